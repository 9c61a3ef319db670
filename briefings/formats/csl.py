"""CSL-JSON: all sources of a briefing, as reference managers read them."""

import json
from collections.abc import Iterator

from ..sources.csl_json import as_csl
from ..sources.numbering import number
from .given import Artefact, OfBriefing

SUMMARY = "all sources as CSL-JSON, for reference managers"
SCOPE = "briefing"
SUFFIX = ".csl.json"


def export(given: OfBriefing) -> Iterator[Artefact]:
    """A list of CSL-JSON items in the order of their numbers."""
    items = [as_csl(numbered.source) for numbered in number(given.checked.briefing).values()]
    data = json.dumps(items, ensure_ascii=False, indent=1) + "\n"
    yield Artefact(SUFFIX, data.encode())
