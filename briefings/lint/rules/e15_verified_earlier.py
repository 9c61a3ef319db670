"""Words that were looked up earlier, elsewhere.

What: the saved copy of a quoted source is not on this machine, as in a fresh clone, but `sources.lock`
says that its words were found. There is one note for each source.

Why: readers may rely on what was checked; anyone who has the copy can check it again.

Source: house rule.

Mend: nothing to do; or put the saved copy into `archive/` to look up the words again.
"""

from collections import Counter
from collections.abc import Iterator

from ..input import Hit, RuleInput
from ..quoted import quoted

SEVERITY = "note"
FOLDER = True
FILES = {
    "sources.lock": '{"format": 1, "copies": {"accord": {"file": "accord.txt", "on": "2026-06-02",'
    f' "sha256": "{"0" * 64}", "size": 64}}}}, "quotations": {{"accord": [{{"exact":'
    ' "takes 46 per cent of the annual flow", "state": "exact", "start": 27, "end": 63,'
    ' "prefix": "Article 3. The upper basin ", "suffix": "."}]}}\n'
}
EXAMPLE = """
key_facts:
- id: F1
  text: The accord gives the upper basin a share.
  citations: [{source: accord, quote: takes 46 per cent of the annual flow}]
sources:
# E15
- {id: accord, type: webpage, title: The accord, archive: {file: accord.txt, "on": 2026-06-02}}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Sources whose quotations are confirmed only by the lock."""
    known = Counter(one.citation.source for one in quoted(given) if one.found.earlier)
    days = {one.citation.source: one.found.on for one in quoted(given) if one.found.earlier}
    for number, source in enumerate(given.briefing.sources):
        if count := known[source.id]:
            on = f" of {days[source.id]}" if days[source.id] else ""
            words = "quotation was" if count == 1 else "quotations were"
            message = f"{count} {words} found in the saved copy{on}, which is not here"
            yield Hit(("sources", number), message, "put the copy into `archive/` to look again")
