"""A saved copy without text.

What: the saved copy of a quoted source has no text that a program could read: it is a scan, a picture,
damaged, or of a type that is not read.

Why: the words were not looked up. A person can still find them and say so in `checked`.

Source: house rule: text layers of PDFs drop tables and fuse words, and scans have none.

Mend: save a copy with a text layer; or look up the words, and write `checked: {by, on, against}`.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput
from ..quoted import quoted

SEVERITY = "warning"
FOLDER = True
FILES = {"archive/accord.pdf": "not a PDF\n"}
EXAMPLE = """
key_facts:
- id: F1
  text: The accord gives the upper basin a share.
  citations:
  # E14
  - {source: accord, quote: takes 46 per cent of the annual flow}
sources:
- {id: accord, type: webpage, title: The accord, archive: {file: accord.pdf, "on": 2026-06-02}}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Quotations whose copy exists but cannot be read."""
    for one in quoted(given, "no-text"):
        if one.citation.checked:
            continue
        copy = given.evidence.copies.get(one.citation.source)
        reason = f": {copy.reason}" if copy and copy.reason else ""
        message = f"no text could be read from the saved copy of `{one.citation.source}`{reason}"
        help = "save a copy with text, or look up the words and say so in `checked`"
        yield Hit((*one.loc, "quote"), message, help)
