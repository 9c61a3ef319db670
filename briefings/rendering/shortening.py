"""What a length leaves out of the items that it prints, so that a page does not pass for the whole."""

from collections.abc import Iterator
from typing import Any

from ..model.briefing import Briefing
from ..model.selection import Selection
from ..selection import SECTIONS, items

KINDS = ("wording", "sides", "reasons", "notes", "quotations", "sources")
"""In printed order; each has its words, such as `cut_wording`."""


def shortened(briefing: Briefing, selection: Selection, *, some_sources: bool) -> list[str]:
    """The keys of the words for everything that items lack because their tier is not the fullest.

    `some_sources` says whether a statement has more sources than are named.
    """
    cut = {"sources"} if some_sources else set()
    for section in SECTIONS:
        for key, item in items(briefing, section).items():
            tier = selection.tiers.get(key)
            if tier and tier != "detail" and not isinstance(item, str):
                cut.update(_missing(section, item, tier))
    return [f"cut_{kind}" for kind in KINDS if kind in cut]


def _missing(section: str, item: Any, tier: str) -> Iterator[str]:
    text = getattr(item, "text", None) or getattr(item, "question", None)
    short = getattr(item, "short", None)
    if tier in {"short", "name"} and short and short != text:
        yield "wording"
    if section == "contested_points":
        if tier == "name" or (tier == "short" and any(p.short for p in item.positions)):
            yield "sides"
        if item.background or item.assessment:
            yield "notes"
    if getattr(item, "basis", None) and (tier != "text" or section != "key_judgments"):
        yield "reasons"
    if getattr(item, "detail", None):
        yield "notes"
    if any(citation.quote for citation in getattr(item, "citations", ())):
        yield "quotations"
