"""Credibility 1 without independent confirmation.

What: a citation gives the information credibility 1 (confirmed by other sources), and the support of the
statement goes back to fewer than two origins; or several sources support it whose `origin` is not declared, so that nobody
has said that they are independent.

Why: 1 means that other, independent sources confirm it. If there are none, the grade is false.

Source: Admiralty code (STANAG 2511), definition of credibility 1.

Mend: rate it no better than 2 (probably true), cite a source of another origin that confirms it, or declare
the `origin` of each source.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
key_facts:
# B05
- {id: F1, text: The dam was closed in March., citations: [{source: herald, credibility: 1}]}
- {id: F2, text: The dam was opened in May., citations: [{source: herald, credibility: 1}, {source: gauge, credibility: 2}]}
sources:
- {id: herald, type: article-newspaper, title: Dam closed, origin: agency}
- {id: gauge, type: dataset, title: Daily flow, origin: gauge}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Supporting citations of credibility 1 in statements of one origin or none."""
    for support in given.evidence.support.values():
        if len(support.origins) > 1:
            continue
        for use in support.uses:
            rated = use.citation.credibility if use.citation else None
            if rated == "1" and use.role in {"supports", "repeats"}:
                undeclared = support.most_origins > 1
                message = f"credibility 1 for `{use.source}`, but " + (
                    "the independence of its sources is not declared"
                    if undeclared
                    else "nothing of another origin confirms it"
                )
                help = "declare each `origin`" if undeclared else "cite what confirms it"
                loc = (*use.loc, "credibility")
                yield Hit(loc, message, f"{help}, or rate it 2 at best")
