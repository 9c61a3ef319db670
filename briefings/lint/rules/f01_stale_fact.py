"""A fact about the present on old information.

What: a fact says in the present tense that it is about now (“currently”, “today”, “at present”, “the current
rate”), and has neither a `date` nor a year in its text; and it rests only on sources whose information (`information_date`, or else `issued`) is more than 400 days old on the day of the
briefing (`--today`, or else the cut-off). Records, treaties and laws
do not count, because they do not change. The number of days can be set in `lint.thresholds` of
settings.yaml.

Why: the page presents as true now what was true when the source was written.

Source: ICD 203, tradecraft standard 1: age and continued currency of information.

Mend: cite a newer source, or give the fact the `date` for which it holds.
"""

from collections.abc import Iterator

from ..ages import lasts, said_of_now, undated
from ..input import Hit, RuleInput

SEVERITY = "warning"
LIMIT = 400
"""Days."""
EXAMPLE = """
key_facts:
# F01
- {id: F1, text: The gauge at Brenn is currently out of order., citations: [{source: visit}]}
- {id: F2, text: The gauge at Brenn is currently out of order., date: 2025-01, citations: [{source: visit}]}
- {id: F3, text: The flow falls when the dam is shut., citations: [{source: visit}]}
sources:
- {id: visit, type: report, title: A visit to the gauge, issued: 2025-01-15}
"""


def find(given: RuleInput, limit: float) -> Iterator[Hit]:
    """Undated facts whose sources are all older than the limit."""
    now = said_of_now(given)
    for support in undated(given) if now else ():
        if support.part.id not in now:
            continue
        sources = [given.sources[key] for key in support.sources]
        if not sources or any(lasts(source) for source in sources):
            continue
        dates = [source.information_date or source.issued for source in sources]
        if None in dates:  # it is not known to be old
            continue
        newest = max(date.last for date in dates if date)
        age = (given.today - newest).days
        if age > limit:
            message = f"no date, and its newest information is of {newest}, {age} days before {given.today}"
            help = "cite a newer source, or add the `date` for which it holds"
            yield Hit((*support.loc, "text"), message, help)
