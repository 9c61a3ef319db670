"""What a language decides: direction, words, quotation marks, forms of dates and numbers."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Part, Plain

Spaced = Annotated[str, StringConstraints(strip_whitespace=False)]
"""A word whose spaces at the ends are meant."""


class Language(Part):
    """A file of `templates/languages/`."""

    tag: Plain
    name: Plain
    locale: Plain
    """The CLDR locale that gives forms of dates, digits and plurals."""
    direction: Literal["ltr", "rtl"] = "ltr"
    quotes: Annotated[tuple[Spaced, ...], Field(min_length=4, max_length=4)] = ("“", "”", "‘", "’")
    first_day: Plain = ""
    """How the first day of a month is written where it is no plain number, such as `1er`."""
    titles: dict[str, str] = {}
    """What lengths and scales are called, by the `title` of their files."""
    words: dict[str, Spaced | dict[str, Spaced]]
    """Words by key; a mapping gives plural forms (`one`, `other`, …)."""
