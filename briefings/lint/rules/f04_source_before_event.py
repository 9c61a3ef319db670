"""A source that is older than what it is cited for.

What: everything that supports a fact or a later development appeared before the event: before its `date`, or
before a year that the text names in the past tense (“was closed in 2011”). A source with an uncertain date or
none, one read after the event (`accessed`), and one that was saved after it are left alone. English only.

Why: a source cannot report what had not happened. The citation is a slip, or the date is.

Source: ICD 206, date of information and date of publication.

Mend: cite the source that reports the event, or correct the date.
"""

import datetime as dt
import re
from collections.abc import Iterator

from ...evidence.grading import standing
from ...evidence.support import Support
from ...model.source import Source
from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
key_facts:
# F04
- {id: F1, text: The dam was closed in May., date: 2025-05-04, citations: [{source: survey}]}
# F04
- {id: F2, text: Ostland left the talks in 2025., citations: [{source: survey}]}
- {id: F3, text: The dam is to be closed in 2025., citations: [{source: survey}]}
- {id: F4, text: The dam was inspected in 2023., citations: [{source: survey}]}
sources:
- {id: survey, type: report, title: Survey of the dam, issued: 2024-01-15}
"""
SECTIONS = ("key_facts", "later_developments")
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|met|took|made|gave|went|came|began|led|won|lost|held|left|fell|rose"
    r"|ran|put|[a-z]{2,}ed)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|is to|are to|was to|were to|plan\w*|expect\w*|forecast\w*|project\w*|intend\w*"
    r"|target\w*|scheduled?|predict\w*|propos\w*|estimat\w*|due|until|expir\w*|promise[sd]?|pledg\w*"
    r"|extended|model\w*)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\bin (?:[A-Z][a-z]+ )?((?:1[5-9]|20)\d\d)\b(?![–/-]\d)")


def find(given: RuleInput) -> Iterator[Hit]:
    """Items about the past, all of whose sources are older."""
    for section in SECTIONS:
        for support in given.supported(section):
            happened = _event(given, support)
            sources = standing(support, given.sources) if happened else []
            if not happened or not sources or not all(_older(one, happened) for one in sources):
                continue
            newest = max(
                sources, key=lambda source: source.issued.last if source.issued else happened
            )
            when = newest.issued.text if newest.issued else ""
            message = f"`{newest.id}` of {when} is older than this, and nothing newer supports it"
            help = "cite the source that reports it, or correct the date"
            yield Hit((*support.loc, "text"), message, help)


def _event(given: RuleInput, support: Support) -> dt.date | None:
    """The first day on which it can have happened; None: that cannot be told."""
    part = support.part
    language = getattr(part, "lang", None) or given.briefing.language
    told = _PAST.search(part.text) and not _AHEAD.search(part.text)
    if not told or not language.lower().startswith("en"):
        return None
    if part.date:
        known = not part.date.start.mark and part.date.first <= given.briefing.cutoff
        return part.date.first if known or support.loc[0] != "key_facts" else None
    years = [int(year) for year in _YEAR.findall(part.text)]
    return dt.date(max(years), 1, 1) if years else None


def _older(source: Source, day: dt.date) -> bool:
    issued, read = source.issued, source.accessed
    if not issued or issued.start.mark or issued.last >= day:
        return False
    saved = source.archive.on if source.archive else None
    return not (read and read.last >= day) and not (saved and saved >= day)
