"""Measures a layout, in millimetres."""

from typing import NamedTuple

from .boxes import PX_PER_MM, Box, Page, inside, is_line, root
from .engine import Pages


class Column(NamedTuple):
    """A part of the text between two breaks: a column of a page, or a page without columns."""

    filled: float
    """From its top to the lowest edge of its content."""
    void: float
    """The empty space below."""
    elastic: float
    """The space below and inside all its items except the last, which `--gap` multiplies."""
    items: tuple[str, ...]
    """Ids of the items that begin in it."""


class Measure(NamedTuple):
    """Heights of a laid-out document, in millimetres."""

    pages: int
    side_by_side: int
    """Columns of a page."""
    area: float
    """Height of one page area."""
    above: float
    """The height above the columns of the first page; 0 without columns."""
    opening: float
    """The height above the first section of the text, on the first page."""
    columns: tuple[Column, ...]
    """In reading order; at least one for each page."""
    closing: float
    """Height of the part at the foot of the page, outside the page area; 0 if there is none."""
    heights: dict[str, float]
    """By id of the element, with its margins; if an element is split over pages, the sum of its pieces."""
    lists: dict[str, float]
    """The same by `data-list`, which marks elements with many items: `named` or `sources`."""

    @property
    def used(self) -> float:
        """The filled height, in millimetres of pages with this many columns side by side."""
        last = self.columns[-(len(self.columns) % self.side_by_side or self.side_by_side) :]
        filled = sum(column.filled for column in last) / self.side_by_side
        above = self.above if self.pages == 1 else 0.0
        return (self.pages - 1) * self.area + above + filled

    @property
    def spare(self) -> float:
        """The height that the last columns leave empty, on average."""
        last = self.columns[-self.side_by_side :]
        return sum(column.void for column in last) / len(last)


class _Walk:
    """Collects the columns of the pages in reading order."""

    def __init__(self) -> None:
        self.heights: dict[str, float] = {}
        self.lists: dict[str, float] = {}
        self.columns: list[Column] = []
        self.closing = self.above = self.opening = 0.0
        self.bottom = self.elastic = self.margin = 0.0
        self.items: list[str] = []

    def page(self, page: Page) -> None:
        box = page._page_box
        top, end = box.content_box_y(), box.content_box_y() + box.height
        before = len(self.columns)
        self._start(top)
        self._blocks(root(page), end)
        if len(self.columns) == before:
            self._end(top, end)

    def _start(self, top: float) -> None:
        self.bottom, self.elastic, self.margin, self.items = top, 0.0, 0.0, []

    def _end(self, top: float, end: float) -> None:
        mm = 1 / PX_PER_MM
        self.columns.append(
            Column(
                (self.bottom - top) * mm, (end - self.bottom) * mm,
                self.elastic * mm, tuple(self.items),
            )
        )  # fmt: skip

    def _blocks(self, outer: Box, end: float) -> None:
        for box in inside(outer):
            if box.style["position"] in {"absolute", "fixed"}:
                if _is(box, "closing"):
                    self.closing = box.margin_height() / PX_PER_MM
            elif box.is_column and _is(outer, "flow"):
                self.above = self.above or box.position_y
                self._start(box.position_y)
                self._blocks(box, end)
                self._end(box.position_y, end)
            else:
                self._block(box, outer)
                self._blocks(box, end)

    def _block(self, box: Box, outer: Box) -> None:
        if is_line(box):
            self.bottom = max(self.bottom, box.position_y + box.height)
            return
        element = box.element
        if _is(box, "flow"):
            self.opening = self.opening or box.position_y
        # An element's wrappers are boxes of the same element.
        if element is None or box.element_tag != element.tag or outer.element is element:
            return
        if box.style["border_bottom_width"] or box.style["background_color"].alpha:
            self.bottom = max(self.bottom, box.border_box_y() + box.border_height())
        height = box.margin_height() / PX_PER_MM
        if name := element.get("data-list"):
            self.lists[name] = self.lists.get(name, 0.0) + height
        if id := element.get("id"):
            self.heights[id] = self.heights.get(id, 0.0) + height
            if {"item", "point"} & set(element.get("class", "").split()):
                self.items.append(id)
                self.elastic += self.margin
                self.margin = box.margin_bottom
        elif element.tag == "li":
            self.elastic += max(box.margin_top, 0)


def _is(box: Box, name: str) -> bool:
    return box.element is not None and box.element.get("class") == name


def measure(pages: Pages, side_by_side: int) -> Measure:
    """Measure a document with this many columns side by side on a page."""
    walk = _Walk()
    for page in pages.document.pages:
        walk.page(page)
    first = pages.document.pages[0]._page_box
    above = walk.above - first.content_box_y() if walk.above else 0.0
    opening = walk.opening - first.content_box_y() if walk.opening else 0.0
    return Measure(
        len(pages.document.pages), side_by_side, first.height / PX_PER_MM, above / PX_PER_MM,
        opening / PX_PER_MM,
        tuple(walk.columns), walk.closing, walk.heights, walk.lists,
    )  # fmt: skip
