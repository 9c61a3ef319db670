"""An even chance where little is known.

What: a judgment or an assessment has the term around 50 per cent and the lowest confidence, and the
`affects` of a gap names it or something that it rests on.

Why: “roughly even” says that both outcomes are about equally probable, and that needs evidence. If nothing
is known, the term hides it.

Source: IPCC Guidance Note, 2010, on “about as likely as not”.

Mend: leave the likelihood out and say that it cannot be judged; or say in `basis` why both outcomes are
equally probable.
"""

from collections.abc import Iterator
from typing import Any

from ...model.items import Graded
from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
key_judgments:
# A13
- {id: J1, text: There is a roughly even chance of new talks., likelihood: roughly even chance, horizon: 2027, confidence: low, basis: One report., rests_on: [F1]}
- {id: J2, text: New talks are unlikely., likelihood: unlikely, horizon: 2027, confidence: low, basis: One report., rests_on: [F1]}
key_facts:
- {id: F1, text: Both ministers have met.}
gaps:
- {id: G1, text: It is not known what they said., affects: [F1]}
"""
MIDDLE = 20
"""The most percentage points between 50 and each end of the term's range."""


def find(given: RuleInput) -> Iterator[Hit]:
    """Even chances of the lowest confidence with a gap, at their likelihood."""
    gaps = {id: gap.id for gap in given.briefing.gaps for id in gap.affects}
    for support in given.evidence.support.values():
        part = support.part
        if (
            not isinstance(part, Graded)
            or given.rank(part.confidence) != 0
            or not _even(given, part)
        ):
            continue
        gap = next(
            (gaps[id] for id in (support.key, *_below(given, support.key)) if id in gaps), None
        )
        if gap:
            message = (
                f"`{part.likelihood}` with {part.confidence} confidence and an open gap, {gap}"
            )
            help = "say that it cannot be judged, or why both outcomes are equally probable"
            yield Hit((*support.loc, "likelihood"), message, help)


def _even(given: RuleInput, part: Any) -> bool:
    degree = given.scale.degree(part.likelihood) if part.likelihood else None
    return bool(degree and 50 - MIDDLE <= degree.low < 50 < degree.high <= 50 + MIDDLE)


def _below(given: RuleInput, key: str) -> Iterator[str]:
    """The items that a statement rests on, nearest first; for an assessment also its contested point."""
    seen = {key}
    queue = [key]
    for above in queue:
        support = given.evidence.support.get(above)
        inside = [above.partition(".")[0]] if above.endswith(".assessment") else []
        for id in (*inside, *(support.rests_on if support else ())):
            if id not in seen:
                seen.add(id)
                queue.append(id)
                yield id
