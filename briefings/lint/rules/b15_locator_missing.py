"""A long source cited without a place in it.

What: a citation has no `locator`, and its source has more than ten pages by its `number-of-pages`. The
number can be set in `lint.thresholds` of settings.yaml.

Why: without a place, a reader who wants to check the statement has to read the whole source. An author who
names the page has at least opened it.

Source: ICD 206, which asks for the page.

Mend: add `locator`, such as `p. 12`, `art. 3` or `ch. 2`.
"""

import re
from collections.abc import Iterator

from ...model.source import Source
from ..input import Hit, RuleInput

SEVERITY = "warning"
LIMIT = 10
EXAMPLE = """
key_facts:
# B15
- {id: F1, text: The dam was closed in March., citations: [{source: review}]}
- {id: F2, text: The dam was opened in May., citations: [{source: review, locator: p. 12}]}
sources:
- {id: review, type: report, title: Review of the year, number-of-pages: 48}
"""


def find(given: RuleInput, limit: float) -> Iterator[Hit]:
    """Citations of long sources without a locator, except those for context."""
    long = {
        source.id: pages for source in given.briefing.sources if (pages := _pages(source)) > limit
    }
    for support in given.evidence.support.values() if long else ():
        for use in support.uses:
            if use.citation and not use.locator and use.role != "context" and use.source in long:
                message = (
                    f"`{use.source}` has {long[use.source]} pages, and no place in it is named"
                )
                yield Hit((*use.loc, "source"), message, "add `locator`, such as `p. 12`")


def _pages(source: Source) -> int:
    """The number of pages that a source says it has; 0: it does not say."""
    said = str((source.model_extra or {}).get("number-of-pages", ""))
    number = re.fullmatch(r"\D{0,20}(\d{1,6})\D{0,20}", said)
    return int(number[1]) if number else 0
