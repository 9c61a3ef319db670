"""Processes of a build: what they leave behind, and that none of them is left."""

import errno
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Command, Write
from jinja2 import Environment
from jinja2.bccache import Bucket

from briefings.findings.finding import Faulty
from briefings.isolation import allowed_memory
from briefings.layout import engine as engines
from briefings.layout.engine import Engine
from briefings.library import batch
from briefings.rendering.environment import Compiled

TWO = ("-l", "brief,report", "-t", "pdf", "-j2")
"""Two pieces of work, each with pages."""
PROGRAM = (sys.executable, str(ROOT / "make_briefing.py"))
POOL = """
import sys, time, multiprocessing
from briefings.library.batch import START
from briefings.isolation import begin_worker

def main():
    context = multiprocessing.get_context(START)
    folder = sys.argv[1]
    def work():
        begin_worker(folder)
        time.sleep(1000)
    workers = [context.Process(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    print(*[worker.pid for worker in workers], flush=True)
    time.sleep(1000)

main()
"""


def until(true: Callable[[], bool], what: str) -> None:
    """Wait for something that another process does; a minute is more than it ever takes."""
    for _ in range(600):
        if true():
            return
        time.sleep(0.1)
    pytest.fail(f"waited in vain for: {what}")


def alive(pid: int) -> bool:
    """Whether a process still does anything."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in {"Z", "X"}


linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")


@linux
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_no_worker_outlives_its_parent(tmp_path: Path, number: signal.Signals) -> None:
    """Whatever ends the program, its workers end, and their folder goes with them."""
    folder = tmp_path / "pool"
    folder.mkdir()
    (folder / "font.ttf").write_bytes(b"x")
    parent = subprocess.Popen(
        [sys.executable, "-c", POOL, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    workers = [int(pid) for pid in parent.stdout.readline().split()]
    assert len(workers) == 2
    parent.send_signal(number)
    parent.wait()
    until(lambda: not any(map(alive, workers)), "the workers to end")
    assert not folder.exists()
    parent.stdout.close()


@linux
def test_a_build_that_is_told_to_end_ends_with_its_workers(content: Write, tmp_path: Path) -> None:
    """SIGTERM: status 143, no worker, no folder of fonts; what was there stays."""
    path, temporary = content(), tmp_path / "tmp"
    temporary.mkdir()
    running = subprocess.Popen(
        [*PROGRAM, "build", str(path), *TWO, "-o", str(tmp_path / "o")],
        env={**os.environ, "TMPDIR": str(temporary)}, stderr=subprocess.PIPE,
    )  # fmt: skip

    def workers() -> list[int]:
        try:
            return [
                int(pid)
                for task in Path(f"/proc/{running.pid}/task").iterdir()
                for pid in (task / "children").read_text().split()
            ]
        except OSError:
            return []

    until(lambda: len(workers()) == 2 or running.poll() is not None, "the workers to begin")
    found = workers()
    running.send_signal(signal.SIGTERM)
    _, said = running.communicate()
    assert running.returncode == 143, said
    until(lambda: not any(map(alive, found)), "the workers to end")
    assert list(temporary.iterdir()) == []


def test_workers_leave_no_folders_of_fonts(content: Write, tmp_path: Path) -> None:
    """The layout engine makes a folder in each; all of them lie in one that is removed."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    done = subprocess.run(
        [*PROGRAM, "build", str(content()), *TWO, "-o", str(tmp_path / "o")],
        env={**os.environ, "TMPDIR": str(temporary)}, capture_output=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert list(temporary.iterdir()) == []


def killed(*_: Any) -> None:
    """What a system does to a process that takes too much memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_workers_that_the_system_ends_are_a_finding(
    content: Write, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when memory runs out: status 1, a sentence, and the other files as they were."""
    if batch.START != "fork":
        pytest.skip("the replaced function does not reach the workers")
    monkeypatch.setattr(batch, "build", killed)
    done = command("build", content(), *TWO, "-o", tmp_path / "o")
    assert (done.status, "error[R907]" in done.err, "-j 1" in done.err) == (1, True, True)
    assert multiprocessing.active_children() == []
    assert BrokenProcessPool.__name__ not in done


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_a_full_folder_for_temporary_files_is_a_finding(
    content: Write, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    """It is named, and no fault of the program."""

    def full(*_: Any, **__: Any) -> str:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    engines.import_weasyprint()
    engines.engine.cache_clear()
    monkeypatch.setattr(tempfile, "mkdtemp", full)
    monkeypatch.setattr("weasyprint.text.fonts.mkdtemp", full)  # the engine has its own name for it
    done = command("build", content(), *TWO[:4], jobs, "-o", tmp_path / "o")
    assert done.status == 1
    assert "error[W001]: cannot write temporary files: no space left on device" in done.err


def test_too_little_memory_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under a limit at which the engine's libraries end the process, it is not even loaded."""
    monkeypatch.setattr(engines, "allowed_memory", lambda: 150 * 1024 * 1024)
    with pytest.raises(Faulty) as fault:
        Engine(ROOT, ())
    (finding,) = fault.value.findings
    assert (finding.code, "150 MiB" in finding.message, finding.help) == (
        "R907", True, "allow 256 MiB: `ulimit -v 262144`",
    )  # fmt: skip


def test_the_limit_of_a_shell_is_known() -> None:
    """What `ulimit -v` says, in bytes."""
    code = "from briefings.isolation import allowed_memory; print(allowed_memory())"
    done = subprocess.run(
        ["bash", "-c", f"ulimit -v 1000000; {sys.executable} -c '{code}'"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.strip() == str(1000000 * 1024)
    assert allowed_memory() is None or allowed_memory() > 1000000 * 1024  # type: ignore[operator]


# Compiled templates


def bucket() -> Bucket:
    """A template as Jinja hands it over, not compiled yet."""
    return Bucket(Environment(), "key", "checksum")  # noqa: S701  # nothing is rendered


def test_compiled_templates_are_for_everybody(tmp_path: Path) -> None:
    """What one user compiled another can read: their mode is that of any file."""
    mask = os.umask(0o022)
    try:
        compiled = Compiled(str(tmp_path))
        full = bucket()
        full.code = compile("1", "x", "eval")
        compiled.dump_bytecode(full)
    finally:
        os.umask(mask)
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o777 == 0o644
    again = bucket()
    compiled.load_bytecode(again)
    assert again.code == full.code


@pytest.mark.parametrize("damage", [b"", b"j2", b"\x80\x04.", "cut", "folder"])
def test_damaged_compiled_templates_are_made_again(tmp_path: Path, damage: bytes | str) -> None:
    """Whatever lies in their place, templates are compiled once more."""
    compiled, full = Compiled(str(tmp_path)), bucket()
    full.code = compile("1", "x", "eval")
    compiled.dump_bytecode(full)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.unlink()
    if damage == "folder":
        file.mkdir()
    else:
        file.write_bytes(whole[: len(whole) - 9] if damage == "cut" else whole[:14] + bytes(damage))  # type: ignore[arg-type]
    again = bucket()
    compiled.load_bytecode(again)
    assert again.code is None


def test_a_folder_of_another_user_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be written or read, templates are compiled each time."""

    def denied(*_: Any, **__: Any) -> Any:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    compiled, full = Compiled(str(tmp_path)), bucket()
    full.code = compile("1", "x", "eval")
    monkeypatch.setattr(tempfile, "mkstemp", denied)
    compiled.dump_bytecode(full)
    assert list(tmp_path.iterdir()) == []
