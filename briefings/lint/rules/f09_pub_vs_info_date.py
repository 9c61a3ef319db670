"""Old information in a newer publication.

What: a fact has neither a `date` nor a year in its text, so it is about the present; and it rests on a
source whose `information_date` is more than 365 days before `issued`, and on none whose information is
newer. Records, treaties and laws do not count. The number of days can be set in `lint.thresholds` of
settings.yaml.

Why: the year of the publication makes the information look newer than it is.

Source: ICD 203, tradecraft standard 1: age and continued currency of information.

Mend: give the fact the `date` for which the information holds, or cite newer information.
"""

import datetime as dt
from collections.abc import Iterator

from ...model.edtf import Edtf
from ...model.source import Source
from ..ages import lasts, undated
from ..input import Hit, RuleInput

SEVERITY = "warning"
LIMIT = 365
"""Days between the information and its publication."""
EXAMPLE = """
key_facts:
# F09
- {id: F1, text: One third of the fields are irrigated., citations: [{source: atlas}]}
- {id: F2, text: One third of the fields are irrigated., date: 2019, citations: [{source: atlas}]}
sources:
- {id: atlas, type: report, title: Atlas of the valley, issued: 2026-05, information_date: 2019}
"""


def find(given: RuleInput, limit: float) -> Iterator[Hit]:
    """Undated facts all of whose sources are much newer than their information."""
    for support in undated(given):
        sources = [given.sources[key] for key in sorted(support.sources)]
        if not sources or not all(_gap(source) > limit for source in sources):
            continue
        if not any(lasts(source) for source in sources):
            newest = max(sources, key=_information)
            message = f"no date, but `{newest.id}` of {_text(newest.issued)} has information of"
            message += f" {_text(newest.information_date)}"
            yield Hit((*support.loc, "text"), message, "add the `date` for which it holds")


def _gap(source: Source) -> int:
    """The fewest days between the information and its publication; 0: unknown."""
    if not source.information_date or not source.issued:
        return 0
    return (source.issued.first - source.information_date.last).days


def _information(source: Source) -> dt.date:
    return source.information_date.last if source.information_date else dt.date.min


def _text(date: Edtf | None) -> str:
    return date.text if date else ""
