"""A quotation found in several places.

What: the saved copy has the words more than once, and neither `prefix` nor `suffix` says which place is
meant.

Why: the same words can occur in the author's own text and in a passage that the author rejects.

Source: W3C Web Annotation, TextQuoteSelector: a prefix and a suffix tell similar passages apart.

Mend: give the words before the quotation in `prefix`, or quote more.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput
from ..quoted import quoted

SEVERITY = "warning"
FOLDER = True
FILES = {
    "archive/accord.txt": "The basin takes 46 per cent. Some deny that the basin takes 46 per cent.\n"
}
EXAMPLE = """
key_facts:
- id: F1
  text: The accord gives the upper basin a share.
  citations:
  # E13
  - {source: accord, quote: basin takes 46 per cent}
  - {source: accord, quote: basin takes 46 per cent, prefix: "Some deny that the "}
sources:
- {id: accord, type: webpage, title: The accord, archive: {file: accord.txt, "on": 2026-06-02}}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Quotations that more than one passage matches."""
    for one in quoted(given, "ambiguous"):
        message = f"the saved copy of `{one.citation.source}` has these words more than once"
        yield Hit((*one.loc, "quote"), message, "give the words before them in `prefix`")
