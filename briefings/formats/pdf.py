"""PDF: PDF/A-3a and PDF/UA-1 in one file, with attachments, the same bytes from run to run."""

import datetime as dt
import io
import os
from collections.abc import Iterator
from functools import partial
from typing import Any

from .. import __version__
from ..layout.engine import versions, write
from .attachments import Attachment, attachments
from .given import Artefact, OnPages

SUMMARY = "tagged pages for print, with their content attached"
SCOPE = "pages"
_1970 = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_UA = """\
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>\
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""The name of PDF/UA-1, and the schema of that name, without which PDF/A refuses it."""


def export(given: OnPages) -> Iterator[Artefact]:
    """One file."""
    yield Artefact(".pdf", given.written[0], given.layout.measure.pages)


def written(given: OnPages) -> tuple[bytes, tuple[str, ...]]:
    """The bytes of a PDF with its attachments, and what the engine said.

    fontTools stamps subsets with the time unless the environment names one.
    """
    checked, pages = given.checked, given.layout.pages
    epoch, right_to_left = checked.choices.epoch, given.manuscript.words.dir == "rtl"
    files = attachments(checked, given.name, {"make-briefing": __version__, **versions()})
    pages.document.metadata.__class__ = _metadata()
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch)
    try:
        return write(
            pages,
            finisher=partial(finish, right_to_left=right_to_left),
            attachments=[_attached(one, epoch) for one in files],
        )
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _attached(one: Attachment, epoch: int) -> Any:
    import weasyprint

    day = _1970 + dt.timedelta(seconds=epoch)
    return weasyprint.Attachment(
        file_obj=io.BytesIO(one.data), name=one.name, description=one.description,
        relationship=one.relationship, created=day, modified=day,
    )  # fmt: skip


def _metadata() -> Any:
    from weasyprint.pdf.metadata import DocumentMetadata

    class Both(DocumentMetadata):  # type: ignore[misc]
        """What the engine says of the document, and that it is PDF/UA-1, too."""

        def generate_rdf_metadata(self, *given: Any) -> bytes:
            rdf: bytes = super().generate_rdf_metadata(*given)
            return rdf.replace(b"</rdf:RDF>", f"{_UA}</rdf:RDF>".encode())

    return Both


def finish(document: Any, pdf: Any, *, right_to_left: bool) -> None:
    """What the engine leaves to be mended before the file is written."""
    import pydyf

    if right_to_left:  # so that two pages side by side stand in their order
        pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"

    describe_links(document)
    # The engine lists each attached file twice.
    if files := pdf.catalog.get("AF"):
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(files))


def describe_links(document: Any) -> None:
    """Give each link the text it stands on as its description; the engine writes the target."""
    import pydyf

    for page in document.pages:
        for _kind, target, _rectangle, box in page.links:
            annotation = getattr(box, "link_annotation", None)
            if annotation is None or "Contents" not in annotation:
                continue
            words = "".join(box.element.itertext()) if box.element is not None else ""
            annotation["Contents"] = pydyf.String(" ".join(words.split()) or target)
