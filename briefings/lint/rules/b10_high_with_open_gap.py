"""High confidence with an open gap.

What: a statement has high confidence, and a gap names it under `affects`; or a judgment with high
confidence has three or more assumptions. The number can be set in `lint.thresholds` of settings.yaml.

Why: high confidence implies few gaps and few assumptions; each assumption can fail on its own.

Source: the National Intelligence Council's wording of the levels of confidence.

Mend: lower the confidence; or, if the gap does not weaken the statement, take it out of `affects`.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
LIMIT = 3
EXAMPLE = """
key_facts:
# B10
- {id: F1, text: The accord means the measured flow., confidence: high, basis: Its wording.}
- {id: F2, text: The accord is in force., confidence: high, basis: Its wording.}
gaps:
- {id: G1, text: The annex has not been published., affects: [F1]}
"""


def find(given: RuleInput, limit: float) -> Iterator[Hit]:
    """Statements of high confidence that a gap affects or that rest on many assumptions."""
    gaps: dict[str, str] = {}
    for gap in given.briefing.gaps:
        for id in gap.affects:
            gaps.setdefault(id, gap.id)
    help = "lower the confidence, or settle this first"
    for support in given.graded():
        if not given.high(support.part.confidence):
            continue
        loc = (*support.loc, "confidence")
        gap_id = gaps.get(support.key.removesuffix(".assessment"))
        assumed = len(getattr(support.part, "assumptions", ()))
        if gap_id:
            yield Hit(loc, f"high confidence, but gap `{gap_id}` affects it", help)
        if assumed >= limit:
            yield Hit(loc, f"high confidence, but it makes {assumed} assumptions", help)
