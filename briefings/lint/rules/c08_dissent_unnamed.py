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
from ..input import Hit, RuleInput
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


def find(given: RuleInput) -> Iterator[Hit]:
    """Dissents that lack a name or a reason."""
    for loc, dissent in _dissents(given):
        if _unnamed(given, loc, dissent):
            message = f"`{dissent.holder}` names nobody"
            yield Hit((*loc, "holder"), message, "name the person or body")
        elif not dissent.reasoning and not (loc[0] == "contested_points" and dissent.citations):
            message = f"the dissent of `{dissent.holder}` has no `reasoning`"
            yield Hit(loc, message, "say why in `reasoning`")


def _dissents(given: RuleInput) -> Iterator[tuple[Loc, Dissent | PointDissent]]:
    for number, dissent in enumerate(given.briefing.dissents):
        yield ("dissents", number), dissent
    for number, point in enumerate(given.briefing.contested_points):
        for place, voice in enumerate(point.dissents):
            yield ("contested_points", number, "dissents", place), voice


def _unnamed(given: RuleInput, loc: Loc, dissent: Dissent | PointDissent) -> bool:
    """Whether the holder is nothing but an entry of `unnamed_holders`."""
    name = dissent.holder
    whole = Sentence(
        loc=loc,
        section=str(loc[0]),
        field="holder",
        part=dissent,
        voice="own",
        raw=name,
        text=name,
        start=0,
        language=dissent.lang or given.briefing.language,
        stems=frozenset(stems_of(name)),
    )
    return any(match[0] == name for match, _ in given.words("unnamed_holders", whole))
