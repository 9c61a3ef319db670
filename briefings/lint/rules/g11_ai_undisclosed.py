"""No statement on the use of AI.

What: `ai` is missing. A text under `ai_used` is enough for a draft; a final edition needs `ai`, which says
what readers look for: whether machines were used, who reviewed the text, and who is responsible for it.

Why: readers judge a text by who wrote it. Silence says neither yes nor no.

Source: Regulation (EU) 2024/1689 (AI Act), article 50(4); ICS 206-01; IFCN Code of Principles, on methods.

Mend: write `ai: {use: none}`, or `use: assisted` or `generated` with `tools`, `reviewed` and `responsible`.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
# G11

funding: None.
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """The missing field."""
    told = given.briefing.ai_used
    if given.briefing.ai or (told and not given.final):
        return
    message = "the briefing does not say whether AI was used"
    if told:
        message = "`ai_used` is free text: a final edition says in `ai` whether AI was used"
    yield Hit(("ai",), message, "write `ai: {use: none}`, or what was used and who is responsible")
