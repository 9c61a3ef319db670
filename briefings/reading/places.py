"""Text files and the places in them."""

import os
import re
from pathlib import Path
from typing import Any, NamedTuple

from ..findings.finding import Faulty, Finding, Place
from ..findings.quoting import excerpt, lines_of
from ..model.tree import Loc
from .opening import Unreadable, looked_for, read

MAX_BYTES = 5 * 1024 * 1024
MAX_INCLUDES = 100


class Mark(NamedTuple):
    """A range in one file: 0-based line and column of its start and end."""

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
        whole = self.lines[line] if self.lines else ""
        length = max(1, min(length, len(whole) - column))
        return Place(self.name, line + 1, column + 1, length, *excerpt(whole, column))


class Loaded(NamedTuple):
    """The data of a content file, with the places of its keys and values."""

    data: Any
    """Mappings, lists, text and None; nothing else."""
    values: dict[Loc, Mark]
    keys: dict[Loc, Mark]
    faulty: frozenset[Loc]
    """Places of values that could not be read; they get no further findings."""
    findings: tuple[Finding, ...]
    files: tuple[Path, ...]
    """Every file that was read, in order."""

    def place(self, loc: Loc) -> Place:
        """The place of a value, or of its nearest existing ancestor if it is missing."""
        while loc not in self.values and loc:
            loc = loc[:-1]
        mark = self.values.get(loc)
        return _place(mark) if mark else Place(str(self.files[0]) if self.files else "")

    def key_place(self, loc: Loc) -> Place:
        """The place of the key of a value, or else of the value."""
        mark = self.keys.get(loc)
        return _place(mark) if mark else self.place(loc)

    def find(self, loc: Loc, words: str, after: str = "", nth: int = 0) -> Place:
        """The place of words inside a text value, as exactly as its lines allow.

        `after` is a pattern of what must follow the words; `nth` counts their occurrences from 0.
        """
        mark = self.values.get(loc)
        if mark is None:
            return self.place(loc)
        pattern = re.compile(re.escape(words) + after)
        for number in range(mark.line, min(mark.end_line + 1, len(mark.text.lines))):
            start = mark.column if number == mark.line else 0
            for match in pattern.finditer(mark.text.lines[number], start):
                if nth == 0:
                    return mark.text.place(number, match.start(), len(words))
                nth -= 1
        return _place(mark)


def _place(mark: Mark) -> Place:
    lines = mark.text.lines
    first = lines[mark.line] if mark.line < len(lines) else ""
    end = mark.end_column if mark.end_line == mark.line else len(first.rstrip())
    return mark.text.place(mark.line, mark.column, end - mark.column)


def read_text(
    path: Path, shown: str, folder: Path | None = None, given: bytes | None = None
) -> Text:
    """A file as text; `given` are its bytes, if known; `folder` as for `read`.

    Raises `Faulty` with one reason if it cannot be read.
    """
    try:
        raw = read(path, folder, MAX_BYTES).data if given is None else given
    except Unreadable as error:
        raise refused(error, Place(shown)) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")  # without a BOM
        lines = lines_of(before)
        place = Place(shown, len(lines), len(lines[-1]) + 1, 1, lines[-1])
        message = "the file is not UTF-8 from here on"
        raise Faulty([Finding("Y005", "error", message, place, "save it as UTF-8")]) from None
    return Text(shown, lines_of(text))


def refused(error: Unreadable, place: Place, at: str = "") -> Faulty:
    """The fault of a file that cannot be read."""
    return Faulty([Finding(error.code, "error", error.message, place, error.help, at)])


def leads_to(folder: Path, name: str) -> Path | None:
    """The path of a file after following links; None: there is none (too long, a circle of links)."""
    try:
        path = (folder / name).resolve()
        path.is_file()
    except (OSError, RuntimeError, ValueError):
        return None
    return path


def of_include(
    folder: Path | None, name: str, chain: tuple[Path, ...], read: int
) -> tuple[str, str, str] | None:
    """The fault of the file that an `!include` names: code, message and help.

    It may read what lies in the folder of its briefing, and no file inside itself. `folder` is None
    where nothing may be read; `chain` are the files that are being read, `read` is how many there
    were in all.
    """
    if folder is None:
        help = "make a folder of a single file: `NAME/briefing.yaml`"
        return "Y011", "`!include` works only in the folder of a briefing", help
    if read > MAX_INCLUDES:
        return "Y011", f"more than {MAX_INCLUDES} includes", "include fewer files"
    if not name:
        return "Y011", "`!include` without a file", "write the name of a file after it"
    target = leads_to(folder, name)
    if target is None:
        return no_file(folder, name)
    if os.path.isabs(name) or not target.is_relative_to(folder.resolve()):
        return "Y011", f"`{name}` lies outside the briefing's folder", "move it inside"
    if target in chain:
        return "Y011", f"`{name}` includes itself", "remove the `!include` that leads back"
    if not target.is_file():
        return no_file(folder, name)
    return None


def no_file(folder: Path, name: str) -> tuple[str, str, str]:
    """Why a name in a folder is not that of a plain file: code, message and help."""
    looked_for(folder / name, folder)
    path = leads_to(folder, name)
    if path and path.exists() and not path.is_dir():
        return "Y004", f"`{name}` is a pipe, a device or a socket", "put a plain file in its place"
    return "Y003", f"there is no file `{name[:60]}`", "check the name"
