"""A fact without a source.

What: a fact cites no source that supports it, neither under `citations` nor as `[@key]` in `text` or
`short`, and rests on no other item.

Why: readers cannot look up a statement that names no source, and an editor cannot tell it from a guess.

Source: ICD 206, source reference citations; IFCN code of principles, principle 2.

Mend: cite the source of the statement, or name under `rests_on` the facts that it follows from.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
key_facts:
# B01
- {id: F1, kind: fact, text: The accord gives the upper basin 46 per cent.}
- {id: F2, kind: fact, text: "The accord was signed in 1968 [@accord]."}
# B01
- {id: F3, text: The dam at Brenn was closed in March.}
sources:
- {id: accord, type: treaty, title: Accord of 1968}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Facts that nothing supports."""
    for support in given.supported("key_facts"):
        cited = any(use.role in {"supports", "repeats"} for use in support.uses)
        if cited or support.rests_on:
            continue
        fact = support.part
        message = f"`{fact.id}` names no source that supports it"
        help = "cite one under `citations`, or name facts under `rests_on`"
        yield Hit((*support.loc, "text"), message, help)
