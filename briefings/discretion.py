"""Findings about what is withheld: their words go to the author's terminal and nowhere else."""

from collections.abc import Iterable, Iterator
from typing import Any

from .diagnostics import Finding, Place
from .model.tree import Loc
from .spans import Loaded, Mark


def discreet(findings: Iterable[Finding], loaded: Loaded) -> list[Finding]:
    """Findings, those inside withheld parts of a content file marked as discreet."""
    hidden = [loaded.values[loc] for loc in _withheld(loaded.data, ()) if loc in loaded.values]
    return [
        finding._replace(discreet=any(_inside(finding.place, mark) for mark in hidden))
        for finding in findings
    ]


def _withheld(data: Any, loc: Loc) -> Iterator[Loc]:
    if isinstance(data, dict):
        if data.get("safety") == "withhold":
            yield loc
        for key, value in data.items():
            yield from _withheld(value, (*loc, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _withheld(value, (*loc, number))


def _inside(place: Place, mark: Mark) -> bool:
    start, end = (mark.line, mark.column), (mark.end_line, mark.end_column)
    return place.file == mark.text.name and start <= (place.line - 1, place.column - 1) < end
