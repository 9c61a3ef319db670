"""A modifier on a term of likelihood.

What: a word such as “quite”, “rather”, “highly” or “fairly” comes before a term of the scale or before
“possible”, and the two together are not a term of any scale.

Why: a term stands for a range. “Quite likely” has no range: each reader shifts it in a different direction.
Something is possible or it is not.

Source: Sherman Kent, Words of Estimative Probability, 1964, on “possible”; ICD 203, section D.6.e.(2)(a).

Mend: strike the modifier, or use the term for the range that you mean.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ...model.scale import Scale
from ..input import Hit, RuleInput
from ..voices import ours

SEVERITY = "warning"
EXAMPLE = """
key_judgments:
# A05
- {id: J1, text: New talks are quite likely., likelihood: likely, horizon: 2027, confidence: low, basis: One report.}
- {id: J2, text: New talks are very likely., likelihood: very likely, horizon: 2027, confidence: low, basis: One report.}
"""
_MODIFIERS = frozenset((
    "quite", "rather", "fairly", "highly", "somewhat", "extremely", "pretty", "reasonably", "relatively",
    "exceedingly", "entirely", "perfectly", "really", "very", "eminently",
))  # fmt: skip
_STEMS = frozenset(word[:4] for word in _MODIFIERS)


def find(given: RuleInput) -> Iterator[Hit]:
    """Modified terms in our own sentences."""
    known = frozenset(term for scale in given.scales.values() for term in _terms(scale))
    pattern = _pattern(_terms(given.scale))
    for sentence in ours(given, _STEMS):
        for match in pattern.finditer(sentence.text):
            whole = " ".join(match[0].lower().split())
            if known.isdisjoint({whole, whole.removesuffix("ly")}):
                message = f"`{match[1]}` before `{match[2]}` blurs how likely it is"
                yield given.at(
                    sentence, match, message, f"strike `{match[1]}`, or choose another term"
                )


def _terms(scale: Scale) -> frozenset[str]:
    return frozenset(word.lower() for d in scale.likelihood for word in (d.term, *d.also))


@lru_cache(maxsize=8)
def _pattern(terms: frozenset[str]) -> re.Pattern[str]:
    """Small letters only; `the fairly remote valley` and `a likely site` are not about likelihood."""
    words = sorted({*terms, "possible"} - {"remote"}, key=lambda word: (-len(word), word))
    modifiers = "|".join(sorted(_MODIFIERS))
    joined = "|".join(map(re.escape, words))
    return re.compile(
        rf"(?<![\w-])({modifiers})\s+({joined})(?:ly)?(?![\w-])"
        r"(?!\s+(?:cause|site|candidate|route)s?\b)"
    )
