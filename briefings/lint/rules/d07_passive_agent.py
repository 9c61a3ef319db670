"""Harm that nobody does.

What: a key fact says that somebody “was killed”, “was detained” or the like. It does not say by whom, in
what attack or accident, or who says so, nor does it say that this is not known.

Why: readers first ask who did it. A passive hides whether the authors do not know or do not say.

Source: ICD 203, tradecraft standard 8 (clear and logical argument); AP style on the active voice.

Mend: say who did it and whose account this is, or write that it is not established.
"""

from collections.abc import Iterator
from itertools import groupby

from ..input import LONGEST, Hit, RuleInput
from ..sentences import Sentence

SEVERITY = "note"
EXAMPLE = """
key_facts:
# D07
- {id: F1, text: Two engineers were killed at Brenn in May.}
- {id: F2, text: Two engineers were killed at Brenn in May. Who shot at them is not established.}
- {id: F3, text: "Two engineers were detained by the police at Brenn, their union says."}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Passive forms of the list `harm_verbs` in texts of key facts."""
    facts = (s for s in given.sentences if s.section == "key_facts" and s.field == "text")
    for _, group in groupby(facts, key=lambda sentence: sentence.loc):
        text = [sentence for sentence in group if len(sentence.raw) < LONGEST]
        found = [
            (sentence, match)
            for sentence in text
            for match, _ in given.words("harm_verbs", sentence)
            if _passive(given, sentence, match.start())
        ]
        if found and not _explained(given, text):
            for sentence, match in found:
                message = f"`{' '.join(match[0].split())}`, and nothing says by whom"
                help = "say by whom and who reports it, or that it is not established"
                yield given.at(sentence, match, message, help)


def _passive(given: RuleInput, sentence: Sentence, start: int) -> bool:
    """Whether a form of “to be” comes before the verb, with at most an adverb between them."""
    before = sentence.text[:start].lower().split()[-2:]
    forms = given.lexicon.entries("passive_forms", sentence.language)
    return bool(before) and (
        before[-1] in forms or (before[0] in forms and before[-1].endswith("ly"))
    )


def _explained(given: RuleInput, text: list[Sentence]) -> bool:
    names = ("harm_explained", "attribution")
    return any(given.lexicon.has(name, sentence) for sentence in text for name in names)
