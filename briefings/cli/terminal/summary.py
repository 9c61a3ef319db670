"""What a build says at its end: the worst findings in full, files, counts, and what was not built."""

from collections.abc import Iterable, Sequence
from typing import Any

from ...findings.finding import SEVERITIES, Finding
from ...findings.report import count

FEW = 5
"""So many findings of a build are printed in full; `check` prints them all."""


def worst(findings: Iterable[Finding]) -> list[Finding]:
    """The first few findings, errors before warnings, in the order of their places."""
    ranked = sorted(findings, key=lambda found: SEVERITIES.index(found.severity))
    return ranked[:FEW]


def total(files: int, briefings: int, findings: Sequence[Finding], command: str) -> str:
    """`6 files from 2 briefings, 70 warnings; all of them: make-briefing check content/vessa.yaml`."""
    made = f"{files} file{'s' if files != 1 else ''}"
    if briefings > 1:
        made += f" from {briefings} briefings"
    said = f"{made}, {count(findings) if findings else 'no errors or warnings'}"
    return f"{said}; all of them: {command}" if len(findings) > FEW else said


def not_built(names: Sequence[Any], earlier: Sequence[bool]) -> list[str]:
    """A line for each briefing that failed; `earlier` says whether it has files of before."""
    return [
        f"not built: {name}" + ("; its earlier files are as they were" if there else "")
        for name, there in zip(names, earlier, strict=True)
    ]
