"""A view of nobody in particular.

What: our own voice says “experts say”, “it is widely believed” or “critics argue”, in an item that names no
source, directly or through the items it rests on.

Why: nobody can check who holds the view, or how many people do. The phrase gives a statement weight that it
has not earned.

Source: Wikipedia, Manual of Style, Words to watch (unsupported attributions).

Mend: name who says so and cite it; or state it as the authors' own judgment.
"""

import re
from collections.abc import Iterator

from ..input import Hit, RuleInput
from ..sentences import Sentence

SEVERITY = "warning"
EXAMPLE = """
key_facts:
# D02
- {id: F1, text: Experts say that the dam lowers the river.}
# D02
- {id: F2, text: The dam is widely believed to be safe.}
- {id: F3, text: Critics argue that the dam is not safe., citations: [{source: column}]}
- {id: F4, text: The commission's experts say that the dam is safe.}
sources:
- {id: column, type: article-newspaper, title: The dam must go, content: opinion}
"""
ANYWHERE, OPENING = "weasel", "weasel_openings"


def find(given: RuleInput) -> Iterator[Hit]:
    """Entries of the two lists of weasel words, if no source is named."""
    found = {
        (sentence.loc, sentence.start): hits
        for sentence in given.own_with(ANYWHERE, OPENING)
        if (hits := list(_vague(given, sentence)))
    }
    vague = (s for s in given.sentences if (s.loc, s.start) in found) if found else ()
    for sentence in given.unsourced(vague):
        for match, help in found[sentence.loc, sentence.start]:
            message = f"`{' '.join(match[0].split())}` does not say who, and no source is named"
            yield given.at(sentence, match, message, help or "name them")


def _vague(given: RuleInput, sentence: Sentence) -> Iterator[tuple[re.Match[str], str]]:
    yield from given.words(ANYWHERE, sentence)
    for match, help in given.words(OPENING, sentence):
        if _begins(given, sentence, match.start()):
            yield match, help


def _begins(given: RuleInput, sentence: Sentence, start: int) -> bool:
    """Whether a clause begins here, so that no word before says whose experts they are."""
    before = sentence.text[:start].split()
    openers = given.lexicon.entries("clause_openers", sentence.language)
    return not before or before[-1][-1] in ",;:–—(" or before[-1].lower() in openers
