"""What was asked for, what that comes to, and what came of it."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .catalogue import styles
from .catalogue.choices import Catalogue
from .content.gathering import Content
from .content.own_fonts import OwnFont
from .evidence import Evidence
from .findings.finding import Finding, Misuse, Unusable
from .lint import Waived
from .model.briefing import Briefing
from .model.settings import LintSettings, Settings
from .reading.opening import Seen


class Order(NamedTuple):
    """What was asked for of one briefing; what is empty or None, settings and content decide."""

    content: Content
    lengths: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("pdf", "html")
    paper: str = ""
    theme: str = ""
    language: str = ""
    overrides: tuple[str, ...] = ()
    """`path=value`: fields replaced for this run."""
    templates: Path | None = None
    max_pages: int | None = None
    strict_pages: bool = False
    draft: bool | None = None
    """Watermark, or final."""
    epoch: int | None = None
    """Seconds since 1970 that files are dated with."""
    today: dt.date | None = None
    """The day against which age is measured; None: the cut-off."""
    online: bool = False
    """Whether rules may ask the network."""
    csl: str = ""
    """Bibliography style, by name or path."""


class Choices(NamedTuple):
    """What an order comes to once settings and content have filled it in."""

    lengths: tuple[str, ...]
    """By name, at least one."""
    formats: tuple[str, ...]
    paper: str
    theme: str
    language: str
    csl: Path
    max_pages: int | None
    """None: the budget of each length."""
    strict_pages: bool
    draft: bool
    """Whether pages carry a watermark."""
    final: bool
    """Whether every warning needs an answer."""
    stamp: dt.date | None
    """The date that the order asks files to carry."""
    epoch: int
    """The date that files carry, in seconds since 1970; without an order, that of the briefing."""
    overridden: bool
    """Whether fields were replaced for this run."""


def choose(order: Order, settings: Settings, briefing: Briefing, catalogue: Catalogue) -> Choices:
    """Fill an order in. Raises `Unknown` for a choice that no folder offers, `Misuse` for a style,
    `Faulty` for a file that cannot be used.
    """
    language = order.language or briefing.language
    stamp = None if order.epoch is None else dt.datetime.fromtimestamp(order.epoch, dt.UTC).date()
    published = (briefing.published - dt.date(1970, 1, 1)).days * 86400
    choices = Choices(
        lengths=order.lengths or settings.lengths or tuple(catalogue.lengths()),
        formats=order.formats,
        paper=order.paper or settings.paper,
        theme=order.theme or settings.theme,
        language=language,
        csl=_style(order, briefing, catalogue),
        max_pages=order.max_pages,
        strict_pages=order.strict_pages,
        draft=briefing.status == "draft" if order.draft is None else order.draft,
        final=briefing.status == "final" if order.draft is None else not order.draft,
        stamp=stamp,
        epoch=published if order.epoch is None else order.epoch,
        overridden=bool(order.overrides),
    )
    for length in choices.lengths:
        catalogue.length(length)
    catalogue.theme(choices.theme)
    catalogue.language(choices.language)
    return choices


def _style(order: Order, briefing: Briefing, catalogue: Catalogue) -> Path:
    """The file of the bibliography style; that of the content was looked at by `resolve`."""
    if not order.csl:
        folder = order.content.folder
        return styles.style(briefing.csl or styles.DEFAULT, catalogue, folder)
    try:
        return styles.named(order.csl, catalogue)
    except Unusable as error:
        raise Misuse(f"`--csl {order.csl}`: {error}") from None


class Checked(NamedTuple):
    """A briefing that loaded, with everything that was found."""

    content: Content
    briefing: Briefing
    """Without what is withheld."""
    catalogue: Catalogue
    choices: Choices
    figures: Mapping[str, Any]
    findings: tuple[Finding, ...]
    evidence: Evidence
    files: Mapping[str, Seen] = {}
    """Every file that was read or looked for, by path."""
    waived: tuple[Waived, ...] = ()
    fonts: tuple[OwnFont, ...] = ()
    """The project's own, for scripts that the bundled ones lack."""
    rules: LintSettings = LintSettings()
    """What the project changes about the rules."""


class Piece(NamedTuple):
    """A part of what is to be made of one briefing, which one process makes."""

    lengths: tuple[str, ...]
    """None: only formats that a briefing has once."""
    formats: tuple[str, ...]


class Made(NamedTuple):
    """One file, ready to be written."""

    name: str
    data: bytes
    length: str
    """Empty for a file that the briefing has once."""
    pages: int
    """0 for formats without pages."""
    layouts: int
    left_out: str
    seconds: float


class Built(NamedTuple):
    """What came of one piece."""

    made: tuple[Made, ...]
    findings: tuple[Finding, ...]


def variant(checked: Checked) -> str:
    """What a file's stem gains for every choice that is not the default: `-letter`, `-fr`."""
    choices = checked.choices
    parts = (
        choices.paper if choices.paper != "a4" else "",
        choices.theme if choices.theme != "default" else "",
        choices.language if choices.language != checked.briefing.language else "",
    )
    return "".join(f"-{part}" for part in parts if part)
