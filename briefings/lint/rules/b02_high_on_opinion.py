"""High confidence on opinion alone.

What: a statement has high confidence, and everything that supports it is opinion or advocacy.
What the author of a source said or decided is left alone: “the union asked”, from the union.

Why: opinion shows that somebody holds a view. It does not show that the view is right, however many people
hold it.

Source: ICD 203, tradecraft standard 1; the National Intelligence Council's wording of high confidence.

Mend: lower the confidence, cite reporting, data or a record, or state it as an opinion: “A argues that …”.
"""

from collections.abc import Iterator

from ...evidence.grading import is_record, only_opinion, standing
from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
key_facts:
# B02
- {id: F1, text: The dam lowers the river., confidence: high, basis: Two columns say so., citations: [{source: column}]}
- {id: F2, text: The column blames the dam., confidence: moderate, basis: Its words., citations: [{source: column}]}
- {id: F3, text: The Fishers' Union asked for a new gauge., confidence: high, basis: Its letter., citations: [{source: letter}]}
sources:
- {id: column, type: article-newspaper, title: The dam must go, content: opinion, origin: a}
- {id: letter, type: report, title: A new gauge, author: [{literal: Fishers' Union}], content: advocacy}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Statements of high confidence whose sources are all opinion or advocacy."""
    for support in given.graded():
        if not given.high(support.part.confidence) or is_record(support, given.sources):
            continue
        if only_opinion(standing(support, given.sources)):
            yield Hit(
                (*support.loc, "confidence"), "high confidence, but every source is opinion or advocacy",
                "lower it, or cite reporting, data or a record",
            )  # fmt: skip
