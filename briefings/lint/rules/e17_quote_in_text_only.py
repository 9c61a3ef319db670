"""Words in quotation marks that are not looked up.

What: texts of the briefing have at least 12 characters in quotation marks, and no citation of the item has
these words as its `quote`. Names and the
glossary are left alone. One note counts them and points to the first.

Why: only the `quote` of a citation is looked up in the saved copy. Readers cannot see which quotations were
looked up and which were not.

Source: house rule.

Mend: give the words as `quote` of the citation, with the source that has them.
"""

import re
from collections.abc import Iterator

from ..input import Hit, RuleInput
from ..sentences import Sentence

SEVERITY = "note"
EXAMPLE = """
key_facts:
# E17
- {id: F1, text: "The states call the accord “a treaty among equals”.", citations: [{source: states}]}
- id: F2
  text: The states call the gauge “the only instrument that counts”.
  citations: [{source: states, quote: the gauge is the only instrument that counts}]
sources:
- {id: states, type: webpage, title: Note of the states}
"""
_QUOTED = re.compile('“([^“”]{12,})”|«([^«»]{12,})»|„([^„“”]{12,})[“”]|"([^"]{12,})"')

_NAME = re.compile(r"(?:[^\Wa-z_]\w*[\s.-]*)+")
"""Words that all have a capital: a name, not what somebody said."""


def find(given: RuleInput) -> Iterator[Hit]:
    """One note for all quotations that are only in texts."""
    found: list[tuple[Sentence, re.Match[str]]] = []
    for sentence in given.sentences:
        if sentence.section != "glossary" and any(mark in sentence.raw for mark in '“«„"'):
            quotes = _quotes(sentence.part)
            for match in _QUOTED.finditer(sentence.raw):
                said = next(filter(None, match.groups()))
                words = _plain(said)
                if not _NAME.fullmatch(said) and not any(words in quote for quote in quotes):
                    found.append((sentence, match))
    if found:
        sentence, match = found[0]
        many = "quotation stands" if len(found) == 1 else "quotations stand"
        message = f"{len(found)} {many} in texts only, and nobody looks them up"
        help = "give the words as `quote` of a citation"
        yield Hit(sentence.loc, message, help, match[0], sentence.start + match.start())


def _quotes(part: object) -> list[str]:
    citations = getattr(part, "citations", ())
    return [_plain(citation.quote) for citation in citations if citation.quote]


def _plain(words: str) -> str:
    """Only letters and digits: punctuation and spaces differ between a text and its source."""
    return re.sub(r"\W+", " ", words).strip().casefold()
