"""A quotation from a long work without its place.

What: a citation with a `quote` has no `locator`, and its source is a book, report, thesis, hearing or
standard, or has more than ten pages (`number-of-pages`, `page`). A source that says it has ten pages or
fewer needs none, nor do web pages, news and posts. The rule does not check whether a quotation names its
speaker, because the fields do not show that.

Why: a reader who cannot find the words cannot check them.

Source: ICD 206, elements of a source reference citation (page or paragraph); AP style on quotations.

Mend: add `locator`, such as `p. 12`, `para 3`, `art. 5` or `00:14:20`.
"""

import re
from collections.abc import Iterator

from ...model.source import Source
from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
key_facts:
- id: F1
  text: The review blames the operator.
  citations:
  # E04
  - {source: review, quote: the operator had been warned twice}
  - {source: review, quote: the operator had been warned twice, locator: p. 12}
  - {source: story, quote: the operator had been warned twice}
sources:
- {id: review, type: report, title: Review of the year}
- {id: story, type: article-newspaper, title: Operator was warned}
"""
PAGES = 10
LONG = frozenset({"book", "report", "thesis", "hearing", "standard"})
"""Types of sources that mostly have more pages than that."""
_RANGE = re.compile(r"(\d{1,6})\s?[-–]+\s?(\d{1,6})")
_NUMBER = re.compile(r"\d{1,6}")


def find(given: RuleInput) -> Iterator[Hit]:
    """Quotations from long works without a locator."""
    for support in given.evidence.support.values():
        for use in support.uses:
            cited = use.citation
            source = given.sources.get(use.source)
            if cited and cited.quote and not cited.locator and source and _long(source):
                message = f"a quotation from `{source.id}` without a locator"
                yield Hit(
                    (*use.loc, "quote"), message, "add `locator`, such as `p. 12` or `para 3`"
                )


def _long(source: Source) -> bool:
    """Whether a source is too long to find words in it without a page."""
    more = source.model_extra or {}
    said = _NUMBER.search(str(more.get("number-of-pages") or ""))
    pages = _RANGE.search(str(more.get("page") or ""))
    if said or pages:
        number = int(said[0]) if said else int(pages[2]) - int(pages[1]) + 1 if pages else 0
        return number > PAGES
    return source.type in LONG
