"""A change in per cent without absolute figures.

What: something “rose by 18 per cent”, was “cut by 95 per cent”, is “30 % higher” or “doubles the risk”, and neither this sentence nor its neighbours in
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
    r"|shrank|shrunk|shrinks?|climbed|plunged|reduced|reduces?|cut|cuts|up|down"
)
_RISE = (
    r"rise|increase|fall|drop|decrease|decline|growth|reduction|cut|jump|surge|higher|lower|more|fewer"
    r"|less|larger|smaller|greater"
)
_MADE = r"cut|cuts|cutting|lower(?:ed|s)|rais(?:ed|es)|reduc(?:ed|es|ing)|increase[sd]|increasing|boost(?:ed|s)|slash(?:ed|es)"
_RISKS = r"risks?|odds|chances?|incidence|mortality|likelihood|probability"
_RELATIVE = re.compile(
    rf"\b(?:{_CHANGED})\s+(?:\w+ly\s+)?(?:by\s+)?(?:(?:about|around|some|nearly|almost|over|roughly"
    rf"|at least|more than|less than|an estimated)\s+)?{_PERCENT}"
    rf"|{_PERCENT}\s+(?:{_RISE})\b"
    rf"|\b(?:{_MADE})\s+(?:[^\s.,;]+\s+){{1,5}}by\s+(?:\w+\s+)?{_PERCENT}"
    rf"|\brelative\s+(?:{_RISE}|risk)\b[^.;]{{0,120}}?\b(?:at|of|by|was|is)\s+(?:\w+\s+)?{_PERCENT}"
    rf"|\b(?:(?:doubl|tripl|trebl|quadrupl|halv)(?:es?|ed|ing)|twice|(?:two|three|four|five|ten)\s+times)"
    rf"\s+(?:(?:the|their|its|a|as)\s+)?(?:[\w-]+\s+){{0,2}}(?:{_RISKS})\b",
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
_INTERVAL = re.compile(
    r"\([^()]*\b(?:CI|confidence interval|p)\b[^()]*\)"
    r"|\b\d+\s+(?:studies|trials|countries|papers|cohorts|surveys|reports)\b",
    re.IGNORECASE,
)
"""Intervals and counts of studies, which say nothing about the base."""
_STEMS = frozenset({"per", "cent", "perc", "risk", "odds", "chan", "inci", "mort", "like", "prob"})
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
            if "%" not in sentence.text and _STEMS.isdisjoint(sentence.stems):
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
    text = _INTERVAL.sub(" ", re.sub(r"\[[@#][^\[\]]*\]", " ", text))
    left = _DATED.sub(" ", _PERCENTAGE.sub(" ", text))
    return bool(_ABSOLUTE.search(left))
