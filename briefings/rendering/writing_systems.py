"""Guesses language and direction of words from their letters, if the author does not give them."""

import re

from ..language.direction import direction_of_words
from ..model.entries import Person
from ..model.source import Source
from ..sources.numbering import short

_HEBREW = re.compile("[\u0590-\u05ff]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")
"""Letters that Arabic does not use."""


def towards(source: Source) -> str:
    """The direction of a source's own words."""
    return direction_of_words(f"{source.title or ''} {short(source)}")


def native(person: Person) -> tuple[str, str]:
    """Language tag and direction of a native name."""
    name = person.native_name or ""
    return person.native_lang or person.lang or language_of(name), direction_of_words(name)


def language_of(words: str) -> str:
    """The language that a script suggests: `ar`, `fa`, `he` or `und`."""
    if _HEBREW.search(words):
        return "he"
    if _ARABIC.search(words):
        return "fa" if _PERSIAN.search(words) else "ar"
    return "und"
