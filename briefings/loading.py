"""YAML text -> plain data and the place of every value.

The parser's events are read one by one and turned into data here, so that every scalar stays the
text its author typed (`no`, `2024`, `1:30`), nothing is constructed, depth is bounded before any
recursion (libyaml's composer dies at 50,000 levels), and one run reports every fault of a file.
"""

import json
import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from .diagnostics import Faulty, Finding, Place

MAX_BYTES = 5 * 1024 * 1024
MAX_DEPTH = 50
MAX_INCLUDES = 100
MAX_EXCERPT = 400
MAX_KEY = 1000
MAX_CONTROLS = 20

Loc = tuple[str | int, ...]
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_PAIR = re.compile(
    r"(?<!\\)((?:\\\\)*)(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
)
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

    def find(self, loc: Loc, words: str, after: str = "") -> Place:
        """The place of some words inside a text value, as exactly as its lines allow.

        `after` is a pattern of what must follow the words.
        """
        mark = self.values.get(loc)
        if mark is None:
            return self.place(loc)
        pattern = re.compile(re.escape(words) + after)
        for number in range(mark.line, min(mark.end_line + 1, len(mark.text.lines))):
            start = mark.column if number == mark.line else 0
            match = pattern.search(mark.text.lines[number], start)
            if match:
                return mark.text.place(number, match.start(), len(words))
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
        raise refuse(
            "Y004", f"cannot read `{shown}`: {reason}", "check name and permissions"
        ) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")  # without a BOM
        lines = _lines(before)
        place = Place(shown, len(lines), len(lines[-1]) + 1, 1, lines[-1])
        raise refuse(
            "Y005", "the file is not UTF-8 from here on", "save it as UTF-8", place
        ) from None
    return Text(shown, _lines(text))


def _lines(text: str) -> tuple[str, ...]:
    # YAML's line breaks, which are fewer than those of str.splitlines.
    return tuple(re.split("\r\n|[\r\n\x85\u2028\u2029]", text))


def leads_to(folder: Path, name: str) -> Path | None:
    """Where a file's name leads, links followed; None: nowhere (too long, a circle of links)."""
    try:
        path = (folder / name).resolve()
        path.is_file()
    except (OSError, RuntimeError, ValueError):
        return None
    return path


def _escaped(text: str) -> str:
    """JSON text whose characters beyond U+FFFF are escaped as in YAML, not as surrogate pairs."""

    def one(match: re.Match[str]) -> str:
        character = json.loads('"' + match[2] + '"')
        return f"{match[1]}\\U{ord(character):08X}"

    return _PAIR.sub(one, text)


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
        self.brackets: list[Any] = []
        """Where the brackets start that are open, innermost last."""
        self.chain: tuple[Path, ...] = ()

    def open(self, path: Path, shown: str, loc: Loc, depth: int = 1) -> Any:
        """The value of a whole file, placed at `loc`."""
        outer = self.text, self.events, self.chain, self.brackets
        self.files.append(path)
        try:
            self.text = read_text(path, shown)
        except Faulty as fault:
            raise Faulty([*self.findings, *fault.findings], map(str, self.files)) from None
        self.chain, self.brackets = (*self.chain, path.resolve()), []
        try:
            self._refuse_control_characters()
            text = "\n".join(self.text.lines)
            text = _escaped(text) if path.suffix == ".json" else text
            self.events = yaml.parse(text, Loader=_Parser)
            value = self._document(loc, depth)
        except yaml.YAMLError as error:
            raise Faulty([*self.findings, self._syntax(error)], map(str, self.files)) from None
        except RecursionError:  # the pure-Python parser, where there is no libyaml
            raise Faulty([*self.findings, self._too_deep(None)], map(str, self.files)) from None
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
            for match in _CONTROL.finditer(line)
        )  # fmt: skip
        if first := list(islice(faults, MAX_CONTROLS)):
            raise Faulty([*self.findings, *first], map(str, self.files))

    def _document(self, loc: Loc, depth: int) -> Any:
        next(self.events)  # the start of the stream
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            raise Faulty([*self.findings, self._empty(loc)], map(str, self.files))
        value = self._value(next(self.events), loc, depth)
        next(self.events)  # the end of the document
        event = next(self.events)
        if isinstance(event, yaml.DocumentStartEvent):
            self._report("Y008", event, "a second document starts here", "keep one per file")
        if value is None and len(self.chain) == 1 and loc not in self.faulty:
            raise Faulty([*self.findings, self._empty(loc)], map(str, self.files))
        return value

    def _value(self, event: Any, loc: Loc, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise Faulty([*self.findings, self._too_deep(event)], map(str, self.files))
        if isinstance(event, yaml.AliasEvent):
            self._refuse_alias(event)
            return self._broken(event, event, loc)
        if event.anchor is not None:
            self._refuse_anchor(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, loc, depth)
        if event.tag == "!include":
            self._report("Y011", event, "`!include` takes the name of one file", "name one")
            self.faulty.add(loc)
        elif event.tag is not None:
            self._refuse_tag(event)
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
                self._report(
                    "Y009", event, "a key that is not plain text",
                    "write a plain key; put text that starts with a bracket in quotes",
                )  # fmt: skip
                self._skip(event)
                self._skip(next(self.events))
                if not items:  # it was meant as text
                    self.faulty.add(loc)
                continue
            key, mark = str(event.value), self._mark(event, event)
            place = (*loc, key)
            if event.anchor is not None:
                self._refuse_anchor(event)
            if event.tag is not None:
                self._refuse_tag(event)
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
        if self.folder is None:
            self._report(
                "Y011", event, "`!include` works in the folder of a briefing only",
                "make a folder of a single file: `NAME/briefing.yaml`",
            )  # fmt: skip
            return self._broken(event, event, loc)
        target = leads_to(self.folder, name)
        if not name:
            self._report("Y011", event, "`!include` without a file", "name one after it")
        elif target is None:
            self._report("Y003", event, f"there is no file `{name[:60]}`", "check the name")
        elif os.path.isabs(name) or not target.is_relative_to(self.folder):
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
            return self.open(target, str(self.shown.parent / name), loc, depth)
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
            if depth > MAX_DEPTH:  # libyaml's time grows with the square of the depth
                raise Faulty([*self.findings, self._too_deep(event)], map(str, self.files))
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
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        tag = tag if tag.startswith("!") else f"!<{tag}>"
        self._report(
            "Y012", event, f"the tag `{tag}` is not allowed",
            "remove it, or put text that starts with `!` in quotes", tag,
        )  # fmt: skip

    def _refuse_alias(self, event: Any) -> None:
        word = f"*{event.anchor}"
        self._report(
            "Y010", event, f"the alias `{word}` is not allowed",
            "write the value out, or put text that starts with `*` in quotes", word,
        )  # fmt: skip

    def _refuse_anchor(self, event: Any) -> None:
        word = f"&{event.anchor}"
        self._report(
            "Y010", event, f"the anchor `{word}` is not allowed",
            "remove it, or put text that starts with `&` in quotes", word,
        )  # fmt: skip

    def _escapes_control(self, event: Any) -> bool:
        """Report a control character that a backslash brought in; whether there is one."""
        match = _CONTROL.search(event.value)
        if match:
            message = f"control character U+{ord(match[0]):04X} by a backslash escape"
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
        message, help, line, column = _in_our_words(error, self.text, self.brackets)
        return self._fault("Y015", self.text.place(line, column), message, help)


Words = tuple[str, str, int, int]
"""Message, help, 0-based line and column."""


def _in_our_words(error: yaml.YAMLError, text: Text, brackets: list[Any]) -> Words:
    """The parser's message as a sentence for authors; it has no codes to go by."""
    problem, context = (getattr(error, name, None) or "" for name in ("problem", "context"))
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    start = getattr(error, "context_mark", None) or mark
    if mark is None or start is None:
        return f"not valid YAML: {error}", "save it as plain UTF-8 text", 0, 0
    here, there = (mark.line, mark.column), (start.line, start.column)
    source = text.lines[mark.line] if mark.line < len(text.lines) else ""
    before, found = source[: mark.column], source[mark.column : mark.column + 1]
    if "tab character" in problem or found == "\t":
        return "a tab in the indentation", "indent with spaces", *here
    if "quoted scalar" in context and "document" not in problem and "stream" not in problem:
        column = mark.column if found == "\\" else max(before.rfind("\\"), 0)
        help = "double the backslash, or put the text in single quotes"
        return "no known escape follows this backslash", help, mark.line, column
    if "quoted scalar" in context:
        return "this quotation mark is never closed", "close it at the end of the text", *there
    if any(words in context for words in ("alias", "anchor", "a tag", "block scalar")):
        return _reserved(text, *there)
    if "tag handle" in problem or "entries are not all" in problem or "keys are not all" in problem:
        return _reserved(text, *here)
    if "cannot start any token" in problem or ("node content" in problem and found.strip()):
        return _reserved(text, *here)
    if "node content" in problem and brackets:
        opening = brackets[-1]
        return "this bracket is never closed", _CLOSE, opening.line, opening.column
    if "',' or" in problem:
        return _of_brackets(problem, here, there, text)
    if "mapping values are not allowed" in problem:
        return _of_colons(mark.line, mark.column, text)
    if "could not find expected ':'" in problem:
        if text.lines[start.line][start.column : start.column + 1] == "-":
            return *_DASH, *there
        help = "write `key: value`, or indent the line to continue the text above"
        return "a line without `: `", help, *there
    if before.strip() and before.rstrip()[-1] in "\"'":
        return "text after a closing quotation mark", _QUOTE_ALL, *here
    if found in ("]", "}") or (before.strip() and before.rstrip()[-1] in "]}"):
        return "text after a closing bracket", "put the whole text in quotes", *here
    if "directive" in context or "incompatible YAML" in problem:
        return "a directive, `%`, is not allowed", "remove the line", mark.line, 0
    if "document start" in problem:
        return "text after the end of the content", "remove it, or the `...` above", *here
    if "expected key" in problem or "expected <block end>" in problem or "'-' ind" in problem:
        if found == ":":
            return "no key stands before this `:`", "write `key: value`", *here
        help = "indent it like the line it belongs with"
        return "this line does not continue what is above", help, *here
    return f"not valid YAML: {problem or 'the structure breaks off'}", "check the line above", *here


_DASH = "a `-` without a space after it", "write `- ` before each entry"
_CLOSE = "close it; put text that starts with a bracket in quotes"
_QUOTE_ALL = "put the whole text in quotes of the other kind, or close the quotation above"


def _reserved(text: Text, line: int, column: int) -> Words:
    character = text.lines[line][column : column + 1]
    shown = "a backtick" if character == "`" else f"`{character}`"
    help = "put the text in quotes"
    if character in "|>":
        help += ", or start it on a new line"
    if character == "-":
        help += ", or start the list on a new line"
    return f"text cannot start with {shown}", help, line, column


def _of_brackets(problem: str, here: tuple[int, int], there: tuple[int, int], text: Text) -> Words:
    line, column = here
    source = text.lines[line] if line < len(text.lines) else ""
    before, rest = source[:column], [source[column:], *text.lines[line + 1 :]]
    if not "".join(rest).strip():
        return "this bracket is never closed", _CLOSE, *there
    if source[column : column + 1] == ":" and re.search(r":\s", before):
        return "a second `: ` in this entry", _QUOTE_COLON, *here
    if before.strip() and before.rstrip()[-1] in "\"'" and line == there[0]:
        return "text after a closing quotation mark", _QUOTE_ALL, *here
    closing = "]" if "']'" in problem else "}"
    opening = f"the bracket opens on line {there[0] + 1}"
    return f"a `,` or `{closing}` is missing before this", opening, *here


_QUOTE_COLON = 'put the text in quotes: `key: "text: more"`'


def _of_colons(line: int, column: int, text: Text) -> Words:
    source = text.lines[line]
    start = len(source) - len(source.lstrip())
    if re.match(r"-[^\s-]", source[start:]):
        return *_DASH, line, start
    if re.search(r":\s", source[:column]):
        return "a second `: ` on this line", _QUOTE_COLON, line, column
    above = line - 1
    while above >= 0 and text.lines[above].lstrip()[:1] in ("", "#"):
        above -= 1
    indent = _indent(source)
    if above >= 0 and indent <= _indent(text.lines[above]):
        help = "write `key: value`, with a space after the colon"
        return "a line without `: `", help, above, _indent(text.lines[above])
    if above < 0 or column - indent > MAX_KEY:
        return "this is too long for a key", "put the text in quotes", line, indent
    return "this line is indented deeper than what it belongs to", "align it", line, indent


def _indent(line: str) -> int:
    """The columns before a line's first word; a list's `- ` belongs to the indentation."""
    return len(re.match(r"(?:\s|-(?=\s))*", line)[0])  # type: ignore[index]
