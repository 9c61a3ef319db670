"""Quotation marks that keep a distance.

What: our own voice puts one to three words in quotation marks, in an item that names no source, directly or
through the items it rests on; and the sentence neither says whose words they are nor introduces them as a
term. Titles, names with a capital, terms of the glossary, and contrasted words (“a” or “b”) are left alone.

Why: such marks say “not really” without saying why, and nobody can tell them from a quotation.

Source: Wikipedia, Manual of Style, Words to watch (expressions of doubt).

Mend: remove the marks, or say who used the words and cite the source.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..input import LONGEST, Hit, RuleInput
from ..sentences import Sentence

SEVERITY = "warning"
EXAMPLE = """
key_facts:
# D04
- {id: F1, text: The “independent” gauge belongs to the operator.}
- {id: F2, text: The “independent” gauge belongs to the operator., citations: [{source: register}]}
- {id: F3, text: The states call the gauge “independent”.}
sources:
- {id: register, type: webpage, title: Register of gauges}
"""
UNCITABLE = frozenset({"title", "subtitle"})
"""Fields that cannot cite a source."""
_QUOTED = re.compile(r"“([^“”]{2,60})”|(?<!\w)\"([^\"]{2,60})\"(?!\w)|(?<!\w)‘([^‘’]{2,60})’(?!\w)")
_LISTED = re.compile(r"(?:[\s,;/–]|\b(?:or|and|nor|not|against|rather than|instead of)\b)*")
_CODE = re.compile(r"`[^`]*`")


def find(given: RuleInput) -> Iterator[Hit]:
    """Short quotations without a speaker."""
    own = (
        sentence
        for sentence in given.sentences
        if sentence.voice == "own"
        and sentence.section not in UNCITABLE
        and len(sentence.raw) < LONGEST
    )
    quoting = (s for s in own if any(mark in s.raw for mark in '“"‘') and _QUOTED.search(s.raw))
    terms = " ".join(term.term.lower() for term in given.briefing.glossary)
    for sentence in given.unsourced(quoting):
        raw = _CODE.sub(lambda code: " " * len(code[0]), sentence.raw)
        for match in _alone(raw):
            words = next(group for group in match.groups() if group)
            if not _short(words) or words.lower() in terms or _introduced(given, sentence, match):
                continue
            message = f"`{' '.join(match[0].split())}` is in quotation marks, and the text does not say whose words they are"
            help = "remove the marks, or say whose words they are"
            yield given.at(sentence, match, message, help)


def _alone(raw: str) -> Iterator[re.Match[str]]:
    """Quotations without another one directly beside them; a pair of them is about the words themselves."""
    found = list(_QUOTED.finditer(raw))
    gaps = [raw[a.end() : b.start()] for a, b in pairwise(found)]
    joined = [False, *(bool(_LISTED.fullmatch(gap)) for gap in gaps), False]
    for match, before, after in zip(found, joined, joined[1:], strict=False):
        if not before and not after:
            yield match


def _short(words: str) -> bool:
    """Whether these are one to three words, but not a name, a number or a whole sentence."""
    parts = words.split()
    return 1 <= len(parts) <= 3 and parts[0][:1].islower() and words[-1].isalnum()


def _introduced(given: RuleInput, sentence: Sentence, match: re.Match[str]) -> bool:
    return given.lexicon.has("introducing", sentence) or given.attributed(sentence, match)
