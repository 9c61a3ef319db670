"""The lines of laid-out pages, as `model.typography` has them."""

from collections.abc import Iterator
from typing import Any

from ..model.typography import Line, Typography
from .engine import Pages

PX_PER_POINT = 96 / 72


def typography(pages: Pages) -> Typography:
    """Walk the boxes of all pages."""
    lines: list[Line] = []
    blocks: dict[int, int] = {}
    fill = 1.0
    for number, page in enumerate(pages.document.pages, 1):
        box = page._page_box
        root = next(child for child in box.children if child.element_tag == "html")
        bottom = box.content_box_y()
        for block, line in _lines(root, None):
            element = block.element
            key = id(element) if element is not None else id(block)
            found = _line(number, line, block, blocks.setdefault(key, len(blocks)))
            if found:
                lines.append(found)
                bottom = max(bottom, line.position_y + line.height)
        fill = (bottom - box.content_box_y()) / box.height
    count: dict[int, int] = {}
    for line in lines:
        count[line.block] = count.get(line.block, 0) + 1
    told = tuple(line._replace(alone=count[line.block] == 1) for line in lines)
    return Typography(told, fill)


def _lines(box: Any, block: Any) -> Iterator[tuple[Any, Any]]:
    from weasyprint.formatting_structure import boxes

    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)
        if isinstance(child, boxes.LineBox):
            yield box, child
        else:
            yield from _lines(child, box)


def _line(page: int, line: Any, block: Any, number: int) -> Line | None:
    from weasyprint.formatting_structure import boxes

    sizes: dict[float, int] = {}
    words = []
    for part in line.descendants():
        if isinstance(part, boxes.TextBox) and part.text.strip():
            size = round(part.style["font_size"] / PX_PER_POINT, 2)
            sizes[size] = sizes.get(size, 0) + len(part.text.strip())
            words.append(part.text)
    if not sizes:
        return None
    size = max(sizes, key=lambda one: sizes[one])
    leading = round(line.height / PX_PER_POINT / size, 2)
    text = "".join(words).strip()
    tag = block.element_tag or ""
    return Line(page, size, min(sizes), leading, len(text), text, tag, number, False)
