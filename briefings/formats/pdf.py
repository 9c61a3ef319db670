"""PDF: tagged, with bookmarks, the same bytes from run to run."""

import os
from typing import Any

from ..engine import Engine, Pages

NEEDS_PAGES = True
SUMMARY = "tagged pages for print"


def export(engine: Engine, pages: Pages, epoch: int) -> tuple[bytes, tuple[str, ...]]:
    """The bytes of a PDF and what the engine said; `epoch` is the date it carries, in seconds.

    fontTools stamps subsets with the time unless the environment names one.
    """
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = before or str(epoch)
    try:
        return engine.write(pages, finisher=describe_links)
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]


def describe_links(document: Any, pdf: Any) -> None:
    """Give each link the text it stands on as its description; the engine writes the target."""
    import pydyf

    for page in document.pages:
        for _kind, target, _rectangle, box in page.links:
            annotation = getattr(box, "link_annotation", None)
            if annotation is None or "Contents" not in annotation:
                continue
            words = "".join(box.element.itertext()) if box.element is not None else ""
            annotation["Contents"] = pydyf.String(" ".join(words.split()) or target)
