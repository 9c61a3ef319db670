"""A party's word as a fact.

What: everything that supports a fact is an official statement or advocacy by sources with an `interest`,
all of one origin or one interest, and the text does not say who says so. Allegations are left alone,
because they are marked as such.

Why: each party speaks for itself. Readers must see that it is a party that says so.

Source: ICD 203, tradecraft standard 1, on motivation and bias; BBC Editorial Guidelines, on sources with
a vested interest.

Mend: attribute it in the sentence (“the ministry said that …”), or cite a source outside the dispute.
"""

from collections.abc import Iterator

from ...evidence.grading import standing
from ..input import Hit, RuleInput

SEVERITY = "warning"
PARTIAL = {"official-statement", "advocacy"}
EXAMPLE = """
key_facts:
# B13
- {id: F1, text: The dam lowers the river., citations: [{source: states}]}
- {id: F2, text: The lower states say that the dam lowers the river., citations: [{source: states}]}
sources:
- {id: states, type: report, title: Our river, content: advocacy, interest: party to the dispute}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Facts in our own voice that rest on one side only."""
    attributed = given.fields_with("attribution", "text", "key_facts")
    for support in given.supported("key_facts"):
        loc = (*support.loc, "text")
        if support.part.kind == "allegation" or not support.uses or loc in attributed:
            continue
        ground = standing(support, given.sources)
        if not ground or not all(s.interest and s.content in PARTIAL for s in ground):
            continue
        if support.most_origins < 2 or len({source.interest for source in ground}) < 2:
            named = "`, `".join(source.id for source in ground[:3])
            message = f"only a party to the matter supports this: `{named}`"
            yield Hit(loc, message, "say in the sentence who says so, or cite somebody else")
