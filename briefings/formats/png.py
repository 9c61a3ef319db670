"""PNG: each page of the PDF as a picture."""

import io
from collections.abc import Iterator

from .given import Artefact, OnPages

SUMMARY = "each page as a picture of 110 dpi"
SCOPE = "pages"
DPI = 110


def thumbnail(pdf: bytes, width: int) -> bytes:
    """The first page as a small PNG of that many pixels across, in few greys and colours."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    picture = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
    document.close()
    out = io.BytesIO()
    picture.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()


def export(given: OnPages) -> Iterator[Artefact]:
    """One PNG a page, numbered from 1."""
    import pypdfium2

    for number, page in enumerate(pypdfium2.PdfDocument(given.written[0]), 1):
        out = io.BytesIO()
        page.render(scale=DPI / 72).to_pil().save(out, "PNG")
        yield Artefact(f"-{number}.png", out.getvalue())
