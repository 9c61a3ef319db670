"""A change in per cent without absolute figures.

What: something “rose by 18 per cent” or is “30 % higher”, and neither this sentence nor its neighbours in
the same text give an absolute figure. Economic growth and inflation, which are rates by nature, are left
alone, and so are changes in percentage points.

Why: twice a tiny number is still tiny. Readers can only judge a change if they see the figures before and
after it.

Source: Spiegelhalter, The Art of Statistics, on relative and absolute risk.

Mend: give the figure before and after, as in “from 40 to 47 wells”.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
key_facts:
# D08
- {id: F1, text: Withdrawals rose by 18 per cent in 2025.}
- {id: F2, text: Withdrawals rose by 18 per cent to 39 million cubic metres.}
- {id: F3, text: The share of the upper basin is 46 per cent.}
"""
_PERCENT = r"\d[\d.,]{0,15}\s?(?:%|per\s?cent\b)(?!\s?(?:age\b|points?\b))"
_CHANGED = (
    r"rose|risen|rises?|rising|fell|fallen|falls?|falling|increase[ds]?|increasing|decrease[ds]?|decreasing"
    r"|declin(?:e[ds]?|ing)|dropp?(?:ed|s|ing)?|grew|grown|grows?|growing|jump(?:ed|s)?|surged?|soared"
    r"|shrank|shrunk|shrinks?|climbed|plunged|reduced|reduces?|up|down"
)
_RISE = (
    r"rise|increase|fall|drop|decrease|decline|growth|reduction|cut|jump|surge|higher|lower|more|fewer"
    r"|less|larger|smaller|greater"
)
_RELATIVE = re.compile(
    rf"\b(?:{_CHANGED})\s+(?:\w+ly\s+)?(?:by\s+)?(?:(?:about|around|some|nearly|almost|over|roughly"
    rf"|at least|more than|less than|an estimated)\s+)?{_PERCENT}"
    rf"|{_PERCENT}\s+(?:{_RISE})\b",
    re.IGNORECASE,
)
_PERCENTAGE = re.compile(rf"{_PERCENT}|\bper\s?cent", re.IGNORECASE)
_DATED = re.compile(
    r"(?<![\d.,])(?:1[5-9]|20)\d\d(?:[–/-]\d{2,4})?(?![\d.,]*\d)"
    r"|\b\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\s+\d{1,2}\b"
)
_ABSOLUTE = re.compile(
    r"\d|\b(?:hundred|thousand|million|billion|trillion|dozen)s?\b", re.IGNORECASE
)
_RATE = re.compile(
    r"\b(?:GDP|GNP|gross (?:domestic|national) product|inflation|econom(?:y|ies)|price index"
    r"|consumer prices|interest rates?)\b",
    re.IGNORECASE,
)


def find(given: RuleInput) -> Iterator[Hit]:
    """Relative changes without a figure near them."""
    own = (s for s in given.sentences if s.voice == "own" and s.language.lower().startswith("en"))
    for _, group in groupby(own, key=lambda sentence: sentence.loc):
        text = list(group)
        for number, sentence in enumerate(text):
            if "%" not in sentence.text and "cent" not in sentence.text:
                continue
            match = _RELATIVE.search(sentence.text)
            near = text[max(0, number - 1) : number + 2]
            if (
                match
                and not _RATE.search(sentence.text)
                and not any(_absolute(s.raw) for s in near)
            ):
                message = f"`{' '.join(match[0].split())}`, and no absolute figure"
                yield given.at(sentence, match, message, "give the figures before and after")


def _absolute(text: str) -> bool:
    """Whether a text has a number that is neither a percentage nor a date."""
    left = _DATED.sub(" ", _PERCENTAGE.sub(" ", re.sub(r"\[[@#][^\[\]]*\]", " ", text)))
    return bool(_ABSOLUTE.search(left))
