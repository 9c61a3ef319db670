"""More room for one side.

What: the longest position of a contested point has more than twice as many words as the shortest, and at
least ten more; or every side has at least one source, and one side has more than twice as many as another.
Points with `weight_reason` are left alone. The proportion can be set in `lint.thresholds` of settings.yaml.

Why: readers judge the weight of a side by the room that it gets. Weight may differ, if the briefing says
why.

Source: BBC Editorial Guidelines, section 4 (due weight); ICD 203, standard on objectivity.

Mend: shorten the longer case, complete the shorter one, or give the reason in `weight_reason`.
"""

import re
from collections.abc import Iterator

from ...model.items import Position
from ..input import Hit, RuleInput

SEVERITY = "warning"
LIMIT = 2
SLACK = 10
"""Fewer extra words than this do not affect the weight of a side."""
EXAMPLE = """
contested_points:
- id: C1
  question: Whose water is it?
  # C03
  positions: [{holder: Ostland, text: It is ours.}, {holder: Westland, text: The accord of 1968 speaks of the annual flow and so of what the river carries without dams.}]
- id: C2
  question: Who pays?
  positions: [{holder: Ostland, text: The one who uses it.}, {holder: Westland, text: The one who built the dam and sells what it brings.}]
"""
HELP = "give the sides equal room, or say why not in `weight_reason`"
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|\w+(?:['’-]\w+)*")
"""A word; in scripts that do not separate words, a character."""
_CITED = re.compile(r"\[[@#][^\]]*\]")


def find(given: RuleInput, limit: float) -> Iterator[Hit]:
    """Points whose sides differ by more than the limit, once each."""
    for number, point in enumerate(given.briefing.contested_points):
        if point.weight_reason or len(point.positions) < 2:
            continue
        loc = ("contested_points", number, "positions")
        words = [len(_WORD.findall(_CITED.sub("", side.text))) for side in point.positions]
        sources = [len(side.sources) for side in given.sides(point)]
        if max(words) > limit * min(words) and max(words) - min(words) >= SLACK:
            yield Hit(loc, _message(point.positions, words, "words"), HELP)
        elif min(sources) and max(sources) > limit * min(sources):
            yield Hit(loc, _message(point.positions, sources, "sources"), HELP)


def _message(sides: tuple[Position, ...], counts: list[int], what: str) -> str:
    most, least = counts.index(max(counts)), counts.index(min(counts))
    return (
        f"{counts[most]} {what} for `{sides[most].holder}`,"
        f" {counts[least]} for `{sides[least].holder}`"
    )
