"""A forecast without a horizon.

What: a judgment or an assessment has a `likelihood`, speaks of the future (“will”, “is likely to rise”,
“before 2028”) and has no `horizon`.

Why: without a date by which it is decided, a forecast can never turn out to be wrong, and nobody can learn
from it.

Source: ICD 203, tradecraft standard 8: likelihood, timing and nature.

Mend: give `horizon`, the day, month or year by which it will have happened or not.
"""

import re
from collections.abc import Iterator

from ..input import Hit, RuleInput
from ..sentences import Sentence
from ..tenses import will
from ..voices import CONCLUSIONS, ours

SEVERITY = "warning"
EXAMPLE = """
key_judgments:
# A11
- {id: J1, text: The shares are likely to be renegotiated., likelihood: likely, confidence: low, basis: One report.}
- {id: J2, text: The minutes are likely to be genuine., likelihood: likely, confidence: low, basis: One report.}
"""
_TO_COME = re.compile(
    r"\blikely\s+to\s+(?!(?:have|be|mean|know|reflect|include|contain|exist|believe|own|hold|lie|understate"
    r"|overstate|differ|depend|rest|stem|come\s+from)\b)\w+"
    r"|\blikely\s+to\s+be\s+(?!(?:based|related|linked|connected|involved|located|intended|caused|mistaken)\b)"
    r"(?:\w+ed|held|built|sold|cut|broken|taken|given|paid|lost|won)\b"
)
_BY = re.compile(
    r"\b(?:by|before|until|through|in|after|from|within)\s+(?:\w+\s+){0,3}(20\d\d|21\d\d)\b"
)
_STEMS = frozenset(
    {"will", "like", "unli", "by", "befo", "unti", "thro", "in", "afte", "from", "with"}
)


def find(given: RuleInput) -> Iterator[Hit]:
    """Judgments with a likelihood about the future, at their likelihood."""
    seen: set[int] = set()
    for sentence in ours(given, _STEMS, CONCLUSIONS):
        part = sentence.part
        if sentence.field != "text" or id(part) in seen:
            continue
        found = _future(given, sentence) if part.likelihood and not part.horizon else ""
        if found:
            seen.add(id(part))
            message = f"`{found}` speaks of the future, but there is no `horizon`"
            help = "add `horizon`, a date by which it is decided"
            yield Hit((*sentence.loc[:-1], "likelihood"), message, help)


def _future(given: RuleInput, sentence: Sentence) -> str:
    """The words that show that a sentence is about the future; empty: none."""
    match = will(sentence) or _TO_COME.search(sentence.text)
    if match:
        return match[0]
    after = (by for by in _BY.finditer(sentence.text) if int(by[1]) > given.briefing.cutoff.year)
    return next((by[0] for by in after), "")
