"""A quotation that is not in the saved copy.

What: the words between the quotation marks are not in the text of the saved copy, even with other
spaces, dashes and quotation marks. The help shows the nearest passage.

Why: a quotation promises that these are the exact words. A sentence and its negation differ by one word.

Source: IFCN Code of Principles, 2; BBC Editorial Guidelines, 3.3.

Mend: correct the words, mark what was left out with `[…]`, or paraphrase without quotation marks.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput
from ..quoted import quoted

SEVERITY = "error"
FOLDER = True
FILES = {"archive/accord.txt": "Article 3. The upper basin takes 46 per cent of the annual flow.\n"}
EXAMPLE = """
key_facts:
- id: F1
  text: The accord gives the upper basin a share.
  citations:
  # E01
  - {source: accord, quote: takes 48 per cent of the annual flow}
  - {source: accord, quote: takes 46 per cent of the annual flow}
sources:
- {id: accord, type: webpage, title: The accord, archive: {file: accord.txt, "on": 2026-06-02}}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Quotations that were not found."""
    for one in quoted(given, "not-found"):
        message = f"the words are not in the saved copy of `{one.citation.source}`"
        help = one.found.nearest or "quote what it says, or paraphrase without quotation marks"
        yield Hit((*one.loc, "quote"), message, help)
