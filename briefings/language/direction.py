"""The direction of writing: of a language by CLDR, of words by Unicode."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=64)
def direction(tag: str) -> str:
    """`ltr` or `rtl`: the direction of the language of a BCP 47 tag; `ltr` if it is unknown."""
    from babel import Locale, UnknownLocaleError

    if "-latn" in tag.lower():
        return "ltr"
    try:
        return str(Locale.parse(tag, sep="-").text_direction)
    except (UnknownLocaleError, ValueError):
        return "ltr"


def direction_of_words(words: str) -> str:
    """`ltr` or `rtl`: the direction of the first letter that has one; `ltr` if none has."""
    letters = (unicodedata.bidirectional(letter) for letter in words)
    return "rtl" if next((b for b in letters if b in {"L", "R", "AL"}), "L") != "L" else "ltr"
