"""`sources.lock`: the hash of each saved copy, and where each quotation was found in it."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..findings.finding import Faulty, Finding, Place
from ..reading.opening import Unreadable, read
from ..reading.places import read_text
from ..writing import write

NAME = "sources.lock"
FORMAT = 1
_LINE_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""Line ends for programs that read lines, though not for JSON."""
FOUND = frozenset({"exact", "normalised", "elided", "ambiguous"})
"""States in which the words are in the text; `ambiguous`: in more than one place."""


class LockedCopy(NamedTuple):
    """A saved copy, as it was when it was locked."""

    file: str
    """Below `archive/`."""
    sha256: str
    size: int
    """Bytes."""
    on: dt.date | None
    """The day on which it was saved."""


class LockedQuotation(NamedTuple):
    """Where a quotation was found in the text of a copy."""

    exact: str
    """The quotation as the content file has it."""
    state: str
    start: int
    end: int
    """Characters from the start of the copy's text."""
    prefix: str
    suffix: str
    """The text before and after."""
    page: int | None = None


class Lock(NamedTuple):
    """Everything that is locked for a briefing, by source id."""

    copies: Mapping[str, LockedCopy] = {}
    quotations: Mapping[str, tuple[LockedQuotation, ...]] = {}


def read_lock(folder: Path | None) -> Lock:
    """The lock of a briefing, or an empty one if there is none. Raises `Faulty` (E16, Y0xx, V206)."""
    if folder is None:
        return Lock()
    path = folder / NAME
    try:
        text = read_text(path, str(path), folder)
    except Faulty as fault:
        if fault.findings[0].code == "Y003":
            return Lock()
        raise
    try:
        data = json.loads("\n".join(text.lines))
    except json.JSONDecodeError as error:
        raise _damaged(text.place(error.lineno - 1, error.colno - 1), error.msg.lower()) from None
    except (RecursionError, ValueError):
        raise _damaged(Place(str(path)), "it is not readable JSON") from None
    try:
        return _lock(data)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _damaged(Place(str(path)), _reason(error)) from None


def readable_lock(folder: Path | None) -> tuple[Lock, tuple[Finding, ...]]:
    """The lock of a briefing; if it cannot be read, an empty lock and the fault."""
    try:
        return read_lock(folder), ()
    except Faulty as fault:
        return Lock(), fault.findings


def note_lock(lock: Lock, folder: Path | None) -> bytes | None:
    """Write into the lock where quotations were found, unless it says so already; what it then is."""
    if folder is None or not lock.copies:
        return None
    path, data = folder / NAME, lock_bytes(lock)
    try:
        there = read(path, folder).data
    except Unreadable:
        there = b""
    if there != data:
        write(path, data)
    return data


def _damaged(place: Place, reason: str) -> Faulty:
    message = f"the lock is damaged: {reason}"
    help = "delete it, or run `archive` again"
    return Faulty([Finding("E16", "error", message, place, help)])


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"`{error.args[0]}` is missing"
    return str(error) if isinstance(error, ValueError) else "a value has the wrong type"


def _lock(data: Any) -> Lock:
    if data["format"] != FORMAT:
        raise ValueError(f"expected format {FORMAT}")
    copies = {id: _copy(record) for id, record in data["copies"].items()}
    quotations = {
        id: tuple(_quotation(record) for record in records)
        for id, records in data["quotations"].items()
    }
    return Lock(copies, quotations)


def _copy(record: dict[str, Any]) -> LockedCopy:
    on = record.get("on")
    return LockedCopy(
        _typed(record["file"], str),
        _typed(record["sha256"], str),
        _typed(record["size"], int),
        None if on is None else dt.date.fromisoformat(_typed(on, str)),
    )


def _quotation(record: dict[str, Any]) -> LockedQuotation:
    state, page = _typed(record["state"], str), record.get("page")
    if state not in FOUND:
        raise ValueError(f"there is no state `{state[:40]}`")
    texts = (_typed(record[name], str) for name in ("exact", "prefix", "suffix"))
    exact, prefix, suffix = texts
    start, end = _typed(record["start"], int), _typed(record["end"], int)
    page = None if page is None else _typed(page, int)
    if not 0 <= start <= end:
        raise ValueError("a quotation ends before it starts")
    return LockedQuotation(exact, state, start, end, prefix, suffix, page)


def _typed(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise TypeError
    return value


def lock_bytes(lock: Lock) -> bytes:
    """The text of the file: sorted keys, one line for each copy and quotation."""
    copies = {id: _line(copy) for id, copy in lock.copies.items()}
    quotations = {
        id: _block((_line(q) for q in sorted(found, key=_order)), "  ", "[]")
        for id, found in lock.quotations.items()
        if found
    }
    parts = {
        "copies": _block(_entries(copies), " ", "{}"),
        "format": str(FORMAT),
        "quotations": _block(_entries(quotations), " ", "{}"),
    }
    return f"{_block(_entries(parts), '', '{}')}\n".encode()


def _order(quotation: LockedQuotation) -> tuple[int, str]:
    return quotation.start, quotation.exact


def _entries(values: Mapping[str, str]) -> list[str]:
    return [f"{_json(key)}: {values[key]}" for key in sorted(values)]


def _line(record: LockedCopy | LockedQuotation) -> str:
    values = {name: value for name, value in record._asdict().items() if value is not None}
    return _json(values)


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return text.translate(_LINE_BREAKS)


def _block(lines: Iterable[str], indent: str, brackets: str) -> str:
    text = f",\n{indent} ".join(lines)
    return f"{brackets[0]}\n{indent} {text}\n{indent}{brackets[1]}" if text else brackets
