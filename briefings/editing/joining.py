"""Three versions of one file -> one, with what a person must look at."""

from collections.abc import Iterator
from typing import NamedTuple

from ..findings.finding import Refused
from ..model.tree import Loc
from ..prose import references
from .aligning import items
from .annotating import annotated
from .changes import Set
from .changing import changed
from .comments import line_number
from .kinds import Kind
from .marking import marked, spoken
from .merging import merge
from .numbering import ids
from .references import renamed, uses
from .sheets import Sheet


class Said(NamedTuple):
    """Something about one place of the file that a merge makes."""

    at: str
    """The item, or the item and the field, such as `F7.confidence`."""
    line: int
    """From 1."""
    old: str = ""
    """An id that is not the item's any more."""


class Joined(NamedTuple):
    """The file that a merge makes, and what there is to say about it."""

    data: bytes
    taken: int
    """How many changes of THEIRS are in it."""
    conflicts: tuple[Said, ...]
    """What both sides changed; the marks of git begin on the line."""
    lost: tuple[Said, ...]
    """References to items that one side deleted, the id as `old`."""
    new_ids: tuple[Said, ...]
    """Items of THEIRS whose id, `old`, OURS had given to another."""
    both_moved: tuple[Said, ...]
    """What both sides moved to different places: it stands where OURS has it."""
    renumbered: bool
    """Whether THEIRS had renumbered items, which keep the ids of OURS."""


def join(base: Sheet, ours: Sheet, theirs: Sheet, kind: Kind, size: int = 7) -> Joined:
    """OURS with the changes of THEIRS since BASE; comments and layout are those of OURS.

    `size` is the length of git's marks. Raises `Refused` where the versions are unlike things.
    """
    if not ours.root.kind == theirs.root.kind != "scalar":
        raise Refused("one version is a list and another is not", "merge them by hand")
    names = ids(*(items(one.root.data, kind) for one in (base, ours, theirs)))
    base, theirs = renamed(base, kind, names.base), renamed(theirs, kind, names.theirs)
    merged = merge(base.root.data, ours.root.data, theirs.root.data, theirs.text, theirs.root)
    sheet = ours
    for change in merged.changes:
        sheet = changed(sheet, change, kind)
    sheet = annotated(sheet, base, theirs)
    final = marked(sheet, merged.conflicts, kind, size)
    data = sheet.root.data

    def said(loc: Loc, old: str = "") -> Said:
        line = line_number(sheet.text, sheet.root.at(loc).start)
        return Said(spoken(data, Set(loc, None)), final.line(line), old)

    places = {id: loc[:-1] for loc, use, id in uses(data, kind) if use == "id"}
    return Joined(
        sheet._replace(text=final.text).after,
        len(merged.changes),
        tuple(Said(*mark) for mark in final.marks),
        tuple(said(loc, id) for loc, id in _lost(base, ours, theirs, sheet, kind)),
        tuple(said(places[new], old) for old, new in names.new if new in places),
        tuple(said(loc) for loc in merged.both_moved),
        names.renumbered,
    )


def _lost(
    base: Sheet, ours: Sheet, theirs: Sheet, sheet: Sheet, kind: Kind
) -> Iterator[tuple[Loc, str]]:
    """References to items that one side deleted, which neither side alone would have had."""
    known = set().union(*(items(one.root.data, kind) for one in (base, ours, theirs)))
    before = {id for one in (ours, theirs) for _, id in _unknown(one, kind)}
    for loc, id in _unknown(sheet, kind):
        if id in known and id not in before:
            yield loc, id


def _unknown(sheet: Sheet, kind: Kind) -> Iterator[tuple[Loc, str]]:
    """References to what is no item of a file, with their places."""
    there = items(sheet.root.data, kind)
    for loc, use, text in uses(sheet.root.data, kind):
        named = [one.id for one in references(text) if one.id] if use == "markdown" else [text]
        yield from ((loc, id) for id in named if use != "id" and id not in there)
