"""Ids of items and all that refers to them: renamed, and counted in the order of print."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal, get_args

from ..findings.finding import Refused
from ..model.base import Identifier
from ..model.briefing import LISTS
from ..model.entries import Waiver
from ..model.tree import Loc
from ..model.tree import fields as fields_of
from ..prose import with_ids
from .changes import Set, result
from .kinds import Kind, fields, kind_at
from .originals import Originals
from .sheets import Sheet, Splice, spliced
from .splicing import splices

_NUMBERED = re.compile(r"([A-Za-z]+)(\d+)")
_IS_ID = Identifier.__metadata__[0]  # type: ignore[attr-defined]
Use = Literal["id", "reference", "markdown", ""]


@lru_cache(maxsize=512)
def use_of(kind: Kind, key: str) -> Use:
    """What ids have to do with a field: it is one, it names some, or its text may refer to them."""
    info = fields(kind).get(key)
    if kind is None or info is None:
        return ""
    if _IS_ID in info.metadata or _names(info.annotation):
        return "id" if key == "id" else "reference"
    if issubclass(kind, Waiver) and key == "at":
        return "reference"
    marked = {field.alias for field in fields_of(kind) if field.markdown}
    return "markdown" if key in marked else ""


def _names(annotation: Any) -> bool:
    return _IS_ID in getattr(annotation, "__metadata__", ()) or any(
        map(_names, get_args(annotation))
    )


def uses(data: Any, kind: Kind, loc: Loc = ()) -> Iterator[tuple[Loc, Use, str]]:
    """Every text of some data that is an id, names one or may refer to some, with its place."""
    if isinstance(data, dict):
        for key, value in data.items():
            use = use_of(kind, key)
            for number, one in enumerate(value if isinstance(value, list) else [value]):
                at: Loc = (*loc, key, number) if isinstance(value, list) else (*loc, key)
                if use and isinstance(one, str):
                    yield at, use, one
            yield from uses(value, kind_at(kind, (key,)), (*loc, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from uses(value, kind, (*loc, number))


def renaming(data: Any, kind: Kind, names: Mapping[str, str]) -> Iterator[Set]:
    """The changes that give items other ids, references of all kinds following."""
    for loc, use, text in uses(data, kind):
        new = with_ids(text, names) if use == "markdown" else names.get(text, text)
        if new != text:
            yield Set(loc, new)


def renamed(sheet: Sheet, kind: Kind, names: Mapping[str, str]) -> Sheet:
    """One file with other ids of items, all of them at once. Raises `Refused`."""
    found: list[Splice] = []
    data = sheet.root.data
    for change in renaming(data, kind, names):
        found += splices(sheet, change, kind)
        data = result(data, change)
    new = spliced(sheet, found)
    if new.root.data != data:
        raise Refused(f"the ids in `{sheet.path}` cannot be changed", "change them by hand")
    return new


def numbers_in_print(data: Any) -> dict[str, str]:
    """Other ids for items, in the order in which they are printed: `F1`, `F2` and so on.

    Items that are withheld come behind all that are printed, so that no number is missing on the
    page. An id that is not letters and a number stays as it is. Raises `Refused` if two have the same.
    """
    counted: dict[str, list[str]] = {}
    items = [
        item
        for section in LISTS
        for item in (data.get(section) or [] if isinstance(data, dict) else [])
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    ]
    for item in sorted(items, key=lambda item: item.get("safety") == "withhold"):
        if match := _NUMBERED.fullmatch(item["id"]):
            ids = counted.setdefault(match[1], [])
            if item["id"] in ids:
                raise Refused(f"the id `{item['id']}` is taken twice", "give one item another id")
            ids.append(item["id"])
    return {
        old: f"{letters}{number}"
        for letters, ids in counted.items()
        for number, old in enumerate(ids, 1)
        if old != f"{letters}{number}"
    }


def renumbered(originals: Originals) -> tuple[Originals, dict[str, str]]:
    """All files of a briefing with ids in the order of print, and which ids became which."""
    names = numbers_in_print(originals.data)
    sheets = {
        path: renamed(sheet, originals.kind_of(path), names)
        for path, sheet in originals.sheets.items()
    }
    return originals._replace(sheets=sheets), names


def named_aloud(data: Any, names: Mapping[str, str]) -> dict[str, str]:
    """The ids that may be named on stdout: not those of items that are withheld; `data` have the new."""
    withheld = {
        item.get("id")
        for section in LISTS
        for item in (data.get(section) or [] if isinstance(data, dict) else [])
        if isinstance(item, dict) and item.get("safety") == "withhold"
    }
    return {old: new for old, new in names.items() if new not in withheld}
