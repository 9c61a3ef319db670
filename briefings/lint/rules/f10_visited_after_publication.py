"""A source that was visited or saved after publication.

What: `accessed` of a cited source, or the day on which its copy was saved, is later than the day of
publication (`date`, else the cut-off). One finding names how many sources, and the first of them.

Why: `date` is the day on which the briefing was published. If its sources were visited later, one of the
two dates is wrong, and readers rely on both.

Source: Cochrane and House of Commons Library practice: a date says what was known, or done, on that day.

Mend: write the real day of publication under `date`; the cut-off says what was known. If the source was seen
again later, keep the day on which the text that you rely on was read.
"""

from collections.abc import Iterator

from ...model.source import Source
from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
# F10
date: 2026-07-02
key_facts:
- {id: F1, text: The accord of 1968 is in force., citations: [{source: early}, {source: late}]}
sources:
- {id: early, type: report, title: The accord, accessed: 2026-07-02}
- {id: late, type: report, title: The accord again, accessed: 2026-07-05}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """The date of publication, once."""
    published = given.briefing.published
    late = [
        source.id
        for source in given.briefing.sources
        if source.id in given.cited and _last_visit(source) > published.isoformat()
    ]
    if late:
        which = (
            f"`{late[0]}` was"
            if len(late) == 1
            else f"{len(late)} sources, such as `{late[0]}`, were"
        )
        field = "date" if given.briefing.date else "cutoff"
        message = f"{which} visited or saved after publication on {published}"
        yield Hit((field,), message, "write the real day of publication under `date`")


def _last_visit(source: Source) -> str:
    """The last day on which a source was visited, as ISO 8601; empty if it is unknown."""
    saved = source.archive.on if source.archive else None
    days = [source.accessed.first.isoformat() if source.accessed and not source.accessed.start.mark else "",
            saved.isoformat() if saved else ""]  # fmt: skip
    return max(days)
