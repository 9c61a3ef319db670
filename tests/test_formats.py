"""A format is one new file: dropped in, it is listed, built, named by `-o` and recorded."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Command, Write

from briefings import formats
from briefings.library import freshness

ONE = '''"""Notes: what a test drops in."""

from briefings.formats.given import Artefact

SUMMARY = "one line"
SCOPE = "{scope}"
SUFFIX = ".notes"


def export(given):
    """One file that says what it was given."""
    name = getattr(given, "name", "all")
    pages = given.layout.measure.pages if hasattr(given, "layout") else 0
    yield Artefact(".notes", f"{{name}} {{pages}}".encode(), pages)
'''


@pytest.fixture(params=["briefing", "length", "pages"])
def scope(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The scope of a format `notes` that lies in the folder of formats for this test."""
    folder = tmp_path / "dropped"
    folder.mkdir()
    (folder / "notes.py").write_text(ONE.format(scope=request.param))
    formats.__path__.append(str(folder))
    formats._formats.cache_clear()
    yield request.param
    formats.__path__.remove(str(folder))
    formats._formats.cache_clear()
    sys.modules.pop("briefings.formats.notes")


def test_dropped_format_is_listed(scope: str, command: Command) -> None:
    """`list formats` names it with its summary, whatever its scope."""
    assert "notes" in (said := command("list", "formats").out)
    assert "one line" in said


def test_dropped_format_is_built_and_recorded(
    scope: str, content: Write, command: Command, tmp_path: Path
) -> None:
    """It is made as often as its scope says; a second build finds it up to date."""
    words = ("build", content(), "-l", "brief,report", "-t", "notes", "-o", tmp_path / "o", "-j1")
    run = command(*words)
    assert run.status == 0, run.err
    made = {path.name: path.read_text() for path in (tmp_path / "o/small").iterdir()}
    assert made == {
        "briefing": {"small.notes": "all 0"},
        "length": {"small-brief.notes": "brief 0", "small-report.notes": "report 0"},
        "pages": {"small-brief.notes": "brief 1", "small-report.notes": "report 2"},
    }[scope]  # fmt: skip
    assert "nothing to do" in command(*words)
    (record,) = (tmp_path / "o" / freshness.CACHE).glob("build-*.json")
    assert all(name in record.read_text() for name in made)


def test_dropped_format_gives_its_ending_to_one_file(
    scope: str, content: Write, command: Command, tmp_path: Path
) -> None:
    """`-o FILE.notes` names the file of a build that makes one."""
    target = tmp_path / "mine.notes"
    run = command("build", content(), "-l", "brief", "-t", "notes", "-o", target)
    assert (run.status, target.exists()) == (0, True), run.err
