"""JSON: the whole briefing, validated, with what was computed of its evidence."""

import json
from typing import Any

from .exporting import export as document

NEEDS_PAGES = False
ONCE = True
SUMMARY = "the whole briefing with its computed evidence"


def export(checked: Any) -> bytes:
    """The bytes of the file; `make-briefing schema --export` prints its schema."""
    data = document(checked).model_dump(mode="json", by_alias=True, exclude_none=True)
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
