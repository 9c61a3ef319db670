"""The record of a build, by which the next one knows that it has nothing to do."""

from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..cache import prune
from ..findings.finding import Faulty, Finding, about_withheld
from ..reading.opening import Seen
from ..reading.sealing import sealed
from ..writing import write
from . import freshness
from .batch import Outcome
from .repeating import without_lines


def record_of(
    outcomes: Iterable[Outcome], there: Iterable[str], older: Iterable[str], status: int
) -> dict[str, Any]:
    """All that repeating a build needs; `there` are files that other builds write as well, and `older`
    those that were made of other content.

    Of findings their lines are left out, which are read again where they stand. Those about what is
    withheld are not kept: `again` says that the content must be checked to repeat them.
    """
    outcomes = list(outcomes)
    files = [file for outcome in outcomes for file in files_of(outcome)]
    findings = shown(outcomes)
    return {
        "trees": {path: tree for one in outcomes for path, tree in one.trees.items()},
        "inputs": _inputs(outcomes),
        "outputs": {
            path: sha256(made.data).hexdigest()
            for one in outcomes
            for path, made in zip(one.paths, one.made, strict=True)
        },
        "there": list(there),
        "older": {path: freshness.digest(path) for path in older},
        "status": status,
        "files": files,
        "findings": without_lines(f for f in findings if not about_withheld(f)),
        "again": any(map(about_withheld, findings)),
    }


def _inputs(outcomes: Iterable[Outcome]) -> dict[str, Seen]:
    """What all of them were made of; of a file that changed between two of them no hash holds."""
    found: dict[str, Seen] = {}
    for outcome in outcomes:
        for path, seen in outcome.inputs.items():
            same = found.get(path, seen).digest == seen.digest
            found[path] = seen if same else seen._replace(digest="changed")
    return found


def shown(outcomes: Iterable[Outcome]) -> list[Finding]:
    """The findings that `build` prints: notes are for `check`."""
    found = (f for outcome in outcomes for f in outcome.findings)
    return [finding for finding in found if finding.severity != "note"]


def files_of(outcome: Outcome) -> list[dict[str, Any]]:
    """The files of an outcome as plain data: path, pages, length, what is left out, seconds."""
    return [
        {
            "path": path,
            "pages": made.pages,
            "length": made.length,
            "left_out": made.left_out,
            "seconds": round(made.seconds, 2),
        }
        for path, made in zip(outcome.paths, outcome.made, strict=True)
    ]


def keep(folder: Path, key: str, record: dict[str, Any]) -> None:
    """Write a record; without one the next build only takes longer."""
    if folder.is_dir():
        with suppress(Faulty):
            write(Path(freshness.record_file(str(folder), key)), sealed(record))
            prune(folder / freshness.CACHE, "build")
