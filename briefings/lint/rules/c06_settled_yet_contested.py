"""Settled and contested at once.

What: a verified fact (`kind: fact`) of high confidence contains every significant word of a position or
assessment, at least five, and neither denies what the other affirms. Facts that say whose account they
give are left alone.

Why: the same statement cannot be beyond dispute on one page and in dispute on the next.

Source: ICD 203, tradecraft standard 6 (consistency of argument).

Mend: lower the confidence of the fact, say whose account it is, or remove the contested point.
"""

import re
from collections.abc import Iterator

from ...model.tree import Loc
from ..input import Hit, RuleInput
from ..sentences import Sentence

SEVERITY = "warning"
FEWEST = 5
"""Fewer significant words than this may be shared by chance."""
EXAMPLE = """
key_facts:
- {id: F1, kind: fact, text: Article 3 of the accord gives the upper basin 46 per cent of the natural flow., confidence: high, basis: Its text.}
- {id: F2, kind: fact, text: Westland says that the accord shares out only the measured flow at Brenn., confidence: high, basis: Its note.}
contested_points:
- id: C1
  question: Natural or measured flow?
  positions:
  # C06
  - {holder: Ostland, text: The upper basin has 46 per cent of the natural flow.}
  - {holder: Westland, text: The accord shares out only the measured flow at Brenn.}
"""
_WORD = re.compile(r"\w+")
DENIALS = {"no", "not", "nor", "none", "never", "neither", "without", "cannot", "nobody", "nothing"}


def find(given: RuleInput) -> Iterator[Hit]:
    """Positions and assessments that a settled fact already states."""
    settled = {
        (*support.loc, "text"): support.part.id
        for support in given.supported("key_facts")
        if support.part.kind == "fact" and given.high(support.part.confidence)
    }
    disputed: dict[Loc, list[Sentence]] = {}
    facts: dict[Loc, list[Sentence]] = {}
    for sentence in given.sentences if settled else ():
        if sentence.field != "text":
            continue
        if sentence.section == "key_facts" and sentence.loc in settled:
            facts.setdefault(sentence.loc, []).append(sentence)
        elif sentence.section == "contested_points" and _takes_side(sentence.loc):
            disputed.setdefault(sentence.loc, []).append(sentence)
    stated = {loc: _words(its) for loc, its in facts.items()} if disputed else {}
    index: dict[str, list[Loc]] = {}
    for loc, words in stated.items():
        for word in words:
            index.setdefault(word, []).append(loc)
    for place, sentences in disputed.items():
        words = _words(sentences)
        rarest = min(words, key=lambda word: len(index.get(word, ())), default="")
        for loc in index.get(rarest, ()) if len(words) >= FEWEST else ():
            same = words <= stated[loc] and words & DENIALS == stated[loc] & DENIALS
            if same and not any(given.lexicon.has("attribution", s) for s in facts[loc]):
                message = f"`{settled[loc]}` states this as a fact of high confidence"
                help = (
                    "lower its confidence, say whose account it is, or remove the contested point"
                )
                yield Hit(place, message, help)
                break


def _takes_side(loc: Loc) -> bool:
    return loc[2] in {"positions", "assessment"}


def _words(sentences: list[Sentence]) -> frozenset[str]:
    """Numbers, denials and words of four letters or more, without an ending `s`."""
    return frozenset(
        word.removesuffix("s")
        for sentence in sentences
        for word in _WORD.findall(sentence.text.casefold())
        if len(word) > 3 or word in DENIALS or word.isdigit()
    )
