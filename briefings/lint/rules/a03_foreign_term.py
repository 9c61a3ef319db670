"""A term of another scale.

What: a sentence of our own uses a term of two or more words that belongs to another scale on offer, such
as “realistic possibility” under ICD 203. Under a scale without terms of likelihood it is a note.
Single words such as “likely” never count, because they are also plain English. Sentences that say what
somebody else said do not count either.

Why: the key explains only the terms of the declared scale. The same word means other numbers in another
scale, and the reader cannot tell which numbers are meant.

Source: ICD 203, section D.6.e.(2)(a), and the UK Probability Yardstick, which each allow one set of terms.

Mend: use the term of the declared scale whose range fits; or declare the other scale.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ...model.scale import Scale
from ..input import Hit, RuleInput
from ..sentences import stems_of
from ..voices import is_name, ours

SEVERITY = "warning"
EXAMPLE = """
key_judgments:
# A03
- {id: J1, text: There is a realistic possibility of new talks., likelihood: unlikely, horizon: 2027, confidence: low, basis: One report.}
- {id: J2, text: New talks are very unlikely., likelihood: very unlikely, horizon: 2027, confidence: low, basis: One report.}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Terms of two or more words from other scales."""
    own = frozenset(_terms(given.scale))
    foreign = {term: scale.name for scale in given.scales.values() for term in _terms(scale)}
    foreign = {term: name for term, name in foreign.items() if term not in own}
    if not foreign:
        return
    pattern = _pattern(frozenset(foreign) | own)
    severity = SEVERITY if given.scale.likelihood else "note"
    for sentence in ours(given, _stems(frozenset(foreign))):
        for match in pattern.finditer(sentence.text):
            name = foreign.get(_plain(match[1]))
            if name and not is_name(sentence, match):
                message = f"`{match[0]}` is a term of {name}, not of {given.scale.name}"
                yield given.at(sentence, match, message, _help(given))._replace(severity=severity)


def _help(given: RuleInput) -> str:
    words = ", ".join(degree.term for degree in given.scale.likelihood)
    return f"write one of: {words}" if words else "say it without a term, or declare that scale"


def _terms(scale: Scale) -> Mapping[str, None]:
    words = (word for degree in scale.likelihood for word in (degree.term, *degree.also))
    return dict.fromkeys(_plain(word) for word in words if " " in word)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


@lru_cache(maxsize=8)
def _pattern(terms: frozenset[str]) -> re.Pattern[str]:
    """Longest first: a term inside a longer one counts as part of it."""
    parts = [re.escape(term) for term in sorted(terms, key=lambda term: (-len(term), term))]
    words = "|".join(part.replace(r"\ ", r"\s+") for part in parts)
    return re.compile(rf"(?<![\w-])({words})(?:ly)?(?![\w-])", re.IGNORECASE)


@lru_cache(maxsize=8)
def _stems(terms: frozenset[str]) -> frozenset[str]:
    return frozenset(stems_of(term)[0] for term in terms)
