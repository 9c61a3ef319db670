"""A fact that is not verified.

What: an item of `kind: fact` has a confidence below high, or all its supporting citations have a
credibility of 3, 4, 5 or 6. If B02, B03 or B07 would object to a high confidence, the lower one is left alone.

Why: `fact` tells the reader that the statement is verified. A statement that is only probable is a report.

Source: CIA, A Compendium of Analytic Tradecraft Notes, note 5, Facts and Sourcing: a fact is verified
information.

Mend: write `kind: reported`, or verify it and raise the grade.
"""

from collections.abc import Iterator

from ...evidence.grading import ceiling
from ..input import Hit, RuleInput

SEVERITY = "warning"
NO_HIGHER = frozenset({"B02", "B03", "B07"})
"""Rules that would object to a higher confidence: nobody can obey them and this one."""
EXAMPLE = """
key_facts:
# B12
- {id: F1, kind: fact, text: The gauge at Brenn fell., confidence: moderate, basis: One operator measures it.}
- {id: F2, kind: fact, text: The accord is in force., confidence: high, basis: Its wording.}
- {id: F3, text: The gauge at Brenn rose., confidence: moderate, basis: One operator measures it.}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Items of `kind: fact` whose grades say that they are not verified."""
    help = "write `kind: reported`, or verify it and raise the grade"
    for support in given.supported("key_facts"):
        fact = support.part
        if fact.kind != "fact":
            continue
        bound = NO_HIGHER & set(ceiling(support, given.sources, given.scale).reasons)
        if fact.confidence and not given.high(fact.confidence) and not bound:
            message = f"`kind: fact`, but its confidence is `{fact.confidence}`"
            yield Hit((*support.loc, "kind"), message, help)
        if fact.confidence and not given.high(fact.confidence):
            continue
        cited = [use.citation for use in support.uses if use.role == "supports" and use.citation]
        if cited and all(citation.credibility in {"3", "4", "5", "6"} for citation in cited):
            best = min(str(citation.credibility) for citation in cited)
            message = f"`kind: fact`, but no credibility of its citations is better than {best}"
            yield Hit((*support.loc, "kind"), message, help)
