"""The house style: data, with the comments of an author, as lines of YAML."""

from collections.abc import Mapping
from typing import Any

from ..model.base import Item
from ..model.briefing import Briefing
from ..model.entries import Waiver
from ..model.tree import Loc
from .comments import Beside
from .kinds import Kind, in_order, kind_at
from .nodes import Include
from .scalars import MEASURE, house, is_plain, line

MAX_ALIGNED = 60
"""Columns up to which a comment beside a value keeps its column."""


def written(data: Any, kind: Kind = Briefing) -> str:
    """Data as a file in the house style; `kind` is the model of its top, or of its list's entries.

    Flags and numbers are written as an author would write them, and read back as text.
    """
    return "".join(f"{one}\n" for one in Writing().file(_as_read(data), kind))


def _as_read(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key): _as_read(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_as_read(value) for value in data]
    if isinstance(data, bool):
        return str(data).lower()
    return data if data is None else str(data)


class Writing:
    """How values are laid out: by the kind of what they are, with the notes beside them.

    `offset` is how far the dashes of a list stand behind its key; `order` whether keys are sorted.
    """

    def __init__(
        self, notes: Mapping[Loc, Beside] | None = None, offset: int = 0, *, order: bool = True
    ) -> None:
        self.notes = notes or {}
        self.offset = offset
        self.order = order
        self.within = {loc[:n] for loc in self.notes for n in range(len(loc))}

    def file(self, data: Any, kind: Kind) -> list[str]:
        """All lines of a file: sections of a briefing stand between blank lines."""
        around = self.notes.get((), Beside())
        lines = list(around.above)
        if not isinstance(data, dict) or not data:
            return [*lines, *self._body(data, kind, (), 0), *around.below]
        first = next(iter(data))
        lines += self.notes.get(
            (first,), Beside()
        ).above  # the head of the file, whose key may move
        after = False
        for key in self._keys(data, kind):
            above = () if key == first else self.notes.get((key,), Beside()).above
            section = _is_section(data[key], kind_at(kind, (key,)))
            if lines and (section or after) and lines[-1] and above[:1] != ("",):
                lines.append("")
            if lines and not lines[-1]:
                above = above[1:] if above[:1] == ("",) else above
            lines += above
            lines += self._entry(f"{line(key)}:", data[key], kind_at(kind, (key,)), (key,), 0)
            after = section
        return [*lines, *around.below]

    def entry(self, head: str, value: Any, kind: Kind, loc: Loc, column: int) -> list[str]:
        """A key or a dash with its value, from the column at which it stands, comments above it too."""
        above = [f"{' ' * column}{one}" if one else "" for one in self._above(loc)]
        return above + self._entry(head, value, kind, loc, column)

    def _above(self, loc: Loc) -> tuple[str, ...]:
        return self.notes.get(loc, Beside()).above

    def _entry(self, head: str, value: Any, kind: Kind, loc: Loc, column: int) -> list[str]:
        note = self.notes.get(loc, Beside())
        margin = " " * column
        inside = column + 2
        if isinstance(value, dict | list):
            if one := self.one_line(value, kind, loc, column + len(head) + 1):
                lines = [f"{margin}{head} {one}"]
            elif head == "-":
                lines = self._body(value, kind, loc, inside)
                if lines[0].lstrip()[:1] == "#":
                    lines.insert(0, f"{margin}-")
                else:
                    lines[0] = f"{margin}- {lines[0][inside:]}"
            else:
                inside = column + self.offset if isinstance(value, list) else inside
                lines = [f"{margin}{head}", *self._body(value, kind, loc, inside)]
        elif isinstance(value, str) and not isinstance(value, Include):
            one, body = house(value, column + len(head) + 1, inside)
            lines = [f"{margin}{head} {one}"]
            lines += [f"{' ' * inside}{text}" if text else "" for text in body]
        else:
            lines = [f"{margin}{head} {line(value)}"]
        if note.beside:
            lines[0] = _with_comment(lines[0], note)
        return lines + [f"{' ' * (column + 2)}{one}" for one in note.below if one]

    def _body(self, value: Any, kind: Kind, loc: Loc, column: int) -> list[str]:
        """The lines of a mapping or list that has lines of its own."""
        parts: list[tuple[str, str | int, Any]]
        if isinstance(value, list) and value:
            parts = [("-", step, one) for step, one in enumerate(value)]
        elif isinstance(value, dict) and value:
            parts = [(f"{line(key)}:", key, value[key]) for key in self._keys(value, kind)]
        else:
            return [" " * column + ("[]" if value == [] else "{}" if value == {} else line(value))]
        lines: list[str] = []
        for head, step, one in parts:
            lines += self.entry(head, one, kind_at(kind, (step,)), (*loc, step), column)
        return lines if lines[0] else lines[1:]

    def _keys(self, data: Mapping[str, Any], kind: Kind) -> list[str]:
        return in_order(list(data), kind) if self.order else list(data)

    def one_line(self, value: Any, kind: Kind, loc: Loc, used: int) -> str:
        """A list of plain words, or a small mapping that is no item, on one line; else nothing."""
        if not value:
            return "[]" if isinstance(value, list) else "{}"
        if loc in self.within:
            return ""
        if isinstance(value, list):
            text = "[" + ", ".join(filter(None, map(_word, value))) + "]" if _words(value) else ""
        elif kind is not None and issubclass(kind, Item):
            return ""
        else:
            pairs = [(key, _word(value[key])) for key in self._keys(value, kind)]
            fine = all(word and is_plain(key, flow=True) for key, word in pairs)
            text = "{" + ", ".join(f"{key}: {word}" for key, word in pairs) + "}" if fine else ""
        return text if used + len(text) <= MEASURE else ""


def _words(value: list[Any]) -> bool:
    return all(map(_word, value))


def _word(value: Any) -> str:
    """A value as it may stand in brackets without quotes; else nothing."""
    if isinstance(value, list):
        return "[" + ", ".join(map(_word, value)) + "]" if value and _words(value) else ""
    if value is None:
        return "null"
    if isinstance(value, Include | dict):
        return ""
    return str(value) if is_plain(str(value), flow=True) else ""


def _with_comment(text: str, note: Beside) -> str:
    """A line with the comment beside it; comments that their author aligned stay so."""
    column = note.column if note.column <= MAX_ALIGNED else 0
    return f"{text:<{max(len(text) + 2, column)}}{note.beside}"


def _is_section(value: Any, kind: Kind) -> bool:
    """Whether a top-level field is a part of the briefing, or a list of parts."""
    is_part = kind is not None and issubclass(kind, Item | Waiver)
    return is_part and bool(value) and isinstance(value, dict | list)
