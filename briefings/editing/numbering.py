"""Ids of three versions of a file: which items are the same, and what new ones are called."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .aligning import SIMILAR, alike, origins

_COUNTED = re.compile(r"(.*?)(\d+)")


class Ids(NamedTuple):
    """What items are called while three versions of a file are merged: as OURS calls them."""

    base: dict[str, str]
    theirs: dict[str, str]
    """For each id there, the id of the same item in OURS, or the one that it gets."""
    new: tuple[tuple[str, str], ...]
    """Items of THEIRS whose id OURS had given to another, with the ids that they get."""
    renumbered: bool
    """Whether THEIRS had given other ids to items that were there."""


def ids(base: Mapping[str, str], ours: Mapping[str, str], theirs: Mapping[str, str]) -> Ids:
    """How to call the items of each version; each is what `aligning.items` makes of it."""
    here, there = origins(base, ours), origins(base, theirs)
    as_ours = {old: id for id, old in here.items()}
    taken = {*base, *ours, *theirs}
    of_base: dict[str, str] = {}
    for id in base:
        of_base[id] = as_ours.get(id) or (id if id not in ours else _free(id, taken))
        taken.add(of_base[id])
    given = {id: of_base[old] for id, old in there.items()}
    added = {id: text for id, text in ours.items() if id not in here}
    new: list[tuple[str, str]] = []
    for id, text in theirs.items():
        if id in given:
            continue
        same = [one for one, other in added.items() if other == text]
        if not same and id in added and alike(text, added[id]) >= SIMILAR:
            same = [id]
        if same and same[0] not in given.values():
            given[id] = same[0]
        elif id in ours or id in given.values():
            given[id] = _free(id, taken)
            taken.add(given[id])
            new.append((id, given[id]))
        else:
            given[id] = id
    moved = any(id != old for id, old in there.items())
    return Ids(of_base, given, tuple(new), moved)


def _free(id: str, taken: Iterable[str]) -> str:
    """The next id of the same kind that nobody has: `F34` after `F33`."""
    match = _COUNTED.fullmatch(id)
    stem = match[1] if match else f"{id}-"
    numbers = (found for one in taken if (found := _COUNTED.fullmatch(one)) and found[1] == stem)
    return f"{stem}{max((int(found[2]) for found in numbers), default=1) + 1}"
