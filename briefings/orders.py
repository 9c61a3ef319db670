"""What is to be made of a briefing, and what came of it."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .catalogue.choices import Catalogue
from .content.gathering import Content
from .evidence import Evidence
from .findings.finding import Finding
from .lint import Waived
from .model.briefing import Briefing
from .model.selection import Selection
from .model.settings import LintSettings


class Order(NamedTuple):
    """What is to be made of one briefing."""

    content: Content
    lengths: tuple[str, ...] = ()
    """By name; empty: those of `settings.yaml`, else all."""
    formats: tuple[str, ...] = ("pdf", "html")
    paper: str = ""
    theme: str = ""
    language: str = ""
    """Empty: what settings or content say."""
    overrides: tuple[str, ...] = ()
    templates: Path | None = None
    max_pages: int | None = None
    strict_pages: bool = False
    draft: bool | None = None
    """Watermark, or final; None: what the content's `status` says."""
    epoch: int | None = None
    """Seconds that PDFs are dated with; None: the briefing's date."""
    today: dt.date | None = None
    """The day against which age is measured; None: the cut-off."""
    online: bool = False
    """Whether rules may ask the network."""
    csl: str = ""
    """Bibliography style, by name or path; empty: what the content says. Once checked, its path."""


class Checked(NamedTuple):
    """A briefing that loaded, with everything that was found."""

    briefing: Briefing
    """Without what is withheld."""
    catalogue: Catalogue
    figures: Mapping[str, Any]
    findings: tuple[Finding, ...]
    files: tuple[Path, ...]
    """Every file that was read."""
    order: Order
    """With what settings say filled in."""
    evidence: Evidence
    waived: tuple[Waived, ...] = ()
    rules: LintSettings = LintSettings()
    """What the project changes about the rules."""

    @property
    def draft(self) -> bool:
        """Whether pages carry a watermark."""
        asked = self.order.draft
        return self.briefing.status == "draft" if asked is None else asked

    @property
    def stamp(self) -> dt.date | None:
        """The date that the order asks files to carry."""
        epoch = self.order.epoch
        return None if epoch is None else dt.datetime.fromtimestamp(epoch, dt.UTC).date()

    @property
    def epoch(self) -> int:
        """The date that files carry, in seconds since 1970; without an order, that of the briefing."""
        if self.order.epoch is not None:
            return self.order.epoch
        return (self.briefing.published - dt.date(1970, 1, 1)).days * 86400


class Made(NamedTuple):
    """One file, ready to be written."""

    name: str
    data: bytes
    length: str
    pages: int
    """0 for formats without pages."""
    layouts: int
    left_out: str
    seconds: float


class Built(NamedTuple):
    """What came of some lengths of one briefing."""

    made: tuple[Made, ...]
    findings: tuple[Finding, ...]
    selections: Mapping[str, Selection]


def variant(checked: Checked) -> str:
    """What a file's stem gains for every choice that is not the default: `-letter`, `-fr`."""
    order = checked.order
    parts = (
        order.paper if order.paper != "a4" else "",
        order.theme if order.theme != "default" else "",
        order.language if order.language != checked.briefing.language else "",
    )
    return "".join(f"-{part}" for part in parts if part)
