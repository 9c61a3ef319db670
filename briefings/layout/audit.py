"""Checks that need pages and bytes: faults of a layout that the engine does not report."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..findings.finding import Finding, Place
from ..fonts import faces
from ..model.selection import Selection
from .boxes import PX_PER_MM, lines, texts
from .engine import Pages

TOLERANCE = 1.0
"""Millimetres by which a box may extend beyond its page."""


def audit_pages(pages: Pages, file: str) -> Iterator[Finding]:
    """Faults of a laid-out document (R902-R906)."""
    place = Place(file)
    for line in dict.fromkeys(pages.log):
        yield Finding("R902", "error", f"the layout engine says: {line}", place, "report this")
    for number, page in enumerate(pages.document.pages, 1):
        printed = [(box, "".join(part.text for part in texts(box)).strip())
                   for _, box in lines(page._page_box)]  # fmt: skip
        if not any(text for _, text in printed):
            yield Finding("R903", "error", f"page {number} is empty", place, "report this")
        for box, text in printed:
            reach = max(
                -box.position_x, box.position_x + box.width - page.width,
                box.position_y + box.height - page.height,
            )  # fmt: skip
            if reach / PX_PER_MM > TOLERANCE:
                message = f"page {number}: `{text[:40]}` reaches beyond the page"
                yield Finding("R904", "error", message, place, "shorten the longest word")


def audit_fonts(pages: Pages, file: str, fonts: Path, own: Iterable[str] = ()) -> Iterator[Finding]:
    """Faces that are not bundled or the project's own (R905); known only after the pages were drawn."""
    known = {face.family for face in faces(fonts)} | {*own}
    used = {font.family.decode() if isinstance(font.family, bytes) else str(font.family)
            for font in pages.document.fonts.values()}  # fmt: skip
    for family in sorted(used - known):
        message = f"the font `{family}` is not one of ours: some character has none"
        yield Finding("R905", "error", message, Place(file), "see the findings H06")


def audit_text(pdf: bytes, selection: Selection, file: str) -> Iterator[Finding]:
    """Selected items whose id is not in the text of the PDF (R906): content that was lost."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    printed = set(re.findall(r"[A-Za-z][A-Za-z0-9_.-]*", words))
    printed |= {word.rstrip(".") for word in printed}
    # In a right-to-left line, pdfium puts the digits of `C1` before its letters.
    runs = (re.findall(r"[A-Za-z]+|\d+|[_.-]", word) for word in re.findall(r"[\w.-]+", words))
    printed |= {"".join(reversed(run)) for run in runs}
    lost = sorted(id for id in selection.ids if id not in printed)
    if lost:
        message = f"{', '.join(lost)} did not reach the pages"
        yield Finding("R906", "error", message, Place(file), "the engine dropped it: report this")


def all_of(*groups: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of several audits."""
    return tuple(finding for group in groups for finding in group)
