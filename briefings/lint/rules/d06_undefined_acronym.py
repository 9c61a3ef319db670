"""An abbreviation that is never explained.

What: our own voice uses two to six capitals, such as “OWA”, and the briefing neither writes them out
(“Office of Water (OWA)”) nor explains them in its glossary. Each abbreviation is reported once, where it is
first used. The list `abbreviations`, Roman numerals, ids, markings, and words in capitals for stress are
left alone.

Why: readers outside the field do not know it, and it can mean different things in different fields.

Source: Cabinet Office guidance on papers for Cabinet committees: no unexplained acronyms.

Mend: write it out at first use with the abbreviation in brackets, or add it to `glossary`;
`lint.words` of settings.yaml adds to `abbreviations`.
"""

import re
from collections.abc import Iterator

from ...model.briefing import LISTS
from ...model.tree import texts
from ..input import Hit, RuleInput
from ..sentences import Sentence

SEVERITY = "warning"
EXAMPLE = """
key_facts:
# D06
- {id: F1, text: The OWA closed the gates in May.}
- {id: F2, text: The OWA opened them in June.}
- {id: F3, text: The Upper Basin Commission (UBC) protested to the UN.}
- {id: F4, text: The UBC went to court.}
"""
NAMING = frozenset({
    "glossary", "people", "marking", "authors", "reviewers", "publisher", "series", "number",
})  # fmt: skip
"""Sections in which an abbreviation is explained, or is a name."""
PROSE = ("sources", "summary", *LISTS)
"""Sections of sentences."""
NEAR = 40
"""Characters around an abbreviation; if they contain words in capitals, it counts as one of them."""
_SHORT = r"[A-Z][0-9&]{0,4}[A-Z][A-Z0-9&]{0,4}"
_CAPITALS = re.compile(_SHORT)
_ACRONYM = re.compile(rf"(?<![\w&.:/@#’'-])({_SHORT})(?:s|’s|'s)?(?![\w&:/]|-\d)")
_EXPLAINED = re.compile(rf"\(({_SHORT})s?[),;:]|\b({_SHORT})s?,? \((?=[^\W\d])")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SHOUTED = re.compile(rf"{_SHORT}\W{{1,3}}{_SHORT}\W{{1,3}}{_SHORT}")
_WORD = re.compile(r"\b[a-z]{2,6}\b")


def find(given: RuleInput) -> Iterator[Hit]:
    """The first use of each abbreviation that nothing explains."""
    common = given.lexicon.entries("abbreviations", "en")
    common |= given.lexicon.entries("abbreviations", given.briefing.language)
    first: dict[str, tuple[Sentence, re.Match[str]]] = {}
    for sentence in given.sentences:
        if sentence.voice == "own" and not common.issuperset(_CAPITALS.findall(sentence.text)):
            for match in _ACRONYM.finditer(sentence.text):
                short = match[1]
                if len(short) <= 6 and short not in common:
                    first.setdefault(short, (sentence, match))
    if not first:
        return
    left = first.keys() - _explained(given)
    left -= _words(given, left)
    for short, (sentence, match) in first.items():
        start, end = max(0, match.start() - NEAR), match.end() + NEAR
        if short in left and not _SHOUTED.search(sentence.text, start, end):
            message = f"`{short}` is never written out"
            help = f"write the full name with `({short})` here, or add `{short}` to the glossary"
            yield given.at(sentence, match, message, help)


def _explained(given: RuleInput) -> set[str]:
    """Abbreviations that the briefing writes out, lists, or uses as names and ids."""
    found = {*given.evidence.support, *given.sources}
    named = given.briefing.model_copy(update=dict.fromkeys(PROSE, ()))
    for field in texts(named):
        if field.loc[0] in NAMING:
            found.update(_CAPITALS.findall(field.text))
    holders = (getattr(support.part, "holder", "") for support in given.evidence.support.values())
    for text in (*(sentence.raw for sentence in given.sentences), *holders):
        if "(" in text:
            found.update(a or b for a, b in _EXPLAINED.findall(text))
    return found


def _words(given: RuleInput, shorts: set[str]) -> set[str]:
    """Those that are words: Roman numerals, or words that occur in small letters elsewhere."""
    found = {short for short in shorts if _ROMAN.fullmatch(short)}
    small = {short.lower(): short for short in shorts - found}
    stems = {word[:4] for word in small}
    for sentence in given.sentences:
        if not stems.isdisjoint(sentence.stems):
            found.update(small[word] for word in _WORD.findall(sentence.text) if word in small)
    return found
