"""A quotation too short to be evidence.

What: a quotation has fewer than 12 characters.

Why: any text contains one or two given words, so finding them proves nothing.

Source: house rule; tools that look up quotations use the same limit.

Mend: quote more of the passage, or leave the quotation out and give the locator.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput
from ..quoted import quoted

SEVERITY = "warning"
FOLDER = True
FILES = {"archive/accord.txt": "Article 3. The upper basin takes 46 per cent of the annual flow.\n"}
EXAMPLE = """
key_facts:
- id: F1
  text: The accord gives the upper basin a share.
  citations:
  # E12
  - {source: accord, quote: 46 per cent}
sources:
- {id: accord, type: webpage, title: The accord, archive: {file: accord.txt, "on": 2026-06-02}}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Quotations that are not looked up, because they would be found in any text."""
    for one in quoted(given, "too-short"):
        message = "the quotation is too short to be looked up: fewer than 12 characters"
        yield Hit((*one.loc, "quote"), message, "quote more of the passage")
