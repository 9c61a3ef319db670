"""A claim that is firmer than its grounds.

What: the confidence of a judgment or an assessment is above the lowest among the items it rests on, and
its `basis` does not name that item, as in `[#F7]`. Or the bottom line or a paragraph of the summary rests
on an item of the lowest confidence or on an allegation, and neither says who says so nor how unsure it is.

Why: a conclusion is no firmer than its weakest necessary premise. If another premise is enough on its own,
readers should know.

Source: ICD 203, tradecraft standards 2 and 6: uncertainties are explained, and the argument is clear.

Mend: lower the confidence, or say in `basis` why the weak item does not weaken it, and name the item; in
the bottom line and the summary, attribute or hedge.
"""

import re
from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
OPENINGS = ("bottom_line", "summary")
EXAMPLE = """
summary:
# B22
- {text: The dam was closed to punish the lower states., rests_on: [F2]}
- {text: A deputy said that the dam was closed to punish the lower states., rests_on: [F2]}
key_judgments:
# B22
- {id: J1, text: The closure was planned., confidence: high, basis: Two reports agree., rests_on: [F1, F2]}
- {id: J2, text: The closure was known., confidence: high, basis: "The log shows it; [#F2] only adds why.", rests_on: [F1, F2]}
key_facts:
- {id: F1, text: The dam was closed in March., confidence: high, basis: The log shows it.}
- {id: F2, text: The order came from the capital., confidence: low, basis: One deputy said so.}
"""
_NAMED = re.compile(r"\[#([A-Za-z][\w.-]*)\]")


def find(given: RuleInput) -> Iterator[Hit]:
    """Judgments above their weakest support, then openings that state a weak item as if it were certain."""
    for support in given.graded():
        part = support.part
        rank = given.rank(part.confidence)
        if support.loc[0] == "key_facts" or rank < 1:
            continue
        named = set(_NAMED.findall(part.basis or ""))
        below = [
            (rank_below, id)
            for id in support.rests_on
            if id not in named and 0 <= (rank_below := _rank(given, id)) < rank
        ]
        if below:
            level, id = min(below, key=lambda entry: entry[0])
            message = f"`{part.confidence}` confidence, but it rests on `{id}`, whose confidence is `{given.levels[level]}`"
            help = f"lower it, or say why in `basis`, naming [#{id}]"
            yield Hit((*support.loc, "confidence"), message, help)
    yield from _openings(given)


def _rank(given: RuleInput, id: str) -> int:
    return given.rank(getattr(given.item(id), "confidence", None))


def _openings(given: RuleInput) -> Iterator[Hit]:
    attributed = given.fields_with("attribution", "text", *OPENINGS)
    guarded = attributed | given.fields_with("hedges", "text", *OPENINGS)
    likely = {s.loc for s in given.sentences if s.section in OPENINGS and any(given.terms(s))}
    for section in OPENINGS:
        for support in given.supported(section):
            loc = (*support.loc, "text")
            if loc in guarded or loc in likely:
                continue
            for id in support.rests_on:
                allegation = getattr(given.item(id), "kind", None) == "allegation"
                if allegation or _rank(given, id) == 0:
                    what = "is an allegation" if allegation else "has the lowest confidence"
                    message = f"this sounds certain, but rests on `{id}`, which {what}"
                    yield Hit(loc, message, "say who says so, or how unsure it is")
                    break
