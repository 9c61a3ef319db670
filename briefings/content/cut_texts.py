"""Finds texts that YAML cuts off at a comment: `text: Amendment #12 was agreed` is read as `Amendment`."""

import re
from collections.abc import Iterator

from ..findings.finding import Finding
from ..model.briefing import Briefing
from ..model.tree import texts
from ..reading.places import Loaded
from ..reading.validation import where

TERMS = frozenset({
    "likelihood", "confidence", "evidence", "agreement", "downgraded_for", "upgraded_for", "kind", "type",
    "role", "content", "status", "safety", "reliability", "credibility", "use",
})  # fmt: skip
"""Fields for single words from a list: text after the word is really a comment there."""
_CUT = re.compile(r"\s#|\s+#(?=\S)")
"""A sign that nobody sets apart as a comment: one blank before it, or none after it."""


def cut_texts(briefing: Briefing, loaded: Loaded) -> Iterator[Finding]:
    """A warning (Y016) at every comment that ends a text without quotes."""
    for field in texts(briefing):
        mark = loaded.values.get(field.loc)
        if mark is None or field.loc[-1] in TERMS or mark.end_line >= len(mark.text.lines):
            continue
        if mark.text.lines[mark.line][mark.column :][:1] in {'"', "'", "|", ">"}:
            continue
        rest = mark.text.lines[mark.end_line][mark.end_column :]
        if _CUT.match(rest):
            start = mark.end_column + rest.index("#")
            place = mark.text.place(mark.end_line, start, len(rest))
            help = "put the text in quotes, or the comment on a line of its own"
            message = "the text ends here, and what follows the `#` is not printed"
            yield Finding("Y016", "warning", message, place, help, where(field.loc))
