"""More pages than the budget.

What: a length fills more pages than its budget. It is an error under `--strict-pages` and for lengths with
`over: error`, and a warning for the others.

Why: a page limit is a promise about the reader's time.

Source: two pages in CRS In Focus, three in papers for the British Cabinet, four in a POSTnote.

Mend: shorten the items that must stay, or raise `--max-pages`.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "error"
NEEDS = "layout"
EXAMPLE = """
summary:
- {text: As many paragraphs as more than four pages hold., rests_on: [F1]}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """A length with too many pages; its place is the file of the length."""
    page = given.page
    if page and page.budget is not None and page.pages > page.budget:
        strict = page.strict or page.length.over == "error"
        message = f"{page.pages} pages, the budget is {page.budget}"
        help = "shorten, or raise `--max-pages`"
        yield Hit((), message, help, severity="error" if strict else "warning")
