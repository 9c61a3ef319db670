"""Entries of exports -> records of our format. Other fields go to `custom`, with a note."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import ValidationError

from ..findings.finding import Finding, Place
from ..model.base import MAX_PLAIN
from ..model.source import CSL_DATES, CSL_NAMES, CSL_TEXTS, CSL_TYPES, Source, bare_doi, lift
from ..reading.validation import terse
from ..sources.csl_json import NAME_PARTS
from .dates import NONE, as_edtf, read_date
from .entry import KEPT, Entry, keep
from .ids import Ids
from .zotero import from_note, plain

_DATES = CSL_DATES | {"issued", "accessed"}
_NAMES = CSL_NAMES | {"author", "editor"}
_TEXTS = CSL_TEXTS | {"title", "container-title", "publisher", "URL", "language"}
_TITLES = frozenset(name for name in _TEXTS if "title" in name.lower())
_FIELDS = frozenset(info.alias or name for name, info in Source.model_fields.items())
_LIST = "categories"
_FIRST = ("id", "type", "title", "author", "editor", "issued", "container-title", "publisher")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINES = frozenset({"abstract", "annote", "note"})
"""Texts that may have several lines."""


MAX_NAMED = 40
"""Names in one message."""


class Record(NamedTuple):
    """A source with our field names, ready to be written."""

    data: dict[str, Any]
    source: Source
    place: Place


def fitted(entries: list[Entry]) -> tuple[list[Record], list[Finding]]:
    """Entries as records, in order, and notes on what went to `custom` (I003)."""
    records: list[Record] = []
    findings: list[Finding] = []
    ids = Ids([str(entry.item.get("id") or "") for entry in entries])
    for entry in entries:
        record, said = _fit(entry, ids)
        records.append(record)
        if said:
            message = f"`{record.source.id}`: {'; '.join(_shortened(said))}"
            help = "check the record, and correct it by hand"
            findings.append(Finding("I003", "note", message, entry.place, help, record.source.id))
    return records, findings


def _shortened(said: list[str]) -> list[str]:
    """What is said of one record, with one list of all names that are only kept."""
    kept = [part.removesuffix(KEPT) for part in dict.fromkeys(said) if part.endswith(KEPT)]
    others = [terse(part) for part in dict.fromkeys(said) if not part.endswith(KEPT)]
    if not kept:
        return others
    names = kept[:MAX_NAMED] + ([f"{len(kept) - MAX_NAMED} more"] if kept[MAX_NAMED:] else [])
    listed = ", ".join(map(terse, names))
    return [f"{listed} {'are' if kept[1:] else 'is'} kept under `custom`", *others]


def _fit(entry: Entry, ids: Ids) -> tuple[Record, list[str]]:
    item = _cleaned(lift(entry.item))
    ours = _is_ours(entry.item)
    known, rest, note = ({}, {}, "") if ours else from_note(str(item.pop("note", "")))
    item = {**item, **({"note": note} if note else {})}
    own = item.pop("custom", None)
    custom: dict[str, Any] = dict(own) if isinstance(own, dict) else {}
    said = list(entry.said)
    for key, value in (*_cleaned(entry.rest).items(), *rest.items()):
        keep(custom, key, value)
    said += [f"`{key}`{KEPT}" for key in rest]
    for key, value in known.items():
        if key == "type" or key not in item:
            item[key] = value
        elif item[key] != value:
            keep(custom, key, value)
            said.append(f"`{key}` of the note{KEPT}")
    if own and not isinstance(own, dict):
        item["custom-text"] = own
    data: dict[str, Any] = {}
    for key, value in item.items():
        if key not in {"id", "type"} and value not in ("", [], {}):
            said += _put(key, value, data, custom, ours=ours)
    data["type"], more = _type(item.get("type"), custom)
    data["id"] = ids.of(item, data)
    if item.get("id") not in (None, "", data["id"]):
        more.append(f"its id was `{item['id']}`")
    source, refused = _valid(data, custom)
    return Record(_ordered(data), source, entry.place), [*said, *more, *refused]


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
        listed = value if isinstance(value, list) else [value]
        if names := [name for name in map(_name, listed) if name]:
            data[key] = names
        if lost := dict.fromkeys(part for name in listed for part in _lost(name)):
            keep(custom, key, value)
            yield f"{', '.join(lost)} of `{key}`{KEPT}"
    elif key == "archive" and isinstance(value, str):  # the field of CSL; ours is the saved copy
        keep(custom, key, value)
    elif key in _TITLES and not ours and isinstance(value, str | list):
        text, *further = value if isinstance(value, list) else [value]
        data[key] = _line(plain(str(text)))
        if data[key] != _line(str(text)) or further:
            keep(custom, key, value)
            yield f"{'more' if further else 'markup'} of `{key}`{KEPT}"
    elif key in _FIELDS or (key in _TEXTS and isinstance(value, str)) or (ours and key == _LIST):
        one_line = not ours and isinstance(value, str) and key not in _LINES
        text = _line(value) if one_line else value
        data[key] = bare_doi(text) if key == "DOI" else text
    else:
        keep(custom, key, value)
        yield f"`{key}`{KEPT}"


def _put_date(key: str, value: Any, data: dict[str, Any], custom: dict[str, Any]) -> Iterator[str]:
    value = {"date-parts": value} if isinstance(value, list) else value
    found = read_date(value)
    if found.text:
        data[key] = found.text
    words = value.get("literal") or value.get("raw") if isinstance(value, dict) else value
    if found.exact or (not found.text and _says_none(value, str(words or ""))):
        return
    simple = not isinstance(value, dict) or value.keys() <= {"literal"} or value.keys() <= {"raw"}
    keep(custom, key, words if simple else value)
    if found.text:
        yield f"`{key}`{KEPT}, only `{found.text}` of it was read"
    else:
        yield f"`{key}`{KEPT}, since it is not an unambiguous date"


def _says_none(value: Any, words: str) -> bool:
    """Whether a date says that there is none: `n.d.`, or nothing at all."""
    if isinstance(value, dict) and (value.get("season") or re.search(r"\d", str(value))):
        return False
    return words.strip().lower() in NONE


def _name(value: Any) -> dict[str, str] | None:
    if not isinstance(value, dict):
        return {"literal": _line(str(value))[:MAX_PLAIN]} if str(value).strip() else None
    parts = {key: _line(str(value[key]))[:MAX_PLAIN] for key in NAME_PARTS if value.get(key)}
    parts = {key: text for key, text in parts.items() if text}
    return parts or None


def _lost(name: Any) -> Iterator[str]:
    """What of a name has no place, or not enough."""
    parts = name if isinstance(name, dict) else {"literal": name}
    for key, value in parts.items():
        if key not in NAME_PARTS:
            yield f"`{key}`"
        elif len(str(value)) > MAX_PLAIN:
            yield f"the end of `{key}`"


def _line(text: str) -> str:
    return re.sub(r"\s*[\n\r\t]\s*", " ", text).strip()


def _type(value: Any, custom: dict[str, Any]) -> tuple[str, list[str]]:
    if value in CSL_TYPES:
        return str(value), []
    if value:
        custom["type"] = str(value)
    return "document", [f"type `{value}` became `document`" if value else "without a type"]


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
                keep(custom, field, data.pop(field, None))
                said.append(f"`{field}`{KEPT}")
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
