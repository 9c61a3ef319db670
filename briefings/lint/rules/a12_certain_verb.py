"""A certain forecast without a likelihood.

What: a judgment or an assessment says that something “will” or “will not” happen and has no `likelihood`,
under a scale that has terms of likelihood. Questions, conditions and what somebody else said are left
alone.

Why: “will” claims certainty, which no forecast has, and hides how sure the authors are.

Source: National Intelligence Council, on “will” in published estimates; ICD 203, tradecraft standard 8.

Mend: say how likely it is, and add `likelihood` and `horizon`.
"""

import re
from collections.abc import Iterator

from ..input import Hit, RuleInput
from ..tenses import will
from ..voices import CONCLUSIONS, ours

SEVERITY = "warning"
EXAMPLE = """
key_judgments:
# A12
- {id: J1, text: Westland will leave the accord., confidence: low, basis: One report.}
- {id: J2, text: Westland is likely to leave the accord., likelihood: likely, horizon: 2027, confidence: low, basis: One report.}
"""
_OPEN = re.compile(r"\b(?:whether|if|unless|unknown|unclear|when|who|how)\b", re.IGNORECASE)
_STEMS = frozenset({"will", "won"})


def find(given: RuleInput) -> Iterator[Hit]:
    """The first certain verb of each field."""
    if not given.scale.likelihood:
        return
    seen: set[object] = set()
    for sentence in ours(given, _STEMS, CONCLUSIONS):
        stated = sentence.field in {"text", "short"} and not sentence.part.likelihood
        if not stated or sentence.loc in seen:
            continue
        match = will(sentence)
        if match and not _OPEN.search(sentence.text) and not next(given.terms(sentence), None):
            seen.add(sentence.loc)
            help = "say how likely it is, and add `likelihood` and `horizon`"
            yield given.at(sentence, match, f"`{match[1]}` without a likelihood", help)._replace(
                words=match[1]
            )
