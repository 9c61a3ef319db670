"""Findings that a record of a build keeps: their lines are left out, and put back.

So words of the content stay in no file but the author's own. Little is imported here: a build with
nothing to do repeats its findings.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ..findings.finding import Finding, Place
from ..findings.quoting import MAX_EXCERPT, lines_of
from ..reading.opening import Unreadable, read


def without_lines(findings: Iterable[Finding]) -> list[list[Any]]:
    """Findings as plain data; in place of a line, whether there was one."""
    return [
        list(found._replace(place=found.place._replace(excerpt="…" if found.place.excerpt else "")))
        for found in findings
    ]


def with_lines(record: Mapping[str, Any]) -> list[Finding]:
    """The findings of a record, with the lines of those files that the build read."""
    known: dict[str, tuple[str, ...]] = {}
    return [
        Finding(code, severity, message, _with_line(Place(*place), record["inputs"], known), *rest)
        for code, severity, message, place, *rest in record["findings"]
    ]


def _with_line(place: Place, inputs: Mapping[str, Any], known: dict[str, tuple[str, ...]]) -> Place:
    if not place.excerpt:
        return place
    if place.file not in known:
        try:
            _, *how = inputs[place.file]
            known[place.file] = lines_of(read(place.file, *how).data.decode("utf-8-sig", "replace"))
        except (KeyError, Unreadable):
            known[place.file] = ()
    lines = known[place.file]
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return place._replace(excerpt=line[place.offset : place.offset + MAX_EXCERPT])
