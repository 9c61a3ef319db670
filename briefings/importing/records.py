"""Entries of exports -> records of our format. Other fields go to `custom`, with a note."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import ValidationError

from ..findings.finding import Finding, Place
from ..model.source import CSL_DATES, CSL_NAMES, CSL_TEXTS, CSL_TYPES, Source, lift
from ..reading.validation import terse
from ..sources.csl_json import NAME_PARTS
from .dates import NONE, as_edtf
from .entry import Entry
from .zotero import from_note, plain

_DATES = CSL_DATES | {"issued", "accessed"}
_NAMES = CSL_NAMES | {"author", "editor"}
_TEXTS = CSL_TEXTS | {"title", "container-title", "publisher", "URL", "language"}
_TITLES = frozenset(name for name in _TEXTS if "title" in name.lower())
_FIELDS = frozenset(info.alias or name for name, info in Source.model_fields.items())
_LIST = "categories"
_FIRST = ("id", "type", "title", "author", "editor", "issued", "container-title", "publisher")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_KEY = re.compile(r"[A-Za-z0-9][\w.:/+-]{0,79}")
_LONG_LINE = 300


class Record(NamedTuple):
    """A source with our field names, ready to be written."""

    data: dict[str, Any]
    source: Source
    place: Place


def fitted(entries: list[Entry]) -> tuple[list[Record], list[Finding]]:
    """Entries as records, in order, and notes on what went to `custom` (I003)."""
    records: list[Record] = []
    findings: list[Finding] = []
    taken: set[str] = set()
    for entry in entries:
        record, said = _fit(entry, taken)
        taken.add(record.source.id)
        records.append(record)
        if said:
            message = terse(f"`{record.source.id}`: {'; '.join(said)}")
            help = "check the record, and correct it by hand"
            findings.append(Finding("I003", "note", message, entry.place, help, record.source.id))
    return records, findings


def _fit(entry: Entry, taken: set[str]) -> tuple[Record, list[str]]:
    item = _cleaned(lift(entry.item))
    ours = _is_ours(entry.item)
    known, rest, note = ({}, {}, "") if ours else from_note(str(item.pop("note", "")))
    item = {**item, **({"note": note} if note else {})}
    item.update({key: value for key, value in known.items() if key == "type" or key not in item})
    own = item.pop("custom", None)
    custom = {**(own if isinstance(own, dict) else {}), **_cleaned(entry.rest), **rest}
    data: dict[str, Any] = {}
    said = [f"`{key}` is kept under `custom`" for key in (*entry.rest, *rest)]
    for key, value in item.items():
        if key not in {"id", "type"} and value not in ("", [], {}):
            said += _put(key, value, data, custom, ours=ours)
    data["type"], more = _type(item.get("type"), custom)
    data["id"] = _id(item, data, taken)
    if item.get("id") not in (None, "", data["id"]):
        more.append(f"its id `{item['id']}` became `{data['id']}`")
    source, refused = _valid(data, custom)
    said += [*more, *refused]
    if entry.left_out:
        said.append(f"left out: {', '.join(entry.left_out)}")
    return Record(_ordered(data), source, entry.place), said


def _is_ours(item: dict[str, Any]) -> bool:
    """Whether an item was exported from a briefing: then its texts have no markup."""
    custom = item.get("custom")
    return isinstance(custom, dict) and isinstance(custom.get("briefing"), dict)


def _put(
    key: str, value: Any, data: dict[str, Any], custom: dict[str, Any], *, ours: bool
) -> Iterator[str]:
    """Put one field where it belongs; yields notes about it."""
    if key in _DATES:
        if ours and key in CSL_DATES and as_edtf(value) is None:
            data[key] = value.get("literal", value) if isinstance(value, dict) else value
        else:
            yield from _put_date(key, value, data, custom)
    elif key in _NAMES:
        names = [name for name in map(_name, value if isinstance(value, list) else [value]) if name]
        if names:
            data[key] = names
    elif key == "archive" and isinstance(value, str):  # the field of CSL; ours is the saved copy
        custom[key] = value
    elif key in _TITLES:
        text = value[0] if isinstance(value, list) and value else value
        data[key] = str(text) if ours else plain(str(text))
        if data[key] != text and isinstance(text, str):
            custom[key] = text
            yield f"markup of `{key}` is kept under `custom`"
    elif key in _FIELDS or (key in _TEXTS and isinstance(value, str)) or (ours and key == _LIST):
        data[key] = value
    else:
        custom[key] = value
        yield f"`{key}` is kept under `custom`"


def _put_date(key: str, value: Any, data: dict[str, Any], custom: dict[str, Any]) -> Iterator[str]:
    found = as_edtf(value)
    if found:
        data[key] = found
    parts = value if isinstance(value, dict) else {"literal": value}
    words = str(parts.get("literal") or parts.get("raw") or "")
    if parts.get("season"):
        custom[key] = value
        yield f"the season of `{key}` is kept under `custom`"
    elif not found and words.strip().lower() not in NONE:
        custom[key] = words
        yield f"`{key}` is not an unambiguous date: it is kept under `custom`"


def _name(value: Any) -> dict[str, str] | None:
    if not isinstance(value, dict):
        return {"literal": _line(str(value))} if str(value).strip() else None
    parts = {key: _line(str(value[key])) for key in NAME_PARTS if value.get(key)}
    parts = {key: text for key, text in parts.items() if text}
    return parts or None


def _line(text: str) -> str:
    return re.sub(r"\s*[\n\r\t]\s*", " ", text).strip()[:_LONG_LINE]


def _type(value: Any, custom: dict[str, Any]) -> tuple[str, list[str]]:
    if value in CSL_TYPES:
        return str(value), []
    if value:
        custom["type"] = str(value)
    return "document", [f"type `{value}` became `document`" if value else "without a type"]


def _id(item: dict[str, Any], data: dict[str, Any], taken: set[str]) -> str:
    """The id of an entry as a valid key; if it has none, made from name, year and title."""
    given = str(item.get("id") or "")
    key = str(item.get("citation-key") or "")
    from_zotero = re.match(r"https?://(www\.)?zotero\.org/", given)
    if key and (not given or from_zotero) and _KEY.fullmatch(key):
        return key
    if _KEY.fullmatch(given):
        return given
    if given:
        made = re.sub(r"[^\w.:/+-]+", "-", _latin(given)).strip("-")[:80]
        return made if _KEY.fullmatch(made) else _free("source", taken)
    names = data.get("author") or data.get("editor") or [{}]
    who = names[0].get("family") or names[0].get("literal") or ""
    words = [*who.split()[:2], str(data.get("issued", ""))[:4], *str(data.get("title", "")).split()]
    stem = re.sub(r"[^a-z0-9]+", "-", _latin(" ".join(words[:4])).lower()).strip("-")[:40]
    return _free(stem if re.search("[a-z]", stem) else f"source-{stem}".strip("-"), taken)


def _free(stem: str, taken: set[str]) -> str:
    number = 1
    while (made := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return made


def _latin(text: str) -> str:
    """Text without the accents that Unicode can remove."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c))


def _valid(data: dict[str, Any], custom: dict[str, Any]) -> tuple[Source, list[str]]:
    """The source of a record; faulty fields go to `custom`."""
    said: list[str] = []
    for _ in range(len(data)):  # each round removes at least one field
        if custom:
            data["custom"] = custom
        try:
            return Source.model_validate(data), said
        except ValidationError as error:
            for field in {str(fault["loc"][0]) for fault in error.errors(include_url=False)}:
                custom[field] = data.pop(field, None)
                said.append(f"`{field}` is kept under `custom`")
    return Source(id=data["id"], type=data["type"], custom=custom), said


def _cleaned(value: Any) -> Any:
    """Data as in a content file: all scalars are text without control characters."""
    if isinstance(value, dict):
        cleaned = {str(_cleaned(key)): _cleaned(one) for key, one in value.items()}
        return {key: one for key, one in cleaned.items() if one not in (None, "")}
    if isinstance(value, list | tuple):
        return [one for one in map(_cleaned, value) if one not in (None, "")]
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return None
    return _CONTROL.sub("", str(value)).strip()


def _ordered(data: dict[str, Any]) -> dict[str, Any]:
    """Fields in the order that suits readers; `custom` last."""
    first = {key: data[key] for key in _FIRST if key in data}
    rest = {key: value for key, value in data.items() if key not in first and key != "custom"}
    return {**first, **rest, **({"custom": data["custom"]} if data.get("custom") else {})}
