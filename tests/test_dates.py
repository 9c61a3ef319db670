"""Dates: which ones authors may write, and how readers meet them."""

import datetime as dt
from typing import Any

import pytest

from briefings.catalogue.choices import Catalogue
from briefings.language.wording import wording
from briefings.model.edtf import parse


def said_in(language: str, date: Any, **options: bool) -> str:
    """A date in the words of a language, with plain spaces."""
    return wording(Catalogue(), language).date(date, **options).replace("\u00a0", " ")


ENGLISH = {
    "1968": "1968",
    "2012-02": "February 2012",
    "2023-10-07": "7 October 2023",
    "1992-12-17/1993-12": "17 December 1992 – December 1993",
    "1990/1995": "1990–1995",
    "1990~": "about 1990",
    "1984?": "about 1984",
    "2004-06%": "about June 2004",
    "199X": "1990s",
    "19XX": "1900–1999",
    "1990~/1995": "about 1990–1995",
}
AMERICAN = ENGLISH | {
    "2023-10-07": "October 7, 2023",
    "1992-12-17/1993-12": "December 17, 1992 – December 1993",
}
ABBREVIATED = {
    "2012-02": "Feb 2012",
    "2023-10-07": "7 Oct 2023",
    "1992-12-17/1993-12": "17 Dec 1992 – Dec 1993",
    "1968": "1968",
}


@pytest.mark.parametrize(("text", "said"), ENGLISH.items())
def test_dates_in_english(text: str, said: str) -> None:
    """Every form that the format allows, in the words of `en`."""
    assert said_in("en", parse(text)) == said


@pytest.mark.parametrize(("text", "said"), AMERICAN.items())
def test_dates_in_american_english(text: str, said: str) -> None:
    """In `en-US` the month comes first."""
    assert said_in("en-US", parse(text)) == said


@pytest.mark.parametrize(("text", "said"), ABBREVIATED.items())
def test_abbreviated_dates(text: str, said: str) -> None:
    """In a margin, months are abbreviated."""
    assert said_in("en", parse(text), brief=True) == said


def test_days_of_the_masthead() -> None:
    """The cut-off prints as 30 June 2026 in `en` and as June 30, 2026 in `en-US`."""
    day = dt.date(2026, 6, 30)
    assert said_in("en", day) == "30 June 2026"
    assert said_in("en-US", day) == "June 30, 2026"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1968", "1968-01-01", "1968-12-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2023-10-07", "2023-10-07", "2023-10-07"),
        ("1992-12-17/1993-12", "1992-12-17", "1993-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("1990~", "1990-01-01", "1990-12-31"),
        (" 1968 ", "1968-01-01", "1968-12-31"),
    ],
)
def test_first_and_last_day(text: str, first: str, last: str) -> None:
    """A date means the days from the first to the last of what is written."""
    date = parse(text)
    assert (date.first.isoformat(), date.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "mark", "span"),
    [
        ("1990~", "~", 1),
        ("1984?", "?", 1),
        ("2004-06%", "%", 1),
        ("199X", "", 10),
        ("19XX", "", 100),
    ],
)
def test_marks_and_spans(text: str, mark: str, span: int) -> None:
    """What is not exact is kept as what it is."""
    assert (parse(text).start.mark, parse(text).start.span) == (mark, span)


def test_text_is_kept() -> None:
    """A date remembers what the author wrote."""
    assert parse("1992-12-17/1993-12").text == "1992-12-17/1993-12"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "is not a date"),
        ("68", "is not a date"),
        ("1968-5-4", "is not a date"),
        ("4 May 1968", "is not a date"),
        ("1968-05-04T10:00", "is not a date"),
        ("XXXX", "is not a date"),
        ("1968-13", "there is no"),
        ("2023-02-29", "there is no day"),
        ("0000", "there is no"),
        ("199X-05", "unknown year"),
        ("1968/1967", "ends before it starts"),
        ("1968/1969/1970", "two ends"),
        ("1968/", "is not a date"),
    ],
)
def test_what_is_not_a_date(text: str, fault: str) -> None:
    """What cannot be read is refused with one sentence that says why."""
    with pytest.raises(ValueError, match=fault):
        parse(text)


def test_leap_day_exists_in_leap_years() -> None:
    """The 29th of February is a day where the calendar has one."""
    assert parse("2024-02-29").first == dt.date(2024, 2, 29)
