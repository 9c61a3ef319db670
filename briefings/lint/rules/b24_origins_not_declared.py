"""Independence that nobody has declared.

What: a statement of high confidence rests on several sources, and the `origin` of some is not declared. One
finding for the whole briefing says for how many of the cited sources an origin is declared.

Why: sources count as independent only if somebody checked. The page says that origins were not examined.

Source: Admiralty code, credibility 1; BBC Editorial Guidelines, 3.3.4, on single sources.

Mend: give each source the `origin` that its information goes back to: the id of the source itself, if it is
first-hand.
"""

from collections.abc import Iterator

from ...evidence.support import declared_origins
from ..input import Hit, RuleInput

SEVERITY = "note"
EXAMPLE = """
key_facts:
- {id: F1, text: The dam was closed in March., confidence: high, basis: Two papers., citations: [{source: herald}, {source: courier}]}
sources:
# B24
- {id: herald, type: article-newspaper, title: Dam closed, content: reporting, origin: agency}
- {id: courier, type: article-newspaper, title: Brenn dam shut, content: reporting}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """The list of sources, once."""
    resting = [
        support.key
        for support in given.graded()
        if given.high(support.part.confidence) and support.independent is None
    ]
    if resting:
        cited = [source for source in given.briefing.sources if source.id in given.cited]
        declared = len(declared_origins(cited))
        named = ", ".join(resting[:3]) + (" and others" if len(resting) > 3 else "")
        message = f"{declared} of {len(cited)} cited sources declare an origin: is what {named} rest on independent?"
        yield Hit(
            ("sources",), message, "give each source its `origin`, its own id if it is first-hand"
        )
