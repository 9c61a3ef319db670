"""What readers see on laid-out pages: lines, their sizes, and the pages they are on."""

from typing import NamedTuple


class Line(NamedTuple):
    """One line of text."""

    page: int
    """From 1."""
    size: float
    """The size of most of its characters, in points."""
    smallest: float
    """The size of its smallest characters, in points."""
    leading: float
    """From line to line, as a multiple of the size."""
    characters: int
    text: str
    tag: str
    """The tag of the element that contains it, such as `p` or `h2`."""
    block: int
    """Lines of one block of text have the same number."""
    alone: bool
    """Whether its block has no other line."""


class Typography(NamedTuple):
    """The lines of a document, in the order of its boxes."""

    lines: tuple[Line, ...]
    last_page: float
    """The filled share of the last page's area, 0–1."""
