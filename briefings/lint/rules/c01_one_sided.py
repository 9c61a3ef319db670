"""One side only.

What: a contested point has fewer than two positions, all of its positions have the same holder, or two of
them use the same words.

Why: a question is contested if somebody else answers it differently. Two positions that differ only in
name hide that nobody does, or leave out who does.

Source: Education Act 1996, section 407; ICD 203, tradecraft standards 4 and 6; IFCN Code of Principles.

Mend: give the other side its own position, or state the matter as a fact.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "error"
EXAMPLE = """
contested_points:
# C01
- {id: C1, question: Whose water is it?, positions: [{holder: Ostland, text: Ours.}, {holder: ostland, text: Our own.}]}
# C01
- {id: C2, question: Who measures?, positions: [{holder: Ostland, text: One does.}, {holder: Westland, text: One does.}]}
- {id: C3, question: Who pays?, positions: [{holder: Ostland, text: Both.}, {holder: Westland, text: Neither.}]}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Points whose positions differ in holder or in words only."""
    for number, point in enumerate(given.briefing.contested_points):
        loc = ("contested_points", number, "positions")
        holders = [_folded(position.holder) for position in point.positions]
        seen: dict[str, str] = {}
        if len(holders) > 1 and len(set(holders)) == 1:
            message = f"all positions of `{point.id}` are those of `{point.positions[0].holder}`"
            yield Hit(loc, message, "add the position of another side, or state a fact")
            continue
        for position in point.positions:
            first = seen.setdefault(_folded(position.text), position.holder)
            if first is not position.holder:
                message = (
                    f"`{first}` and `{position.holder}` have the same position in the same words"
                )
                yield Hit(loc, message, "write what each side says, or join the two")


def _folded(text: str) -> str:
    return " ".join(text.casefold().strip(" .").split())
