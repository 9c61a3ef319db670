"""PNG: each page of the PDF as a picture."""

import io

NEEDS_PAGES = True
SUMMARY = "each page as a picture of 110 dpi"
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


def pictures(pdf: bytes) -> list[bytes]:
    """One PNG a page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        out = io.BytesIO()
        page.render(scale=DPI / 72).to_pil().save(out, "PNG")
        found.append(out.getvalue())
    return found
