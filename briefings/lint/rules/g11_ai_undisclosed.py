"""No statement on the use of AI.

What: `ai_used` is missing.

Why: readers judge a text by who wrote it. Silence says neither yes nor no.

Source: ICS 206-01 (citing the use of artificial intelligence); IFCN Code of Principles, on methods.

Mend: say what was used and for what, or `None.`
"""

from collections.abc import Iterator

from ..desk import Desk, Hit

SEVERITY = "warning"
EXAMPLE = """
# G11

funding: None.
"""


def find(desk: Desk) -> Iterator[Hit]:
    """The missing field."""
    if not desk.briefing.ai_used:
        help = "say what was used and for what, or `None.`"
        yield Hit(("ai_used",), "the briefing does not say whether AI was used", help)
