"""Artefacts -> files with their names, and what is said of each."""

import time
from collections.abc import Iterator

from ..cache import Cache
from ..findings.finding import Finding, Place
from ..formats import export
from ..formats.given import OfBriefing, OfLength
from ..model.selection import Selection
from ..orders import Checked, Made, Piece, variant
from ..rendering.manuscript import Manuscript


def files_of_briefing(checked: Checked, cache: Cache, piece: Piece) -> Iterator[Made]:
    """The files that a briefing has once, whatever its lengths."""
    started = time.perf_counter()
    for made in export(OfBriefing(checked, cache), piece.formats):
        seconds = time.perf_counter() - started
        yield Made(checked.content.slug + made.ending, made.data, "", made.pages, 0, "", seconds)


def files_of_length(given: OfLength, piece: Piece) -> Iterator[Made]:
    """The files of one length."""
    stem = f"{given.checked.content.slug}-{given.name}{variant(given.checked)}"
    left_out = _left_out(given.selection)
    artefacts = list(export(given, piece.formats))
    seconds = time.perf_counter() - given.begun
    for made in artefacts:
        yield Made(
            name=stem + made.ending,
            data=made.data,
            length=given.name,
            pages=made.pages,
            layouts=given.layouts,
            left_out=left_out,
            seconds=seconds,
        )


NAMES = {
    "summary": "paragraphs of the summary", "timeline": "events", "glossary": "terms",
    "why_it_matters": "line why it matters", "bottom_line": "bottom line",
}  # fmt: skip
"""What entries of a section are called, where it is not its own name."""


def _left_out(selection: Selection) -> str:
    """`34 of 40 facts, 8 of 8 gaps, 35 of 35 events`."""
    parts = []
    for section, _, left_out, of in selection.omissions:
        name = NAMES.get(section) or section.removeprefix("key_").replace("_", " ")
        if of == 1 and section not in {"why_it_matters", "bottom_line", "people"}:
            name = name.removesuffix("s")
        parts.append(f"{left_out} of {of} {name}")
    return ", ".join(parts)


def untranslated(manuscript: Manuscript, checked: Checked) -> Iterator[Finding]:
    """The words that were missing in the language of the pages (V210)."""
    missing = sorted(manuscript.words.missing)
    if missing:
        file = str(checked.catalogue.path("languages", manuscript.words.language.tag))
        message = f"{len(missing)} words are taken from English: {', '.join(missing[:6])}"
        yield Finding("V210", "warning", message, Place(file), "translate them")
