"""High confidence on a single origin.

What: a statement has high confidence, and its support goes back to a single source, or to a single declared
origin. Sources with the same `origin` count once; a retracted source, or a citation with `role: repeats`, adds
none. Sources without a declared `origin` may be independent; B24 reports them, and this rule does not. It
also leaves a statement alone if it cites the record itself for what the record says: a primary
source whose content is legal, data, academic or an official statement; or any source for what its own author
said or decided.

Why: ten reports of one dispatch are one dispatch. If it is wrong, all of them are wrong.

Source: Admiralty code, credibility 1; BBC Editorial Guidelines, 3.3.4, on single sources.

Mend: lower the confidence, cite a source of another origin, or cite the record itself and state what it
says.
"""

from collections.abc import Iterator

from ...evidence.grading import is_record
from ...evidence.support import Support
from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
key_facts:
# B03
- {id: F1, text: The dam was closed in March., confidence: high, basis: Two papers., citations: [{source: herald}, {source: courier}]}
- {id: F2, text: The accord gives the upper basin 46 per cent., confidence: high, basis: Its text., citations: [{source: accord}]}
sources:
- {id: herald, type: article-newspaper, title: Dam closed, content: reporting, origin: agency}
- {id: courier, type: article-newspaper, title: Brenn dam shut, content: reporting, origin: agency}
- {id: accord, type: treaty, title: Accord of 1968, role: primary, content: legal}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Statements of high confidence with one origin or none; B01 reports facts without sources."""
    for support in given.graded():
        if not given.high(support.part.confidence) or support.most_origins > 1:
            continue
        unsourced_fact = support.loc[0] == "key_facts" and not support.sources
        if unsourced_fact or is_record(support, given.sources):
            continue
        help = "lower it, or cite a source of another origin"
        yield Hit((*support.loc, "confidence"), f"high confidence, but {_ground(support)}", help)


def _ground(support: Support) -> str:
    if not support.most_origins:
        return "no valid source supports it"
    many = len(support.sources)
    if many == 1:
        return "one source supports it"
    return f"all {many} sources go back to one origin, `{next(iter(support.origins))}`"
