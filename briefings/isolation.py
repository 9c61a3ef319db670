"""Our own programs for files from strangers: each reads or draws in a process with limits.

Such a program writes one line of JSON for each thing that it gets. If a thing takes too much time or
memory, its process ends, and another process continues with the rest. This module uses only the standard
library, because both sides import it.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

_START = (
    "import runpy, sys; home = sys.argv.pop(1); sys.path.insert(0, home); import briefings;"
    " sys.path.append(sys.path.pop(0)); script = sys.argv.pop(1);"
    " runpy.run_path(script, run_name='__main__')"
)
"""This very package, and not another of its name; all other modules from elsewhere first."""


class Reasons(NamedTuple):
    """The reasons that are given for things without a result."""

    ended: str
    """The process was ended because of it."""
    no_process: str
    """There was no process."""
    others: str
    """Too many things before it ended the process."""


def command(script: Path, *arguments: str) -> list[str]:
    """The command that runs a program of the package; it can import `limit` and libraries only."""
    # -P: some modules beside the script have the same names as modules of the standard library.
    python = [sys.executable, "-P", "-X", "utf8", "-c", _START]
    return [*python, str(Path(__file__).resolve().parents[1]), str(script), *arguments]


def results_of(
    script: Path, things: Sequence[Any], given: Callable[[Sequence[Any]], Any], reasons: Reasons,
    *, seconds: int, most_ends: int,
) -> list[dict[str, Any]]:  # fmt: skip
    """The result of a program for each thing, in order; `{"reason"}` if there is no result.

    `given` turns things into the data that the program reads as JSON; `seconds` is the limit for one
    thing. After `most_ends` things that ended a process, the rest is not tried.
    """
    results: list[dict[str, Any]] = []
    for _ in range(most_ends):
        rest = things[len(results) :]
        if not rest:
            return results
        told, ended = run(script, given(rest), seconds * (2 + len(rest)), reasons)
        results += told
        if len(results) < len(things):
            results.append({"reason": ended})
    return [*results, *[{"reason": reasons.others}] * (len(things) - len(results))]


def run(
    script: Path, given: Any, seconds: int, reasons: Reasons
) -> tuple[list[dict[str, Any]], str]:
    """The results of one process up to the thing that ended it, and why it ended."""
    ended = reasons.ended
    try:
        done = subprocess.run(
            command(script), input=json.dumps(given).encode(), capture_output=True, check=False,
            timeout=seconds,
        )  # fmt: skip
        out = done.stdout
    except subprocess.TimeoutExpired as error:
        out = error.stdout or b""
    except OSError as error:
        out, ended = b"", f"{reasons.no_process}: {(error.strerror or str(error)).lower()}"
    results: list[dict[str, Any]] = []
    for line in out.splitlines():
        try:
            results.append(json.loads(line))
        except ValueError:
            break  # it ended while writing
    return results, ended


def limit(seconds: int, memory: int, *, addresses: bool = True) -> None:
    """Limit this process to so many more seconds of processor time, and so many bytes in all.

    Without `addresses` only data counts, because some engines reserve much more than they use.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    limits = {
        resource.RLIMIT_CPU: int(used.ru_utime + used.ru_stime) + seconds,
        resource.RLIMIT_AS: memory if addresses else resource.RLIM_INFINITY,
        resource.RLIMIT_CORE: 0,
    }
    if not addresses:
        limits[resource.RLIMIT_DATA] = memory
    for kind, soft in limits.items():
        hard = resource.getrlimit(kind)[1]  # the caller may already be limited
        both = [value for value in (soft, hard) if value != resource.RLIM_INFINITY]
        resource.setrlimit(kind, (min(both, default=resource.RLIM_INFINITY), hard))
