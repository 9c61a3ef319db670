"""Dates in the words of a language."""

import datetime as dt
from functools import lru_cache
from typing import Any

from .model.edtf import Edtf, Point


@lru_cache(maxsize=2048)
def written(date: dt.date | Edtf, locale: str, approximate: str, *, brief: bool = False) -> str:
    """A date for readers: `30 June 2026`, `June 2026`, `about 1990`, `the 1990s`, `1992–1993`.

    `approximate` is the language's pattern for dates that are not exact, such as `about {date}`;
    `brief` abbreviates the month.
    """
    if isinstance(date, dt.date):
        return _day(date, locale, brief)
    start = _point(date.start, locale, approximate, brief)
    if date.end is None:
        return start
    if date.start.month is None and date.end.month is None:
        return f"{start}–{_point(date.end, locale, approximate, brief)}"
    return f"{start} – {_point(date.end, locale, approximate, brief)}"


def _point(point: Point, locale: str, approximate: str, brief: bool) -> str:
    text = str(point.year)
    if point.span == 10:
        text = f"{point.year}s"
    elif point.span == 100:
        text = f"{point.year}–{point.year + 99}"
    elif point.day:
        text = _day(point.first, locale, brief)
    elif point.month:
        text = _month(point.first, locale, brief)
    return approximate.format(date=text) if point.mark else text


def _day(date: dt.date, locale: str, brief: bool) -> str:
    from babel.dates import format_date

    written = str(format_date(date, "medium" if brief else "long", locale=_region(locale)))
    return written.replace(" ", "\u00a0", 1)  # the day stays with its month


def _month(date: dt.date, locale: str, brief: bool) -> str:
    from babel.dates import format_skeleton

    skeleton: Any = "yMMM" if brief else "yMMMM"
    return str(format_skeleton(skeleton, date, locale=_region(locale)))


def _region(locale: str) -> str:
    return locale.replace("-", "_")
