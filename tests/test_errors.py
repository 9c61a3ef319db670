"""Content that is wrong, and what is said about it.

Each file of `tests/errors/`, or each folder with its files, is a briefing with faults. What must be
found stands in the files themselves:

    # error: CODE COLUMN part of the message             in the next line that is not such a comment
    # error: CODE @LINE:COLUMN part of the message       in that line of the same file
    # error: CODE @FILE:LINE:COLUMN part of the message  in another file of the folder

All that `check` reports must be expected, and all that is expected reported. Columns count from 1.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import Command

ERRORS = Path(__file__).parent / "errors"
PACKAGE = Path(__file__).parent.parent / "briefings"
BRIEFINGS = sorted([*ERRORS.glob("*.yaml"), *(p.parent for p in ERRORS.glob("*/briefing.yaml"))])
FOREIGN = ("Traceback", "Input should be", "Field required", "Extra inputs", "validation error")
"""Words that are not ours: Python's and pydantic's."""
ELSEWHERE = {
    "Y001", "Y002", "Y004", "Y005",  # test_loading.py: files that are no text
    "V219",  # test_own_fonts.py: a font is no text
    "V114",  # test_loading.py: numbers in the files of lengths
}  # fmt: skip
WARNINGS = {"Y016"}
EXPECTED = re.compile(
    r"\s*# error: (?P<code>\w+) (?:@(?:(?P<file>[^\s:]+):)?(?P<line>\d+):)?(?P<column>\d+) (?P<part>.+)"
)


class Expected(NamedTuple):
    """A finding that a file says it has."""

    file: str
    line: int
    column: int
    code: str
    part: str


def expected_in(briefing: Path) -> list[Expected]:
    """What the files of a briefing expect, in order."""
    files = sorted(briefing.rglob("*.yaml")) if briefing.is_dir() else [briefing]
    return sorted(expected for file in files for expected in _expected(file))


def _expected(file: Path) -> Iterator[Expected]:
    lines = file.read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        match = EXPECTED.fullmatch(line)
        assert match or "# error:" not in line, f"{file}:{number + 1}: {line}"
        if match:
            after = (n for n in range(number, len(lines)) if not EXPECTED.fullmatch(lines[n]))
            at = int(match["line"] or next(after, 0) + 1)
            name = str(file.parent / match["file"] if match["file"] else file)
            yield Expected(name, at, int(match["column"]), match["code"], match["part"])


def reported_by(briefing: Path, command: Command) -> list[dict[str, Any]]:
    """The findings of `check --json`, by place."""
    found = command("check", "--json", briefing).json["findings"]
    return sorted(found, key=lambda one: (one["file"], one["line"], one["column"], one["code"]))


each_briefing = pytest.mark.parametrize(
    "briefing", BRIEFINGS, ids=[path.name.removesuffix(".yaml") for path in BRIEFINGS]
)


@each_briefing
def test_all_faults_are_found_at_their_places_and_nothing_else(
    briefing: Path, command: Command
) -> None:
    """One run reports each fault of a briefing, with code, file, line and column."""
    found = reported_by(briefing, command)
    expected = expected_in(briefing)
    assert expected
    assert [(f["file"], f["line"], f["column"], f["code"], f["message"]) for f in found] == [
        (e.file, e.line, e.column, e.code, _with(e, found)) for e in expected
    ]
    assert all(f["severity"] == ("warning" if f["code"] in WARNINGS else "error") for f in found)


def _with(expected: Expected, found: list[dict[str, Any]]) -> str:
    """The message reported at an expected place that has the expected part, else the part alone."""
    place = expected[:4]
    messages = [
        f["message"] for f in found if (f["file"], f["line"], f["column"], f["code"]) == place
    ]
    return next((message for message in messages if expected.part in message), expected.part)


@each_briefing
def test_every_message_is_one_terse_sentence_with_help(briefing: Path, command: Command) -> None:
    """A finding says in one line what is wrong, and in another how to mend it."""
    for finding in reported_by(briefing, command):
        assert "\n" not in finding["message"] + finding["help"]
        assert 0 < len(finding["message"]) <= 200
        assert not finding["message"].endswith(".")
        assert finding["help"].strip()


@each_briefing
def test_people_see_findings_and_never_a_traceback(briefing: Path, command: Command) -> None:
    """`check` ends with status 1 and says nothing in the words of a library."""
    run = command("check", briefing)
    assert run.status == 1
    assert "error[" in run.err
    assert not [words for words in FOREIGN if words in run]


@each_briefing
def test_every_place_exists(briefing: Path, command: Command) -> None:
    """The line of a finding is in its file, and its column at most one past the end of the line."""
    for finding in reported_by(briefing, command):
        lines = Path(finding["file"]).read_text("utf-8").split("\n")
        assert 1 <= finding["line"] <= len(lines)
        assert 1 <= finding["column"] <= len(lines[finding["line"] - 1]) + 1


def test_every_code_has_a_wrong_file() -> None:
    """Each code of reading and validating is shown by a file here, or by test_loading.py."""
    rooms = [
        path for name in ("reading", "content", "figures") for path in (PACKAGE / name).glob("*.py")
    ]
    text = "".join(path.read_text("utf-8") for path in (*rooms, PACKAGE / "model" / "base.py"))
    codes = set(re.findall(r'"([YV]\d{3}|C01)"', text))
    shown = {expected.code for briefing in BRIEFINGS for expected in expected_in(briefing)}
    assert codes - shown - ELSEWHERE == set()


def test_there_are_wrong_files_enough() -> None:
    """A glob that finds nothing would pass every other test."""
    assert len(BRIEFINGS) >= 70
