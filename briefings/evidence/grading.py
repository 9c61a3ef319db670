"""The highest grade that the support of a statement allows; used by rules and `impact`.

This module does not set grades; authors do. It gives the confidence to which no rule of family B objects.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..model.scale import Level, Scale
from ..model.source import Source
from .acts import own_act
from .support import Support

OPINION = frozenset({"opinion", "advocacy"})
"""Contents that show what somebody believes, not whether it is true."""
RECORDS = frozenset({"legal", "data", "official-statement", "academic"})
"""Contents that, in a primary source, prove what they themselves say."""
WEAK = frozenset("DEF")
"""Grades of reliability that cannot support a strong grade; F is unrated, which does not help either."""


class Ceiling(NamedTuple):
    """The highest confidence that the support of a statement allows."""

    level: str | None
    """A level of the scale; None: nothing supports the statement, or the scale has no confidence."""
    reasons: tuple[str, ...]
    """Codes of the rules that limit it, in order; empty: none do."""


def ceiling(support: Support, sources: Mapping[str, Source], scale: Scale) -> Ceiling:
    """The highest confidence that the rules allow for the sources of a statement."""
    ground = standing(support, sources)
    if not ground:
        return Ceiling(None, ("B18",) if support.sources else ("B01",))
    reasons = [
        code
        for code, weak in (
            ("B02", only_opinion(ground) and not is_record(support, sources)),
            ("B03", support.most_origins < 2 and not is_record(support, sources)),
            ("B07", only_weak(ground)),
        )
        if weak
    ]
    levels = [level.id for level in ordered(scale) if not (reasons and is_high(scale, level.id))]
    return Ceiling(levels[-1] if levels else None, tuple(reasons))


def standing(support: Support, sources: Mapping[str, Source]) -> list[Source]:
    """The sources that support a statement and were not retracted, in order of their ids."""
    found = [sources[key] for key in sorted(support.sources) if key in sources]
    return [source for source in found if source.status != "retracted"]


def only_opinion(ground: Iterable[Source]) -> bool:
    """Whether there are sources, and all are opinion or advocacy."""
    kinds = {source.content for source in ground}
    return bool(kinds) and kinds <= OPINION


def only_weak(ground: Iterable[Source]) -> bool:
    """Whether there are sources, and all are graded D, E or F for reliability."""
    grades = {source.reliability for source in ground}
    return bool(grades) and grades <= WEAK


def is_record(support: Support, sources: Mapping[str, Source]) -> bool:
    """Whether a statement itself cites a primary record, such as a law, for what the record says.

    A body's own publication is the record of what that body said or decided.

    A judgment that reaches a record only through facts is a conclusion from it, not its content.
    """
    cited = {use.source for use in support.uses if use.role == "supports"}
    text = getattr(support.part, "text", None) or ""
    return any(
        (source.role == "primary" and source.content in RECORDS) or own_act(text, source)
        for source in standing(support, sources)
        if source.id in cited
    )


def ordered(scale: Scale) -> list[Level]:
    """The levels of confidence, lowest first; none for a scale without confidence."""
    levels = scale.confidence.levels if scale.confidence else ()
    return sorted(levels, key=lambda level: level.cells)


def is_high(scale: Scale, confidence: str | None) -> bool:
    """Whether a level of confidence is a high one: more than three quarters of its pattern."""
    grading = scale.confidence
    level = grading.level(confidence) if grading and confidence else None
    return bool(level and grading and level.cells > 0.75 * grading.cells)
