"""A dissent without a name or a reason.

What: a dissent has no `reasoning`; or its holder is nobody in particular, such as “some” or “critics”. A
dissent inside a contested point may cite its source instead of giving the reason.

Why: readers weigh a dissent by who holds it and why. Without both it is only a rumour.

Source: ICD 203, tradecraft standard 7; the footnotes of National Intelligence Estimates, which name the
agency that dissents.

Mend: name the person or body, and give the reason in `reasoning`.
"""

from collections.abc import Iterator

from ...model.items import Dissent, PointDissent
from ...model.tree import Loc
from ..desk import Desk, Hit
from ..sentences import Sentence, stems_of

SEVERITY = "warning"
EXAMPLE = """
dissents:
# C08
- {id: D1, "on": F0, holder: R. Third, text: It lapsed.}
# C08
- {id: D2, "on": F0, holder: Some experts, text: It lapsed., reasoning: Nobody renewed it.}
- {id: D3, "on": F0, holder: Other Waters Trust, text: It lapsed., reasoning: Nobody renewed it.}
"""


def find(desk: Desk) -> Iterator[Hit]:
    """Dissents that lack a name or a reason."""
    for loc, dissent in _dissents(desk):
        if _unnamed(desk, loc, dissent):
            message = f"`{dissent.holder}` names nobody"
            yield Hit((*loc, "holder"), message, "name the person or body")
        elif not dissent.reasoning and not (loc[0] == "contested_points" and dissent.citations):
            message = f"the dissent of `{dissent.holder}` has no `reasoning`"
            yield Hit(loc, message, "say why in `reasoning`")


def _dissents(desk: Desk) -> Iterator[tuple[Loc, Dissent | PointDissent]]:
    for number, dissent in enumerate(desk.briefing.dissents):
        yield ("dissents", number), dissent
    for number, point in enumerate(desk.briefing.contested_points):
        for place, voice in enumerate(point.dissents):
            yield ("contested_points", number, "dissents", place), voice


def _unnamed(desk: Desk, loc: Loc, dissent: Dissent | PointDissent) -> bool:
    """Whether the holder is nothing but an entry of `unnamed_holders`."""
    name, language = dissent.holder, dissent.lang or desk.briefing.language
    stems = frozenset(stems_of(name))
    whole = Sentence(loc, str(loc[0]), "holder", dissent, "own", name, name, 0, language, stems)
    return any(match[0] == name for match, _ in desk.words("unnamed_holders", whole))
