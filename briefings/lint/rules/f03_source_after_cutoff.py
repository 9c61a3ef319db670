"""A source from after the cut-off.

What: the earliest day that `issued` of a source can mean is later than `cutoff`. The date in `accessed`
does not matter, and approximate dates are left alone.

Why: the cut-off tells the reader on which day the briefing's knowledge ends. A later source makes that
untrue, and other events up to its date are missing.

Source: House of Commons Library and Cochrane practice: say how up to date the text is.

Mend: move the cut-off, if all sources were checked up to the new day; or leave the source out.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "error"
EXAMPLE = """
cutoff: 2026-06-30
key_facts:
- {id: F1, text: The accord of 1968 is in force., citations: [{source: early}, {source: late}, {source: year}]}
sources:
- {id: early, type: report, title: The accord, issued: 2026-06-30, accessed: 2026-07-02}
# F03
- {id: late, type: report, title: The accord again, issued: 2026-07-01}
- {id: year, type: report, title: The accord in a year, issued: 2026}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Sources that were issued after the cut-off, at their date."""
    cutoff = given.briefing.cutoff
    for number, source in enumerate(given.briefing.sources):
        issued = source.issued
        if issued and not issued.start.mark and issued.first > cutoff:
            message = f"`{source.id}` was issued on {issued.text}, after the cut-off of {cutoff}"
            yield Hit(
                ("sources", number, "issued"), message, "move the cut-off, or leave the source out"
            )
