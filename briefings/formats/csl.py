"""CSL-JSON: all sources of a briefing, as reference managers read them."""

import json

from ..orders import Checked
from ..sources.csl_json import as_csl
from ..sources.numbering import number

NEEDS_PAGES = False
ONCE = True
SUFFIX = ".csl.json"
SUMMARY = "all sources as CSL-JSON, for reference managers"


def export(checked: Checked) -> bytes:
    """A list of CSL-JSON items in the order of their numbers."""
    items = [as_csl(numbered.source) for numbered in number(checked.briefing).values()]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()
