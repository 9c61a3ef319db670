"""Values of BibTeX: texts in braces or quotes, numbers and names of strings, joined by `#`."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from ..findings.finding import Place

_NAME = re.compile(r"[^\s\"#{}]+")
_SPACE = re.compile(r"\s*")
_MARKS = re.compile(r"(?<!\\)[{}\"]")
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
MAX_LENGTH = 100_000
"""Characters of one value: strings that contain each other could grow without end."""


class Raw(NamedTuple):
    """An entry as it stands in the file."""

    kind: str
    key: str
    fields: tuple[tuple[str, str], ...]
    """Names in small letters and values without their braces; a name may be there twice."""
    place: Place
    said: tuple[str, ...] = ()

    def get(self, name: str) -> str | None:
        """The first value of a field."""
        return next((value for key, value in self.fields if key == name), None)


class Value(NamedTuple):
    """A value, and the names of strings in it that nobody has defined."""

    text: str
    undefined: tuple[str, ...] = ()


def strings_of(blocks: Iterable[Any]) -> dict[str, str]:
    """What the `@string`s of a file stand for, by name in small letters."""
    strings: dict[str, str] = {}
    for block in blocks:
        if (value := evaluated(str(block.value), strings)) is not None:
            strings[block.key.lower()] = value.text
    return strings


def evaluated(value: str, strings: dict[str, str]) -> Value | None:
    """A value as one text; None: it cannot be told where its parts end, or it is too long."""
    parts: list[str] = []
    undefined: list[str] = []
    length, at, value = 0, 0, value.strip()
    while at < len(value):
        if parts:
            if value[at] != "#":
                return _as_it_is(value)
            at = _after_space(value, at + 1)
        part, at, name = _part(value, at, strings)
        if part is None:
            return _as_it_is(value)
        parts.append(part)
        undefined += [name] if name else []
        length += len(part)
        if length > MAX_LENGTH:
            return None
        at = _after_space(value, at)
    return Value("".join(parts), tuple(undefined))


def _part(value: str, start: int, strings: dict[str, str]) -> tuple[str | None, int, str]:
    """The text that begins at `start`, where it ends, and its name if it is one without a meaning."""
    if value[start : start + 1] in {"{", '"'}:
        end = _end(value, start)
        return (None, start, "") if end is None else (value[start + 1 : end], end + 1, "")
    match = _NAME.match(value, start)
    if match is None:
        return None, start, ""
    word = match[0]
    known = strings.get(word.lower())
    undefined = known is None and word[0].isalpha() and word.lower() not in _MONTHS
    return word if known is None else known, match.end(), word if undefined else ""


def _after_space(value: str, start: int) -> int:
    match = _SPACE.match(value, start)
    return match.end() if match else start


def _end(value: str, start: int) -> int | None:
    """Where the braces or quotes close that open at `start`."""
    depth = 0
    for mark in _MARKS.finditer(value, start + 1):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}" and (depth or value[start] == "{"):
            if depth == 0:
                return mark.start()
            depth -= 1
        elif mark[0] == '"' and depth == 0 and value[start] == '"':
            return mark.start()
    return None


def _as_it_is(value: str) -> Value | None:
    """A value that follows no rule, where it is plain enough to be what its author meant."""
    if len(value) > 1 and (value[0], value[-1]) in {("{", "}"), ('"', '"')}:
        value = value[1:-1]
    return None if re.search(r'["}]\s*#|#\s*["{]', value) else Value(value)
