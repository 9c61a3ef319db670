"""The settings for every briefing beside a `settings.yaml`."""

from typing import Annotated, Any, Literal

from .base import Part, Plain, means


class LintSettings(Part):
    """A project's changes to the rules."""

    severity: Annotated[
        dict[str, Literal["error", "warning", "note", "off"]],
        means(
            "Severity of a rule, by its code, or of a family, by its letter", "{D09: off, G: note}"
        ),
    ] = {}
    thresholds: Annotated[
        dict[str, float], means("Threshold of a rule, by its code", "{C03: 2.5}")
    ] = {}
    words: Annotated[
        dict[str, tuple[Plain, ...]],
        means("More words to look for, by the name of their list", "{loaded: [strongman]}"),
    ] = {}


class Settings(Part):
    """`content/settings.yaml`."""

    defaults: Annotated[
        dict[str, Any],
        means(
            "Any field of a briefing, for where a content file leaves it out", "{licence: CC0-1.0}"
        ),
    ] = {}
    paper: Annotated[
        Literal["a4", "letter"], means("Size of the paper; default `a4`", "letter")
    ] = "a4"
    theme: Annotated[Plain, means("Theme; default `default`", "newsroom")] = "default"
    lengths: Annotated[
        tuple[Plain, ...], means("What a plain `build` makes; default: all", "[brief, report]")
    ] = ()
    lint: Annotated[LintSettings, means("Changes to the rules", "{severity: {D09: off}}")] = (
        LintSettings()
    )
