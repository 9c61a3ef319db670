"""A dispute or dissent missing from a length.

What: a length prints no trace of a contested point, or prints a judgment or fact without the named
dissent from it.

Why: most readers see only the shortest length. In 2002 the published paper on Iraq left out a dissent that
was in the full estimate.

Source: National Intelligence Estimates, which name the agency that dissents and print its view beside
the judgment.

Mend: keep `contested_points` among the sections of the length file, and raise its page budget.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "error"
NEEDS = "layout"
EXAMPLE = """
contested_points:
- {id: C1, question: Whose water is it?, positions: [{holder: Ostland, text: Ours.}, {holder: Westland, text: Theirs.}]}
dissents:
- {id: D1, "on": F1, holder: R. Third, text: It lapsed., reasoning: No one renewed it.}
key_facts:
- {id: F1, text: The accord of 1968 is in force.}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Points and dissents that are missing from the selection of a length."""
    if given.page is None:
        return
    name, selection = given.page.name, given.page.selection
    help = "the length must print it: raise its page budget"
    for number, point in enumerate(given.briefing.contested_points):
        if selection.tier("contested_points", point.id) is None:
            message = f"`{name}` leaves out the contested point `{point.id}`"
            yield Hit(("contested_points", number), message, help)
    printed = selection.ids
    for number, dissent in enumerate(given.briefing.dissents):
        if dissent.on in printed and dissent.id not in printed:
            message = f"`{name}` prints `{dissent.on}` without the dissent `{dissent.id}`"
            yield Hit(("dissents", number), message, help)
