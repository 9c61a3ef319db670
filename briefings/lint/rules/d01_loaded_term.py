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

import re
from collections.abc import Iterator

from ..input import Hit, RuleInput
from ..sentences import Sentence

SEVERITY = "warning"
_THE_TERM = re.compile(
    r"\b(?:the|this|that) (?:term|word|phrase|expression|label)\b", re.IGNORECASE
)
_SO_CALLED = re.compile(r"\s+[“\"‘„«]")
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
                if given.attributed(sentence, match) or _mentioned(sentence, match):
                    continue
                if name == "loaded" or not given.lexicon.has("designation", sentence):
                    message = f"`{' '.join(match[0].split())}` judges what it names"
                    yield given.at(sentence, match, message, help or "say what was done")


def _mentioned(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a word is asked about, explained or put before a name in quotation marks, not used."""
    word = match[0]
    if _SO_CALLED.match(sentence.raw, match.end()) and word.lower() == "so-called":
        return True
    term = getattr(sentence.part, "term", "") if sentence.section == "glossary" else ""
    asked = sentence.text.rstrip().endswith("?")
    return word.lower() in term.lower() or asked or bool(_THE_TERM.search(sentence.text))
