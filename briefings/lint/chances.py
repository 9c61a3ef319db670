"""How likely a sentence says something is: by a term (`is likely to`) or a number (`a 30 % chance`).

Numbers are read in English only.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model.scale import Degree
from .input import RuleInput
from .sentences import Sentence
from .voices import is_name

STEMS = frozenset({"chan", "prob", "like", "odds"})
"""The first letters of words that make a percentage a likelihood."""
REPORTED = frozenset(
    {"key_facts", "timeline", "later_developments", "glossary", "people", "figures"}
)
"""Sections that report what others measured or said: a number there may be theirs."""

_SIGN = r"(?:%|per\s?cent\b)"
_SHARE = (
    rf"(?P<low>\d+(?:\.\d+)?)\s*{_SIGN}?(?:\s*(?:–|-|to|and)\s*(?P<high>\d+(?:\.\d+)?))?\s*{_SIGN}"
)
_ABOUT = r"(?:(?:about|around|roughly|some|only|over|under|at\s+(?:least|most)|[<>≈~])\s*)?"
_BEFORE = re.compile(
    rf"(?<![\w.,-]){_SHARE}[\s-]+(?:chance|likelihood|probability|odds)\b(?!\s+sampl)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\b(?:chance|likelihood|probability|odds)\s+(?:(?:of|is|was|at|stands\s+at)\s+)?{_ABOUT}{_SHARE}"
    r"(?=\s*(?:[.,;:)]|$|(?:that|or|and|by|before|in|over)\b))",
    re.IGNORECASE,
)
_BRACKET = re.compile(rf"\s*\(\s*{_ABOUT}{_SHARE}\s*\)", re.IGNORECASE)

_MODIFIED = re.compile(
    r"\b(?:more|less|most|least|as|so|how|too|not|equally|quite|rather|fairly|highly|somewhat"
    r"|extremely|very|exceptionally|increasingly|really|pretty|reasonably)\s+$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\s*(?:[.,;:!?()]|$"
    r"|(?:to|that|before|by|after|until|within|in|if|unless|chance|prospect|possibility)\b)"
)
_CHANCE = r"(?:chances?|odds|prospects?|possibility|likelihood)\b"
_REMOTE = re.compile(rf"{_CHANCE}[^,;]*\bremote\b|\bremote\s+{_CHANCE}", re.IGNORECASE)


def degrees(given: RuleInput, sentence: Sentence) -> Iterator[tuple[re.Match[str], Degree]]:
    """The declared scale's terms by which a sentence says how likely something is.

    Terms with a modifier (`more likely`) do not count, and single words count only in statements about
    something: `is likely to`, but not `a remote station`.
    """
    for match in given.terms(sentence):
        if _MODIFIED.search(sentence.text, 0, match.start()) or is_name(sentence, match):
            continue
        word = match[0].lower()
        degree = given.scale.degree(word) or given.scale.degree(word.removesuffix("ly"))
        if not degree or (" " not in word and not _SAID.match(sentence.text, match.end())):
            continue
        if word != "remote" or _REMOTE.search(sentence.text):
            yield match, degree


class Chance(NamedTuple):
    """A likelihood as a number, or as a range of numbers."""

    match: re.Match[str]
    low: float
    """Per cent."""
    high: float
    """Per cent; equal to `low` for one number."""

    @property
    def words(self) -> str:
        """`30 %` or `30–40 %`."""
        ends = f"{self.low:g}" if self.low == self.high else f"{self.low:g}–{self.high:g}"
        return f"{ends} %"

    def within(self, degree: Degree) -> bool:
        """Whether a degree contains it; a range may use the ends as the standard prints them, rounded."""
        if self.low == self.high:
            return degree.low <= self.low <= degree.high
        return round(degree.low) <= self.low and self.high <= round(degree.high)


def chances(sentence: Sentence) -> Iterator[Chance]:
    """Percentages that a sentence calls a chance, likelihood or probability."""
    if not STEMS.isdisjoint(sentence.stems):
        found = [*_BEFORE.finditer(sentence.text), *_AFTER.finditer(sentence.text)]
        yield from map(_chance, sorted(found, key=lambda match: match.start()))


def bracketed(sentence: Sentence, term: re.Match[str]) -> Chance | None:
    """The percentage in brackets directly after a term."""
    match = _BRACKET.match(sentence.text, term.end())
    return _chance(match) if match else None


def _chance(match: re.Match[str]) -> Chance:
    low = float(match["low"])
    return Chance(match, low, float(match["high"] or low))
