"""Confidence that evidence and agreement do not support.

What: under a scale with evidence and agreement, such as the IPCC's, a statement has the highest
confidence, and its evidence or its agreement is at the lowest level.

Why: confidence rises with both. With little evidence, or with sources that disagree, it cannot be highest.

Source: IPCC, Guidance Note on uncertainty for the Fifth Assessment Report, figure 1.

Mend: lower the confidence, or rate evidence and agreement again.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
scale: ipcc
key_facts:
# B20
- {id: F1, text: The glacier shrank., confidence: very high, basis: One survey., evidence: limited, agreement: high}
- {id: F2, text: The lake grew., confidence: high, basis: Two surveys., evidence: limited, agreement: high}
- {id: F3, text: The air warmed., confidence: very high, basis: All stations., evidence: robust, agreement: high}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Statements at the top level of confidence with the lowest evidence or agreement."""
    levels = given.levels
    lowest = {
        axis: min(grading.levels, key=lambda level: level.cells)
        for axis in ("evidence", "agreement")
        if (grading := getattr(given.scale, axis))
    }
    for support in given.graded() if levels and lowest else ():
        if support.part.confidence != levels[-1]:
            continue
        for axis, level in lowest.items():
            if getattr(support.part, axis) == level.id:
                message = f"`{levels[-1]}` confidence with {level.word.lower()}"
                help = f"lower the confidence, or rate the {axis} again"
                yield Hit((*support.loc, "confidence"), message, help)
