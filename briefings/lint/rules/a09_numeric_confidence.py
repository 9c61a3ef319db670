"""Confidence as a number.

What: a sentence of our own gives confidence in per cent, such as “with 80 % confidence”. Confidence
intervals and levels of statistics are left alone, and so is the confidence of somebody else.

Why: confidence says how good the basis is, and has levels. A percentage turns it into a likelihood under
another name.

Source: IPCC Guidance Note, 2010: a level of confidence is not a probability.

Mend: give the likelihood with a term of the scale, and the level of confidence in a separate sentence.
"""

import re
from collections.abc import Iterator

from ..input import Hit, RuleInput
from ..voices import ours

SEVERITY = "warning"
EXAMPLE = """
key_judgments:
# A09
- {id: J1, text: We are 80 % confident of new talks., likelihood: likely, horizon: 2027, confidence: low, basis: One report.}
- {id: J2, text: New talks follow from the 95 % confidence interval., likelihood: likely, horizon: 2027, confidence: low, basis: One report.}
"""
_STEMS = frozenset({"conf"})
_NUMBER = r"\d+(?:\.\d+)?\s*(?:%|per\s?cent)"
_STATISTICS = r"\s+(?:intervals?|levels?|limits?|bounds?|bands?|regions?|votes?|motions?)\b"
_STATED = re.compile(
    rf"\b[Ww]e\s+(?:\w+\s+){{1,3}}{_NUMBER}\s+confident\b"
    rf"|\b[Ww]ith\s+(?:about\s+|over\s+|at\s+least\s+)?{_NUMBER}\s+confidence\b"
    rf"(?!{_STATISTICS})"
    rf"|\b[Oo]ur\s+confidence\s+(?:in\s+this\s+)?(?:is|of|stands\s+at)\s+(?:about\s+)?{_NUMBER}"
)
_FIRST = re.compile(rf"{_NUMBER}\s+confiden(?:t|ce)\b(?!{_STATISTICS})")


def find(given: RuleInput) -> Iterator[Hit]:
    """Confidence in per cent in our own sentences."""
    for sentence in ours(given, _STEMS):
        match = _STATED.search(sentence.text) or _FIRST.match(sentence.text, sentence.opening)
        if match:
            message = f"`{match[0]}` gives confidence as a number"
            yield given.at(sentence, match, message, f"write a level: {', '.join(given.levels)}")
