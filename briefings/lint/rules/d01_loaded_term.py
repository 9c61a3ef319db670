"""A word that judges what it names.

What: our own voice uses a word of the list `loaded`, such as “notorious” or “thugs”, and the sentence does
not say who uses it. A label that the law can give (“terrorist”) is left alone if the sentence is about law
or a designation. Questions, names with a capital, and the word that a glossary entry explains are also
left alone.

Why: the word carries one side's verdict. Readers on the other side stop trusting the rest, and neutral
readers cannot tell the verdict from the evidence.

Source: Wikipedia, Manual of Style, Words to watch (contentious labels, puffery, loaded language); BBC
Editorial Guidelines, section 11 (use of language on terror).

Mend: say what was done, give the number, or name who uses the word. `lint.words` of settings.yaml adds
words to the list.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput
from ..sentences import Sentence

SEVERITY = "warning"
EXAMPLE = """
key_facts:
# D01
- {id: F1, text: The notorious dam was opened in 1971.}
# D01
- {id: F2, text: Ostland's regime closed the gates in May.}
- {id: F3, text: The lower basin calls the dam notorious.}
- {id: F4, text: The accord set up a legal regime for the river.}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Entries of `loaded` and `loaded_labels` in our own voice, without attribution."""
    for sentence in given.own_with("loaded", "loaded_labels"):
        for name in ("loaded", "loaded_labels"):
            for match, help in given.apart(name, "loaded_harmless", sentence):
                if given.attributed(sentence, match) or _mentioned(sentence, match[0]):
                    continue
                if name == "loaded" or not given.lexicon.has("designation", sentence):
                    message = f"`{' '.join(match[0].split())}` judges what it names"
                    yield given.at(sentence, match, message, help or "say what was done")


def _mentioned(sentence: Sentence, word: str) -> bool:
    """Whether a word is asked about or explained, not used."""
    term = getattr(sentence.part, "term", "") if sentence.section == "glossary" else ""
    return word.lower() in term.lower() or sentence.text.rstrip().endswith("?")
