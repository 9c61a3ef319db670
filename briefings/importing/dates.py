"""Dates as exports write them -> EDTF, without guessing."""

import re
from typing import Any, NamedTuple

from ..model import edtf

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sep sept", "october oct", "november nov", "december dec",
        ), 1,
    )
    for name in names.split()
}  # fmt: skip
_ABOUT = re.compile(r"(?:circa|ca\.?|c\.|about|approx\.?)\s*(.+)", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})([-/])(\d{1,2})(?:\2(\d{1,2}))?(?:[T ].*|Z|/)?")
_WORDS = re.compile(r"(?:(\d{1,2})\.? )?([^\W\d_]+)\.? (?:(\d{1,2})(?:st|[nr]d|th)?,? )?(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/, ]+([^\W\d_]+)\.?(?:[-/, ]+(\d{1,2}))?")
_OPEN = re.compile(r"(.*\w)\s*[/–-]\s*(?:\.\.|open)?", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_NOT_THAT_YEAR = frozenset(
    "after before until till since from to by not or ante post pre bc bce"
    " vor nach bis seit ab avant après depuis antes después desde hasta prima dopo".split()
)
"""Words with which a year is another one, or only one end of what is meant."""
NONE = frozenset({"", "n.d.", "n. d.", "no date", "undated", "s.d.", "s. d."})
"""Words that exports write if there is no date."""


class Dated(NamedTuple):
    """What could be read of a date."""

    text: str | None
    """EDTF; None where nothing is certain."""
    exact: bool
    """Whether that is all that was said."""


def read_date(value: Any) -> Dated:
    """A date, or what of it is certain: its year, or the start of a range without an end.

    `value` is a text, or a date of CSL-JSON.
    """
    if not isinstance(value, dict):
        return _of_text(str(value))
    words = str(value.get("raw") or value.get("literal") or value.get("edtf") or "")
    numbers = value.get("date-parts")
    if "year" in value:
        numbers = [[value.get(part) for part in ("year", "month", "day")]]
    if not isinstance(numbers, list) or not numbers:
        found = _of_text(words)
    else:
        about = value.get("circa") not in (None, "", "false", "0", False)
        found = _of_parts(numbers if isinstance(numbers[0], list) else [numbers], about)
        if words and _of_text(words) != found:
            found = found._replace(exact=False)
    return found._replace(exact=False) if value.get("season") else found


def as_edtf(value: Any) -> str | None:
    """A date as EDTF text; None where it cannot be told for certain, or not all of it."""
    found = read_date(value)
    return found.text if found.exact else None


def finest(values: list[str]) -> tuple[str, list[str]]:
    """Of several dates of one thing the most exact, and those that do not agree with it.

    Of dates that disagree, the first counts.
    """
    best = next(filter(as_edtf, values), values[0])
    for value in values:
        if _within(value, best):
            best = value
    return best, [value for value in values if not _within(best, value)]


def _within(fine: str, coarse: str) -> bool:
    """Whether a date says what another one says, and perhaps more."""
    a, b = as_edtf(fine), as_edtf(coarse)
    if a is None or b is None:
        return fine == coarse
    return a == b or (a.startswith(f"{b}-") and "/" not in a)


def _of_text(given: str) -> Dated:
    text = " ".join(re.sub(r"~(?=\w)", " ", given).split())
    text = re.sub(r"(?<=\d)\.$", "", re.sub(r"[-–—]{2,3}", "–", text).strip(" ,;"))
    if re.fullmatch(r"\[[^\[\]]*\]", text):
        text = text[1:-1].strip()
    if re.fullmatch(r"\d{4}(?:/\d{1,2})+/", text):
        text = text[:-1]
    elif open_end := _OPEN.fullmatch(text):
        return Dated(_exactly(open_end[1]), exact=False)
    elif text.startswith(("/", "../")):  # nobody knows when it began
        return Dated(None, exact=False)
    found = _exactly(text)
    return Dated(found, exact=True) if found else Dated(_year_of(text), exact=False)


def _exactly(text: str) -> str | None:
    if about := _ABOUT.fullmatch(text):
        inner = _exactly(about[1])
        return f"{inner}~" if inner and inner[-1].isdigit() and "/" not in inner else None
    for form in (_plain, _numbers, _words, _decade, _range):
        if (found := form(text)) is not None:
            return found
    return None


def _plain(text: str) -> str | None:
    try:
        return edtf.parse(text).text
    except ValueError:
        return None


def _numbers(text: str) -> str | None:
    """`2019-5-1`, `2019/05/01`, `2019-05-01T10:00:00Z`, `2019-05-00`."""
    match = _ISO.fullmatch(text)
    return _point(match[1], match[3], match[4]) if match else None


def _words(text: str) -> str | None:
    """`1 May 2019`, `May 1, 2019`, `May 2019`, `2019 May`, `2019/may/1`."""
    match = _WORDS.fullmatch(text)
    if match and not (match[1] and match[3]):
        year, name, day = match[4], match[2], match[1] or match[3]
    elif match := _YEAR_FIRST.fullmatch(text):
        year, name, day = match.groups()
    else:
        return None
    month = _MONTHS.get(name.lower())
    return _point(year, str(month), day) if month else None


def _decade(text: str) -> str | None:
    """`1990s`."""
    match = re.fullmatch(r"(\d{3})0['’]?s", text)
    return f"{match[1]}X" if match else None


def _range(text: str) -> str | None:
    """`1998–2001`, `May 2019 / June 2019`, `May–June 2019`."""
    parts = re.split(r"\s*[–—/]\s*|(?<=\d{4})-(?=\d{4}$)", text)
    if len(parts) != 2 or not all(parts):
        return None
    start, end = parts
    if start.lower() in _MONTHS and (year := re.search(r" \d{4}$", end)):
        start += year[0]
    ends = _exactly(start), _exactly(end)
    return _plain("/".join(map(str, ends))) if all(ends) else None


def _year_of(text: str) -> str | None:
    """The one year that a text names: `fall 1988`, `05/06/2019`; `1875 [2004]` names 1875."""
    outside = re.sub(r"\[[^\[\]]*\]", " ", text)
    for part in (outside, text):
        years = set(_YEAR.findall(part))
        if years:
            certain = len(years) == 1 and not _NOT_THAT_YEAR & set(part.lower().split())
            return years.pop() if certain else None
    return None


def _of_parts(parts: list[Any], about: bool) -> Dated:
    """A date of CSL's numbers: one or two lists of year, month and day."""
    points = [_of_numbers(part if isinstance(part, list) else []) for part in parts]
    start = points[0]
    if len(points) > 2 or start.text is None:
        return Dated(None, exact=False)
    if len(points) == 1:
        return Dated(start.text + ("~" if about else ""), start.exact)
    end = points[1]
    if end.text is None:  # still going on
        return Dated(start.text, exact=False)
    mark = "~" if about else ""
    found = _plain(f"{start.text}{mark}/{end.text}{mark}")
    return Dated(found, exact=bool(found) and start.exact and end.exact)


def _of_numbers(numbers: list[Any]) -> Dated:
    """One date of CSL's numbers; years before Christ, seasons and months by name are met, too."""
    year, month, day = (*(str(n if n is not None else "").strip() for n in numbers), "", "", "")[:3]
    if not re.fullmatch(r"0*[1-9]\d{0,3}", year):
        return Dated(None, exact=False)
    month = str(_MONTHS.get(month.lower().rstrip("."), month))
    clock = re.fullmatch(r"(\d{1,2})[T ].*", day)
    day = clock[1] if clock else day
    for known in ((year, month, day), (year, month), (year,)):
        if (found := _point(*known)) is not None:
            return Dated(found, exact=len(known) == 3)
    return Dated(None, exact=False)


def _point(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """EDTF from digits; a month or day of 0 means that there is none."""
    text = year.lstrip("0").zfill(4)
    for part in (month, day):
        if not part or not part.strip("0"):
            break
        text += f"-{part.zfill(2)}"
    return _plain(text)
