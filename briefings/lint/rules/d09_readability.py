"""A sentence that is too long.

What: a sentence of our own in a `text`, a `short`, the bottom line or `why_it_matters` has more words
than the limit: 30, or what `lint.thresholds` of settings.yaml says for D09. Citations do not count, and
`detail` is not checked.

Why: readers in a hurry lose the thread, and two sentences with the same facts need no more room.

Source: Cochrane, guidance on plain-language summaries; UK government style, on sentence length.

Mend: split it into two sentences.
"""

import re
from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "note"
LIMIT = 30
EXAMPLE = """
key_facts:
# D09
- {id: F1, text: "The accord of 1968, which both governments signed after six years of talks in three towns, gives the upper basin 46 per cent of the annual flow and leaves the rest to the two states below the dam."}
- {id: F2, text: The accord of 1968 gives the upper basin 46 per cent of the annual flow. It leaves the rest to the two states below the dam.}
"""
FIELDS = frozenset({"text", "short", "why_it_matters"})
_NO_WORDS = re.compile(r"\[[@#][^\[\]]*\]|\]\([^()\s]*\)|https?://\S+")
_WORD = re.compile(r"\w+(?:[.,’'–-]\w+)*")


def find(given: RuleInput, limit: float) -> Iterator[Hit]:
    """Our own sentences above the limit."""
    shortest = 3 * limit  # that many words need as many spaces, and two letters each
    for sentence in given.sentences:
        if (
            sentence.voice == "theirs"
            or sentence.field not in FIELDS
            or len(sentence.raw) < shortest
        ):
            continue
        blanked = _NO_WORDS.sub(lambda found: " " * len(found[0]), sentence.raw)
        words = list(_WORD.finditer(blanked))
        if len(words) > limit:
            message = f"a sentence of {len(words)} words, the limit is {limit:g}"
            yield given.at(sentence, words[0], message, "split it into two sentences")
