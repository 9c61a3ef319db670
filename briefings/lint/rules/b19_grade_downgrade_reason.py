"""A lowered certainty without its reason.

What: under a scale with reasons for rating down, such as GRADE, a certainty is below the highest level
and `downgraded_for` is empty. The rule leaves alone what was rated up, and low certainty whose `basis` says
that the studies are observational, since such evidence starts at low.

Why: readers can weigh “imprecision” against “risk of bias”; they cannot weigh a bare “low”.

Source: GRADE: every downgrade has a stated reason, one of five domains.

Mend: name the domains under `downgraded_for`.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
STARTS_LOW = "low"
"""The level at which observational evidence starts."""
EXAMPLE = """
scale: grade
key_facts:
# B19
- {id: F1, text: The drug shortens the illness by a day., confidence: moderate, basis: Four trials.}
- {id: F2, text: The drug lowers the fever., confidence: moderate, basis: Two small trials., downgraded_for: [imprecision]}
- {id: F3, text: Smokers recover later., confidence: low, basis: Two cohort studies.}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Statements below the highest level without a reason."""
    if not given.scale.downgrades:
        return
    observed = given.fields_with(
        "observational", "basis", "key_judgments", "key_facts", "contested_points"
    )
    for support in given.graded():
        part = support.part
        rank = given.rank(part.confidence)
        if rank in (-1, len(given.levels) - 1) or part.downgraded_for or part.upgraded_for:
            continue
        if part.confidence == STARTS_LOW and (*support.loc, "basis") in observed:
            continue
        message = f"certainty `{part.confidence}`, and no reason in `downgraded_for`"
        help = "name one of " + ", ".join(given.scale.downgrades)
        yield Hit((*support.loc, "confidence"), message, help)
