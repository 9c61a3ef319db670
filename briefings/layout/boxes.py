"""The boxes of laid-out pages: only this module walks them.

WeasyPrint has no types. `_page_box` and `_box` are private, but have not changed for years. All
lengths are in CSS pixels, from the top left corner of the page.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Protocol, TypeGuard
from xml.etree.ElementTree import Element

PX_PER_MM = 96 / 25.4
PX_PER_POINT = 96 / 72


class Box(Protocol):
    """A box on one page: an element, a part of one, or an anonymous wrapper."""

    element: Element | None
    """The element of the box, which several boxes may share; None for page and margins."""
    element_tag: str | None
    """The tag of that element, with `::before` or the like for boxes that CSS adds."""
    style: Mapping[str, Any]
    """Computed values by property, with underscores."""
    children: Sequence["Box"]
    is_column: bool
    position_x: float
    position_y: float
    """Size of the margin box."""
    width: float
    height: float
    """Size of the content box."""
    margin_top: float
    margin_bottom: float

    def content_box_y(self) -> float: ...
    def border_box_y(self) -> float: ...
    def border_height(self) -> float: ...
    def margin_height(self) -> float: ...


class TextBox(Box, Protocol):
    """A piece of text in one style."""

    text: str


class Page(Protocol):
    """A page; width and height with its margins."""

    width: float
    height: float
    _page_box: Box


class Document(Protocol):
    """WeasyPrint's document, ready to be written."""

    pages: Sequence[Page]
    metadata: Any
    fonts: Mapping[Any, Any]
    """Known only after the pages were drawn."""

    def write_pdf(self, **options: Any) -> bytes: ...


def root(page: Page) -> Box:
    """The box of the document on a page, without the boxes in the page's margins."""
    return next(box for box in page._page_box.children if box.element_tag == "html")


def inside(box: Box) -> Iterator[Box]:
    """The boxes stacked in a box: blocks, parts of tables, lines. A line has none."""
    if not is_line(box):
        for child in box.children:
            yield getattr(child, "_box", child)  # absolutely positioned boxes are wrapped


def lines(box: Box) -> Iterator[tuple[Box, Box]]:
    """Every line in a box, after the block that holds it, in the order of the tree."""
    for child in inside(box):
        if is_line(child):
            yield box, child
        else:
            yield from lines(child)


def texts(line: Box) -> Iterator[TextBox]:
    """The texts of a line, in the order of the tree."""
    for child in line.children:
        if _is_text(child):
            yield child
        elif not hasattr(child, "_box"):  # absolutely positioned boxes are elsewhere
            yield from texts(child)


def is_line(box: Box) -> bool:
    """Whether a box is a line."""
    return isinstance(box, _kinds()[0])


def _is_text(box: Box) -> TypeGuard[TextBox]:
    return isinstance(box, _kinds()[1])


@cache
def _kinds() -> tuple[type, type]:
    from weasyprint.formatting_structure.boxes import LineBox
    from weasyprint.formatting_structure.boxes import TextBox as Text

    return LineBox, Text
