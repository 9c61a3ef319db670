"""What readers' eyes meet on laid-out pages: lines, their sizes, and the pages they are on."""

from typing import NamedTuple


class Line(NamedTuple):
    """One line of text."""

    page: int
    """From 1."""
    size: float
    """Of most of its characters, in points."""
    smallest: float
    """Of its smallest characters, in points."""
    leading: float
    """From line to line, as a multiple of the size."""
    characters: int
    text: str
    tag: str
    """Of the element that holds it, such as `p` or `h2`."""
    block: int
    """Lines of one block of text have the same number."""
    alone: bool
    """Whether its block has no other line."""


class Typography(NamedTuple):
    """The lines of a document, in the order of its boxes."""

    lines: tuple[Line, ...]
    last_page: float
    """How much of the last page's area is filled, 0–1."""
