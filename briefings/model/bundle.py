"""What a PDF carries, so that the same document can be made from it again."""

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from .base import Inside
from .length import MAX_PAGES

BUNDLE, CHECKS, SOURCES = "briefing.json", "checks.json", "sources.csl.json"
NAMES = (BUNDLE, CHECKS, SOURCES)
"""The attachments of a PDF, in alphabetical order, as it lists them."""
_STEERING = r"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
"""What no name has: controls, and marks that turn the reading order."""
_STEP = rf"[^{_STEERING}/\\:.~][^{_STEERING}/\\:]"
NAME = f"^{_STEP}{{0,199}}$"
"""One step of a path that is not hidden and does not lead elsewhere."""
_CHOICE = f"^(?:lengths|languages|scales|styles|themes)/{_STEP}{{0,99}}$"
_FIRST, _LAST = -62_135_596_800, 253_402_300_799
"""Seconds since 1970 of the first and the last moment that a calendar has."""


def _in_sight(value: str) -> str:
    if (
        "\\" in value
        or re.search(f"[{_STEERING}]", value)
        or any(step.startswith(".") or not step for step in value.split("/"))
    ):
        raise ValueError(f"`{value[:60]}` is no name for a file of a briefing")
    return value


Name = Annotated[str, Field(pattern=NAME)]
FileName = Annotated[Inside, AfterValidator(_in_sight)]
"""A file's path inside the briefing's folder."""
Choice = Annotated[str, Field(pattern=_CHOICE)]
"""`themes/house.css`: a file of the project's own folder of choices."""


class _Record(BaseModel):
    """A record; unlike a part of the content, it keeps the spaces at the ends of texts."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Options(_Record):
    """The options with which the file was made, with all defaults filled in."""

    length: Name
    paper: Literal["a4", "letter"]
    theme: Name
    language: str
    csl: Name
    max_pages: Annotated[int, Field(ge=1, le=MAX_PAGES)] | None = None
    draft: bool = False
    """Whether pages carry a watermark."""
    templates: bool = False
    """Whether `--templates` was used; those templates are not attached."""
    epoch: Annotated[int, Field(ge=_FIRST, le=_LAST)]
    """The date of the file, in seconds since 1970."""


class Rules(_Record):
    """The project's changes to the rules, except for its word lists."""

    severity: dict[str, Literal["error", "warning", "note", "off"]] = {}
    thresholds: dict[str, float] = {}


class LookedUp(_Record):
    """A quotation that was not found in the saved copy of its source; the lock does not record these."""

    source: str
    quote: str
    prefix: str | None = None
    suffix: str | None = None
    state: Literal["altered", "no-text", "not-found", "too-short", "translated", "unchecked"]
    on: dt.date | None = None
    """The day on which the copy was saved."""


class Bundle(_Record):
    """`briefing.json`, attached to every PDF."""

    bundle: Literal["1"] = "1"
    made_with: dict[str, str]
    """Versions, by name, of everything that determines the bytes."""
    slug: Name
    options: Options
    rules: Rules = Rules()
    briefing: dict[str, Any]
    """The content, in the content format, without what is withheld."""
    data: dict[FileName, str] = {}
    """Text of the files that the content names, by path."""
    pictures: dict[FileName, str] = {}
    """PNG in base64, by path."""
    choices: dict[Choice, Any] = {}
    """Lengths, languages, scales as data, themes and styles as text: those of the project only."""
    looked_up: tuple[LookedUp, ...] = ()
    lock: str = ""
    """The text of `sources.lock`; empty if nothing is locked."""


class Logged(_Record):
    """One finding of the check; a waived one has the reason why it is accepted."""

    code: str
    severity: Literal["error", "warning", "note"]
    message: str
    help: str
    at: str
    reason: str = ""


class CheckLog(_Record):
    """`checks.json`, attached to every PDF."""

    findings: tuple[Logged, ...] = ()
    waived: tuple[Logged, ...] = ()
