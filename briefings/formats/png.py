"""PNG: each page of the PDF as a picture."""

import io

NEEDS_PAGES = True
SUMMARY = "each page as a picture of 110 dpi"
DPI = 110


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
