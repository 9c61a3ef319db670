"""A strong grade on weak sources alone.

What: a statement has high confidence, or a citation of it has credibility 1, and every source that
supports it has reliability D, E or F.

Why: sources that are often wrong, or that nobody can judge, do not become a solid basis by their number.

Source: Admiralty code (STANAG 2511), reliability D to F; the National Intelligence Council's wording of
high confidence.

Mend: lower the grade, or cite a source that is at least fairly reliable.
"""

from collections.abc import Iterator

from ...evidence.grading import only_weak, standing
from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
key_facts:
# B07
- {id: F1, text: The dam was closed in March., confidence: high, basis: Two posts., citations: [{source: post}, {source: leaflet}]}
- {id: F2, text: The dam was opened in May., confidence: high, basis: A post and the gauge., citations: [{source: post}, {source: gauge}]}
sources:
- {id: post, type: post, title: On the dam, reliability: E}
- {id: leaflet, type: pamphlet, title: Save the river, reliability: F}
- {id: gauge, type: dataset, title: Daily flow, reliability: A}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Statements graded high, and citations graded 1, on sources of reliability D, E and F."""
    help = "lower it, or cite a source that is more reliable"
    for support in given.evidence.support.values():
        high = given.high(getattr(support.part, "confidence", None))
        confirmed = [
            use for use in support.uses if use.citation and use.citation.credibility == "1"
        ]
        if not (high or confirmed):
            continue
        ground = standing(support, given.sources)
        if not only_weak(ground):
            continue
        grades = ", ".join(sorted({str(source.reliability) for source in ground}))
        behind = f"every source behind it has reliability {grades}"
        if high:
            yield Hit((*support.loc, "confidence"), f"high confidence, but {behind}", help)
        for use in confirmed:
            yield Hit((*use.loc, "credibility"), f"credibility 1, but {behind}", help)
