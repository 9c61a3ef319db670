"""Both rows of a scale's terms.

What: the briefing uses terms of both rows of the scale: under ICD 203, for example, “unlikely” and
“improbable”. The rule looks at the fields `likelihood` and at the terms in judgments and assessments.

Why: two words for one range look like two ranges.

Source: ICD 203, section D.6.e.(2)(a): one row, and a disclaimer where both are used.

Mend: use only the row that the briefing uses first.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ...model.items import Graded
from ..chances import degrees
from ..input import Hit, RuleInput
from ..sentences import Sentence
from ..voices import CONCLUSIONS, reports

SEVERITY = "warning"
EXAMPLE = """
key_judgments:
- {id: J1, text: New talks are unlikely., likelihood: unlikely, horizon: 2027, confidence: low, basis: One report.}
# A04
- {id: J2, text: A new accord is another matter., likelihood: improbable, horizon: 2027, confidence: low, basis: One report.}
key_facts:
- {id: F1, text: The remote station at Brenn was closed.}
"""


class _Use(NamedTuple):
    """One use of a term."""

    hit: Hit
    first: bool
    """Whether it is from the scale's first row."""
    term: str


def find(given: RuleInput) -> Iterator[Hit]:
    """The first term from a different row than the very first term."""
    if sum(bool(degree.also) for degree in given.scale.likelihood) < 2:  # one is not a row
        return
    uses = [*_fields(given), *_texts(given)]
    other = next((use for use in uses if use.first != uses[0].first), None)
    if other:
        message = (
            f"`{other.term}` and `{uses[0].term}` are from different rows of {given.scale.name}"
        )
        degree = given.scale.degree(other.term)
        help = "use only one row"
        if degree:
            help = f"write `{degree.also[0] if other.term == degree.term else degree.term}`"
        yield other.hit._replace(message=message, help=help)


def _fields(given: RuleInput) -> Iterator[_Use]:
    for support in given.evidence.support.values():
        term = support.part.likelihood if isinstance(support.part, Graded) else None
        yield from _use(given, term, Hit((*support.loc, "likelihood"), ""))


def _texts(given: RuleInput) -> Iterator[_Use]:
    for sentence in filter(_ours, given.sentences):
        for match, degree in degrees(given, sentence):
            word = match[0].lower()
            term = word if given.scale.degree(word) else word.removesuffix("ly")
            if degree.also and not reports(given, sentence):
                yield from _use(given, term, given.at(sentence, match, ""))


def _use(given: RuleInput, term: str | None, hit: Hit) -> Iterator[_Use]:
    """Terms of degrees that have only one row belong to neither."""
    degree = given.scale.degree(term) if term else None
    if degree and degree.also and term:
        yield _Use(hit, term == degree.term, term)


def _ours(sentence: Sentence) -> bool:
    return isinstance(sentence.part, CONCLUSIONS) and sentence.field in {"text", "short"}
