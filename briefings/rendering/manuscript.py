"""A briefing ready to be cut to any length: what is looked up once for all of them."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from ..catalogue.choices import Catalogue
from ..content.own_fonts import OwnFont
from ..evidence import Evidence
from ..figures.charts.svg import Drawing
from ..language.wording import Wording
from ..lint import Waived
from ..model.briefing import Briefing
from ..model.scale import Scale
from ..sources import numbering
from .counts import Counts, count


class Manuscript(NamedTuple):
    """A briefing ready to be cut to any length: what all its renderings share."""

    briefing: Briefing
    scale: Scale
    source_scale: Scale
    words: Wording
    numbers: Mapping[str, numbering.Numbered]
    counts: Counts
    templates: Path
    evidence: Evidence
    figures: Mapping[str, Any] = {}
    """What figures show, by id: data of a `Chart`, or the data address of a picture."""
    stamp: dt.date | None = None
    """The date that files carry; None: that of the briefing."""
    draft: bool = False
    """Whether pages carry a watermark."""
    waived: tuple[Waived, ...] = ()
    """Findings that the authors accepted."""
    references: Mapping[str, Markup] = {}
    """Sources by id, as the bibliography style prints them."""
    drawings: Mapping[str, Drawing] = {}
    """Charts by the id of their figure."""
    fonts: tuple[OwnFont, ...] = ()
    """The project's own."""
    colours: Mapping[str, str] = {}
    """Of charts on paper, by token."""


def manuscript(
    briefing: Briefing, catalogue: Catalogue, words: Wording, evidence: Evidence, **shared: Any
) -> Manuscript:
    """Look up once what every length needs; `shared` are further fields, by name."""
    numbers = dict(numbering.number(briefing))
    return Manuscript(
        briefing=briefing,
        scale=catalogue.scale(briefing.scale),
        source_scale=catalogue.scale("admiralty"),
        words=words,
        numbers=numbers,
        counts=count(briefing, numbers, evidence),
        templates=catalogue.templates,
        evidence=evidence,
        **shared,
    )
