"""One form for spellings that print alike, with a way back to the original text."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

BREAK = "\x1f"
"""Stands for a hyphen at the end of a line: the word may or may not be written with it."""

_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›′″‵‶＂＇「」『』"
_DASHES = "-‐‑‒–—―−﹘﹣－"
_SPACES = "".join(chr(n) for n in range(0x3001) if chr(n).isspace() and chr(n) != BREAK)
_ONE_TO_ONE = {
    **dict.fromkeys(map(ord, _QUOTES), "'"),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _SPACES), " "),
}
_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "…": "...",
}  # fmt: skip
_UNSEEN = (
    r"\x02\x1f\u00ad\u034f\u061c\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe"
)
_LINE_END = r"[ \t\r]{0,9}\n\s{0,80}"  # limited: a text of line breaks must not take minutes
_CHANGES = re.compile(
    # Most places need no closer look.
    rf"(?=[{_DASHES}{_UNSEEN}{_QUOTES}.…ﬀ-ﬆ]|\s[\s{_UNSEEN}»›]|(?<=[«‹])\s)(?:"
    rf"(?P<soft>(?<=\w)\u00ad{_LINE_END}(?=\w))"
    # pdfium writes U+0002 or U+FFFE where a hyphen broke a word.
    rf"|(?P<break>(?<=\w)(?:[-‐]{_LINE_END}|[\x02\ufffe]\s{{0,80}})(?=\w))"
    r"|(?P<inner>(?<=[«‹])\s+|\s+(?=[»›]))"
    rf"|(?P<space>[{_UNSEEN}]*\s[\s{_UNSEEN}]+|[{_UNSEEN}]+\s)"
    rf"|(?P<unseen>[{_UNSEEN}]+)"
    rf"|(?P<dash>[{_DASHES}]{{2,}})"
    rf"|(?P<quote>[{_QUOTES}]{{2,}})"
    r"|(?P<dots>\. \. \.)"
    r"|(?P<ligature>[ﬀ-ﬆ…]))"
)
_NEW = {"break": BREAK, "space": " ", "dash": "-", "quote": "'", "dots": "..."}
_GLUED = re.compile(rf"(?<=\w)(?:{BREAK}|- ?)(?=\w)")
_WORD = re.compile(r"\S+")
_HEAP = re.compile(r"[^\w\s\x00-\x7f]{100}")
"""Perhaps a letter with a hundred marks, for which Unicode's algorithm takes quadratic time."""


class Mapped(NamedTuple):
    """A text made from another one, and where each of its characters came from.

    The lists have one entry for each place that was rewritten, in order: the range here, and the range
    there. The characters between them are unchanged.
    """

    text: str
    starts: list[int]
    ends: list[int]
    from_starts: list[int]
    from_ends: list[int]

    def start(self, at: int) -> int:
        """The offset in the other text at which the character at this offset begins."""
        change = bisect_right(self.starts, at) - 1
        if change < 0:
            return at
        if at < self.ends[change]:
            return self.from_starts[change]
        return self.from_ends[change] + at - self.ends[change]

    def end(self, at: int) -> int:
        """The offset in the other text at which a range that ends before this offset ends."""
        change = bisect_left(self.starts, at) - 1
        if change < 0:
            return at
        return self.from_ends[change] + max(0, at - self.ends[change])


def normalise(text: str) -> str:
    """The form in which quotation marks, dashes, spaces and composed letters no longer differ."""
    return normalised(text)[-1].text


def normalised(text: str) -> tuple[Mapped, ...]:
    """The same in steps, each with the way back to the previous one; the last is the result."""
    steps = []
    if not text.isascii() and (_HEAP.search(text) or not unicodedata.is_normalized("NFC", text)):
        steps.append(_rewritten(text, _composed(text)))
        text = steps[-1].text
    changed = _rewritten(text, _alike(text))
    return (*steps, changed._replace(text=changed.text.translate(_ONE_TO_ONE)))


def glued(text: str) -> Mapped:
    """A normalised text without hyphens inside words, so that broken words are found."""
    return _rewritten(text, ((*match.span(), "") for match in _GLUED.finditer(text)))


Rewriting = tuple[int, int, str]
"""A range of a text, and its replacement."""


def _rewritten(text: str, rewritings: Iterable[Rewriting]) -> Mapped:
    pieces: list[str] = []
    mapped = Mapped("", [], [], [], [])
    done = length = 0
    for start, end, new in rewritings:
        pieces += (text[done:start], new)
        length += start - done
        mapped.starts.append(length)
        length += len(new)
        mapped.ends.append(length)
        mapped.from_starts.append(start)
        mapped.from_ends.append(end)
        done = end
    return mapped._replace(text="".join([*pieces, text[done:]]))


def _alike(text: str) -> Iterator[Rewriting]:
    for match in _CHANGES.finditer(text):
        kind = match.lastgroup or ""
        new = _LIGATURES[match[0]] if kind == "ligature" else _NEW.get(kind, "")
        yield (*match.span(), new)


def _composed(text: str) -> Iterator[Rewriting]:
    """Each letter with its marks as one character, if Unicode has one."""
    for word in _WORD.finditer(text):
        if _HEAP.search(word[0]) or unicodedata.is_normalized("NFC", word[0]):
            continue
        for start, end in _clusters(text, *word.span()):
            new = unicodedata.normalize("NFC", text[start:end])
            if new != text[start:end]:
                yield start, end, new


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges of one letter and the characters that may be composed with it."""
    for at in range(start + 1, end):
        if not unicodedata.combining(text[at]) and not "\u1160" <= text[at] <= "\u11ff":
            yield start, at
            start = at
    yield start, end
