"""Whose words a sentence has: ours, or those of somebody it reports."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from ..model.items import Assessment, Judgment
from .input import RuleInput
from .sentences import Sentence
from .wordlists import opens

_WE = re.compile(r"\b(?:we|our)\s+(?:\w+\s+)?$", re.IGNORECASE)


CONCLUSIONS: tuple[type, ...] = (Judgment, Assessment)
"""Parts in which the authors conclude."""


def ours(
    given: RuleInput, stems: frozenset[str], parts: tuple[type, ...] = (BaseModel,)
) -> Iterator[Sentence]:
    """Our own English sentences that report nobody's words and have a word with one of these stems."""
    for sentence in given.sentences:
        if sentence.voice == "theirs" or stems.isdisjoint(sentence.stems):
            continue
        if not isinstance(sentence.part, parts):
            continue
        if sentence.language.partition("-")[0].lower() == "en" and not reports(given, sentence):
            yield sentence


def reports(given: RuleInput, sentence: Sentence) -> bool:
    """Whether a sentence gives somebody else's words or view: `the court said`; not `we expect`."""
    return any(
        not _WE.search(sentence.text, 0, match.start())
        for name in ("attribution", "expecting")
        for match, _ in given.words(name, sentence)
    )


def is_name(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether words have a capital without being at the start of a sentence."""
    inner = any(word[0].isupper() for word in match[0].split()[1:])
    return inner or (match[0][0].isupper() and not opens(sentence, match))
