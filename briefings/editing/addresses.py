"""Where an item or a field stands in some data, by the names that people use: `F7`, `confidence`."""

from typing import Any

from ..findings.finding import Refused
from ..model.briefing import LISTS
from ..model.tree import Loc
from ..reading.hints import nearest
from .aligning import NAMES


def address(data: Any, *steps: str | int) -> Loc:
    """The place that steps lead to: `address(data, "F7", "citations", 0, "quote")`.

    The first may be the id of an item; an entry of a list has its id, its holder, its name or its
    number, from 0. The last key need not be there yet. Raises `Refused`.
    """
    first, *rest = steps
    loc: Loc = ()
    if not isinstance(data, dict) or first not in data:
        found = _item(data, first)
        loc, steps = (found, tuple(rest)) if found else (loc, steps)
    for step in loc:
        data = data[step]
    for number, step in enumerate(steps):
        step = _step(data, step, last=number == len(steps) - 1)
        loc = (*loc, step)
        data = data.get(step) if isinstance(data, dict) else data[step]
    return loc


def _item(data: Any, id: str | int) -> Loc:
    """The place of the item of this id, in a briefing or in a list that stands by itself."""
    if isinstance(data, list):
        return next(((n,) for n, item in enumerate(data) if _is(item, id)), ())
    sections = [*LISTS, "sources"] if isinstance(data, dict) else []
    return next(
        (
            (section, number)
            for section in sections
            for number, item in enumerate(data.get(section) or [])
            if _is(item, id)
        ),
        (),
    )


def _is(item: Any, id: str | int) -> bool:
    return isinstance(item, dict) and item.get("id") == id


def _step(data: Any, step: str | int, *, last: bool) -> str | int:
    if isinstance(data, dict) and (step in data or (last and isinstance(step, str))):
        return step
    if isinstance(data, list):
        if isinstance(step, int) and 0 <= step < len(data):
            return step
        for number, entry in enumerate(data):
            if isinstance(entry, dict) and step in (entry.get(name) for name in NAMES):
                return number
    known = list(data) if isinstance(data, dict) else _names(data)
    raise Refused(f"there is no `{step}` here", nearest(str(step), known) or "check the name")


def _names(data: Any) -> list[str]:
    entries = data if isinstance(data, list) else []
    held = (entry.get(name) for entry in entries if isinstance(entry, dict) for name in NAMES)
    return [name for name in held if isinstance(name, str)]
