"""Conflicts in the text of a file, each between git's marks around the field that both sides changed."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from .aligning import NAMES
from .changes import Change, Insert, shifted
from .changing import changed
from .comments import line_start, next_line
from .kinds import Kind
from .merging import Conflict
from .sheets import Sheet

MAX_NAME = 40
"""Characters of a holder or a title by which an entry is named."""


class Mark(NamedTuple):
    """One conflict in the file that a person gets."""

    about: str
    """The item and the field, such as `F7.confidence`."""
    line: int
    """Where its marks begin, from 1."""


class Marked(NamedTuple):
    """A text with conflicts."""

    text: str
    marks: tuple[Mark, ...]
    added: tuple[tuple[int, int], ...]
    """How many lines the marks have added, from which line of the text without them, counted from 0."""

    def line(self, before: int) -> int:
        """Where a line of the text without marks is now, both from 1."""
        return before + sum(count for start, count in self.added if start < before)


class _Region(NamedTuple):
    """Lines of OURS, from and to, and what THEIRS would have there."""

    start: int
    end: int
    theirs: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def marked(sheet: Sheet, conflicts: Sequence[Conflict], kind: Kind, size: int = 7) -> Marked:
    """The text with all conflicts; `size` is the length of a mark."""
    regions = [_region(sheet, (one,), kind) for one in conflicts]
    lines = sheet.text.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += sheet.newline
    parts: list[str] = []
    marks: list[Mark] = []
    added: list[tuple[int, int]] = []
    at = 0
    for region in _apart(sheet, regions, kind):
        about = [spoken(sheet.root.data, one.change) for one in region.conflicts]
        parts += lines[at : region.start]
        marks += [Mark(one, len(parts) + 1) for one in about]
        told = ", ".join(about)
        ours = lines[region.start : region.end]
        parts += [
            f"{'<' * size} ours: {told}{sheet.newline}", *ours,
            f"{'=' * size}{sheet.newline}", *region.theirs,
            f"{'>' * size} theirs: {told}{sheet.newline}",
        ]  # fmt: skip
        added += [(region.start, 1), (region.end, 2 + len(region.theirs))]
        at = region.end
    return Marked("".join([*parts, *lines[at:]]), tuple(marks), tuple(added))


def without_conflicts(text: str) -> str:
    """A text without what stands between marks, both versions of it.

    Two versions with several common ancestors have a merge of these as BASE. Where the ancestors were
    at odds there is no common text.
    """
    kept: list[str] = []
    inside = False
    for line in text.splitlines(keepends=True):
        inside = inside or re.match(r"<{7,} ", line) is not None
        kept += [] if inside else [line]
        inside = inside and re.match(r">{7,} ", line) is None
    return "".join(kept)


def _apart(sheet: Sheet, regions: list[_Region], kind: Kind) -> list[_Region]:
    """Regions in order; those that share a line are one."""
    found: list[_Region] = []
    for region in sorted(regions, key=lambda region: region[:2]):
        if found and region.start < max(found[-1].end, found[-1].start + 1):
            region = _region(sheet, (*found.pop().conflicts, *region.conflicts), kind)
        found.append(region)
    return found


def _region(sheet: Sheet, conflicts: tuple[Conflict, ...], kind: Kind) -> _Region:
    other = sheet
    made: list[Change] = []
    for one in conflicts:
        change = shifted(one.change, made)
        other = changed(other, change, kind)
        made.append(change)
    old, new = (one.text.splitlines() for one in (sheet, other))
    start = _alike(old, new)
    end = len(old) - _alike(old[start:][::-1], new[start:][::-1])
    for one in conflicts:
        first, last = _lines_of(sheet, one.change) or (start, end)
        start, end = min(start, first), max(end, last)
    theirs = new[start : len(new) - (len(old) - end)]
    return _Region(start, end, tuple(f"{line}{sheet.newline}" for line in theirs), conflicts)


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many lines two texts have in common from their beginning."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(old), len(new)))


def _lines_of(sheet: Sheet, change: Change) -> tuple[int, int] | None:
    """The lines of the entry that a change is about: the innermost that has lines of its own."""
    loc = change.loc
    if isinstance(change, Insert):
        return None
    node, found = sheet.root, None
    for step in loc:
        entry = next((one for one in node.entries if one.step == step), None)
        if entry is None:
            return None
        if not node.flow:
            found = entry
        node = entry.value
    if found is None:
        return None
    start = line_start(sheet.text, found.start)
    before = len(sheet.text[:start].splitlines())
    inside = sheet.text[start : next_line(sheet.text, found.value.end)]
    return before, before + len(inside.splitlines())


def spoken(data: Any, change: Change) -> str:
    """The item and the field that a change is about: `F7.confidence`, `C1.positions.RoSPA.text`."""
    words: list[str] = []
    for number, step in enumerate(change.loc):
        last = number == len(change.loc) - 1
        entry = change.value if last and isinstance(change, Insert) else _step(data, step)
        if isinstance(step, int):
            name = _name(entry)
            words = (
                [name] if isinstance(entry, dict) and "id" in entry else [*words, name or str(step)]
            )
        else:
            words.append(step)
        data = entry
    return ".".join(" ".join(word.split())[:MAX_NAME] for word in words)


def _step(data: Any, step: Any) -> Any:
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


def _name(entry: Any) -> str:
    if not isinstance(entry, dict):
        return ""
    return next((str(entry[field]) for field in NAMES if entry.get(field)), "")
