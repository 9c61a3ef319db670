"""Which statements age: facts about the present, and the sources they rest on."""

import re
from collections.abc import Iterator

from ..evidence.support import Support
from ..model.source import Source
from .input import RuleInput
from .sentences import stems_of
from .voices import reports

_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]\d|\d)")
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|met|took|made|gave|went|came|began|led|won|lost|held|\w{2,}ed)\b"
)
_PRESENT = re.compile(r"\b(?:is|are|has|have|does|do|remains?|can|cannot)\b")
_NOW_STEMS = frozenset(stems_of("current today present moment now nowadays"))
_NOW = re.compile(
    r"\b(?:currently|today|presently|nowadays|right now|(?:is|are|has|have) now|at present|at the moment"
    r"|(?:the|its|their|his|her) current (?!of\b|in\b|and\b|is\b)\w+)\b(?!['’]s)",
    re.IGNORECASE,
)
_LEGAL = frozenset({"bill", "legal_case", "legislation", "regulation", "treaty"})


def undated(given: RuleInput) -> Iterator[Support]:
    """Facts about the present: without a date or a year, and not in the past tense."""
    for support in given.supported("key_facts"):
        text = support.part.text
        told = _PAST.search(text) and not _PRESENT.search(text)
        if support.part.date is None and not _YEAR.search(text) and not told:
            yield support


def said_of_now(given: RuleInput) -> frozenset[str]:
    """Ids of facts that say in our own voice, in the present tense, that they are about now. English only."""
    return frozenset(
        sentence.part.id
        for sentence in given.sentences
        if sentence.section == "key_facts"
        and sentence.field == "text"
        and not _NOW_STEMS.isdisjoint(sentence.stems)
        and sentence.language.lower().startswith("en")
        and _NOW.search(sentence.text)
        and _PRESENT.search(sentence.text)
        and not reports(given, sentence)
    )


def lasts(source: Source) -> bool:
    """Whether a source is a law, a treaty or the like, which does not become untrue with age."""
    return source.content == "legal" or source.type in _LEGAL
