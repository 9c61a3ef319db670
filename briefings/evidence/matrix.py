"""Contested points × sources: which sides cite which sources."""

from typing import NamedTuple

from ..model.briefing import Briefing
from .support import STATED, Support

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Letters of the sides, in printed order."""
OTHER = "·"
"""Marks a source that a point cites outside its sides: in a dissent or assessment, or as background."""


class Row(NamedTuple):
    """One source that a contested point cites."""

    source: str
    cells: tuple[str, ...]
    """For each contested point: the letters of the sides that cite the source, `·`, or nothing; a letter
    in brackets if the side cites the source as contradicting it."""


def matrix(briefing: Briefing, support: dict[str, Support]) -> tuple[Row, ...]:
    """A row for each source that any contested point cites, in order of first mention."""
    points = [point.id for point in briefing.contested_points]
    cells: dict[str, dict[str, dict[str, None]]] = {}
    for found in support.values():
        if found.loc[0] != "contested_points":
            continue
        id = briefing.contested_points[int(found.loc[1])].id
        for use in found.uses:
            mark = _mark(found, use.role, str(use.loc[-1]))
            cells.setdefault(use.source, {}).setdefault(id, {})[mark] = None
    return tuple(
        Row(source, tuple(_cell(by_point.get(id, {})) for id in points))
        for source, by_point in cells.items()
    )


def _mark(found: Support, role: str, field: str) -> str:
    if found.loc[2:3] != ("positions",):
        return OTHER
    letter = LETTERS[int(found.loc[3]) % len(LETTERS)]
    if role == "contradicts":
        return f"({letter})"
    return OTHER if role == "context" and field not in STATED else letter


def _cell(marks: dict[str, None]) -> str:
    letters = [mark for mark in marks if mark != OTHER]
    return " ".join(sorted(letters)) or (OTHER if marks else "")
