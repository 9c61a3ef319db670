"""The program as others start it: from a wheel, watching, opening, with processes that spawn."""

import os
import signal
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT, Write

PROGRAM = [sys.executable, "-m", "briefings"]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of the wheel in a virtual environment of its own, which borrows dependencies."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    venv.create(folder / "venv", with_pip=True)
    (lib,) = (folder / "venv").glob("lib/python*/site-packages")
    (wheel,) = folder.glob("*.whl")
    pip = [str(folder / "venv/bin/python"), "-m", "pip", "install", "-q", "--no-index", "--no-deps"]
    subprocess.run([*pip, str(wheel)], check=True)
    others = next(path for path in sys.path if path.endswith("site-packages"))
    (lib / "others.pth").write_text(others)  # of which no .pth is read: not the checkout's
    return folder / "venv" / "bin" / "make-briefing"


def test_wheel_works_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    """Start a project and a briefing, check it, build it, take it apart and make it again."""
    folder = tmp_path

    def run(*words: str) -> str:
        done = subprocess.run([str(installed), *words], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("init", "project")
    folder = tmp_path / "project"
    assert "no findings" in run("check")
    run("new", "Fish quotas")
    run("check", "content/fish-quotas.yaml")
    run("build", "content/fish-quotas.yaml", "-l", "brief")
    pdf = "output/fish-quotas/fish-quotas-brief.pdf"
    run("extract", pdf, "-o", "again")
    assert "same" in run("verify", pdf)
    assert "large-print" in run("list", "themes")
    assert "confidence" in run("schema")
    run("doctor")


def until(true: Callable[[], bool], what: str) -> None:
    """Wait for something that a process does; a minute is more than it ever takes."""
    for _ in range(600):
        if true():
            return
        time.sleep(0.1)
    pytest.fail(f"waited in vain for: {what}")


@pytest.fixture
def watching(content: Write, tmp_path: Path) -> Iterator[tuple[Path, Path, subprocess.Popen[str]]]:
    """`build --watch` of a small briefing: its content, its page, the process."""
    path = content()
    words = ["build", str(path), "-l", "brief", "-t", "html", "-o", str(tmp_path / "o"), "--watch"]
    with (tmp_path / "said.txt").open("w") as said:
        running = subprocess.Popen(
            [*PROGRAM, *words], cwd=ROOT, text=True, stderr=said, stdout=said
        )
    yield path, tmp_path / "o/small/small-brief.html", running
    running.kill()
    running.wait()


def test_watch_builds_again(
    watching: tuple[Path, Path, subprocess.Popen[str]], tmp_path: Path
) -> None:
    """A saved change is on the page, a broken file ends nothing, Ctrl-C ends with 0."""
    path, page, running = watching
    said = tmp_path / "said.txt"
    until(lambda: "watching" in said.read_text(), "the first build")
    whole = path.read_text("utf-8")
    path.write_text("title: [unclosed", encoding="utf-8")
    until(lambda: "not built" in said.read_text(), "the broken file")
    path.write_text(whole.replace("The accord of 1968", "The treaty of 1968"), encoding="utf-8")
    until(lambda: "The treaty of 1968" in page.read_text("utf-8"), "the mended file")
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=60) == 0


def test_open_shows_the_result(content: Write, tmp_path: Path) -> None:
    """`--open` hands the address of the first file to the browser of the system."""
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/opened"\n')
    browser.chmod(0o755)
    words = [
        "build",
        str(content()),
        "-l",
        "brief",
        "-t",
        "html",
        "-o",
        str(tmp_path / "o"),
        "--open",
    ]
    environment = {**os.environ, "BROWSER": str(browser)}
    subprocess.run([*PROGRAM, *words], cwd=ROOT, env=environment, check=True, capture_output=True)
    until((tmp_path / "opened").exists, "the browser")
    until(lambda: bool((tmp_path / "opened").read_text()), "the address")
    page = tmp_path / "o" / "small" / "small-brief.html"
    assert (tmp_path / "opened").read_text().strip() == page.as_uri()


def test_workers_may_spawn(content: Write, tmp_path: Path) -> None:
    """Where processes cannot fork, as on Windows and macOS, the same files are made."""
    words = ["build", str(content()), "-l", "brief,report", "-t", "html"]
    program = (
        "import sys; from briefings.library import batch; batch.START = sys.argv.pop(1);"
        "from briefings.cli import main; sys.exit(main())"
    )
    made = {}
    for method in ("fork", "spawn"):
        start = [sys.executable, "-c", program, method, *words, "-j2", "-o", str(tmp_path / method)]
        subprocess.run(start, cwd=ROOT, check=True, capture_output=True)
        files = sorted((tmp_path / method / "small").iterdir())
        made[method] = [path.read_bytes() for path in files]
    assert len(made["fork"]) == 2
    assert made["fork"] == made["spawn"]
