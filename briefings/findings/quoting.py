"""The line of a text file that a finding is about: cut from the file, left out, or put back.

Records of builds keep findings without their lines, so that words of the content are in no file but
the author's own. No imports beyond the standard library: a build with nothing to do repeats its findings.
"""

import re
from collections.abc import Iterable
from typing import Any

from .finding import Finding, Place

MAX_EXCERPT = 400


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text by YAML's line breaks; str.splitlines knows more of them."""
    return tuple(re.split("\r\n|[\r\n\x85\u2028\u2029]", text))


def excerpt(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a 0-based column, and the number of characters before it."""
    offset = max(0, min(column - MAX_EXCERPT // 2, len(line) - MAX_EXCERPT))
    return line[offset : offset + MAX_EXCERPT], offset


def without_lines(findings: Iterable[Finding]) -> list[list[Any]]:
    """Findings as plain data, which say whether there was a line in place of the line itself."""
    return [
        list(found._replace(place=found.place._replace(excerpt="…" if found.place.excerpt else "")))
        for found in findings
    ]


def with_lines(records: Iterable[list[Any]]) -> list[Finding]:
    """The findings of `without_lines` with their lines read again; none if a file has changed."""
    known: dict[str, tuple[str, ...]] = {}
    return [
        Finding(code, severity, message, _with_line(Place(*place), known), *rest)
        for code, severity, message, place, *rest in records
    ]


def _with_line(place: Place, known: dict[str, tuple[str, ...]]) -> Place:
    if not place.excerpt:
        return place
    if place.file not in known:
        try:
            with open(place.file, "rb") as file:
                known[place.file] = lines_of(file.read().decode("utf-8-sig", "replace"))
        except OSError:
            known[place.file] = ()
    lines = known[place.file]
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return place._replace(excerpt=line[place.offset : place.offset + MAX_EXCERPT])
