"""An assumption without its consequence.

What: an assumption has no `if_wrong`.

Why: an assumption is named to show what changes if it is wrong.

Source: ICD 203, tradecraft standard 3.

Mend: say in `if_wrong` which judgments would change, and how.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
assumptions:
# G05
- {id: A1, text: The gauge at Brenn is correct.}
- {id: A2, text: The annex exists., if_wrong: Nothing settles the dispute.}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Assumptions that do not say what follows if they are wrong."""
    for number, assumption in enumerate(given.briefing.assumptions):
        if not assumption.if_wrong:
            message = f"`{assumption.id}` does not say what follows if it is wrong"
            yield Hit(("assumptions", number), message, "write `if_wrong`")
