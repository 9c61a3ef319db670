"""Credibility that mirrors reliability.

What: eight or more citations have both a credibility and a source with a reliability, and in all of them
the two grades match: A and 1, B and 2, and so on, with at least two different pairs. The number can be set
in `lint.thresholds` of settings.yaml.

Why: reliability says how far the source can be trusted, credibility how far this information can. A
reliable source can be wrong (B5), and an unknown one can be confirmed (F1). If the grades always agree,
only one of them was really judged.

Source: Admiralty code (STANAG 2511): the two axes are rated in isolation.

Mend: rate the credibility of each piece of information again, without looking at its source's grade.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
LIMIT = 8
MIRROR = dict(zip("ABCDEF", "123456", strict=True))
EXAMPLE = """
key_facts:
- {id: F1, text: The dam was closed., citations: [{source: a, credibility: 1}, {source: b, credibility: 2}]}
- {id: F2, text: The dam was opened., citations: [{source: a, credibility: 1}, {source: b, credibility: 2}]}
- {id: F3, text: The river rose., citations: [{source: a, credibility: 1}, {source: b, credibility: 2}]}
- {id: F4, text: The river fell., citations: [{source: a, credibility: 1}, {source: b, credibility: 2}]}
sources:
# B06
- {id: a, type: dataset, title: Daily flow, reliability: A}
- {id: b, type: report, title: Yearly report, reliability: B}
"""


def find(given: RuleInput, limit: float) -> Iterator[Hit]:
    """One finding for the briefing, at its sources."""
    pairs = [
        (grade, use.citation.credibility)
        for support in given.evidence.support.values()
        for use in support.uses
        if use.citation and use.citation.credibility
        if (grade := given.sources[use.source].reliability)
    ]
    mirrored = all(MIRROR[grade] == credibility for grade, credibility in pairs)
    if len(pairs) >= limit and len(set(pairs)) > 1 and mirrored:
        message = f"in all {len(pairs)} citations with both grades, credibility mirrors reliability"
        yield Hit(
            ("sources",), message, "rate each piece of information separately from its source"
        )
