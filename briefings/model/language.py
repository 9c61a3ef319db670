"""What a language decides: words, quotation marks, forms of dates and numbers, its own face."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from .base import Part, Plain, fault, means, shown


def _ten_digits(value: str) -> str:
    if value and [unicodedata.decimal(digit, None) for digit in value] != [*range(10)]:
        message = f"expected ten digits, found {shown(value)}"
        raise fault("V102", message, "write those for zero to nine, in this order")
    return value


Spaced = Annotated[str, StringConstraints(strip_whitespace=False)]
"""A word that keeps the spaces at its ends."""


class Language(Part):
    """A file of `templates/languages/`."""

    tag: Annotated[Plain, means("BCP 47, the same as the file's name", "fr")]
    name: Annotated[Plain, means("The language in its own words", "Français")]
    locale: Annotated[
        Plain, means("CLDR locale: direction, plurals, forms of dates and numbers", "fr-FR")
    ]
    script: Annotated[
        Plain, means("ISO 15924 code of the script whose own face comes first on pages", "Arab")
    ] = ""
    digits: Annotated[
        str,
        AfterValidator(_ten_digits),
        means("Zero to nine, where they are not Latin", "٠١٢٣٤٥٦٧٨٩"),
    ] = ""
    quotes: Annotated[
        tuple[Spaced, ...],
        Field(min_length=4, max_length=4),
        means("Outer and inner marks, opening and closing, with spaces", "[“, ”, ‘, ’]"),
    ] = ("“", "”", "‘", "’")
    first_day: Annotated[Plain, means("The first day of a month, if not a plain number", "1er")] = (
        ""
    )
    titles: Annotated[
        dict[str, str],
        means(
            "What lengths and scales are called, by the `title` of their files", "{Report: Rapport}"
        ),
    ] = {}
    words: Annotated[
        dict[str, Spaced | dict[str, Spaced]],
        means("Words by key; a mapping gives plural forms: `one`, `other`, …", "{gaps: Lacunes}"),
    ]
