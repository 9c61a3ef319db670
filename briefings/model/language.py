"""What a language decides: direction, words, quotation marks, forms of dates and numbers."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Part, Plain


class Language(Part):
    """A file of `templates/languages/`."""

    tag: Plain
    name: Plain
    locale: Plain
    """The CLDR locale that gives forms of dates, numbers and plurals."""
    direction: Literal["ltr", "rtl"] = "ltr"
    quotes: Annotated[tuple[str, ...], Field(min_length=4, max_length=4)] = ("“", "”", "‘", "’")
    words: dict[str, str | dict[str, str]]
    """Words by key; a mapping gives plural forms (`one`, `other`, …)."""
