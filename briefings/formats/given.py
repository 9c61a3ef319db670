"""What a format is given: a checked briefing; what a length prints of it; that on pages."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, NamedTuple

from ..cache import Cache
from ..layout.typesetting import Layout
from ..model.length import Length
from ..model.selection import Selection
from ..orders import Checked
from ..rendering.manuscript import Manuscript


class Artefact(NamedTuple):
    """One file that a format makes."""

    ending: str
    """What follows the name of the briefing and its length: `.pdf`, `-2.png`."""
    data: bytes
    pages: int = 0
    """0 for formats without pages."""


@dataclass(frozen=True)
class OfBriefing:
    """For formats that are made once, whatever the lengths."""

    scopes: ClassVar[tuple[str, ...]] = ("briefing",)
    checked: Checked
    cache: Cache


@dataclass(frozen=True)
class OfLength(OfBriefing):
    """For formats that need no pages."""

    scopes: ClassVar[tuple[str, ...]] = ("length",)
    manuscript: Manuscript
    name: str
    """Of the length."""
    length: Length
    selection: Selection
    layouts: int
    """How many layouts it took to find out what is printed."""
    begun: float
    """When the work on it began, in seconds on the clock of `time.perf_counter`."""


@dataclass(frozen=True)
class OnPages(OfLength):
    """For formats that need pages."""

    scopes: ClassVar[tuple[str, ...]] = ("length", "pages")
    layout: Layout

    @cached_property
    def written(self) -> tuple[bytes, tuple[str, ...]]:
        """The PDF of the pages, and what the engine said; written once for all formats."""
        from .pdf import written

        return written(self)
