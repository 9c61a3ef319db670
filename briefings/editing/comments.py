"""The comments of a file, and to which key or dash each belongs."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model.tree import Loc
from .nodes import BREAK, Entry, Node, entries

_COMMENT = re.compile(r"(?<!\S)#[^\r\n\x85\u2028\u2029]*")
_OF_BLOCK = re.compile(r"[|>][0-9+-]*[ \t]+(#[^\r\n\x85\u2028\u2029]*)")


class Comment(NamedTuple):
    """`# words`: its stretch of the text, and whether it has the line to itself."""

    start: int
    end: int
    alone: bool


class Beside(NamedTuple):
    """What an author noted about one entry."""

    above: tuple[str, ...] = ()
    """Comments on the lines above it, from the first; an empty one is a blank line."""
    beside: str = ""
    """The comment on its line."""
    column: int = 0
    """Where that one begins."""
    below: tuple[str, ...] = ()
    """Comments behind its last line, indented as what is inside it."""


def comments(text: str, root: Node) -> list[Comment]:
    """All comments of a file, in order."""
    found: list[Comment] = []
    before = 0
    for start, end in sorted(_scalars(root)):
        found += _between(text, before, start)
        if match := _OF_BLOCK.match(text, start, end):
            found.append(Comment(match.start(1), match.end(1), alone=False))
        before = max(before, end)
    found += _between(text, before, len(text))
    return found


def _scalars(root: Node) -> Iterator[tuple[int, int]]:
    """The stretches of text in which `#` can be a character like any other."""
    if root.kind == "scalar":
        yield root.start, root.end
    for _, entry in entries(root):
        if isinstance(entry.step, str):
            yield entry.start, entry.head
        if entry.value.kind == "scalar":
            yield entry.value.start, entry.value.end


def _between(text: str, start: int, end: int) -> Iterator[Comment]:
    for match in _COMMENT.finditer(text, start, end):
        alone = not text[line_start(text, match.start()) : match.start()].strip()
        yield Comment(match.start(), match.start() + len(match[0].rstrip()), alone)


def line_start(text: str, offset: int) -> int:
    """Where the line of a place begins."""
    start = text.rfind("\n", 0, offset) + 1
    return max(start, *(text.rfind(one, start, offset) + 1 for one in "\r\x85\u2028\u2029"))


def line_end(text: str, offset: int) -> int:
    """Where it ends, before its line break."""
    match = BREAK.search(text, offset)
    return match.start() if match else len(text)


def next_line(text: str, offset: int) -> int:
    """Where the next line begins, or the end of the text."""
    match = BREAK.search(text, offset)
    return match.end() if match else len(text)


def line_number(text: str, offset: int) -> int:
    """The number of the line of a place, from 1."""
    return sum(1 for _ in BREAK.finditer(text, 0, offset)) + 1


def column(text: str, offset: int) -> int:
    """The column of a place, from 0."""
    return offset - line_start(text, offset)


def attached(text: str, root: Node) -> dict[Loc, Beside]:
    """The comments of a file by the entry to which they belong.

    One beside a value belongs to it; one that has its line to itself to the entry below, unless it is
    indented deeper than that, or to the last above. The place `()` has those at the foot of the file.
    """
    listed = list(entries(root))
    found: dict[Loc, Beside] = {}
    for comment in comments(text, root):
        words = text[comment.start : comment.end]
        if comment.alone:
            loc, above = _neighbour(text, listed, comment)
            old = found.get(loc, Beside())
            if above:
                new = (
                    *old.above,
                    *_blank_above(text, comment, old),
                    words,
                    *_blank_below(text, comment),
                )
                found[loc] = old._replace(above=new)
            else:
                found[loc] = old._replace(below=(*old.below, words))
        else:
            loc = _owner(text, listed, comment)
            old = found.get(loc, Beside())
            if old.beside:  # inside a list that is written over several lines
                found[loc] = old._replace(below=(*old.below, words))
            else:
                found[loc] = old._replace(beside=words, column=column(text, comment.start))
    return found


def _blank_above(text: str, comment: Comment, old: Beside) -> tuple[str, ...]:
    before = line_start(text, comment.start)
    if not before or old.above[-1:] == ("",):
        return ()
    line = text[line_start(text, before - 1 - (text[before - 2 : before] == "\r\n")) : before]
    return () if line.strip() else ("",)


def _blank_below(text: str, comment: Comment) -> tuple[str, ...]:
    after = next_line(text, comment.end)
    blank = after < len(text) and not text[after : line_end(text, after)].strip()
    return ("",) if blank else ()


def _neighbour(text: str, listed: list[tuple[Loc, Entry]], comment: Comment) -> tuple[Loc, bool]:
    """The entry to which a comment on a line of its own belongs, and whether it stands above it."""
    at = column(text, comment.start)
    last: Loc = ()
    for loc, entry in listed:
        value = entry.value
        if entry.start > comment.start:
            if last and at > column(text, entry.start):
                return last, False
            return loc, True
        if value.kind == "scalar" and comment.start < value.start:
            return loc, True
        if column(text, entry.start) <= at or not last:
            last = loc
    return (last, False) if at else ((), False)


def _owner(text: str, listed: list[tuple[Loc, Entry]], comment: Comment) -> Loc:
    """The entry on whose line a comment stands."""
    line = line_start(text, comment.start)
    owner: Loc = ()
    whole: Loc | None = None
    for loc, entry in listed:
        if entry.start > comment.start:
            break
        value = entry.value
        owner = loc
        ended = line <= value.end <= comment.start
        single = value.kind == "scalar" or value.flow
        if whole is None and ended and (entry.start >= line or single):
            whole = loc
    return owner if whole is None else whole
