"""Dates as exports write them -> EDTF, without guessing."""

import re
from typing import Any

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
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:[T ].*|Z|/)?")
_WORDS = re.compile(r"(?:(\d{1,2})\.? )?([^\W\d_]+)\.? (?:(\d{1,2})(?:st|[nr]d|th)?,? )?(\d{4})")
NONE = frozenset({"", "n.d.", "no date", "undated", "s.d.", "forthcoming", "in press"})
"""Words that exports write if there is no date."""


def as_edtf(value: Any) -> str | None:
    """A date as EDTF text; None if it is ambiguous or unreadable.

    `value` is a text, or a date of CSL-JSON without a season.
    """
    if isinstance(value, dict):
        return _from_csl(value)
    text = " ".join(str(value).strip().strip("[]").split()).rstrip("/")
    if about := _ABOUT.fullmatch(text):
        inner = as_edtf(about[1])
        return f"{inner}~" if inner and inner[-1].isdigit() and "/" not in inner else None
    for form in (_plain, _numbers, _words, _range, _year_alone):
        if (found := form(text)) is not None:
            return found
    return None


def _plain(text: str) -> str | None:
    try:
        return edtf.parse(text).text
    except ValueError:
        return None


def _numbers(text: str) -> str | None:
    """`2019-5-1`, `2019/05/01/`, `2019-05-01T10:00:00Z`, `2019-05-00`."""
    match = _ISO.fullmatch(text)
    return _point(match[1], match[2], match[3]) if match else None


def _words(text: str) -> str | None:
    """`1 May 2019`, `May 1, 2019`, `May 2019`."""
    match = _WORDS.fullmatch(text)
    month = _MONTHS.get(match[2].lower()) if match else None
    if match is None or month is None or (match[1] and match[3]):
        return None
    return _point(match[4], str(month), match[1] or match[3])


def _year_alone(text: str) -> str | None:
    """`05/06/2025` is the fifth of June or the sixth of May: only the year is certain."""
    match = re.fullmatch(r"\d{1,2}[./-]\d{1,2}[./-](\d{4})", text)
    return match[1] if match else None


def _range(text: str) -> str | None:
    """`1998–2001`, `May 2019 / June 2019`."""
    parts = re.split(r"\s*[–—/]\s*|(?<=\d{4})-(?=\d{4}$)", text)
    if len(parts) != 2:
        return None
    ends = [as_edtf(part) for part in parts if part]
    return _plain("/".join(end for end in ends if end)) if len(ends) == 2 and all(ends) else None


def _from_csl(value: dict[str, Any]) -> str | None:
    parts = value.get("date-parts")
    if not isinstance(parts, list) or not parts:
        return as_edtf(value.get("raw") or value.get("literal") or value.get("edtf") or "")
    about = "~" if value.get("circa") not in (None, "", "false", "0", False) else ""
    points = []
    for part in parts:
        numbers = [str(n) for n in part if n not in (None, "")] if isinstance(part, list) else []
        point = _point(*numbers[:3]) if numbers else None
        points.append(f"{point}{about}" if point else "")
    return _plain("/".join(points)) if all(points) else None


def _point(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """EDTF from digits; a month or day of 0 means that there is none."""
    text = year.zfill(4)
    for part in (month, day):
        if not part or not part.strip("0"):
            break
        text += f"-{part.zfill(2)}"
    return _plain(text)
