"""A quotation whose context changes its meaning.

What: right before the quoted words, the same sentence of the source has a negation, a condition or another
speaker; or that sentence is a question; and our own text does not say so. The rule reads the preceding
words in the saved copy or, without one, in the citation's `prefix`. English only.

Why: words can be quoted exactly and still say the opposite of what their author wrote.

Source: W3C, Web Annotation Data Model, text quote selector (prefix and suffix); IFCN code of principles.

Mend: quote the whole sentence, or say in the text what precedes the words.
"""

import re
from collections.abc import Iterator

from ...model.source import Citation
from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
key_facts:
- id: F1
  text: The operator calls the dam safe.
  citations:
  # E03
  - {source: note, quote: the dam is safe in every season, prefix: It is not true that}
- id: F2
  text: The operator denies that the dam is safe.
  citations:
  - {source: note, quote: the dam is safe in every season, prefix: It is not true that}
sources:
- {id: note, type: webpage, title: Note on the dam}
"""
_ENDS = re.compile(r"[.!?:;]\s|\n\s*\n|[•▪]")
_QUESTION = re.compile(r"[^.!?]*\?")
_TURNS = {
    "a negation": re.compile(
        r"\b(?:(?:not|never|hardly|nobody|no one|(?:is|was|are|were|do|does|did|ca|could|wo)n['’]t)"
        r"(?: (?:true|the case|correct|because|say|says|said|claim|claims))?"
        r"|(?:den(?:y|ies|ied|ying)|reject(?:s|ed)?|disput(?:es|ed)|no evidence|false|falsely|untrue"
        r"|wrong|mistaken)(?: (?:the|any|all|claims?|reports?|ideas?|suggestions?|to say|to think)){0,3})"
        r"(?: that| as)?\W*$",
        re.IGNORECASE,
    ),
    "a condition": re.compile(
        r"\b(?:if|unless|suppose|supposing|assuming|whether)(?: that)?\W*$", re.IGNORECASE
    ),
    "another speaker": re.compile(
        r"\b(?:(?:critics|opponents|detractors|sceptics|skeptics|some|others|rivals|enemies)"
        r" (?:\w+ )?(?:say|said|claim|claimed|argue|argued|allege|alleged)|rumou?rs? (?:has|have|had) it"
        r"|allegedly|supposedly|myth)(?: that)?\W*$",
        re.IGNORECASE,
    ),
}
_AWARE = re.compile(
    r"\b(?:not|no|never|neither|nor|den(?:y|ies|ied|ying)|reject\w*|disput\w*|refus\w*|dismiss\w*"
    r"|without|false|untrue|if|unless|whether|would|critics|opponents|others|some|alleg\w*|claim\w*"
    r"|ask\w*|question\w*|rumou?r\w*)\b|\w['’]t\b|\?",
    re.IGNORECASE,
)


def find(given: RuleInput) -> Iterator[Hit]:
    """Quotations whose context changes their meaning, if the statement does not say so."""
    for support in given.evidence.support.values():
        for use in support.uses:
            cited = use.citation
            if cited is None or not cited.quote or use.source not in given.sources:
                continue
            language = cited.lang or given.sources[use.source].language or given.briefing.language
            stated = getattr(support.part, "text", None) or ""
            if use.role == "contradicts" or not language.lower().startswith("en"):
                continue
            turn, words = _turn(cited.quote, *_around(given, cited))
            if turn and not _AWARE.search(stated):
                message = f"in the source, {turn} comes before these words: `{words}`"
                yield Hit(
                    (*use.loc, "quote"), message, "quote the whole sentence, or say so in the text"
                )


def _around(given: RuleInput, cited: Citation) -> tuple[str, str]:
    """The text before and after a quotation, as far as it is known."""
    found = given.evidence.found(cited)
    for entry in given.evidence.lock.quotations.get(cited.source, ()):
        if found and (entry.exact, entry.start) == (cited.quote, found.start):
            return entry.prefix, entry.suffix
    return cited.prefix or "", cited.suffix or ""


def _turn(quote: str, before: str, after: str) -> tuple[str, str]:
    """What changes the meaning of a quotation, and the words that do; both empty: nothing."""
    clause = " ".join(_ENDS.split(before)[-1].split())
    for turn, pattern in _TURNS.items():
        match = pattern.search(clause)
        if match:
            return turn, match[0].strip()
    ended = quote.rstrip(' ”"’')[-1:] in tuple(".!?")
    asked = None if ended else _QUESTION.match(after)
    return ("a question, whose end", asked[0].strip()) if asked else ("", "")
