"""Which entry of one list is which of another, though both have been edited, moved or renumbered."""

import difflib
import json
import re
from collections.abc import Callable, Hashable, Mapping
from typing import Any

from .kinds import Kind
from .references import uses

NAMES = ("id", "holder", "name", "term", "source", "rule", "key")
"""Fields by which people tell entries of a list apart, the surest first."""
SIMILAR = 0.6
"""From here on two texts are versions of one: two sentences about different things share about a third
of their characters, one of them with a few words changed four fifths."""
_SAID = ("text", "question", "title", "alt")
_TO_ITEM = re.compile(r"\[#[\w.-]+\]")


def pairs(old: list[Any], new: list[Any]) -> dict[int, int]:
    """The number in `old` of each entry of `new` that is an entry of both.

    By id; then whatever is the same; then by the names that people go by; last, of what is left,
    texts that resemble each other.
    """
    found: dict[int, int] = {}
    for key in (_id, _whole, _name):
        _match(old, new, found, key)
    rest_old = [n for n in range(len(old)) if n not in found.values() and _id(old[n]) is None]
    rest_new = [n for n in range(len(new)) if n not in found and _id(new[n]) is None]
    for number in rest_new:
        close = [(alike(old[other], new[number]), -other) for other in rest_old]
        ratio, other = max(close, default=(0.0, 0))
        if ratio >= SIMILAR:
            found[number] = -other
            rest_old.remove(-other)
    return found


def _match(
    old: list[Any], new: list[Any], found: dict[int, int], key: Callable[[Any], Hashable]
) -> None:
    """Pair the entries that are left and have the same key, in their order."""
    left: dict[Hashable, list[int]] = {}
    for number, entry in enumerate(old):
        if number not in found.values() and (one := key(entry)) is not None:
            left.setdefault(one, []).append(number)
    for number, entry in enumerate(new):
        if number not in found and left.get(one := key(entry)):
            found[number] = left[one].pop(0)


def _id(entry: Any) -> Hashable:
    return str(entry["id"]) if isinstance(entry, dict) and entry.get("id") else None


def _whole(entry: Any) -> Hashable:
    return json.dumps(entry, sort_keys=True) if _id(entry) is None else None


def _name(entry: Any) -> Hashable:
    if not isinstance(entry, dict) or _id(entry) is not None:
        return None
    name = next((field for field in NAMES if isinstance(entry.get(field), str)), None)
    return (name, entry[name], str(entry.get("at"))) if name else None


def alike(one: Any, other: Any) -> float:
    """How much two entries resemble each other, from 0 to 1; words of a list only if they are equal."""
    if type(one) is not type(other) or one is None:
        return 0.0
    a, b = said(one), said(other)
    if a == b:
        return 1.0
    if isinstance(one, str) and " " not in one:
        return 0.0
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def said(entry: Any) -> str:
    """What an entry says, in a form that another numbering of items does not change."""
    if isinstance(entry, dict):
        text = next((entry[field] for field in _SAID if isinstance(entry.get(field), str)), None)
        entry = text if text is not None else json.dumps(entry, sort_keys=True)
    return _TO_ITEM.sub("[#]", entry if isinstance(entry, str) else json.dumps(entry))


def items(data: Any, kind: Kind) -> dict[str, str]:
    """The id of each item of a file, and what the item says."""
    found: dict[str, str] = {}
    for loc, use, id in uses(data, kind):
        if use == "id":
            item = data
            for step in loc[:-1]:
                item = item[step]
            found[id] = said({key: value for key, value in item.items() if key != "id"})
    return found


def origins(base: Mapping[str, str], side: Mapping[str, str]) -> dict[str, str]:
    """The id in `base` of each item of `side` that was there, whether or not its id has changed.

    Both are the outcome of `items`. An item that says the same is the same item, since a renumbering
    gives its old id to another.
    """
    at_first: dict[str, list[str]] = {}
    for id, text in base.items():
        at_first.setdefault(text, []).append(id)
    found: dict[str, str] = {}
    for id, text in side.items():
        same = at_first.get(text, [])
        if id in same or (len(same) == 1 and list(side.values()).count(text) == 1):
            found[id] = id if id in same else same[0]
    left = [id for id in base if id not in found.values()]
    close = sorted(
        (-alike(base[old], side[id]), old != id, id, old)
        for id in side if id not in found for old in left
    )  # fmt: skip
    for ratio, other, id, old in close:
        fits = -ratio >= SIMILAR or not other  # the same id with other words: it was rewritten
        if fits and id not in found and old not in found.values():
            found[id] = old
    return found
