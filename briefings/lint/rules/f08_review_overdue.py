"""A review that is overdue.

What: `review_by` is before the day of the briefing (`--today`, or else the cut-off).

Why: the authors themselves said until when readers can rely on the text.

Source: ICD 203, analytic standard c: timely.

Mend: review the briefing and move `review_by`, or mark what has changed and publish a new edition.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
cutoff: 2026-06-30
# F08
review_by: 2026-06-01
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """The day of the next review, if it is past."""
    due = given.briefing.review_by
    if due and due < given.today:
        message = f"the review was due on {due}, before {given.today}"
        yield Hit(("review_by",), message, "review it, and set the next date")
