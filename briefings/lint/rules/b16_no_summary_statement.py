"""No statement on the sources as a whole.

What: a briefing with three or more sources has no `sources_statement`. With fewer than ten it is a
note; this number can be set in `lint.thresholds` of settings.yaml.

Why: each descriptor describes one source. It does not say how strong the evidence is as a whole, which
sources confirm each other, or whose views are missing.

Source: ICD 206, source summary statement; ICD 203, tradecraft standard 1.

Mend: write one paragraph on strengths, weaknesses and independence of the evidence.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
LIMIT = 10
FEW = 3
"""A reader can judge fewer sources than this one by one."""
EXAMPLE = """
key_facts:
- {id: F1, text: The dam was closed in March., citations: [{source: herald}, {source: courier}, {source: gauge}]}
sources:
# B16
- {id: herald, type: article-newspaper, title: Dam closed}
- {id: courier, type: article-newspaper, title: Brenn dam shut}
- {id: gauge, type: dataset, title: Daily flow}
"""


def find(given: RuleInput, limit: float) -> Iterator[Hit]:
    """One finding for the briefing, at its sources."""
    count = len(given.briefing.sources)
    if count >= FEW and not given.briefing.sources_statement:
        severity = "" if count >= limit else "note"
        message = f"{count} sources, and no `sources_statement`"
        help = "say in one paragraph how strong and how independent the evidence is"
        yield Hit(("sources",), message, help, severity=severity)
