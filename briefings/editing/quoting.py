"""The lines in which an author wrote an entry, to be written in another place as they are."""

from ..model.tree import Loc
from .comments import column, line_end, line_start, next_line
from .nodes import BREAK, Node


def lines_of_entry(text: str, root: Node, loc: Loc, *, notes: bool = False) -> tuple[str, ...]:
    """The lines of a key or a dash, from its own column; none where it stands in brackets.

    `notes`: with the comment on its last line, and those right above an entry of a list that is not
    its first.
    """
    if not loc:
        return ()
    holder = root.at(loc[:-1])
    if holder.flow:
        return ()
    entry = holder.entry(loc[-1])
    margin = column(text, entry.start)
    end = entry.value.end
    if notes:
        end = line_end(text, end)
    if notes and isinstance(entry.step, int):
        end = _before_break(text, own_end(text, holder, entry.step))
    lines = BREAK.split(text[entry.start : end])
    own = [lines[0], *(_outdented(line, margin) for line in lines[1:])]
    above = own_comments(text, holder, entry.step) if notes else ()
    return (*above, *own)


def own_comments(text: str, holder: Node, step: str | int) -> tuple[str, ...]:
    """The comments right above an entry of a block list, which go where it goes.

    What stands above the first entry is about the whole list.
    """
    if not isinstance(step, int) or step == 0 or holder.flow:
        return ()
    start = line_start(text, holder.entries[step].start)
    above = text[own_start(text, holder, step) : start].strip()
    return tuple(line.lstrip() for line in BREAK.split(above)) if above else ()


def own_start(text: str, holder: Node, number: int) -> int:
    """Where the lines of an entry begin, with the comments that go where it goes."""
    entry = holder.entries[number]
    start = line_start(text, entry.start)
    if holder.kind == "mapping" or number == 0:
        return start
    floor = holder.entries[number - 1].value.end
    margin = text[start : entry.start]
    while True:
        above = line_start(text, _before_break(text, start))
        if above <= floor or not text.startswith(f"{margin}#", above):
            return start
        start = above


def own_end(text: str, holder: Node, number: int) -> int:
    """Where its lines end, with comments below that are indented deeper than it."""
    entry = holder.entries[number]
    end = next_line(text, entry.value.end)
    margin = column(text, entry.start)
    while end < len(text):
        line = text[end : line_end(text, end)]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) <= margin:
            break
        end = next_line(text, end)
    return end


def _before_break(text: str, start: int) -> int:
    """Where the line above ends, given where a line begins."""
    if text.endswith("\r\n", 0, start):
        return start - 2
    return start - 1 if BREAK.fullmatch(text, start - 1, start) else start


def _outdented(line: str, margin: int) -> str:
    """A line without the columns before its entry."""
    head = line[:margin]
    return line[margin:] if not head.strip() else line.lstrip()
