"""No contact, no date of review or no funding.

What: the briefing lacks authors, a contact for one of them, `review_by` or `funding`. One finding names all
that are missing.

Why: readers must be able to ask questions, to know when a paper is out of date, and to see who paid for it.

Source: IFCN Code of Principles, commitment 3 (funding); the mastheads of CRS and Commons Library papers.

Mend: write the fields; set those that never change under `defaults` in settings.yaml.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
# G10

authors: [{name: A. Author}]
review_by: 2026-12-31
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """One finding for the whole briefing."""
    briefing = given.briefing
    missing = {
        "authors": not briefing.authors,
        "contact": bool(briefing.authors) and not any(a.contact for a in briefing.authors),
        "review_by": not briefing.review_by,
        "funding": not briefing.funding,
    }
    names = [f"`{name}`" for name, lacks in missing.items() if lacks]
    if names:
        message = "the briefing does not give " + ", ".join(names)
        yield Hit((), message, "write them, or set them under `defaults` of settings.yaml")
