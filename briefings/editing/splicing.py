"""Where in the text of a file a change lies, and what stands there then."""

import re
from collections.abc import Sequence
from typing import Any

from ..findings.finding import Refused
from ..model.tree import Loc
from . import brackets
from .changes import Change, Delete, Insert, Move
from .comments import column, line_end, line_start, next_line
from .kinds import Kind, fields, kind_at
from .nodes import BREAK, Entry, Node, entries
from .quoting import own_end, own_start
from .respelling import respelled
from .scalars import flow, line
from .sheets import Sheet, Splice
from .style import Writing

_HEADER_COMMENT = re.compile(r"[|>][0-9+-]*([ \t]+#[^\r\n\x85\u2028\u2029]*)")


def splices(sheet: Sheet, change: Change, kind: Kind = None) -> list[Splice]:
    """The stretches of text that a change replaces; the text must end with a line break.

    Raises `Refused` where there is no room for it.
    """
    *above, last = change.loc
    loc: Loc = tuple(above)
    holder = sheet.root.at(loc)
    work = _Splicing(sheet, holder, kind_at(kind, loc), loc)
    if isinstance(change, Insert):
        return work.insert(last, change.value, change.written)
    if isinstance(change, Move):
        return work.move(int(last), change.to)
    steps = [entry.step for entry in holder.entries]
    if isinstance(change, Delete):
        return work.delete(steps.index(last))
    if last in steps:
        return work.replace(holder.entries[steps.index(last)], change.value, change.written)
    return work.insert(last, change.value, change.written, work.place_of(str(last), change.after))


class _Splicing:
    """One mapping or list in which something changes."""

    def __init__(self, sheet: Sheet, holder: Node, kind: Kind, loc: Loc) -> None:
        self.sheet, self.holder, self.kind, self.loc = sheet, holder, kind, loc
        self.text, self.newline = sheet.text, sheet.newline
        self.writing = Writing(offset=_offset(sheet), order=False)

    # A value

    def replace(self, entry: Entry, value: Any, written: Sequence[str]) -> list[Splice]:
        """Another value for a key or a number."""
        text, old = self.text, entry.value
        if self.holder.flow:
            return brackets.replaced(self.sheet, entry, value)
        after = self._after(entry)
        head = text[entry.start : after]
        inline, body = self._layout(entry, head, value, written)
        if BREAK.search(text, after, old.start):  # the old value begins below its key
            below = Splice(line_start(text, old.start), next_line(text, old.end), self._lines(body))
            return [Splice(after, after, f" {inline}" if inline else ""), below]
        comment = _HEADER_COMMENT.match(text, old.start, old.end)
        kept = comment[1] if comment and old.style in {"|", ">"} else ""
        found = [Splice(after, old.end, (f" {inline}" if inline else "") + kept)]
        if body:
            end = next_line(text, old.end)
            found.append(Splice(end, end, self._lines(body)))
        return found

    def _layout(
        self, entry: Entry, head: str, value: Any, written: Sequence[str]
    ) -> tuple[str, list[str]]:
        """What stands behind a key or a dash, and the whole lines below it."""
        at = column(self.text, entry.start)
        margin = " " * at
        if written and written[0].startswith(head):
            rest = [f"{margin}{one}" if one else "" for one in written[1:]]
            return written[0][len(head) :].strip(), rest
        if isinstance(value, str):
            spelled = respelled(self.text, entry.value, at + len(head) + 1, value)
            if spelled:
                return spelled
        old = entry.value
        if old.kind == "list" and not old.flow and isinstance(value, list) and head != "-":
            self.writing = Writing(offset=column(self.text, old.start) - at, order=False)
        kind = kind_at(self.kind, (entry.step,))
        first, *rest = self.writing.entry(head, value, kind, (), at)
        return first[at + len(head) :].strip(), rest

    # An entry

    def insert(
        self, step: str | int, value: Any, written: Sequence[str], at: int | None = None
    ) -> list[Splice]:
        """A new entry; in a mapping, before the one of number `at`."""
        place = int(step) if at is None else at
        if self.holder.flow or not self.holder.entries:
            return brackets.inserted(self.sheet, self.holder, place, step, value)
        first = self.holder.entries[0]
        margin = column(self.text, first.start)
        lines = [f"{' ' * margin}{one}" if one else "" for one in written]
        if not lines:
            head = "-" if isinstance(step, int) else f"{line(step)}:"
            kind = kind_at(self.kind, (step,))
            lines = self.writing.entry(head, value, kind, (), margin)
        if place == 0 and not self._alone(first):
            rest = self._lines(lines)[margin:] + " " * margin
            return [Splice(first.start, first.start, rest)]
        if place == 0:
            start = line_start(self.text, first.start)
            return [Splice(start, start, self._lines(lines))]
        end = own_end(self.text, self.holder, place - 1)
        apart = self._gaps(place if place < len(self.holder.entries) else place - 1)
        gap = self.newline if apart and (self.holder.kind == "list" or len(lines) > 1) else ""
        return [Splice(end, end, gap + self._lines(lines))]

    def place_of(self, key: str, after: str | None) -> int:
        """The number that a new key has among those of its mapping."""
        keys = [str(entry.step) for entry in self.holder.entries]
        if after is not None and after in keys:
            return keys.index(after) + 1
        order = list(fields(self.kind))
        if key not in order:
            return len(keys)
        before = order[: order.index(key)]
        return max((number + 1 for number, one in enumerate(keys) if one in before), default=0)

    def delete(self, number: int) -> list[Splice]:
        """One entry less; the last one leaves empty brackets."""
        node, text = self.holder, self.text
        entry = node.entries[number]
        if len(node.entries) == 1:
            return self._emptied()
        if node.flow:
            return brackets.deleted(self.sheet, node, number)
        end = next_line(text, entry.value.end)
        if self._alone(entry):
            if node.kind == "list":
                return [Splice(own_start(text, node, number), own_end(text, node, number), "")]
            return [Splice(line_start(text, entry.start), end, "")]
        following = node.entries[number + 1].start
        if not text[end:following].strip():
            return [Splice(entry.start, following, "")]
        stop = line_end(text, entry.value.end)
        start = len(text[: entry.start].rstrip(" "))
        return [Splice(start, stop, "")]

    def _emptied(self) -> list[Splice]:
        empty: Any = [] if self.holder.kind == "list" else {}
        if not self.loc:
            return [Splice(self.holder.start, self.holder.end, flow(empty))]
        outer = self.sheet.root.at(self.loc[:-1])
        above = _Splicing(self.sheet, outer, None, self.loc[:-1])
        return above.replace(outer.entry(self.loc[-1]), empty, ())

    def move(self, number: int, to: int) -> list[Splice]:
        """One entry at another place of its list."""
        node, text = self.holder, self.text
        if number == to:
            return []
        if node.flow:
            return brackets.moved(self.sheet, node, number, to)
        if not self._alone(node.entries[0]):
            raise Refused("the list begins on the line of another", "move the entry by hand")
        start, end = own_start(text, node, number), own_end(text, node, number)
        place = to + 1 if to > number else to
        if place < len(node.entries):
            target = own_start(text, node, place)
        else:
            target = own_end(text, node, place - 1)
        return [Splice(start, end, ""), Splice(target, target, text[start:end])]

    # Lines

    def _lines(self, lines: Sequence[str]) -> str:
        return "".join(f"{one}{self.newline}" for one in lines)

    def _after(self, entry: Entry) -> int:
        """Where the key's colon ends, or the dash."""
        if isinstance(entry.step, int):
            return entry.head
        colon = re.compile(r"\s*:").match(self.text, entry.head)
        if colon is None:
            raise Refused(f"`{entry.step}` has no colon", "write `key: value`")
        return colon.end()

    def _alone(self, entry: Entry) -> bool:
        """Whether an entry begins its line."""
        return not self.text[line_start(self.text, entry.start) : entry.start].strip()

    def _gaps(self, number: int) -> bool:
        """Whether a blank line separates an entry from the one before it."""
        if not number or number >= len(self.holder.entries):
            return False
        before = self.holder.entries[number - 1].value.end
        between = self.text[
            next_line(self.text, before) : own_start(self.text, self.holder, number)
        ]
        return any(not one.strip() for one in between.splitlines())


def _offset(sheet: Sheet) -> int:
    """How far the first list of a file stands behind its key, which is the habit of its author."""
    for _, entry in entries(sheet.root):
        value = entry.value
        if isinstance(entry.step, str) and value.kind == "list" and not value.flow:
            return max(0, column(sheet.text, value.start) - column(sheet.text, entry.start))
    return 0
