"""YAML text -> plain data and the place of every value.

The parser's events are read one by one and turned into data here, so that every scalar stays the
text its author typed (`no`, `2024`, `1:30`), nothing is constructed, depth is bounded before any
recursion (libyaml's composer dies at 50,000 levels), and one run reports every fault of a file.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from .diagnostics import Faulty, Finding, Place

MAX_BYTES = 5 * 1024 * 1024
MAX_DEPTH = 50
MAX_INCLUDES = 100
MAX_EXCERPT = 400

Loc = tuple[str | int, ...]
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Mark(NamedTuple):
    """A stretch of one file: 0-based line and column of its start and end."""

    text: "Text"
    line: int
    column: int
    end_line: int
    end_column: int


class Text(NamedTuple):
    """One file that was read."""

    name: str
    lines: tuple[str, ...]

    def place(self, line: int, column: int, length: int = 1) -> Place:
        """A place from 0-based numbers; tolerates a mark past the last line."""
        if line >= len(self.lines):
            line = max(len(self.lines) - 1, 0)
            column = len(self.lines[line]) if self.lines else 0
        excerpt = self.lines[line] if self.lines else ""
        length = max(1, min(length, len(excerpt) - column))
        return Place(self.name, line + 1, column + 1, length, excerpt[:MAX_EXCERPT])


class Loaded(NamedTuple):
    """The data of a content file, with the places of its keys and values."""

    data: Any
    """Mappings, lists, text and None; nothing else."""
    values: dict[Loc, Mark]
    keys: dict[Loc, Mark]
    faulty: frozenset[Loc]
    """Where a value could not be read: nothing more is to be said about it."""
    findings: tuple[Finding, ...]
    files: tuple[Path, ...]
    """Every file that was read, in order."""

    def place(self, loc: Loc) -> Place:
        """The place of a value; of its nearest existing ancestor when it is missing."""
        while loc not in self.values and loc:
            loc = loc[:-1]
        mark = self.values.get(loc)
        return _place(mark) if mark else Place(str(self.files[0]) if self.files else "")

    def key_place(self, loc: Loc) -> Place:
        """The place of the key under which a value stands, else of the value."""
        mark = self.keys.get(loc)
        return _place(mark) if mark else self.place(loc)

    def find(self, loc: Loc, words: str) -> Place:
        """The place of some words inside a text value, as exactly as its lines allow."""
        mark = self.values.get(loc)
        if mark is None:
            return self.place(loc)
        for number in range(mark.line, min(mark.end_line + 1, len(mark.text.lines))):
            start = mark.column if number == mark.line else 0
            column = mark.text.lines[number].find(words, start)
            if column >= 0:
                return mark.text.place(number, column, len(words))
        return _place(mark)


def _place(mark: Mark) -> Place:
    lines = mark.text.lines
    first = lines[mark.line] if mark.line < len(lines) else ""
    end = mark.end_column if mark.end_line == mark.line else len(first.rstrip())
    return mark.text.place(mark.line, mark.column, end - mark.column)


def load(path: Path, folder: Path | None = None, at: Loc = ()) -> Loaded:
    """Read one YAML or JSON file.

    `folder` is where `!include` may read; None forbids it. `at` is where in the data of a greater
    whole the file belongs: all its places begin with it.
    Raises `Faulty` (Y001-Y010) when there is nothing to go on with.
    """
    reading = _Reading(folder.resolve() if folder else None, path)
    data = reading.open(path, str(path), at)
    return Loaded(
        data, reading.values, reading.keys, frozenset(reading.faulty),
        tuple(reading.findings), tuple(reading.files),
    )  # fmt: skip


def read_text(path: Path, shown: str) -> Text:
    """A file as text, or `Faulty` with the one reason why not."""

    def refuse(code: str, message: str, help: str, place: Place | None = None) -> Faulty:
        finding = Finding(code, "error", message, place or Place(shown), help)
        return Faulty([finding], [str(path)])

    try:
        if path.is_dir():
            raise refuse("Y001", f"`{shown}` is a folder", "name a file inside it")
        if path.stat().st_size > MAX_BYTES:
            size = f"{path.stat().st_size / 1024 / 1024:.1f} MiB"
            raise refuse("Y002", f"the file has {size}, the limit is 5 MiB", "split the briefing")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise refuse("Y003", f"there is no file `{shown}`", "check the name") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise refuse("Y004", f"cannot read `{shown}`: {reason}", "check its permissions") from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        lines = _lines(before)
        place = Place(shown, len(lines), len(lines[-1]) + 1, 1, lines[-1])
        raise refuse(
            "Y005", "the file is not UTF-8 from here on", "save it as UTF-8", place
        ) from None
    return Text(shown, _lines(text))


def _lines(text: str) -> tuple[str, ...]:
    # YAML's line breaks, which are fewer than those of str.splitlines.
    return tuple(re.split("\r\n|[\r\n\x85\u2028\u2029]", text))


class _Reading:
    """The state of one `load`: what was read, and what is wrong with it."""

    def __init__(self, folder: Path | None, shown: Path) -> None:
        self.folder, self.shown = folder, shown
        self.values: dict[Loc, Mark] = {}
        self.keys: dict[Loc, Mark] = {}
        self.faulty: set[Loc] = set()
        self.findings: list[Finding] = []
        self.files: list[Path] = []
        self.text = Text("", ())
        self.events: Iterator[Any] = iter(())
        self.chain: tuple[Path, ...] = ()

    def open(self, path: Path, shown: str, loc: Loc) -> Any:
        """The value of a whole file, placed at `loc`."""
        outer = self.text, self.events, self.chain
        self.files.append(path)
        self.text = read_text(path, shown)
        self.chain = (*self.chain, path.resolve())
        try:
            self._refuse_control_characters()
            self.events = yaml.parse("\n".join(self.text.lines), Loader=_Parser)
            value = self._document(loc)
        except yaml.MarkedYAMLError as error:
            raise Faulty([*self.findings, self._syntax(error)], map(str, self.files)) from None
        except RecursionError:  # the pure-Python parser, where there is no libyaml
            raise Faulty([*self.findings, self._too_deep(None)], map(str, self.files)) from None
        finally:
            self.text, self.events, self.chain = outer
        return value

    def _refuse_control_characters(self) -> None:
        faults = [
            self._fault(
                "Y006", self.text.place(number, match.start()),
                f"control character U+{ord(match[0]):04X}", "remove it",
            )
            for number, line in enumerate(self.text.lines)
            for match in _CONTROL.finditer(line)
        ]  # fmt: skip
        if faults:
            raise Faulty([*self.findings, *faults[:20]], map(str, self.files))

    def _document(self, loc: Loc) -> Any:
        next(self.events)  # the start of the stream
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            raise Faulty([*self.findings, self._empty()], map(str, self.files))
        value = self._value(next(self.events), loc, 1)
        next(self.events)  # the end of the document
        event = next(self.events)
        if isinstance(event, yaml.DocumentStartEvent):
            self._report("Y008", event, "a second document starts here", "keep one per file")
        if value is None and len(self.chain) == 1:
            raise Faulty([*self.findings, self._empty()], map(str, self.files))
        return value

    def _value(self, event: Any, loc: Loc, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise Faulty([*self.findings, self._too_deep(event)], map(str, self.files))
        if isinstance(event, yaml.AliasEvent):
            self._report("Y010", event, f"alias `*{event.anchor}`", "write the value out")
            return self._broken(event, event, loc)
        if event.anchor is not None:
            self._report("Y010", event, f"anchor `&{event.anchor}`", "remove it", event.anchor)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, loc)
        if event.tag is not None:
            self._refuse_tag(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, loc, depth)
        return self._mapping(event, loc, depth)

    def _scalar(self, event: Any, loc: Loc) -> Any:
        self._note(event, event, loc)
        if event.tag == "!include":
            return self._include(event, loc)
        if event.tag is not None:
            self._refuse_tag(event)
            return self._broken(event, event, loc)
        if not event.style and event.value in _NULLS:
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
                self._report("Y009", event, "a key that is not plain text", "write a plain key")
                self._skip(event)
                self._skip(next(self.events))
                continue
            key, mark = str(event.value), self._mark(event, event)
            place = (*loc, key)
            if event.anchor is not None:
                self._report("Y010", event, f"anchor `&{event.anchor}`", "remove it", event.anchor)
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

    def _include(self, event: Any, loc: Loc) -> Any:
        name = str(event.value)
        if self.folder is None:
            self._report(
                "Y011", event, "`!include` in a single-file briefing",
                "make a folder of it: `NAME/briefing.yaml`",
            )  # fmt: skip
            return self._broken(event, event, loc)
        target = (self.folder / name).resolve()
        if os.path.isabs(name) or not target.is_relative_to(self.folder):
            self._report(
                "Y011", event, f"`{name}` lies outside the briefing's folder", "move it inside"
            )
        elif target in self.chain:
            self._report("Y011", event, f"`{name}` includes itself", "break the circle")
        elif len(self.files) > MAX_INCLUDES:
            self._report("Y011", event, f"more than {MAX_INCLUDES} includes", "include less")
        elif not target.is_file():
            self._report("Y003", event, f"there is no file `{name}`", "check the name")
        else:
            return self.open(target, str(self.shown.parent / name), loc)
        return self._broken(event, event, loc)

    def _skip(self, event: Any) -> None:
        """Pass over a whole value, however deep, without recursion."""
        depth = 0
        while True:
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                depth += 1
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                depth -= 1
            if depth <= 0:
                return
            event = next(self.events)

    def _mark(self, start: Any, end: Any) -> Mark:
        a, b = start.start_mark, end.end_mark
        return Mark(self.text, a.line, a.column, b.line, b.column)

    def _note(self, start: Any, end: Any, loc: Loc) -> None:
        # An included file's own top value lies at its include's loc: the inner place is the better.
        self.values[loc] = self._mark(start, end)

    def _broken(self, start: Any, end: Any, loc: Loc) -> None:
        self._note(start, end, loc)
        self.faulty.add(loc)

    def _refuse_tag(self, event: Any) -> None:
        self._report("Y012", event, f"tag `{event.tag}`", "remove it; only `!include` is known")

    def _report(self, code: str, event: Any, message: str, help: str, word: str = "") -> None:
        mark = event.start_mark
        self.findings.append(
            self._fault(
                code, self.text.place(mark.line, mark.column, max(len(word), 1)), message, help
            )
        )

    @staticmethod
    def _fault(code: str, place: Place, message: str, help: str) -> Finding:
        return Finding(code, "error", message, place, help)

    def _empty(self) -> Finding:
        return self._fault(
            "Y013", self.text.place(0, 0), "the file is empty", 'start with `make-briefing new "…"`'
        )

    def _too_deep(self, event: Any) -> Finding:
        mark = event.start_mark if event is not None else None
        place = self.text.place(mark.line, mark.column) if mark else self.text.place(0, 0)
        return self._fault("Y014", place, f"nesting deeper than {MAX_DEPTH} levels", "flatten it")

    def _syntax(self, error: yaml.MarkedYAMLError) -> Finding:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        message, help = _in_our_words(error, self.text, line)
        return self._fault("Y015", self.text.place(line, column), message, help)


def _in_our_words(error: yaml.MarkedYAMLError, text: Text, line: int) -> tuple[str, str]:
    """Libyaml's message as a sentence for authors; it has no codes to go by."""
    problem = error.problem or ""
    source = text.lines[line] if line < len(text.lines) else ""
    if "\t" in source[: len(source) - len(source.lstrip())]:
        return "a tab in the indentation", "indent with spaces"
    if "mapping values are not allowed" in problem and source.count(": ") < 2:
        return "this line is indented deeper than what it belongs to", "align it"
    if "mapping values are not allowed" in problem:
        return "a second `: ` on this line", 'put the text in quotes: `key: "text: more"`'
    if "unknown anchor" in problem or "undefined alias" in problem:
        return "`*` starts an alias", "put the text in quotes"
    if "expected key" in problem or "expected <block end>" in problem:
        return "this line does not continue what is above", "indent it like its neighbours"
    if "cannot start any token" in problem:
        return "text cannot start with this character", "put the text in quotes"
    if "quoted scalar" in (error.context or "") or "end of stream" in problem:
        return "a quotation mark or bracket is never closed", "close it"
    if "could not find expected ':'" in problem:
        return "a key without a colon", "write `key: value`"
    if "escape character" in problem or "escape" in problem:
        return "unknown escape after a backslash", "double the backslash or use single quotes"
    return f"not valid YAML: {problem or 'the structure breaks off'}", "check the line above, too"
