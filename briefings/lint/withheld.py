"""The words by which readers would recognise withheld parts."""

import re
from collections.abc import Iterator

from ..model.briefing import Briefing
from ..model.tree import texts

NAMES = frozenset({"name", "native_name", "speaker", "translator", "holder", "title", "by"})
ADDRESSES = frozenset({"URL", "url", "contact"})
COMMON = frozenset({
    "family", "given", "literal", "publisher", "container-title", "topic", "series", "locator",
})  # fmt: skip
"""Fields whose words others may also have: a newspaper is not secret because one article is."""
SHORTEST = 8
"""Characters; shorter words occur in too many texts by chance."""
SENTENCE = 4
"""Words that make a text recognisable."""
_MENTION = re.compile(r"\[[@#][^\[\]]*\]")
_SPACE = re.compile(r"\s+([.,;:])")


def withheld_words(whole: Briefing, shown: Briefing) -> tuple[str, ...]:
    """Names, titles, addresses and texts that only the withheld parts of a briefing have, sorted."""
    if whole is shown:
        return ()
    return tuple(sorted(set(_telling(whole)) - set(_telling(shown))))


def _telling(briefing: Briefing) -> Iterator[str]:
    for field in texts(briefing):
        name, text = field.loc[-1], field.text
        # A text that only lost a mention, with the space before it, is not a different text.
        text = _SPACE.sub(r"\1", _MENTION.sub(" ", text))
        words = text.split()
        enough = 1 if name in ADDRESSES else 2 if name in NAMES else SENTENCE
        if name not in COMMON and len(text) >= SHORTEST and len(words) >= enough:
            yield " ".join(words)
    for source in briefing.sources:
        for person in (*(source.author or ()), *(source.editor or ())):
            if person.family and person.given and len(person.full) >= SHORTEST:
                yield person.full
