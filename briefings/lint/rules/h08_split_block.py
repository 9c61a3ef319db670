"""A block that breaks badly over pages.

What: a heading is at the foot of a page and its text on the next, or a single line of a paragraph is alone
on a page (a widow or an orphan).

Why: a heading without its text and a line without its paragraph look like mistakes.

Source: Bringhurst, The Elements of Typographic Style; CSS `orphans`, `widows` and `break-after`.

Mend: remove what keeps the page from breaking elsewhere, such as `break-inside: avoid` around long blocks.
"""

from collections.abc import Iterator
from itertools import groupby, pairwise

from ...model.typography import Line
from ..input import Hit, RuleInput

SEVERITY = "warning"
NEEDS = "layout"
HEADINGS = {"h2", "h3", "h4"}
EXAMPLE = """
theme: a style sheet that says `h2 { break-after: auto }`
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Headings before a page break, and single lines alone on a page."""
    if given.page is None or given.page.typography is None:
        return
    lines = given.page.typography.lines
    for line, after in pairwise(lines):
        if after.page > line.page and line.tag in HEADINGS and after.block != line.block:
            message = f"page {line.page} ends with the heading `{line.text[:40]}`"
            yield Hit((), message, "keep the heading with its text")
    for _, block in groupby(lines, key=lambda line: line.block):
        pages = [list(group) for _, group in groupby(block, key=lambda line: line.page)]
        for part in pages if len(pages) > 1 else []:
            if len(part) == 1:
                yield _single(part[0])


def _single(line: Line) -> Hit:
    message = f"page {line.page} has a single line of a paragraph: `{line.text[:40]}`"
    return Hit((), message, "keep at least two lines together")
