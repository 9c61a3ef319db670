"""Verbs that believe one side and doubt the other.

What: in one item, one holder “says” or “states” and another “claims”, “admits” or “insists”. Only a
holder's name right before the verb counts, and only if the first holder gets no doubting verb in that item.

Why: the verb suggests whom to believe before readers have read the reasons.

Source: Wikipedia, Manual of Style, Words to watch (synonyms for said); AP Stylebook.

Mend: write “says” for both.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ...model.tree import Loc
from ..input import Hit, RuleInput
from ..sentences import Sentence

SEVERITY = "warning"
SECTIONS = {"bottom_line", "summary", "key_judgments", "key_facts", "contested_points"}
EXAMPLE = """
contested_points:
- id: C1
  question: Whose water is it?
  # C05
  background: Ostland says that it is its own. The Fishers' Union claims that it is not.
  agreed: Nothing.
  positions: [{holder: Ostland, text: Ours.}, {holder: Fishers' Union, text: Everybody's.}]
key_facts:
- {id: F1, text: Ostland says that it rains. The Union has claims against the dam.}
"""
_APART = re.compile(r"\s*(?:\([^)]*\)|[;,/&]|\band\b)\s*")
_BETWEEN = re.compile(r"(?:\s+(?:also|now|still|later|then|has|had|have|[a-z]+ly))*\s*$")
_RELATED = frozenset("of in for from by with against to and or at on near".split())
_REPORTS = re.compile(
    r"\s+(?:(?:that|it|he|she|they|there|to have|to be)\b"
    r"|(?:the|no|its|his|her|their)\s.*\b(?:is|are|was|were|has|had|have|will|would|did|does)\b)"
)
"""What follows a doubting verb that reports a statement, unlike “claims the lake” or “admits visitors”."""


class _Spoken(NamedTuple):
    """A verb with a holder's name before it."""

    holder: str
    verb: re.Match[str]
    help: str
    sentence: Sentence


def find(given: RuleInput) -> Iterator[Hit]:
    """Doubting verbs for a holder, if another holder has only neutral ones."""
    sides = _sides(given)
    names = _names(sides)
    own = (
        [s for s in given.sentences if s.section in SECTIONS and s.voice == "own"] if names else []
    )
    doubted = _by_item(_spoken(given, "doubting_verbs", own, names))
    near = [sentence for sentence in own if sentence.loc[:2] in doubted] if doubted else []
    believed = _by_item(_spoken(given, "neutral_verbs", near, names))
    for item, its in doubted.items():
        suspects = {spoken.holder for spoken in its}
        others = [spoken for spoken in believed.get(item, ()) if spoken.holder not in suspects]
        for holder, verb, help, sentence in its:
            other = next((o for o in others if sides[o.holder].isdisjoint(sides[holder])), None)
            if other:
                message = f"`{holder}` `{verb[0]}` where `{other.holder}` `{other.verb[0]}`"
                yield given.at(sentence, verb, message, f"write `{help}` for both")


def _by_item(spoken: Iterable[_Spoken]) -> dict[Loc, list[_Spoken]]:
    found: dict[Loc, list[_Spoken]] = {}
    for one in spoken:
        found.setdefault(one.sentence.loc[:2], []).append(one)
    return found


def _sides(given: RuleInput) -> dict[str, set[tuple[str, int]]]:
    """Every holder by name, with its positions."""
    sides: dict[str, set[tuple[str, int]]] = {}
    for point in given.briefing.contested_points:
        for number, position in enumerate(point.positions):
            for name in filter(None, _APART.split(position.holder)):
                sides.setdefault(name.removeprefix("the "), set()).add((point.id, number))
    return sides


def _names(sides: Mapping[str, object]) -> dict[str, str]:
    """Holders by their names, and by a first or last word that only one of them has."""
    short: dict[str, set[str]] = {}
    for name in sides:
        words = [word for word in (name.split()[0], name.split()[-1]) if word[0].isupper()]
        for word in words:
            short.setdefault(re.sub(r"['’]s?$", "", word), set()).add(name)
    unique = {word: next(iter(its)) for word, its in short.items() if len(its) == 1}
    return unique | {name: name for name in sides}


def _spoken(
    given: RuleInput, verbs: str, sentences: Iterable[Sentence], names: Mapping[str, str]
) -> Iterator[_Spoken]:
    for sentence in sentences:
        for verb, help in given.words(verbs, sentence):
            if verbs == "doubting_verbs" and not _REPORTS.match(sentence.text, verb.end()):
                continue
            holder = _before(sentence.text[: verb.start()], names)
            if holder:
                yield _Spoken(holder, verb, help, sentence)


def _before(text: str, names: Mapping[str, str]) -> str:
    """The holder whose name is the subject at the end of a text; empty: none."""
    words = _BETWEEN.sub("", text).split()[-8:]
    for start in range(len(words)):
        holder = names.get(" ".join(words[start:]))
        if holder:
            before = [word for word in words[:start] if word.lower() != "the"][-1:]
            related = before and (before[0] in _RELATED or before[0][0].isupper())
            return "" if related else holder
    return ""
