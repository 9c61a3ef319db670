"""Nothing agreed, nothing that would settle it.

What: a contested point lacks `agreed`, `would_settle` or both.

Why: the common ground shows where the dispute begins; what would settle it tells readers what to look for.

Source: ICD 203, tradecraft standard 4.

Mend: write one sentence for each, or say that nothing is agreed.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "note"
EXAMPLE = """
contested_points:
# C09
- {id: C1, question: Whose water is it?, agreed: There is too little., positions: [{holder: Ostland, text: Ours.}, {holder: Westland, text: Theirs.}]}
- {id: C2, question: Who pays?, agreed: Somebody must., would_settle: A ruling., positions: [{holder: Ostland, text: We do.}, {holder: Westland, text: They do.}]}
"""
FIELDS = {"agreed": "what all sides accept", "would_settle": "what would settle it"}


def find(given: RuleInput) -> Iterator[Hit]:
    """Points that lack one or both, once each."""
    for number, point in enumerate(given.briefing.contested_points):
        missing = [field for field in FIELDS if not getattr(point, field)]
        if missing:
            message = f"`{point.id}` does not say " + " or ".join(FIELDS[name] for name in missing)
            help = "write " + " and ".join(f"`{name}`" for name in missing)
            yield Hit(("contested_points", number), message, help)
