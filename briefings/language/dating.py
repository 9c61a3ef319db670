"""Dates and digits in the forms of a language."""

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from ..model.edtf import Edtf, Point

LATIN = "0123456789"


class Forms(NamedTuple):
    """How a language writes dates."""

    locale: str
    """A CLDR locale."""
    about: str = "about {date}"
    """The pattern for dates that are not exact."""
    decade: str = "{year}s"
    first_day: str = ""
    """The form of the first day of a month; empty: the number."""
    digits: str = LATIN
    """The digits from zero to nine."""


@lru_cache(maxsize=2048)
def written(date: dt.date | Edtf, forms: Forms, *, brief: bool = False) -> str:
    """A date for readers: `30 June 2026`, `June 2026`, `about 1990`, `the 1990s`, `1992–1993`.

    `brief` abbreviates the month.
    """
    return localized(_written(date, forms, brief), forms.digits)


def _written(date: dt.date | Edtf, forms: Forms, brief: bool) -> str:
    if isinstance(date, dt.date):
        return _day(date, forms, brief)
    start = _point(date.start, forms, brief)
    if date.end is None:
        return start
    if date.start.month is None and date.end.month is None:
        return f"{start}–{_point(date.end, forms, brief)}"
    return f"{start} – {_point(date.end, forms, brief)}"


def _point(point: Point, forms: Forms, brief: bool) -> str:
    text = str(point.year)
    if point.span == 10:
        text = forms.decade.format(year=point.year)
    elif point.span == 100:
        text = f"{point.year}–{point.year + 99}"
    elif point.day:
        text = _day(point.first, forms, brief)
    elif point.month:
        text = _skeleton("yMMM" if brief else "yMMMM", point.first, forms)
    return forms.about.format(date=text) if point.mark else text


def _day(date: dt.date, forms: Forms, brief: bool) -> str:
    said = _skeleton("yMMMd", date, forms) if brief else _long(date, forms)
    if forms.first_day and date.day == 1:
        said = re.sub(r"\b1\b", forms.first_day, said, count=1)
    return said.replace(" ", "\u00a0", 1)  # the day stays on one line with its month


def _long(date: dt.date, forms: Forms) -> str:
    from babel.dates import format_date

    return str(format_date(date, "long", locale=_babel(forms.locale)))


def _skeleton(skeleton: str, date: dt.date, forms: Forms) -> str:
    from typing import Any

    from babel.dates import format_skeleton

    wanted: Any = skeleton
    return str(format_skeleton(wanted, date, locale=_babel(forms.locale)))


def _babel(locale: str) -> str:
    return locale.replace("-", "_")


def localized(text: str, digits: str) -> str:
    """A text with its Latin digits in those of a language, given from zero to nine."""
    return text.translate(str.maketrans(LATIN, digits))
