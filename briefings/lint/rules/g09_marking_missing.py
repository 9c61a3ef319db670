"""No marking, or one that TLP does not know.

What: `marking` is missing; or it is meant as a label of the Traffic Light Protocol but is not written as in
version 2.0.

Why: the marking says who may see the paper. People and machines look for TLP labels in exactly this form:
in capitals, without spaces, never translated.

Source: FIRST, Traffic Light Protocol, version 2.0.

Mend: write `TLP:CLEAR`, `TLP:GREEN`, `TLP:AMBER`, `TLP:AMBER+STRICT` or `TLP:RED`, or a marking of your
own.
"""

import re
from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
LABELS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
EXAMPLE = """
# G09
marking: "TLP: Clear"
"""
_CORRECT = re.compile(r"(?<!\w)TLP:(?:CLEAR|GREEN|AMBER(?:\+STRICT)?|RED)(?![\w+])")
_MEANT = re.compile(r"(?<![a-z])tlp(?![a-z])", re.IGNORECASE)


def find(given: RuleInput) -> Iterator[Hit]:
    """The marking, if it is missing or not a valid label."""
    marking = given.briefing.marking
    if not marking:
        help = "write `marking: TLP:CLEAR`, or one of your own"
        yield Hit(("marking",), "there is no `marking`", help)
    elif _MEANT.search(marking) and not _CORRECT.search(marking):
        message = f"`{marking}` is not a label of TLP 2.0"
        yield Hit(("marking",), message, f"write {_nearest(marking)}")


def _nearest(marking: str) -> str:
    """The label that was meant, or a list of all labels."""
    letters = re.sub(r"[^A-Z]", "", marking.upper()).replace("WHITE", "CLEAR")
    for label in LABELS:
        if letters == re.sub(r"\W", "", label):
            return f"`{label}`"
    return "one of " + ", ".join(f"`{label}`" for label in LABELS)
