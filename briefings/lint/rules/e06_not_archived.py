"""A source without a saved copy.

What: a quoted source has no saved copy, and no lock says that its words were found earlier, nor does a person vouch for them (`checked`): a warning. For
all other sources with a web address, one note says how many have no copy.

Why: half of the pages that court opinions cite no longer show what was cited. A quotation that nobody
can look up is only a claim.

Source: Berkeley Protocol on digital open source investigations; Harvard Law Review Forum 127 (2014) 176.

Mend: run `make-briefing archive CONTENT SOURCE FILE`, and add `archive: {file: …}` to the source; or let
somebody look the words up in the book, the broadcast or the notes, and say so: `checked: {by, on, against}`.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput
from ..quoted import quoted

SEVERITY = "warning"
FOLDER = True
EXAMPLE = """
key_facts:
- id: F1
  text: The accord gives the upper basin a share.
  citations:
  # E06
  - {source: accord, quote: takes 46 per cent of the annual flow}
  - {source: accord, quote: leaves the rest to the lower states, checked: {by: A. Author, "on": 2026-06-01, against: printed edition}}
sources:
- {id: accord, type: webpage, title: The accord}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Quotations that cannot be looked up; then how many web sources have no copy."""
    for one in quoted(given, "unchecked"):
        if one.citation.checked:
            continue
        message = f"there is no saved copy of `{one.citation.source}` in which to look up the words"
        help = "save one with `make-briefing archive`, or say in `checked` who looked the words up"
        yield Hit((*one.loc, "quote"), message, help)
    web = [source for source in given.briefing.sources if source.URL]
    bare = [
        source
        for source in web
        if not source.archive and source.id not in given.evidence.lock.copies
    ]
    if bare:
        message = f"{len(bare)} of {len(web)} sources on the web have no saved copy"
        help = "pages change and vanish: `make-briefing archive` keeps them"
        yield Hit(("sources",), message, help, severity="note")
