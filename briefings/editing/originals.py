"""The files of a briefing, opened to be changed: its own, its sources, and what they include.

The same for a list that stands by itself, such as one that several briefings share.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..findings.finding import Faulty, Refused
from ..model.tree import Loc
from ..reading.loading import load
from ..writing import confirm, rewrite
from .changes import Change, Insert, Set, result
from .changing import changed
from .kinds import Kind, guessed, kind_at
from .nodes import Include, Node, entries
from .sheets import Sheet, sheet

SOURCES = ("sources.yaml", "sources.json")
_APART: Loc = ("sources",)
"""Where the sources of a folder belong that stand in a file of their own."""


class Originals(NamedTuple):
    """Files of an author, and where in the data of the whole each of them belongs."""

    sheets: Mapping[Path, Sheet]
    """By the path under which it was opened, which is that of messages; the content file is first."""
    places: Mapping[Loc, Path]

    @property
    def data(self) -> Any:
        """The data of the whole."""
        data = self._data(self.sheets[self.places[()]].root, ())
        if (apart := self.places.get(_APART)) and "sources" not in data:
            data["sources"] = self._data(self.sheets[apart].root, _APART)
        return data

    def _data(self, node: Node, loc: Loc) -> Any:
        if isinstance(node.value, Include):
            return self._data(self.sheets[self.places[loc]].root, loc)
        if node.kind == "scalar":
            return node.value
        found = {entry.step: self._data(entry.value, (*loc, entry.step)) for entry in node.entries}
        return list(found.values()) if node.kind == "list" else found

    @property
    def kind(self) -> Kind:
        """The model of the whole."""
        main = self.places[()]
        return guessed(self.sheets[main].root.data, main.name)

    def kind_of(self, path: Path) -> Kind:
        """The model of one of the files."""
        loc = next(loc for loc, one in self.places.items() if one == path)
        return kind_at(self.kind, loc) or guessed(self.sheets[path].root.data, path.name)

    def find(self, loc: Loc) -> tuple[Path, Loc]:
        """The file that has a place, and the place inside it; an include belongs to its own file."""
        for length in range(len(loc) - 1, -1, -1):
            if path := self.places.get(loc[:length]):
                return path, loc[length:]
        raise KeyError(loc)


def opened(file: Path, folder: Path | None = None) -> Originals:
    """The files of a briefing, whose own folder is given if it has one.

    Raises `Faulty` (Y001-Y015) where one of them is not strict YAML, `Refused` where a program
    cannot change it.
    """
    given: dict[Path, bytes] = {}
    files: list[tuple[Path, Loc]] = [(file, ())]
    loaded = load(file, folder)
    if folder is not None and isinstance(loaded.data, dict) and "sources" not in loaded.data:
        beside = (folder / name for name in SOURCES)
        files += [(path, _APART) for path in beside if path.is_file()][:1]
    sheets: dict[Path, Sheet] = {}
    places: dict[Loc, Path] = {}
    for path, loc in files:
        for one in load(path, folder, loc).files:
            given[one.resolve()] = one.read_bytes()
        loaded = load(path, folder, loc, given=given)
        if loaded.findings:
            raise Faulty(loaded.findings)
        _add(path, loc, folder, given, sheets, places)
    return Originals(sheets, places)


def _add(
    path: Path, loc: Loc, folder: Path | None, given: Mapping[Path, bytes],
    sheets: dict[Path, Sheet], places: dict[Loc, Path],
) -> None:  # fmt: skip
    """Note a file and what it includes; one that is included twice is the same in both places."""
    if path not in sheets:
        sheets[path] = sheet(path, given[path.resolve()])
    places[loc] = path
    root = sheets[path].root
    found = [((), root), *((inner, entry.value) for inner, entry in entries(root))]
    for inner, node in found:
        if isinstance(node.value, Include):
            _add(
                (folder or Path()) / node.value.name, (*loc, *inner), folder, given, sheets, places
            )


def change(originals: Originals, one: Change) -> Originals:
    """The files with one value changed.

    Raises `Refused` where the text does not allow it, `KeyError` where there is no such place.
    """
    one = _first(originals, one) if isinstance(one, Insert) else one
    if one.loc == _APART and _APART in originals.places:
        raise Refused("the sources stand in a file of their own", "change that one")
    path, inner = originals.find(one.loc)
    new = changed(originals.sheets[path], one._replace(loc=inner), originals.kind_of(path))
    after = originals._replace(sheets={**originals.sheets, path: new})
    if after.data != result(originals.data, one):
        raise Refused(f"`{path}` is included in two places", "change it by hand")
    return after


def _first(originals: Originals, one: Insert) -> Change:
    """An entry for a list that is empty or not there begins the list."""
    loc = one.loc[:-1]
    data = originals.data
    for step in loc[:-1]:
        data = data[step]
    if one.loc[-1] == 0 and loc and isinstance(data, dict) and data.get(str(loc[-1])) is None:
        return Set(loc, [one.value])
    return one


def save(originals: Originals) -> tuple[Path, ...]:
    """Write the files that were changed, and say which.

    If another program has changed one of them since it was opened, none is written. Raises `Faulty`
    (W001, W002).
    """
    new = [one for one in originals.sheets.values() if one.after != one.before]
    for one in new:
        confirm(one.path, one.before)
    for one in new:
        rewrite(one.path, one.before, one.after)
    return tuple(one.path for one in new)
