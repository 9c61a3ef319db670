"""Three versions of some data -> the changes that bring one side's work into the other's.

By item and field: two sides conflict where both changed the same field to different values, or where
one changed what the other deleted. Nothing else is a conflict: the order of a list least of all.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from ..model.tree import Loc
from .aligning import pairs
from .changes import Change, Delete, Insert, Move, Set, shifted
from .nodes import Node
from .quoting import lines_of_entry

MISSING: Any = type("Missing", (), {"__repr__": lambda _: "nothing"})()
"""What a mapping or list does not have."""


class Conflict(NamedTuple):
    """What both sides have changed: OURS stands in the file, `change` would give it as THEIRS has it."""

    change: Change
    ours: Any
    theirs: Any


class Merged(NamedTuple):
    """What merging comes to; changes hold in their order, conflicts after all of them."""

    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    both_moved: tuple[Loc, ...]
    """Entries that both sides moved, where they are after all changes."""


def merge(base: Any, ours: Any, theirs: Any, text: str, root: Node) -> Merged:
    """The changes of THEIRS, for OURS; `text` and `root` are those of THEIRS, which lend their layout."""
    work = _Merging(text, root)
    work.value(base, ours, theirs, (), ())
    conflicts = tuple(
        conflict._replace(change=shifted(conflict.change, work.changes[known:]))
        for known, conflict in work.conflicts
    )
    moved = tuple(shifted(Delete(loc), work.changes[known:]).loc for known, loc in work.both_moved)
    return Merged(tuple(work.changes), conflicts, moved)


Token = tuple[str, int]
"""An entry of the list that is to be: `ours` or `theirs`, and its number there."""


class _Merging:
    """What is known so far. Places in OURS come first, those in THEIRS behind them."""

    def __init__(self, text: str, root: Node) -> None:
        self.text, self.root = text, root
        self.changes: list[Change] = []
        self.conflicts: list[tuple[int, Conflict]] = []
        """Each with the number of changes that were known before it."""
        self.both_moved: list[tuple[int, Loc]] = []

    def value(self, base: Any, ours: Any, theirs: Any, at: Loc, there: Loc) -> None:
        if _same(theirs, base) or _same(theirs, ours):
            return
        if isinstance(ours, dict) and isinstance(theirs, dict):
            self._mapping(base if isinstance(base, dict) else {}, ours, theirs, at, there)
        elif isinstance(ours, list) and isinstance(theirs, list):
            _List(self, base if isinstance(base, list) else [], ours, theirs, at, there).merge()
        else:
            change = Set(at, theirs, lines_of_entry(self.text, self.root, there))
            self.settle(_same(ours, base), change, ours, theirs)

    def settle(self, unchanged: bool, change: Change, ours: Any, theirs: Any) -> None:
        """Make a change where OURS is as it was; else both sides want something."""
        if unchanged:
            self.changes.append(change)
        else:
            self.conflicts.append((len(self.changes), Conflict(change, ours, theirs)))

    def _mapping(self, base: Any, ours: Any, theirs: Any, at: Loc, there: Loc) -> None:
        before: str | None = None
        for key in [*theirs, *(key for key in base if key not in theirs)]:
            old, one, other = (held.get(key, MISSING) for held in (base, ours, theirs))
            place: Loc = (*at, key)
            if one is not MISSING and other is not MISSING:
                self.value(old, one, other, place, (*there, key))
            elif one is MISSING and other is not MISSING and not _same(old, other):
                lines = lines_of_entry(self.text, self.root, (*there, key), notes=True)
                self.settle(old is MISSING, Set(place, other, lines, before), one, other)
            elif one is not MISSING and other is MISSING:
                self.settle(_same(one, old), Delete(place), one, other)
            before = key if other is not MISSING else before


class _List:
    """One list of three versions."""

    def __init__(
        self,
        work: _Merging,
        base: list[Any],
        ours: list[Any],
        theirs: list[Any],
        at: Loc,
        there: Loc,
    ) -> None:
        self.work, self.at, self.there = work, at, there
        self.base, self.ours, self.theirs = base, ours, theirs
        self.in_ours, self.in_theirs = pairs(base, ours), pairs(base, theirs)
        self.partner = self._partners()
        """The number in OURS of each entry of THEIRS that is there."""
        self.revived: list[tuple[int, Token | None]] = []
        """What OURS deleted and THEIRS changed, and behind what it stands: a person must say."""
        self.both_moved: list[Token] = []

    def _partners(self) -> dict[int, int]:
        of_base = {old: number for number, old in self.in_ours.items()}
        found = {t: of_base[old] for t, old in self.in_theirs.items() if old in of_base}
        new_ours = [n for n in range(len(self.ours)) if n not in self.in_ours]
        new_theirs = [n for n in range(len(self.theirs)) if n not in self.in_theirs]
        both = pairs([self.ours[n] for n in new_ours], [self.theirs[n] for n in new_theirs])
        return found | {new_theirs[t]: new_ours[o] for t, o in both.items()}

    def merge(self) -> None:
        for t, o in sorted(self.partner.items()):
            old = self.base[self.in_theirs[t]] if t in self.in_theirs else MISSING
            self.work.value(old, self.ours[o], self.theirs[t], (*self.at, o), (*self.there, t))
        left = self._delete()
        order = self._order(left)
        self._arrange(left, order)

    def _delete(self) -> list[Token]:
        """What OURS has, without what THEIRS took out."""
        kept = set(self.in_theirs.values())
        gone = {o for o, old in self.in_ours.items() if old not in kept}
        for o in sorted(gone, reverse=True):  # from the end, so that no other number changes
            unchanged = _same(self.ours[o], self.base[self.in_ours[o]])
            self.work.settle(unchanged, Delete((*self.at, o)), self.ours[o], MISSING)
            gone -= set() if unchanged else {o}
        return [("ours", o) for o in range(len(self.ours)) if o not in gone]

    def _order(self, left: list[Token]) -> list[Token]:
        """The entries in the order that both sides asked for."""
        order = list(left)
        moved = _movers([self.in_theirs[t] for t in sorted(self.in_theirs)])
        moved_here = _movers([self.in_ours[o] for o in sorted(self.in_ours)])
        before: Token | None = None
        for t in range(len(self.theirs)):
            token = ("ours", self.partner[t]) if t in self.partner else ("theirs", t)
            old = self.in_theirs.get(t)
            if token[0] == "theirs" and old is not None:
                if not _same(self.theirs[t], self.base[old]):
                    self.revived.append((t, before))
                continue
            if token not in order:
                place = self._behind(before, order)
                order.insert(place, token)
            elif old in moved and old in moved_here:
                self.both_moved.append(token)
            elif old in moved:
                order.remove(token)
                order.insert(order.index(before) + 1 if before is not None else 0, token)
            if old not in moved_here:  # what OURS moved away is nobody's neighbour
                before = token
        return order

    def _behind(self, before: Token | None, order: list[Token]) -> int:
        """Where a new entry of THEIRS goes: behind its neighbour, and what OURS added there."""
        place = order.index(before) + 1 if before is not None else 0
        while (
            place < len(order) and order[place][0] == "ours" and order[place][1] not in self.in_ours
        ):
            place += 1
        return place

    def _arrange(self, now: list[Token], order: list[Token]) -> None:
        """The insertions and moves that lead from one order to the other."""
        now = list(now)
        staying = [order.index(token) for token in now]
        moving = {now[n] for n in _positions_moved(staying)}
        before: Token | None = None
        for token in order:
            if token not in now:
                place = now.index(before) + 1 if before is not None else 0
                lines = lines_of_entry(
                    self.work.text, self.work.root, (*self.there, token[1]), notes=True
                )
                value = self.theirs[token[1]]
                self.work.changes.append(Insert((*self.at, place), value, lines))
                now.insert(place, token)
            elif token in moving:
                number = now.index(token)
                now.remove(token)
                place = now.index(before) + 1 if before is not None else 0
                now.insert(place, token)
                if number != place:
                    self.work.changes.append(Move((*self.at, number), place))
            before = token
        known = len(self.work.changes)
        self.work.both_moved += [(known, (*self.at, now.index(token))) for token in self.both_moved]
        for t, behind in self.revived:
            place = now.index(behind) + 1 if behind is not None else 0
            lines = lines_of_entry(self.work.text, self.work.root, (*self.there, t), notes=True)
            change = Insert((*self.at, place), self.theirs[t], lines)
            self.work.settle(unchanged=False, change=change, ours=MISSING, theirs=self.theirs[t])


def _same(one: Any, other: Any) -> bool:
    """Whether two values are equal; of texts, blanks around them do not count."""
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.strip()
    return bool(one == other) and (one is MISSING) == (other is MISSING)


def _movers(order: Sequence[int]) -> set[int]:
    """The fewest numbers that have to move so that the others are in ascending order."""
    return {order[n] for n in _positions_moved(order)}


def _positions_moved(order: Sequence[int]) -> set[int]:
    best: list[tuple[int, int]] = []
    """For each position: length of the longest ascending run that ends here, and the one before."""
    for n, value in enumerate(order):
        runs = [(best[m][0] + 1, m) for m in range(n) if order[m] < value]
        best.append(max(runs, key=lambda run: (run[0], -run[1]), default=(1, -1)))
    staying: set[int] = set()
    n = max(range(len(best)), key=lambda m: (best[m][0], -m), default=-1)
    while n >= 0:
        staying.add(n)
        n = best[n][1]
    return set(range(len(order))) - staying
