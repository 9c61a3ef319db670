"""Sources for other programs: CSL-JSON 1.0.2, with our own fields under `custom.briefing`.

Two fields are never exported, to protect people: why a source is not named, and `safety`.
"""

from collections.abc import Iterator
from typing import Any, TypeGuard

from ..model.edtf import Edtf, parse
from ..model.source import CSL_DATES, CSL_NAMES, CSL_TEXTS, Name, Source

OURS = ("lang", "role", "content", "origin", "interest", "reliability", "descriptor")
"""Our own text fields that CSL lacks; dates, status and saved copy are exported with them."""
NAME_PARTS = tuple(info.alias or name for name, info in Name.model_fields.items())
_DATE_WORDS = ("season", "circa", "literal", "raw")


def as_csl(source: Source) -> dict[str, Any]:
    """A source as one item of CSL-JSON 1.0.2: `id` and `type` first, fields in a fixed order."""
    return {"id": source.id, "type": source.type, **dict(_fields(source)), **_custom(source)}


def _fields(source: Source) -> Iterator[tuple[str, Any]]:
    declared = {
        "title": source.title, "author": _own_names(source.author),
        "editor": _own_names(source.editor), "issued": _date(source.issued),
        "container-title": source.container_title, "publisher": source.publisher,
        "URL": source.URL, "accessed": _date(source.accessed), "language": source.language,
        "status": None if source.status == "current" else source.status,
    }  # fmt: skip
    yield from ((key, value) for key, value in declared.items() if value)
    for key, value in (source.model_extra or {}).items():
        known: Any
        if key in CSL_NAMES:
            known = _names(value)
        elif key in CSL_DATES:
            known = _further_date(value)
        elif key == "categories":
            known = [str(word) for word in value if _plain(word)] if _listed(value) else None
        else:
            known = str(value) if key in CSL_TEXTS and _plain(value) else None
        if known:
            yield key, known


def _custom(source: Source) -> dict[str, Any]:
    ours = {name: getattr(source, name) for name in OURS}
    ours["information_date"] = source.information_date and source.information_date.text
    ours["status"] = None if source.status == "current" else source.status
    copy = source.archive
    if copy:
        kept = {"file": copy.file, "url": copy.url, "on": copy.on and copy.on.isoformat()}
        ours["archive"] = {key: value for key, value in kept.items() if value}
    ours = {key: value for key, value in ours.items() if value}
    # Written even if empty: it tells an import that texts are plain and notes are notes.
    return {"custom": {**(source.custom or {}), "briefing": ours}}


def _own_names(names: tuple[Name, ...] | None) -> list[dict[str, str]]:
    return _names([name.model_dump(by_alias=True, exclude_none=True) for name in names or ()])


def _names(value: Any) -> list[dict[str, str]]:
    """Names in CSL's form, also from fields that `validation` does not check."""
    found = []
    for entry in value if _listed(value) else ():
        name = entry if isinstance(entry, dict) else {"literal": entry}
        parts = {key: str(name[key]) for key in NAME_PARTS if _plain(name.get(key))}
        found += [parts] if parts else []
    return found


def _date(date: Edtf | None) -> dict[str, Any] | None:
    """`date-parts` if CSL can express the date, else the text itself: `199X`, `1984?`, half an interval."""
    if date is None:
        return None
    points = [point for point in (date.start, date.end) if point]
    marks = {point.mark for point in points}
    if (marks - {"~"} and marks != {""}) or any(point.span > 1 for point in points):
        return {"raw": date.text}
    parts = [[n for n in (p.year, p.month, p.day) if n is not None] for p in points]
    return {"date-parts": parts, **({"circa": True} if "~" in marks else {})}


def _further_date(value: Any) -> dict[str, Any] | None:
    """A date from a field that `validation` does not check."""
    if _plain(value):
        try:
            return _date(parse(str(value)))
        except ValueError:
            return {"literal": str(value)}
    if not isinstance(value, dict):
        return None
    found: dict[str, Any] = {key: str(value[key]) for key in _DATE_WORDS if _plain(value.get(key))}
    parts = value.get("date-parts")
    if isinstance(parts, list) and 1 <= len(parts) <= 2 and all(_point(point) for point in parts):
        found["date-parts"] = [[str(number) for number in point] for point in parts]
    return found


def _point(value: Any) -> bool:
    return _listed(value) and 1 <= len(value) <= 3 and all(_plain(number) for number in value)


def _listed(value: Any) -> TypeGuard[list[Any] | tuple[Any, ...]]:
    return isinstance(value, list | tuple)


def _plain(value: Any) -> bool:
    return isinstance(value, str | int | float) and value != ""
