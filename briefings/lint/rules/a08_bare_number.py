"""A chance in per cent without a term.

What: a sentence of our own gives a chance, likelihood or probability in per cent and no term of the scale.
Facts, events and the glossary are left alone: a number there is somebody's finding. Numbers for which the
scale has no term are reported by A07 instead.

Why: a bare number looks more exact than a judgment can be, and the reader cannot compare it with the terms
elsewhere.

Source: Gigerenzer and others, on “a 30 % chance of rain”; ICD 203, section D.6.e.(2)(a).

Mend: write the term and give its range, or the number, in brackets.
"""

from collections.abc import Iterator

from ..chances import REPORTED, STEMS, chances
from ..input import Hit, RuleInput
from ..voices import ours

SEVERITY = "warning"
EXAMPLE = """
summary:
# A08
- {text: There is a 30 per cent chance of new talks.}
- {text: New talks are unlikely (30 per cent).}
"""
_NO_TERM = "say what the number is a share of, or who gives it"


def find(given: RuleInput) -> Iterator[Hit]:
    """Chances in per cent in our own sentences without a term."""
    for sentence in ours(given, STEMS):
        if sentence.section in REPORTED:
            continue
        for chance in chances(sentence):
            fitting = [degree.term for degree in given.scale.likelihood if chance.within(degree)]
            if next(given.terms(sentence), None) or (not fitting and given.scale.likelihood):
                continue
            message = f"`{chance.match[0]}` without a term of the scale"
            help = f"say it in words: {fitting[0]} ({chance.words})" if fitting else _NO_TERM
            yield given.at(sentence, chance.match, message, help)
