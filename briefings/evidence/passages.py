"""Finds quotations in a text: word for word, or not at all."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from . import differences
from .normalising import BREAK, Mapped, glued, normalise, normalised
from .omissions import fragments_of

CONTEXT = 32
"""Characters of prefix and suffix, as in the W3C's text quote selector."""
MAX_OCCURRENCES = 1000
MIN_CHARACTERS = 12

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff]")
"""Scripts without spaces between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese."""
_NOT = re.compile(r"'t\b")
_HYPHENS = "-‐‑"
_HYPHEN = re.compile("- ?")
_NARROW = "\u00a0\u2009\u202f"
"""Spaces that group digits."""

Span = tuple[int, int]


class Match(NamedTuple):
    """The result of looking up a quotation in a text."""

    state: str
    """`exact`, `normalised`, `elided`, `ambiguous`, `altered` or `not-found`."""
    start: int = 0
    end: int = 0
    """Characters from the start of the text; both are 0 if it was not found."""
    prefix: str = ""
    suffix: str = ""
    """The text before and after."""
    count: int = 0  # type: ignore[assignment]  # hides tuple's method, which nobody needs
    """The number of places where it was found."""


def too_short(quote: str) -> bool:
    """Whether a quotation is too short to be evidence. A Chinese character counts as three."""
    characters = "".join(quote.split())
    return len(characters) + 2 * len(_UNSPACED.findall(characters)) < MIN_CHARACTERS


def find(quote: str, text: str, prefix: str | None = None, suffix: str | None = None) -> Match:
    """Look up one quotation in a text; for several, make one `Passages`."""
    return Passages(text).find(quote, prefix, suffix)


def nearest(quote: str, text: str) -> str:
    """The nearest passage as a difference, see `differences.nearest`."""
    return Passages(text).nearest(quote)


class Passages:
    """A text in which quotations are looked up."""

    def __init__(self, text: str) -> None:
        self.original = text
        self._steps = normalised(text)
        self._text = self._steps[-1].text

    def find(self, quote: str, prefix: str | None = None, suffix: str | None = None) -> Match:
        """The place of a quotation; `prefix` and `suffix` choose between several places."""
        wanted = normalise(quote).strip()
        spans, elided = self._places(wanted), False
        if not spans:
            spans, elided = self._in_fragments(wanted), True
        if not spans:
            span = differences.altered(wanted, self._words)
            return self._match("altered", span, 1) if span else Match("not-found")
        fitting = [span for span in spans if self._between(span, prefix, suffix)]
        if len(spans) > 1 and len(fitting) != 1:
            return self._match("ambiguous", (fitting or spans)[0], len(spans))
        span = fitting[0] if len(spans) > 1 else spans[0]
        start, end = self._original(span)
        same = self.original[start:end] == quote.strip()
        return self._match("elided" if elided else "exact" if same else "normalised", span, 1)

    def nearest(self, quote: str) -> str:
        """The nearest passage as a difference, see `differences.nearest`."""
        return differences.nearest(normalise(quote), self._words)

    @cached_property
    def _words(self) -> differences.Words:
        return differences.words_of(self._text)

    @cached_property
    def _glued(self) -> Mapped:
        return glued(self._text)

    def _original(self, span: Span) -> Span:
        start, end = span
        for step in reversed(self._steps):
            start, end = step.start(start), step.end(end)
        return start, end

    def _match(self, state: str, span: Span, count: int) -> Match:
        start, end = self._original(span)
        before, after = self.original[max(0, start - CONTEXT) : start], self.original[end:]
        return Match(state, start, end, before, after[:CONTEXT], count)

    def _between(self, span: Span, prefix: str | None, suffix: str | None) -> bool:
        """Whether these words come before and after."""
        first, last = normalise(prefix or "").strip(), normalise(suffix or "").strip()
        before = self._text[max(0, span[0] - len(first) - 1) : span[0]].rstrip()
        after = self._text[span[1] : span[1] + len(last) + 1].lstrip()
        return before.endswith(first) and after.startswith(last)

    def _places(self, wanted: str, start: int = 0, end: int | None = None) -> list[Span]:
        """The places of exactly these whole words, in order, at most `MAX_OCCURRENCES`."""
        end = len(self._text) if end is None else end
        spans = [
            (at, at + len(wanted)) for at in _occurrences(wanted, self._text, start, end)
            if self._whole(at, at + len(wanted))
        ]  # fmt: skip
        if spans or BREAK not in self._text:
            return spans
        joined = glued(wanted).text
        for at in _occurrences(joined, self._glued.text, 0, len(self._glued.text)):
            span = self._glued.start(at), self._glued.end(at + len(joined))
            inside = start <= span[0] and span[1] <= end
            if inside and self._whole(*span) and _agrees(wanted, self._text[slice(*span)]):
                spans.append(span)
        return spans

    def _in_fragments(self, wanted: str) -> list[Span]:
        """The places where the parts of a quotation with omissions follow each other closely."""
        fragments, gaps = fragments_of(wanted)
        if sum(map(len, fragments)) < MIN_CHARACTERS:
            return []
        reach = sum(gaps) + 2 * sum(map(len, fragments))
        regions: list[Span] = []
        for start, end in self._places(max(fragments, key=len)):
            first, last = max(0, start - reach), end + reach
            if regions and first <= regions[-1][1]:
                first = regions.pop()[0]
            regions.append((first, last))
        return [span for region in regions for span in self._chains(fragments, gaps, region)]

    def _chains(self, fragments: list[str], gaps: list[int], region: Span) -> list[Span]:
        """Ranges in a region that begin with the first and end with the last fragment."""
        chains = self._places(fragments[0], *region)
        for fragment, gap in zip(fragments[1:], gaps, strict=True):
            ends = [end for _, end in chains]
            longer: list[Span] = []
            for start, end in self._places(fragment, *region):
                nearest = bisect_right(ends, start) - 1
                if nearest >= 0 and start - ends[nearest] <= gap:
                    longer.append((chains[nearest][0], end))
            chains = longer
        apart: list[Span] = []
        for start, end in chains:
            if not apart or start >= apart[-1][1]:
                apart.append((start, end))
        return apart

    def _whole(self, start: int, end: int) -> bool:
        """Whether a range neither begins nor ends inside a word or a number."""
        return self._free(start) and self._free(end)

    def _free(self, at: int) -> bool:
        """Whether a word or number may begin or end here."""
        text = self._text
        if at in {0, len(text)}:
            return True
        before, after = text[at - 1], text[at]
        if BREAK in {before, after} or unicodedata.category(after)[0] == "M":
            return False
        if _wordlike(before) and _wordlike(after):
            return bool(_UNSPACED.match(before) or _UNSPACED.match(after))
        for mark, near, far in ((at - 1, after, at - 2), (at, before, at + 1)):
            beyond = text[far] if 0 <= far < len(text) else " "
            if not _wordlike(near):
                continue
            if near.isdigit() and beyond.isdigit() and text[mark] in ".,' ":
                if text[mark] != " " or self._printed(mark) in _NARROW:
                    return False
            elif text[mark] == "-" and self._printed(mark) in _HYPHENS and _wordlike(beyond):
                return False
        if before == "-" and after.isdigit() and self._printed(at - 1) in {"-", "−"}:
            return False  # a minus
        return not (_wordlike(before) and _NOT.match(text, at))

    def _printed(self, at: int) -> str:
        """The original of this character."""
        return self.original[slice(*self._original((at, at + 1)))]


def _wordlike(character: str) -> bool:
    return character.isalnum() or character == "_"


def _occurrences(wanted: str, text: str, start: int, end: int) -> Iterator[int]:
    at = text.find(wanted, start, end) if wanted else -1
    for _ in range(MAX_OCCURRENCES):
        if at < 0:
            return
        yield at
        at = text.find(wanted, at + 1, end)


def _agrees(wanted: str, passage: str) -> bool:
    """Whether a passage, with each broken word joined or hyphenated, has exactly these words."""
    first, *rest = passage.split(BREAK)
    if not wanted.startswith(first):
        return False
    at = len(first)
    for piece in rest:
        hyphen = _HYPHEN.match(wanted, at)
        if not hyphen and (wanted[at - 1].isdigit() or piece[:1].isdigit()):
            return False  # numbers are not hyphenated
        at = hyphen.end() if hyphen else at
        if not wanted.startswith(piece, at):
            return False
        at += len(piece)
    return at == len(wanted)
