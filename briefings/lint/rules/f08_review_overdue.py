"""A review that is overdue.

What: `review_by` is before the day of the briefing (`--today`, or else the cut-off).

Why: the authors themselves said until when readers can rely on the text.

Source: ICD 203, analytic standard c: timely.

Mend: review the briefing and move `review_by`, or mark what has changed and publish a new edition.
"""

from collections.abc import Iterator

from ..desk import Desk, Hit

SEVERITY = "warning"
EXAMPLE = """
cutoff: 2026-06-30
# F08
review_by: 2026-06-01
"""


def find(desk: Desk) -> Iterator[Hit]:
    """The day of the next review, if it is past."""
    due = desk.briefing.review_by
    if due and due < desk.today:
        message = f"the review was due on {due}, before {desk.today}"
        yield Hit(("review_by",), message, "review it, and set the next date")
