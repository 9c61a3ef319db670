"""What can be changed in the data of a content file, and what the data are then."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ..model.tree import Loc


class Set(NamedTuple):
    """Give a field another value, or a field that is not there its first."""

    loc: Loc
    value: Any
    written: tuple[str, ...] = ()
    """How to write it where that can be done: the lines of the whole entry, from its key's column."""
    after: str | None = None
    """The key behind which a new one stands; else it finds its place by the order of the style."""


class Insert(NamedTuple):
    """Put a new entry into a list, before the one that now has this number, or at the end."""

    loc: Loc
    value: Any
    written: tuple[str, ...] = ()


class Move(NamedTuple):
    """Give an entry of a list another number, comments above it included."""

    loc: Loc
    to: int


class Delete(NamedTuple):
    """Take out a field or an entry of a list, comments above the latter included."""

    loc: Loc


Change = Set | Insert | Move | Delete


def result(data: Any, change: Change) -> Any:
    """Plain data after a change. Raises `KeyError` where there is no such place."""
    if not change.loc:
        raise KeyError(())
    *above, last = change.loc
    return _inside(data, tuple(above), lambda holder: _one(holder, last, change))


def _inside(data: Any, loc: Loc, apply: Callable[[Any], Any]) -> Any:
    if not loc:
        return apply(data)
    step = loc[0]
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return [*data[:step], _inside(data[step], loc[1:], apply), *data[step + 1 :]]
    if isinstance(data, dict) and step in data:
        return {**data, step: _inside(data[step], loc[1:], apply)}
    raise KeyError(step)


def _one(holder: Any, step: Any, change: Change) -> Any:
    if isinstance(holder, dict) and isinstance(change, Set):
        return {**holder, step: change.value}
    if isinstance(holder, dict) and isinstance(change, Delete) and step in holder:
        return {key: value for key, value in holder.items() if key != step}
    if not isinstance(holder, list) or not isinstance(step, int):
        raise KeyError(step)
    if not 0 <= step < len(holder) + isinstance(change, Insert):
        raise KeyError(step)
    entries = list(holder)
    if isinstance(change, Insert):
        entries.insert(step, change.value)
    elif isinstance(change, Set):
        entries[step] = change.value
    else:
        entry = entries.pop(step)
        if isinstance(change, Move):
            if not 0 <= change.to <= len(entries):
                raise KeyError(change.to)
            entries.insert(change.to, entry)
    return entries


def shifted(change: Change, later: Sequence[Change]) -> Change:
    """A change as it has to be after others have been made."""
    loc = change.loc
    for one in later:
        loc = _after(loc, one, between=isinstance(change, Insert) and len(loc) == len(one.loc))
    return change._replace(loc=loc)


def _after(loc: Loc, made: Change, *, between: bool) -> Loc:
    """Where a place is after a change; `between`: it is a gap of the list and not an entry."""
    *holder, number = made.loc
    depth = len(holder)
    if isinstance(made, Set) or len(loc) <= depth or list(loc[:depth]) != holder:
        return loc
    step = loc[depth]
    if not isinstance(step, int) or not isinstance(number, int):
        return loc
    if isinstance(made, Insert):
        step += step > number or (step == number and not between)
    elif isinstance(made, Delete):
        step -= step > number
    elif isinstance(made, Move):
        order = list(range(max(step, number, made.to) + 1))
        order.insert(made.to, order.pop(number))
        step = order.index(step)
    return (*loc[:depth], step, *loc[depth + 1 :])
