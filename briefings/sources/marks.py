"""Quotation marks of references, whose form depends on the language and on what stands around them."""

import re
from typing import NamedTuple

OPEN, CLOSE, OPEN_INNER, CLOSE_INNER = "\ue00a", "\ue00b", "\ue00c", "\ue00d"
"""Where `with_quotes` leaves the marks open: outer and inner ones."""
_DOUBLE = re.compile(r'(?<![\w"])"(?=\S)([^"]*)(?<=\S)"(?!\w)')
_SINGLE = re.compile(r"(?<![\w'])'(?=\S)([^'\"]*)(?<=[^\s'])'(?!\w)")
_TAGS = "(?:[\ue000\ue00f][\ue001-\ue008])*"


def with_quotes(text: str) -> str:
    """A text whose straight quotation marks, where they come in pairs, take their form from around."""
    inner = _SINGLE.sub(rf"{OPEN_INNER}\1{CLOSE_INNER}", text)
    paired = _DOUBLE.sub(rf"{OPEN}\1{CLOSE}", inner)
    if OPEN not in paired:
        return inner.replace(OPEN_INNER, OPEN).replace(CLOSE_INNER, CLOSE)
    return paired


class Marks(NamedTuple):
    """Quotation marks of a language."""

    open: str
    close: str
    open_inner: str
    close_inner: str

    def turned(self) -> "Marks":
        """Those of a text that stands in quotation marks."""
        return Marks(self.open_inner, self.close_inner, self.open, self.close)

    def set_in(self, text: str) -> str:
        """A text with marks of this form in the places that `with_quotes` left."""
        places = (OPEN, CLOSE, OPEN_INNER, CLOSE_INNER)
        return text.translate(dict(zip(map(ord, places), self, strict=True)))

    def quoted(self, text: str) -> str:
        """A text in quotation marks; those inside it are the inner ones."""
        first, last = re.escape(self.open), re.escape(self.close)
        pair = rf"{first}([^{first}]*?){last}(?!\w)"
        text = re.sub(pair, rf"{self.open_inner}\1{self.close_inner}", text)
        return f"{self.open}{self.turned().set_in(text)}{self.close}"

    def with_stops_inside(self, text: str) -> str:
        """A text whose full stops and commas stand before the closing mark, as in American English."""
        closed = rf"(.)({_TAGS})({re.escape(self.close)}{_TAGS})([.,])"
        return re.sub(closed, _moved, text)


def _moved(match: re.Match[str]) -> str:
    before, tags, mark, stop = match.groups()
    there = before == stop or (before in "?!" and stop == ".")
    return f"{before}{tags}{'' if there else stop}{mark}"
