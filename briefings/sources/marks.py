"""Quotation marks of references, whose form depends on the language and on what stands around them."""

import re
from typing import NamedTuple

OPEN, CLOSE, OPEN_SINGLE, CLOSE_SINGLE = "\ue00a", "\ue00b", "\ue00c", "\ue00d"
"""Where `with_quotes` leaves the form of marks open: double and single ones."""
_DOUBLE = re.compile(r'(?<![\w"])"(?=\S)([^"]*)(?<=\S)"(?!\w)')
_SINGLE = re.compile(r"(?<![\w'])'(?=\S)([^'\"]*)(?<=[^\s'])'(?!\w)")
_TAGS = "(?:[\ue000\ue00f][\ue001-\ue008])*"


def with_quotes(text: str) -> str:
    """A text whose straight quotation marks, where they come in pairs, take their form from around."""
    return _DOUBLE.sub(rf"{OPEN}\1{CLOSE}", _SINGLE.sub(rf"{OPEN_SINGLE}\1{CLOSE_SINGLE}", text))


class Marks(NamedTuple):
    """Quotation marks of a language, as its bibliographies have them."""

    open: str
    close: str
    open_inner: str
    close_inner: str

    def quoted(self, text: str) -> str:
        """A text in quotation marks; those inside it are the inner ones, and the outer ones in these."""
        first, last = re.escape(self.open), re.escape(self.close)
        pair = rf"{first}([^{first}]*?){last}(?!\w)"
        text = re.sub(pair, rf"{self.open_inner}\1{self.close_inner}", text)
        depth, found = 1, ""
        for character in text:
            depth -= character in {CLOSE, CLOSE_SINGLE}
            opening, closing = self[2 * (depth % 2)], self[2 * (depth % 2) + 1]
            form = {OPEN: opening, OPEN_SINGLE: opening, CLOSE: closing, CLOSE_SINGLE: closing}
            found += form.get(character, character)
            depth += character in {OPEN, OPEN_SINGLE}
        return f"{self.open}{found}{self.close}"

    def set_in(self, text: str) -> str:
        """A text that stands in no quotation marks: double ones stay double, and single ones single."""
        pairs = (self[:2], self[2:])
        double, single = reversed(pairs) if self.open == "‘" else pairs
        places = (OPEN, CLOSE, OPEN_SINGLE, CLOSE_SINGLE)
        return text.translate(dict(zip(map(ord, places), (*double, *single), strict=True)))

    def with_stops_inside(self, text: str) -> str:
        """A text whose full stops and commas stand before the closing mark, as in American English."""
        closed = rf"(.)({_TAGS})({re.escape(self.close)}{_TAGS})([.,])"
        return re.sub(closed, _moved, text)


def _moved(match: re.Match[str]) -> str:
    before, tags, mark, stop = match.groups()
    there = before == stop or (before in "?!" and stop == ".")
    return f"{before}{tags}{'' if there else stop}{mark}"
