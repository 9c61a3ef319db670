"""The settings for every briefing beside a `settings.yaml`."""

from typing import Any, Literal

from .base import Part, Plain


class LintSettings(Part):
    """A project's changes to the rules."""

    severity: dict[str, Literal["error", "warning", "note", "off"]] = {}
    thresholds: dict[str, float] = {}
    words: dict[str, tuple[Plain, ...]] = {}


class Settings(Part):
    """`content/settings.yaml`."""

    defaults: dict[str, Any] = {}
    """Any top-level field of a briefing."""
    paper: Literal["a4", "letter"] = "a4"
    theme: Plain = "default"
    lengths: tuple[Plain, ...] = ()
    """What a plain `build` makes; empty: all."""
    lint: LintSettings = LintSettings()
