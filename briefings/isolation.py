"""Processes besides the main one, and all that only some systems have.

Our own programs for files from strangers are processes with limits. Such a program writes one line of JSON
for each thing that it gets. If a thing takes too much time or memory, its process ends, and another process
continues with the rest. Workers share the work of a build. None of them outlives the process that started
it. This module uses only the standard library, because both sides import it.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
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
    import subprocess

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

    Without `addresses` only data counts, because some engines reserve much more than they use. On Linux it
    ends with the process that started it, too; elsewhere it ends when its time is over.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, 9)
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


_PR_SET_PDEATHSIG = 1
"""Linux, prctl(2): the signal that a process gets when the one that started it ends."""


def allowed_memory() -> int | None:
    """How many bytes of addresses this process may have; None: as many as there are."""
    try:
        import resource
    except ImportError:
        return None
    soft = resource.getrlimit(resource.RLIMIT_AS)[0]
    return None if soft == resource.RLIM_INFINITY else soft


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let one process at a time go on from here; where there are no locks, all do."""
    with ExitStack() as stack:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            _lock(stack.enter_context(path.open("ab")).fileno())
        yield


def _lock(handle: int) -> None:
    """Wait until this process alone has a lock, which ends with the handle or the process."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # for ten seconds at most
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)


def begin_worker(folder: str) -> None:
    """Make this process, which `multiprocessing` started, a worker of a pool.

    Its temporary files go to a folder of the pool, which is removed with all that a worker leaves.
    """
    import signal
    import tempfile
    import threading

    tempfile.tempdir = folder
    with suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()


def _end_with_parent(folder: str) -> None:
    import multiprocessing
    import shutil

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        shutil.rmtree(folder, ignore_errors=True)  # the parent can no longer do it
        os._exit(1)


def leave_when_told() -> None:
    """Let SIGTERM end this process as an exception does: with workers ended and folders removed."""
    import signal

    def leave(number: int, _: Any) -> None:
        raise SystemExit(128 + number)

    with suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGTERM, leave)
