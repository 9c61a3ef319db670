"""A number outside the range of its term.

What: a percentage in brackets after a term of the scale, or a chance in per cent beside the only term of
a sentence, is outside the range of that term; or the scale has no term for a chance in per cent, such as
0 and 100 per cent under ICD 203, or the gaps in the UK yardstick.

Why: the number and the word contradict each other, and each reader believes whichever comes first.

Source: the ranges of the declared scale, as its key prints them.

Mend: change the word or the number. If the number is in a gap, use the nearest term without the number.
"""

import re
from collections.abc import Iterator

from ..chances import REPORTED, Chance, bracketed, chances, degrees
from ..input import Hit, RuleInput
from ..sentences import Sentence
from ..voices import reports

SEVERITY = "error"
EXAMPLE = """
key_judgments:
# A07
- {id: J1, text: New talks are likely (90 %)., likelihood: likely, horizon: 2027, confidence: low, basis: One report.}
- {id: J2, text: New talks are likely (60–70 %)., likelihood: likely, horizon: 2027, confidence: low, basis: One report.}
"""
_TURN = re.compile(r"\b(?:but|while|whereas|although|though|and|or|than|if|unless)\b|[;:]")
NEAR = 40
"""The most characters between a term and a number about the same thing."""


def find(given: RuleInput) -> Iterator[Hit]:
    """Percentages of likelihood outside their term's range, or for which the scale has no term."""
    if not given.scale.likelihood:
        return
    for sentence in given.sentences:
        counted = "%" in sentence.text or "per" in sentence.stems
        if counted and sentence.voice == "own" and not reports(given, sentence):
            yield from _outside(given, sentence)


def _outside(given: RuleInput, sentence: Sentence) -> Iterator[Hit]:
    terms = list(degrees(given, sentence))
    numbers = list(chances(sentence))
    pairs = [(term, degree, bracketed(sentence, term)) for term, degree in terms]
    if len(terms) == len(numbers) == 1 and _near(sentence, terms[0][0], numbers[0]):
        pairs.append((*terms[0], numbers[0]))
    for term, degree, chance in pairs:
        if chance and not chance.within(degree):
            message = f"`{term[0]}` stands for {degree.range}, not for {chance.words}"
            help = "change the word or the number"
            fitting = [d.term for d in given.scale.likelihood if chance.within(d)]
            yield given.at(sentence, term, message, f"{help}: {fitting[0]}" if fitting else help)
    if not terms and sentence.section not in REPORTED:
        yield from _in_gaps(given, sentence, numbers)


def _near(sentence: Sentence, term: re.Match[str], chance: Chance) -> bool:
    first, last = sorted([term.span(), chance.match.span()])
    between = sentence.text[first[1] : last[0]]
    return len(between) <= NEAR and not _TURN.search(between)


def _in_gaps(given: RuleInput, sentence: Sentence, numbers: list[Chance]) -> Iterator[Hit]:
    for chance in numbers:
        if chance.low == chance.high and not any(map(chance.within, given.scale.likelihood)):
            message = f"no term of {given.scale.name} stands for {chance.words}"
            help = "use the nearest term, without the number"
            yield given.at(sentence, chance.match, message, help)
