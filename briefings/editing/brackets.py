"""Changes inside `[…]` and `{…}`, which stay as they are written: on one line, or an entry a line."""

from typing import Any

from ..findings.finding import Refused
from .comments import column, line_end, line_start, next_line
from .nodes import BREAK, Entry, Node
from .scalars import flow, line
from .sheets import Sheet, Splice


def replaced(sheet: Sheet, entry: Entry, value: Any) -> list[Splice]:
    """Another value for a key or a number; a text keeps its kind of quotes."""
    old = entry.value
    new = flow(value, as_json=sheet.as_json)
    if isinstance(value, str) and old.kind == "scalar" and isinstance(old.value, str):
        new = line(value, flow=True, quote=old.style, as_json=sheet.as_json)
    between = sheet.text[entry.head : old.start]
    if isinstance(entry.step, str) and ":" not in between:
        new = f": {new}"
    elif isinstance(entry.step, str) and old.start == old.end and not between[-1:].isspace():
        new = f" {new}"
    return [Splice(old.start, old.end, new)]


def inserted(sheet: Sheet, node: Node, place: int, step: str | int, value: Any) -> list[Splice]:
    """A new entry; also the first of an empty list or mapping. Raises `Refused` inside a text."""
    if node.kind == "scalar":
        raise Refused("there is neither a list nor a mapping here", "write one")
    new = flow(value, as_json=sheet.as_json)
    if isinstance(step, str):
        new = f"{line(step, flow=True, as_json=sheet.as_json)}: {new}"
    if not node.entries:
        return [Splice(node.start + 1, node.start + 1, new)]
    starts = [line_start(sheet.text, entry.start) for entry in node.entries]
    apart = len(set(starts)) == len(starts) > 1
    gap = sheet.newline + " " * column(sheet.text, node.entries[-1].start) if apart else " "
    if place == 0:
        first = node.entries[0].start
        return [Splice(first, first, f"{new},{gap}")]
    end = node.entries[place - 1].value.end
    return [Splice(end, end, f",{gap}{new}")]


def deleted(sheet: Sheet, node: Node, number: int) -> list[Splice]:
    """One entry less, of two or more; comments beside it stay."""
    text, entry = sheet.text, node.entries[number]
    end = entry.value.end
    if number + 1 < len(node.entries):
        following = node.entries[number + 1].start
        if not BREAK.search(text, end, following):
            return [Splice(entry.start, following, "")]
        return _with_its_line(sheet, entry.start, text.index(",", end) + 1)
    comma = text.index(",", node.entries[number - 1].value.end)
    if not text[comma + 1 : entry.start].strip(" "):
        return [Splice(comma, end, "")]
    return [Splice(comma, comma + 1, ""), *_with_its_line(sheet, entry.start, end)]


def _with_its_line(sheet: Sheet, start: int, end: int) -> list[Splice]:
    """A stretch without text, and its line where nothing else is on it."""
    before, after = line_start(sheet.text, start), line_end(sheet.text, end)
    if sheet.text[before:start].strip() or sheet.text[end:after].strip():
        return [Splice(start, end, "")]
    return [Splice(before, next_line(sheet.text, end), "")]


def moved(sheet: Sheet, node: Node, number: int, to: int) -> list[Splice]:
    """One entry at another place; commas and line breaks stay where they are."""
    order = list(node.entries)
    order.insert(to, order.pop(number))
    return [
        Splice(slot.value.start, slot.value.end, sheet.text[taken.start : taken.value.end])
        for slot, taken in zip(node.entries, order, strict=True)
    ]
