"""Contact sheets: all pages of some PDFs in one picture, a row or more for each briefing."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2
from PIL import Image

SCALE = 50 / 72
"""50 dots an inch: what a page looks like, not what it says."""
ACROSS, GAP, GROUND = 8, 8, "#999999"


def sheet(files: Iterable[Path], target: Path) -> int:
    """Draw the sheet of PDFs; how many pages are on it."""
    rows: list[list[Image.Image]] = []
    briefing = None
    for path in files:
        for page in _pages(path):
            if path.parent != briefing or len(rows[-1]) == ACROSS:
                rows.append([])
            briefing = path.parent
            rows[-1].append(page)
    width = max(sum(page.width + GAP for page in row) for row in rows) + GAP
    height = sum(max(page.height for page in row) + GAP for row in rows) + GAP
    whole = Image.new("RGB", (width, height), GROUND)
    y = GAP
    for row in rows:
        x = GAP
        for page in row:
            whole.paste(page, (x, y))
            x += page.width + GAP
        y += max(page.height for page in row) + GAP
    whole.save(target)
    return sum(map(len, rows))


def _pages(path: Path) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(path)
    for page in document:
        yield page.render(scale=SCALE).to_pil()
    document.close()
