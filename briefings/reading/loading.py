"""YAML text -> plain data and the place of every value.

This module turns the parser's events into data one by one. So every scalar stays the text that its
author typed (`no`, `2024`, `1:30`), no objects are constructed, depth is limited before any recursion
(libyaml's composer crashes at 50,000 levels), and one run reports every fault of a file.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from ..findings.finding import Faulty, Finding, Place
from ..model.tree import Loc
from .places import Loaded, Mark, Text, of_include, read_text
from .syntax import in_our_words, of_alias, of_anchor, of_conflict, of_tag, with_yaml_escapes

MAX_DEPTH = 50
MAXCONTROLS = 20

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(
    path: Path,
    folder: Path | None = None,
    at: Loc = (),
    within: Path | None = None,
    given: Mapping[Path, bytes] | None = None,
) -> Loaded:
    """Read one YAML or JSON file.

    `folder` is where `!include` may read; None forbids it. `at` is the place in the data of a larger
    whole to which the file belongs: all its places begin with it. `within` is the folder that the file
    itself must not leave; None: any. `given` are bytes to read in place of those on disk, by resolved path.
    Raises `Faulty` (Y001-Y015, V206) if the file cannot be used at all.
    """
    return parse(_text(path, within, given), path, folder, at, given)


def _text(path: Path, folder: Path | None, given: Mapping[Path, bytes] | None) -> Text:
    return read_text(path, str(path), folder, given.get(path.resolve()) if given else None)


def parse(
    text: Text,
    path: Path,
    folder: Path | None = None,
    at: Loc = (),
    given: Mapping[Path, bytes] | None = None,
) -> Loaded:
    """What `load` makes of a file whose text is known."""
    reading = _Reading(folder, given)
    data = reading.parse(text, path, at)
    return Loaded(
        data, reading.values, reading.keys, frozenset(reading.faulty),
        tuple(reading.findings), tuple(reading.files),
    )  # fmt: skip


class _Reading:
    """The state of one `load`: what was read, and its faults."""

    def __init__(self, folder: Path | None, given: Mapping[Path, bytes] | None) -> None:
        self.folder, self.given = folder, given
        self.values: dict[Loc, Mark] = {}
        self.keys: dict[Loc, Mark] = {}
        self.faulty: set[Loc] = set()
        self.findings: list[Finding] = []
        self.files: list[Path] = []
        self.text = Text("", ())
        self.events: Iterator[Any] = iter(())
        self.brackets: list[Any] = []
        """Where the open brackets start, innermost last."""
        self.chain: tuple[Path, ...] = ()

    def parse(self, text: Text, path: Path, loc: Loc, depth: int = 1) -> Any:
        """The value of a whole file, at `loc`."""
        outer = self.text, self.events, self.chain, self.brackets
        self.files.append(path)
        self.text = text
        self.chain, self.brackets = (*self.chain, path.resolve()), []
        try:
            self._refuse_control_characters()
            lines = "\n".join(text.lines)
            lines = with_yaml_escapes(lines) if path.suffix == ".json" else lines
            self.events = yaml.parse(lines, Loader=PARSER)
            value = self._document(loc, depth)
        except yaml.YAMLError as error:
            raise Faulty([*self.findings, self._syntax(error)]) from None
        except RecursionError:  # the pure-Python parser, if libyaml is not installed
            raise Faulty([*self.findings, self._too_deep(None)]) from None
        finally:
            self.text, self.events, self.chain, self.brackets = outer
        return value

    def _refuse_control_characters(self) -> None:
        faults = (
            self._fault(
                "Y006", self.text.place(number, match.start()),
                f"control character U+{ord(match[0]):04X}", "remove it",
            )
            for number, line in enumerate(self.text.lines)
            for match in CONTROL.finditer(line)
        )  # fmt: skip
        if first := list(islice(faults, MAXCONTROLS)):
            raise Faulty([*self.findings, *first])

    def _document(self, loc: Loc, depth: int) -> Any:
        next(self.events)  # the start of the stream
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            raise Faulty([*self.findings, self._empty(loc)])
        value = self._value(next(self.events), loc, depth)
        next(self.events)  # the end of the document
        event = next(self.events)
        if isinstance(event, yaml.DocumentStartEvent):
            self._report(
                "Y008", event, "a second document starts here", "keep one document per file"
            )
        if value is None and len(self.chain) == 1 and loc not in self.faulty:
            raise Faulty([*self.findings, self._empty(loc)])
        return value

    def _value(self, event: Any, loc: Loc, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise Faulty([*self.findings, self._too_deep(event)])
        if isinstance(event, yaml.AliasEvent):
            self._report("Y010", event, *of_alias(event))
            return self._broken(event, event, loc)
        if event.anchor is not None:
            self._report("Y010", event, *of_anchor(event))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, loc, depth)
        if event.tag == "!include":
            self._report("Y011", event, "`!include` takes the name of one file", "name one")
            self.faulty.add(loc)
        elif event.tag is not None:
            self._report("Y012", event, *of_tag(event))
        self.brackets += [event.start_mark] if event.flow_style else []
        listed = isinstance(event, yaml.SequenceStartEvent)
        value = (self._sequence if listed else self._mapping)(event, loc, depth)
        if event.flow_style:
            self.brackets.pop()
        return value

    def _scalar(self, event: Any, loc: Loc, depth: int) -> Any:
        self._note(event, event, loc)
        if self._escapes_control(event):
            return self._broken(event, event, loc)
        if event.tag == "!include":
            return self._include(event, loc, depth)
        if event.tag is not None:
            self._report("Y012", event, *of_tag(event))
            return self._broken(event, event, loc)
        if not event.style and event.value in NULLS:
            return None
        return event.value

    def _sequence(self, start: Any, loc: Loc, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*loc, len(items)), depth + 1))
        self._note(start, event, loc)
        return items

    def _mapping(self, start: Any, loc: Loc, depth: int) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._report(
                    "Y009", event, "a key that is not plain text",
                    "write a plain key; put text that starts with a bracket in quotes",
                )  # fmt: skip
                self._skip(event)
                self._skip(next(self.events))
                if not items:  # it is meant as text
                    self.faulty.add(loc)
                continue
            key, mark = str(event.value), self._mark(event, event)
            place = (*loc, key)
            if event.anchor is not None:
                self._report("Y010", event, *of_anchor(event))
            if event.tag is not None:
                self._report("Y012", event, *of_tag(event))
            if self._escapes_control(event):
                self._skip(next(self.events))
                continue
            if key in items:
                first = self.keys[place]
                self._report(
                    "Y007", event, f"duplicate key `{key}`",
                    f"remove one; the first is on line {first.line + 1}", key,
                )  # fmt: skip
                self._skip(next(self.events))
                continue
            self.keys[place] = mark
            items[key] = self._value(next(self.events), place, depth + 1)
        self._note(start, event, loc)
        return items

    def _include(self, event: Any, loc: Loc, depth: int) -> Any:
        name = str(event.value)
        if fault := of_include(self.folder, name, self.chain, len(self.files)):
            self._report(fault[0], event, *fault[1:])
            return self._broken(event, event, loc)
        path = (self.folder or Path()) / name
        try:
            text = _text(path, self.folder, self.given)
        except Faulty as error:
            raise Faulty([*self.findings, *error.findings]) from None
        return self.parse(text, path, loc, depth)

    def _skip(self, event: Any) -> None:
        """Skip a whole value of any depth, without recursion."""
        depth = 0
        while True:
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                depth += 1
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                depth -= 1
            if depth <= 0:
                return
            if depth > MAX_DEPTH:  # the time that libyaml needs grows with the square of the depth
                raise Faulty([*self.findings, self._too_deep(event)])
            event = next(self.events)

    def _mark(self, start: Any, end: Any) -> Mark:
        a, b = start.start_mark, end.end_mark
        return Mark(self.text, a.line, a.column, b.line, b.column)

    def _note(self, start: Any, end: Any, loc: Loc) -> None:
        # The top value of an included file has the loc of its include; the inner place is more useful.
        self.values[loc] = self._mark(start, end)

    def _broken(self, start: Any, end: Any, loc: Loc) -> None:
        self._note(start, end, loc)
        self.faulty.add(loc)

    def _escapes_control(self, event: Any) -> bool:
        """Report a control character written with a backslash; returns whether there is one."""
        match = CONTROL.search(event.value)
        if match:
            message = f"control character U+{ord(match[0]):04X} written as a backslash escape"
            self._report("Y006", event, message, "remove it")
        return match is not None

    def _report(self, code: str, event: Any, message: str, help: str, word: str = "") -> None:
        start, end = event.start_mark, event.end_mark
        length = len(word)
        if not word and isinstance(event, yaml.ScalarEvent) and start.line == end.line:
            length = end.column - start.column
        place = self.text.place(start.line, start.column, length)
        self.findings.append(self._fault(code, place, message, help))

    @staticmethod
    def _fault(code: str, place: Place, message: str, help: str) -> Finding:
        return Finding(code, "error", message, place, help)

    def _empty(self, loc: Loc) -> Finding:
        help = "write something into it, or remove it"
        if not loc:
            help = 'write `key: value` lines; `make-briefing new "Title"` starts a briefing'
        return self._fault("Y013", self.text.place(0, 0), "the file is empty", help)

    def _too_deep(self, event: Any) -> Finding:
        mark = event.start_mark if event is not None else None
        place = self.text.place(mark.line, mark.column) if mark else self.text.place(0, 0)
        return self._fault("Y014", place, f"nesting deeper than {MAX_DEPTH} levels", "flatten it")

    def _syntax(self, error: yaml.YAMLError) -> Finding:
        words = of_conflict(self.text) or in_our_words(error, self.text, self.brackets)
        message, help, line, column = words
        return self._fault("Y015", self.text.place(line, column), message, help)
