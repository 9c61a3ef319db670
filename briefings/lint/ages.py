"""Which statements age: facts about the present, and the sources they rest on."""

import re
from collections.abc import Iterator

from ..evidence.support import Support
from ..model.source import Source
from .input import RuleInput

_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]\d|\d)")
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|met|took|made|gave|went|came|began|led|won|lost|held|\w{2,}ed)\b"
)
_PRESENT = re.compile(r"\b(?:is|are|has|have|does|do|remains?|can|cannot)\b")
_LEGAL = frozenset({"bill", "legal_case", "legislation", "regulation", "treaty"})


def undated(given: RuleInput) -> Iterator[Support]:
    """Facts about the present: without a date or a year, and not in the past tense."""
    for support in given.supported("key_facts"):
        text = support.part.text
        told = _PAST.search(text) and not _PRESENT.search(text)
        if support.part.date is None and not _YEAR.search(text) and not told:
            yield support


def lasts(source: Source) -> bool:
    """Whether a source is a law, a treaty or the like, which does not become untrue with age."""
    return source.content == "legal" or source.type in _LEGAL
