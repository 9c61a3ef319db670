"""The text of one YAML file -> a tree of its values, each with the stretch of text that it takes.

`reading` gives the data of a briefing, whatever files they lie in, and refuses what is not strict
YAML. This is one file that it has accepted, with what a change of the text must know besides: how
a value is written, and where a list's dashes stand. An `!include` stays what it is.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import yaml

from ..findings.finding import Refused
from ..model.tree import Loc
from ..reading.loading import NULLS, PARSER

BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""YAML's line breaks."""
_TRAILING = re.compile("(?:(?:\r\n|[\r\n\x85\u2028\u2029])[ \t]*)+\\Z")


class Include(NamedTuple):
    """A value that stands in another file."""

    name: str


class Node(NamedTuple):
    """A value: its text goes from `start` to `end`, in characters of the file.

    A block ends where its last value does: no comment, blank line or line break belongs to it.
    """

    kind: Literal["scalar", "mapping", "list"]
    start: int
    end: int
    style: str
    """Of a scalar: nothing, `'`, `"`, `|` or `>`; of the others: `{` or `[` in flow, else nothing."""
    value: Any = None
    """Of a scalar: text, None or an `Include`."""
    entries: tuple["Entry", ...] = ()

    @property
    def data(self) -> Any:
        """The plain data, as `reading` has them."""
        if self.kind == "mapping":
            return {entry.step: entry.value.data for entry in self.entries}
        if self.kind == "list":
            return [entry.value.data for entry in self.entries]
        return self.value

    @property
    def flow(self) -> bool:
        """Whether it stands in brackets."""
        return self.style in {"{", "["}

    def entry(self, step: str | int) -> "Entry":
        """The entry of a key or number. Raises `KeyError`."""
        for entry in self.entries:
            if entry.step == step:
                return entry
        raise KeyError(step)

    def at(self, loc: Loc) -> "Node":
        """The value at a place inside. Raises `KeyError`."""
        node = self
        for step in loc:
            node = node.entry(step).value
        return node


class Entry(NamedTuple):
    """A key or a dash, with its value; in a flow list there is neither."""

    step: str | int
    start: int
    """Where the key or the dash begins."""
    head: int
    """Where the key ends, or the dash."""
    value: Node


def entries(node: Node, loc: Loc = ()) -> Iterator[tuple[Loc, Entry]]:
    """All entries below a value in the order of the text, each before what is inside it."""
    for entry in node.entries:
        yield (*loc, entry.step), entry
        yield from entries(entry.value, (*loc, entry.step))


def parse(text: str) -> Node:
    """The tree of a text without a byte order mark, that `load` reads without a finding.

    Raises `Refused` where the two of them read a file differently.
    """
    try:
        return _Parsing(text).document()
    except (yaml.YAMLError, RecursionError):
        raise Refused("this file cannot be changed by a program", "change it by hand") from None


class _Parsing:
    """The state of one `parse`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [0, *(match.end() for match in BREAK.finditer(text))]
        self.events = yaml.parse(text, Loader=PARSER)

    def document(self) -> Node:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                return self._node(next(self.events))
        return Node("scalar", 0, 0, "")

    def _offset(self, mark: Any) -> int:
        line, column = int(mark.line), int(mark.column)
        if line >= len(self.lines):
            return len(self.text)
        return min(self.lines[line] + column, len(self.text))

    def _node(self, event: Any) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        mapped = isinstance(event, yaml.MappingStartEvent)
        if not mapped and not isinstance(event, yaml.SequenceStartEvent):
            raise yaml.YAMLError
        start, last = event, self._offset(event.start_mark)
        found: list[Entry] = []
        while not isinstance(event := next(self.events), yaml.CollectionEndEvent):
            entry = self._pair(event) if mapped else self._listed(event, start, len(found), last)
            found.append(entry)
            last = entry.value.end
        first = self._offset(start.start_mark)
        kind: Literal["mapping", "list"] = "mapping" if mapped else "list"
        if start.flow_style:
            style = "{" if mapped else "["
            return Node(kind, first, self._offset(event.end_mark), style, None, tuple(found))
        return Node(kind, first, last, "", None, tuple(found))

    def _pair(self, event: Any) -> Entry:
        key = self._scalar(event)
        return Entry(str(event.value), key.start, key.end, self._node(next(self.events)))

    def _listed(self, event: Any, start: Any, number: int, last: int) -> Entry:
        if start.flow_style:
            value = self._node(event)
            return Entry(number, value.start, value.start, value)
        if number:
            last = self._dash(last, start.start_mark.column)
        return Entry(number, last, last + 1, self._node(event))

    def _dash(self, after: int, column: int) -> int:
        """Where the next entry of a block list begins: below here, at the list's column."""
        for number in range(bisect_left(self.lines, after), len(self.lines)):
            line = self.lines[number]
            dash = line + column
            if self.text[dash : dash + 1] == "-" and "#" not in self.text[line:dash]:
                return dash
        raise yaml.YAMLError

    def _scalar(self, event: Any) -> Node:
        start, end = self._offset(event.start_mark), self._offset(event.end_mark)
        style = event.style or ""
        if style in {"|", ">"}:
            end = self._end_of_block(start, end, event.value)
        value: Any = event.value
        if event.tag == "!include":
            value = Include(value)
        elif not style and value in NULLS:
            value = None
        return Node("scalar", start, end, style, value)

    def _end_of_block(self, start: int, end: int, value: str) -> int:
        """Where the last line of a block text ends; blank lines below belong to it if it says so."""
        head = BREAK.split(self.text[start:end], 1)[0]
        if "+" in head.partition("#")[0]:
            match = re.search("(?:\r\n|[\r\n\x85\u2028\u2029])[ ]*\\Z", self.text[start:end])
            return start + match.start() if match else end
        if value.rstrip("\n")[-1:] in {" ", "\t"}:
            return end
        match = _TRAILING.search(self.text[start:end])
        return start + match.start() if match else end
