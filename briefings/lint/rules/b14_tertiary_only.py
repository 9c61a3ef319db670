"""Only tertiary sources.

What: a statement cites sources, and everything that supports it has `role: tertiary`, such as
encyclopedias and other reference works.

Why: reference works repeat what others found, and sometimes repeat each other, so that an error confirms
itself.

Source: Wikipedia, Identifying reliable sources, on tertiary sources; on circles of citation, the same
encyclopedia's List of citogenesis incidents.

Mend: cite the source that the reference work names.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
STATES = frozenset({"summary", "bottom_line", "key_judgments", "key_facts", "timeline"})
EXAMPLE = """
key_facts:
# B14
- {id: F1, text: The accord was signed in May 1968., citations: [{source: encyclopedia}]}
- {id: F2, text: The accord has six articles., citations: [{source: encyclopedia}, {source: accord}]}
sources:
- {id: encyclopedia, type: entry-encyclopedia, title: Vessa, role: tertiary}
- {id: accord, type: treaty, title: Accord of 1968, role: primary}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Statements that cite something, and rest only on tertiary sources."""
    for support in given.evidence.support.values():
        cited = any(use.role in {"supports", "repeats"} for use in support.uses)
        if cited and support.loc[0] in STATES:
            roles = {given.sources[key].role for key in support.sources}
            if roles == {"tertiary"}:
                named = "`, `".join(sorted(support.sources)[:3])
                message = f"only tertiary sources support this: `{named}`"
                yield Hit((*support.loc, "text"), message, "cite what they go back to")
