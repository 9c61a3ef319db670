"""A retracted source that still supports something.

What: a source with `status: retracted` supports a statement, directly or through others: an error at the
source and at every such statement. If a superseded or corrected source supports something, that is a
warning at the source. Citations with the role `context` or `contradicts` support nothing.

Why: a retracted source no longer supports anything, and every statement that rests on it has to be
reviewed.

Source: ICS 206-01, on the purpose of source records: to find the judgments that are affected when a
source is changed or discredited.

Mend: cite a source that is still valid, or give the citation `role: context` and say that the source was
retracted. If there is a later edition of the source, cite that.
"""

from collections.abc import Iterator

from ...evidence.support import Support
from ..input import Hit, RuleInput

SEVERITY = "error"
EXAMPLE = """
key_judgments:
# B18
- {id: J1, text: The dam harms the fish., rests_on: [F1]}
key_facts:
# B18
- {id: F1, text: Half of the fish died., citations: [{source: study}]}
- {id: F2, text: A study on the fish was withdrawn., citations: [{source: study, role: context}, {source: notice}]}
sources:
# B18
- {id: study, type: article-journal, title: Fish below the dam, status: retracted}
- {id: notice, type: article-journal, title: Retraction notice}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Retracted or changed sources on which something rests, and the statements that rest on retracted ones."""
    gone: set[str] = set()
    for number, source in enumerate(given.briefing.sources):
        resting = given.evidence.resting.get(source.id, ())
        # A contested point states nothing itself; its positions do.
        keys = [key for key in resting if not _is_point(given.evidence.support[key])]
        if source.status == "current" or not keys:
            continue
        loc = ("sources", number, "status")
        rest = f"`{keys[0]}`" + (f" and {len(keys) - 1} more" if len(keys) > 1 else "")
        if source.status == "retracted":
            gone.add(source.id)
            yield Hit(
                loc, f"`{source.id}` was retracted, but supports {rest}", "cite a valid source"
            )
        else:
            message = f"`{source.id}` was {source.status}, and supports {rest}"
            yield Hit(
                loc, message, "cite the later edition, or say what changed", severity="warning"
            )
    for support in given.evidence.support.values() if gone else ():
        for id in () if _is_point(support) else sorted(gone & support.sources):
            cited = next((use.loc for use in support.uses if use.source == id), support.loc)
            help = "cite a valid source, then review text and grade"
            yield Hit(cited, f"this rests on `{id}`, which was retracted", help)


def _is_point(support: Support) -> bool:
    return support.loc[0] == "contested_points" and len(support.loc) == 2
