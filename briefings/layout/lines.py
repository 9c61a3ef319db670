"""The lines of laid-out pages, in the form of `model.typography`."""

from collections import Counter

from ..model.typography import Line, Typography
from . import boxes
from .boxes import PX_PER_POINT, Box
from .engine import Pages


def typography(pages: Pages) -> Typography:
    """The lines of all pages, page by page."""
    found: list[Line] = []
    blocks: dict[int, int] = {}
    fill = 1.0
    for number, page in enumerate(pages.document.pages, 1):
        area = page._page_box
        bottom = area.content_box_y()
        for block, box in boxes.lines(boxes.root(page)):
            element = block.element
            key = id(element) if element is not None else id(block)
            line = _line(number, box, block, blocks.setdefault(key, len(blocks)))
            if line:
                found.append(line)
                bottom = max(bottom, box.position_y + box.height)
        fill = (bottom - area.content_box_y()) / area.height
    count = Counter(line.block for line in found)
    told = tuple(line._replace(alone=count[line.block] == 1) for line in found)
    return Typography(told, fill)


def _line(page: int, box: Box, block: Box, number: int) -> Line | None:
    sizes: dict[float, int] = {}
    words = []
    for part in boxes.texts(box):
        if part.text.strip():
            size = round(part.style["font_size"] / PX_PER_POINT, 2)
            sizes[size] = sizes.get(size, 0) + len(part.text.strip())
            words.append(part.text)
    if not sizes:
        return None
    size = max(sizes, key=lambda one: sizes[one])
    leading = round(box.height / PX_PER_POINT / size, 2)
    text = "".join(words).strip()
    tag = block.element_tag or ""
    return Line(page, size, min(sizes), leading, len(text), text, tag, number, False)
