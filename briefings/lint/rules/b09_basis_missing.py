"""Confidence without its basis.

What: a judgment, a fact or an assessment has a `confidence` and no `basis`.

Why: a level alone asks readers to trust it. The basis lets them see why it is not higher, or not lower.

Source: ICD 203, tradecraft standard 2: uncertainties are expressed and explained.

Mend: say in one sentence, in `basis`, what the confidence comes from and what limits it.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
key_facts:
# B09
- {id: F1, text: The gauge at Brenn fell in August., confidence: moderate}
- {id: F2, text: The gauge at Brenn rose in May., confidence: moderate, basis: One operator measures it.}
- {id: F3, text: The accord is in force.}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Statements with a confidence and without a basis."""
    for support in given.graded():
        if support.part.confidence and not support.part.basis:
            message = f"`{support.part.confidence}` confidence without a `basis`"
            yield Hit((*support.loc, "confidence"), message, "say in `basis` what it comes from")
