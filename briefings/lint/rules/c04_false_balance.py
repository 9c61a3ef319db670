"""Equal sides on unequal evidence.

What: the best source behind one position is at least two steps of reliability (A to E) better than the
best behind another, and `weight_reason` is empty. Sources graded F or not at all do not count. The number
of steps can be set in `lint.thresholds` of settings.yaml.

Why: two columns of equal height suggest that both cases are equally well supported.

Source: BBC Editorial Guidelines, section 4 (due weight); ICD 203, tradecraft standard 1.

Mend: say in `weight_reason` how the evidence differs, or cite a better source for the weaker side.
"""

from collections.abc import Iterator

from ...evidence.support import Support
from ..input import Hit, RuleInput

SEVERITY = "warning"
LIMIT = 2
STEPS = "ABCDE"
EXAMPLE = """
contested_points:
- id: C1
  question: Whose water is it?
  # C04
  positions: [{holder: Ostland, text: Ours., citations: [{source: court}]}, {holder: Westland, text: Theirs., citations: [{source: blog}]}]
- id: C2
  question: Who pays?
  positions: [{holder: Ostland, text: Both., citations: [{source: court}]}, {holder: Westland, text: One., citations: [{source: paper}]}]
sources:
- {id: court, type: legal_case, title: The ruling, reliability: A}
- {id: paper, type: article-newspaper, title: The quarrel, reliability: B}
- {id: blog, type: post-weblog, title: My river, reliability: D}
"""


def find(given: RuleInput, limit: float) -> Iterator[Hit]:
    """Points whose sides have best sources of too different grades, once each."""
    for number, point in enumerate(given.briefing.contested_points):
        best = [
            (step, side.part.holder) for side in given.sides(point) if (step := _best(given, side))
        ]
        if point.weight_reason or not best:
            continue
        (strong, first), (weak, last) = min(best), max(best)
        if STEPS.index(weak) - STEPS.index(strong) >= limit:
            message = f"the best source for `{first}` is graded {strong}, for `{last}` {weak}"
            help = "say in `weight_reason` how the evidence differs"
            yield Hit(("contested_points", number, "positions"), message, help)


def _best(given: RuleInput, side: Support) -> str:
    """The best grade of the sources that support a side; empty: none is graded A to E."""
    grades = {given.sources[key].reliability for key in side.sources}
    return min((grade for grade in grades if grade and grade in STEPS), default="")
