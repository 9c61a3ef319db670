"""What a language decides: words, quotation marks, forms of dates and numbers, its own face."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from .base import Part, Plain, fault, shown


def _ten_digits(value: str) -> str:
    if value and [unicodedata.decimal(digit, None) for digit in value] != [*range(10)]:
        message = f"expected ten digits, found {shown(value)}"
        raise fault("V102", message, "write those for zero to nine, in this order")
    return value


Spaced = Annotated[str, StringConstraints(strip_whitespace=False)]
"""A word that keeps the spaces at its ends."""


class Language(Part):
    """A file of `templates/languages/`."""

    tag: Plain
    name: Plain
    locale: Plain
    """The CLDR locale that gives direction, plurals, and forms of dates and numbers."""
    script: Plain = ""
    """The script whose own face comes first on pages (ISO 15924), if `document.css` has one."""
    digits: Annotated[str, AfterValidator(_ten_digits)] = ""
    """The digits from zero to nine, if they are not Latin."""
    quotes: Annotated[tuple[Spaced, ...], Field(min_length=4, max_length=4)] = ("“", "”", "‘", "’")
    first_day: Plain = ""
    """The form of the first day of a month if it is not a plain number, such as `1er`."""
    titles: dict[str, str] = {}
    """Names of lengths and scales, by the `title` in their files."""
    words: dict[str, Spaced | dict[str, Spaced]]
    """Words by key; a mapping gives plural forms (`one`, `other`, …)."""
