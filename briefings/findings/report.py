"""How findings are shown: for people, for editors, for machines."""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from .escaping import escaped, inline
from .finding import SEVERITIES, Finding


class Ink(NamedTuple):
    """Escape sequences of a terminal; all empty if there is no colour."""

    error: str = ""
    warning: str = ""
    note: str = ""
    quiet: str = ""
    strong: str = ""
    off: str = ""


_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
COLOUR = Ink("\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[34m", "\x1b[1m", "\x1b[0m")


def full(findings: Iterable[Finding], ink: Ink) -> str:
    """Each finding with its line, a caret and help."""
    return "\n".join(_full(finding, ink) for finding in findings)


def _full(finding: Finding, ink: Ink) -> str:
    place = finding.place
    colour = getattr(ink, finding.severity)
    head = f"{colour}{finding.severity}[{finding.code}]{ink.off}"
    lines = [f"{head}{ink.strong}: {inline(finding.message)}{ink.off}"]
    if place.file:
        where = f"{inline(place.file)}:{place.line}:{place.column}"
        lines.append(f"  {ink.quiet}-->{ink.off} {where}")
    help = inline(finding.help)
    if not place.excerpt:
        return "\n".join([*lines, *([f"   {ink.quiet}={ink.off} {help}"] if help else []), ""])
    excerpt, shift = _window(place.excerpt, place.column - 1 - place.offset)
    start = place.column - 1 - place.offset - shift
    parts = (
        excerpt[:start],
        excerpt[start : start + place.length],
        excerpt[start + place.length :],
    )
    before, under, after = map(inline, parts)
    length = _columns(under) or 1
    pad = "\t".join(" " * _columns(part) for part in before.split("\t"))
    number = str(place.line)
    bar = f"{ink.quiet}|{ink.off}"
    lines += [
        f"{ink.quiet}{number}{ink.off} {bar} {before}{under}{after}",
        f"{' ' * len(number)} {bar} {pad}{colour}{'^' * length}{ink.off} {help}".rstrip(),
        "",
    ]
    return "\n".join(lines)


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes; a control character counts as one."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return int(wcswidth(_CONTROL.sub(" ", text)))


def _window(line: str, column: int, width: int = 110) -> tuple[str, int]:
    """The part of a long line around a column, and the number of characters cut off before it."""
    if len(line) <= width:
        return line, 0
    start = max(0, min(column - width // 3, len(line) - width))
    return line[start : start + width], start


def concise(findings: Iterable[Finding], ink: Ink) -> str:
    """One line each: `file:line:col: error: message [CODE]`."""
    return "\n".join(
        inline(
            f"{f.place.file}:{f.place.line}:{f.place.column}: {f.severity}: {f.message} [{f.code}]"
        )
        for f in findings
    )


def github(findings: Iterable[Finding], ink: Ink) -> str:
    """Workflow commands that annotate a pull request."""
    kinds = {"error": "error", "warning": "warning", "note": "notice"}
    return "\n".join(
        f"::{kinds[f.severity]} file={_property(f.place.file)},line={f.place.line},"
        f"col={f.place.column},title={f.code}::{_data(escaped(sentence(f)))}"
        for f in findings
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_records(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as plain data."""
    return [
        {
            "code": f.code, "severity": f.severity, "message": _public(f.message, f),
            "help": _public(f.help, f),
            "file": f.place.file, "line": f.place.line, "column": f.place.column,
            "length": f.place.length, "at": f.at,
        }
        for f in findings
    ]  # fmt: skip


def _public(words: str, finding: Finding) -> str:
    """A message without the words that it quotes from withheld parts."""
    return re.sub(r"`[^`]*`", "`…`", words) if finding.discreet else words


def as_json(findings: Iterable[Finding], ink: Ink) -> str:
    """A list of records."""
    return json.dumps(as_records(findings), indent=2, ensure_ascii=False)


def sentence(finding: Finding) -> str:
    """The message and how to mend it."""
    return f"{finding.message}; {finding.help}" if finding.help else finding.message


STYLES: dict[str, Callable[[Iterable[Finding], Ink], str]] = {
    "full": full, "concise": concise, "json": as_json, "github": github,
}  # fmt: skip


def count(findings: Iterable[Finding]) -> str:
    """`2 errors, 1 warning`, or `no findings`."""
    found = [finding.severity for finding in findings]
    parts = [
        f"{found.count(severity)} {severity}{'s' if found.count(severity) > 1 else ''}"
        for severity in SEVERITIES
        if severity in found
    ]
    return ", ".join(parts) or "no findings"
