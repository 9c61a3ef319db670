"""A finding: a code, a severity, one sentence, a place, and how to mend it.

Named tuples and no imports beyond `typing`: a build with nothing to do loads this module to repeat
its findings, and must stay near the interpreter's own start.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

SEVERITIES = ("error", "warning", "note")


class Place(NamedTuple):
    """A place in a text file."""

    file: str
    line: int = 1
    """1-based."""
    column: int = 1
    """1-based, in characters."""
    length: int = 1
    """Characters to underline on that line, at least 1."""
    excerpt: str = ""
    """The line without its end, or the part of a long line around the place; may be empty if the file
    has no such line."""
    offset: int = 0
    """The number of characters of the line before the excerpt."""


class Finding(NamedTuple):
    """One thing that is wrong, or worth knowing, about a briefing."""

    code: str
    severity: str
    message: str
    place: Place
    help: str = ""
    """How to mend it: an imperative or `one of …`."""
    at: str = ""
    """The item or field it is about, such as `F7` or `key_facts[2].date`."""
    discreet: bool = False
    """Whether it is about something withheld, whose words must not reach stdout."""


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by place, without repetitions."""
    return tuple(sorted(set(findings), key=lambda finding: (finding.place[:3], finding)))


def about_withheld(finding: Finding) -> bool:
    """Whether the words of a finding may reveal withheld parts: it stays on the author's terminal."""
    return finding.discreet or finding.code == "E10"


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding stops a build."""
    return any(finding.severity == "error" for finding in findings)


class Faulty(Exception):
    """Content cannot be used; carries every finding known so far.

    `files` is the files that were read until then, by path, so that a failed build is repeated only if one of
    them has changed: `reading.opening.Seen`. The pipeline fills it in.
    """

    def __init__(
        self, findings: Iterable[Finding], files: Mapping[str, Any] | None = None,
        waived: Iterable[Any] = (),
    ) -> None:  # fmt: skip
        self.findings = in_order(findings)
        self.files = files or {}
        self.waived = tuple(waived)
        """Findings that the authors accepted: `lint.Waived`."""
        super().__init__("; ".join(finding.message for finding in self.findings))

    def __reduce__(
        self,
    ) -> tuple[type, tuple[tuple[Finding, ...], Mapping[str, Any], tuple[Any, ...]]]:
        """How a worker process passes it on."""
        return type(self), (self.findings, self.files, self.waived)


class Refused(Exception):
    """Something cannot be used as it is: one sentence, and how to mend it, if that is possible."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message, help)
        self.message, self.help = message, help

    def __str__(self) -> str:
        return f"{self.message}: {self.help}" if self.help else self.message


class Misuse(Refused):
    """A usage error: the command line cannot be carried out; exit status 2."""


class Unusable(Refused):
    """A bibliography style or a drawing cannot be used."""
