"""A quotation with words dropped or added.

What: the saved copy has all words of the quotation in the same order, but has others between them, and no
`[…]` says so; or the quotation has extra words.

Why: an honest quotation becomes a false one when words are left out without a mark.

Source: Associated Press, statement of news values: quotations are not altered.

Mend: put `[…]` where words are left out, and `[ ]` around words of your own.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput
from ..quoted import quoted

SEVERITY = "error"
FOLDER = True
FILES = {
    "archive/accord.txt": "The upper basin, in a dry year only, takes 46 per cent of the flow.\n"
}
EXAMPLE = """
key_facts:
- id: F1
  text: The accord gives the upper basin a share.
  citations:
  # E02
  - {source: accord, quote: The upper basin takes 46 per cent of the flow}
  - {source: accord, quote: "The upper basin […] takes 46 per cent of the flow"}
sources:
- {id: accord, type: webpage, title: The accord, archive: {file: accord.txt, "on": 2026-06-02}}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Quotations whose words are in the copy, but not as they are quoted."""
    for one in quoted(given, "altered"):
        message = (
            f"the saved copy of `{one.citation.source}` has these words, but others between them"
        )
        help = one.found.nearest or "put `[…]` where words are left out"
        yield Hit((*one.loc, "quote"), message, help)
