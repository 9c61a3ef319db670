"""What `build` and `check` say at the end, and how often they say a thing."""

import json
from pathlib import Path

from conftest import Command, Write

HTML = ("-t", "html", "-j1")


def many(tmp_path: Path) -> None:
    """Settings under which every fact without a source is a warning."""
    (tmp_path / "settings.yaml").write_text("lint: {severity: {B01: warning}}\n")


def facts(count: int) -> list[dict[str, str]]:
    return [{"id": f"F{n}", "text": f"Fact {n}."} for n in range(1, count + 1)]


def test_build_prints_the_worst_and_counts_all(
    content: Write, command: Command, tmp_path: Path
) -> None:
    """Of many findings a build prints five in full, their number, and the command for the rest."""
    many(tmp_path)
    path = content(key_facts=facts(12))
    run = command("build", path, "-l", "brief", *HTML, "-o", tmp_path / "o")
    assert run.err.count("warning[") == 5
    last = run.out.strip().splitlines()[-1]
    assert last.startswith("1 file, ")
    assert f"warnings; all of them: make-briefing check {path}" in last
    assert command("check", path).err.count("warning[") > 12


def test_repeated_build_counts_the_same(content: Write, command: Command, tmp_path: Path) -> None:
    """With nothing to do, the same findings are said again, with their lines."""
    many(tmp_path)
    words = ("build", content(key_facts=facts(3)), "-l", "brief", *HTML, "-o", tmp_path / "o")
    first, again = command(*words), command(*words)
    assert "nothing to do" in again.out
    assert first.err == again.err
    assert first.out.splitlines()[-1] == again.out.splitlines()[-1]
    assert '"text": "Fact 1."' in again.err


def test_finding_of_all_lengths_is_said_once(
    content: Write, command: Command, tmp_path: Path
) -> None:
    """A word missing in a language is one finding, though three lengths lack it."""
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "tlh.yaml").write_text(
        'tag: tlh\nname: Other\nlocale: en-GB\nquotes: ["“", "”", "‘", "’"]\nwords: {gaps: Unknown}\n'
    )
    run = command("build", content(), "--lang", "tlh", *HTML, "-j2", "--json", "-o", tmp_path / "o")
    found = [f for f in json.loads(run.out)["findings"] if f["code"] == "V210"]
    assert len(found) == len({f["message"] for f in found})


def test_what_failed_is_named_last(content: Write, command: Command, tmp_path: Path) -> None:
    """Over several briefings: a total, then the one that was not built; likewise in `check`."""
    good, bad = content("good"), content("bad", title=None)
    words = ("build", good, bad, "-l", "brief", *HTML, "-o", tmp_path / "o")
    lines = command(*words).out.strip().splitlines()
    assert lines[-2:] == ["1 file from 2 briefings, 1 error", f"not built: {bad}"]
    lines = command("check", good, bad).out.strip().splitlines()
    assert lines[-2:] == ["2 briefings: 1 error", f"with errors: {bad}"]


def test_earlier_files_are_mentioned_where_there_are_any(
    content: Write, command: Command, tmp_path: Path
) -> None:
    """A briefing that was built before and now fails keeps its files, and the build says so."""
    path = content()
    words = ("build", path, "-l", "brief", *HTML, "-o", tmp_path / "o")
    command(*words)
    content(title=None)
    assert f"not built: {path}; its earlier files are as they were" in command(*words).out


def test_omissions_are_named_by_section(content: Write, command: Command, tmp_path: Path) -> None:
    """What a length leaves out is counted by section, entries without ids as well."""
    events = [{"date": f"19{n:02}", "text": "An event."} for n in range(10, 14)]
    people = [{"name": "A. Person"}]
    run = command(
        "build", content(timeline=events, people=people), "-l", "brief", *HTML, "-o", tmp_path / "o"
    )
    assert "left out: 4 of 4 events, 1 of 1 people" in run.out
