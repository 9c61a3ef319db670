"""Dates in content files: a subset of EDTF (ISO 8601-2), levels 0 and 1.

`1968`, `2012-02`, `2023-10-07`, `1992-12-17/1993-12`, `1990~`, `1984?`, `199X`.
"""

import calendar
import datetime as dt
import re
from typing import NamedTuple

_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[~?%]?)"
)


class Point(NamedTuple):
    """One date, exact to the day, the month, the year, the decade or the century."""

    year: int
    """The first year that is meant."""
    month: int | None
    day: int | None
    mark: str
    """`~` approximate, `?` uncertain, `%` both, or empty."""
    span: int
    """Years that are meant: 1, 10 (`199X`) or 100 (`19XX`)."""

    @property
    def first(self) -> dt.date:
        """The first day that is meant."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day that is meant."""
        year = self.year + self.span - 1
        month = self.month or 12
        return dt.date(year, month, self.day or calendar.monthrange(year, month)[1])


class Edtf(NamedTuple):
    """A date or an interval; `text` is what the author wrote."""

    text: str
    start: Point
    end: Point | None

    @property
    def first(self) -> dt.date:
        """The first day that is meant."""
        return self.start.first

    @property
    def last(self) -> dt.date:
        """The last day that is meant."""
        return (self.end or self.start).last


class NoSuchDay(ValueError):
    """A date of the right form that the calendar does not have."""


def parse(text: str) -> Edtf:
    """Read a date. Raises `ValueError` with one sentence that says what is wrong, or `NoSuchDay`."""
    parts = text.strip().split("/")
    if len(parts) > 2:
        raise ValueError("an interval has two ends")
    points = [_point(part) for part in parts]
    end = points[1] if len(points) == 2 else None
    if end and end.last < points[0].first:
        raise ValueError("the interval ends before it starts")
    return Edtf(text.strip(), points[0], end)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"`{text}` is not a date")
    digits = match["year"]
    span = 10 ** digits.count("X")
    month = int(match["month"]) if match["month"] else None
    day = int(match["day"]) if match["day"] else None
    if 0 in (month, day):
        raise NoSuchDay(f"there is no day `{text}`")
    point = Point(int(digits.replace("X", "0")), month, day, match["mark"], span)
    if span > 1 and month:
        raise ValueError(f"`{text}` has a month in an unknown year")
    try:
        _ = point.first, point.last
    except ValueError:
        raise NoSuchDay(f"there is no day `{text}`") from None
    return point
