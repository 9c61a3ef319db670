"""`-o`: one meaning in every spelling, refused before anything is built, shared by two builds."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Command, Write

from briefings.library.freshness import CACHE

SHORT = ("-l", "brief", "-t", "html", "-j1")


@pytest.mark.parametrize(
    "words",
    [
        ("-o", "mine"), ("-omine",), ("-o=mine",), ("--output-dir", "mine"), ("--output-dir=mine",),
        ("-fo", "mine"), ("-qo", "mine"), ("-fqomine",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_spelling_names_the_folder(
    words: tuple[str, ...], content: Write, command: Command,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Joined and separate, alone and behind other short options: files go where `-o` says."""
    monkeypatch.chdir(tmp_path)
    run = command("build", content(), *SHORT, *words)
    assert run.status == 0, run.err
    assert (tmp_path / "mine" / "small" / "small-brief.html").exists()
    assert not (tmp_path / "output").exists()


def test_abbreviations_are_refused(content: Write, command: Command) -> None:
    """`--output` is no option: two halves of the program could read it in two ways."""
    run = command("build", content(), *SHORT, "--output", "mine")
    assert (run.status, "unrecognized arguments" in run) == (2, True)


def test_one_file_for_many_is_refused_before_anything_is_built(
    content: Write, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The count is known from the order: no page is laid out."""
    monkeypatch.setattr("briefings.library.batch.build", None)
    run = command("build", content(), "-t", "pdf", "-o", tmp_path / "x.pdf", "-j1")
    assert run.status == 2
    assert "names one file, this build makes 3: name a folder" in run


def test_capital_ending_names_a_file(content: Write, command: Command, tmp_path: Path) -> None:
    """`x.HTML` is a file, as a file manager would take it."""
    assert command("build", content(), *SHORT, "-o", tmp_path / "x.HTML").status == 0
    assert (tmp_path / "x.HTML").is_file()


def test_ending_of_no_format_is_refused(content: Write, command: Command, tmp_path: Path) -> None:
    """`-o x.txt` makes no folder of that name; one that is meant is written with a slash."""
    run = command("build", content(), *SHORT, "-o", tmp_path / "x.txt")
    assert (run.status, "for a folder write" in run) == (2, True)
    assert command("build", content(), *SHORT, "-o", f"{tmp_path}/x.txt/").status == 0
    assert (tmp_path / "x.txt" / "small").is_dir()


def test_two_builds_at_once_keep_both_records(content: Write, tmp_path: Path) -> None:
    """Builds into one folder at the same time do not lose each other's record."""
    path = content()
    program = [sys.executable, "-m", "briefings", "build", str(path), "-t", "html", "-j1"]
    running = [
        subprocess.Popen([*program, "-l", length, "-o", str(tmp_path / "o")], cwd=ROOT)
        for length in ("brief", "standard", "report")
    ]
    assert [one.wait() for one in running] == [0, 0, 0]
    records = [json.loads(p.read_text()) for p in (tmp_path / "o" / CACHE).glob("build-*.json")]
    assert sorted(len(record["files"]) for record in records) == [1, 1, 1]


def test_unusable_date_is_refused(
    content: Write, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A SOURCE_DATE_EPOCH that is no number of seconds is wrong usage, not another date."""
    for text in ("yesterday", "-1", "99999999999999999", "1e9"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
        run = command("build", content(), *SHORT)
        assert (run.status, "SOURCE_DATE_EPOCH" in run.err) == (2, True), text
