"""A source that nothing cites.

What: a source in the list is cited nowhere, neither by a citation nor in a text.

Why: it makes the evidence look stronger than it is. The counts that the report prints leave such a source
out.

Source: ICD 206: references belong to the statements that rest on them; further reading is listed separately.

Mend: cite the source where something rests on it, cite it with the role `context` if it is background, or
remove it.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
key_facts:
- {id: F1, text: The dam was closed in March., citations: [{source: herald}]}
- {id: F2, text: "It was opened in May.", detail: "As the gauge shows [@gauge]."}
sources:
- {id: herald, type: article-newspaper, title: Dam closed}
- {id: gauge, type: dataset, title: Daily flow}
# B23
- {id: courier, type: article-newspaper, title: Brenn dam shut}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Sources that are never cited."""
    cited = given.cited
    for number, source in enumerate(given.briefing.sources):
        if source.id not in cited:
            yield Hit(("sources", number), f"nothing cites `{source.id}`", "cite it, or remove it")
