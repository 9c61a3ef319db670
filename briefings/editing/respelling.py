"""A text in the place of another, written in the way of that one."""

import re

from .comments import column, line_end
from .nodes import BREAK, Node
from .scalars import MEASURE, block, fold, is_plain, line


def respelled(text: str, old: Node, used: int, value: str) -> tuple[str, list[str]] | None:
    """What stands beside a key and the lines below it, for a text that is written as `old` was.

    `used` are the columns that the key takes. None where the new text cannot be written so.
    """
    if old.kind != "scalar" or not isinstance(old.value, str):
        return None
    if old.style == "|" or (old.style == ">" and "\n" not in value):
        return _as_block(text, old, value)
    if "\n" in value or BREAK.search(text, old.start, old.end):
        return None
    long = column(text, line_end(text, old.end)) > MEASURE
    one = line(value, quote=old.style)
    if not old.style and not is_plain(value):
        return (one, []) if long else None
    return (one, []) if long or used + len(one) <= MEASURE else None


def _as_block(text: str, old: Node, value: str) -> tuple[str, list[str]] | None:
    """A text as a block of lines like the one before it; lines that stay are left as they are."""
    head, *lines = text[old.start : old.end].splitlines()
    told = [one for one in lines if one.strip()]
    if not told or re.search(r"\d", head.partition("#")[0]):
        return None
    margin = min(len(one) - len(one.lstrip()) for one in told)
    width = max(MEASURE - margin, *(len(one) - margin for one in told))
    made = block(value, old.style, width)
    if made is None:
        return None
    header, body = made
    if old.style == ">":
        body = _refolded([one[margin:] for one in lines], value, width)
    return header, [f"{' ' * margin}{one}" if one else "" for one in body]


def _refolded(old: list[str], text: str, width: int) -> list[str]:
    """A text folded so that the lines at its beginning and end that did not change stay."""
    head: list[str] = []
    rest = text
    for one in old:
        if not one or not rest.startswith(f"{one} "):
            break
        head.append(one)
        rest = rest[len(one) + 1 :]
    tail: list[str] = []
    for one in reversed(old[len(head) :]):
        if not one or not rest.endswith(f" {one}"):
            break
        tail.insert(0, one)
        rest = rest[: -len(one) - 1]
    return [*head, *fold(rest, width), *tail]
