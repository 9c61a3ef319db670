"""No gaps named.

What: `gaps` is empty. It is a warning in a final edition, else a note.

Why: something is always unknown. Authors who name no gap have not looked, or do not say.

Source: ICD 203, tradecraft standard 2.

Mend: write what is not known, and what it affects.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "note"
EXAMPLE = """
# G08

key_facts:
- {id: F1, text: The accord of 1968 is in force.}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """The missing section."""
    if not given.briefing.gaps:
        severity = "warning" if given.final else SEVERITY
        help = "write what is not known, and what it `affects`"
        yield Hit(("gaps",), "no gap is named", help, severity=severity)
