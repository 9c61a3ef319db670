"""`archive`: a saved copy of a source, and what is found in it."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import SPECIMEN, Command, Write

ACCORD = SPECIMEN / "everything" / "archive" / "accord.txt"
SOURCES: list[dict[str, Any]] = [
    {"id": "accord", "type": "treaty", "title": "Accord"},
    {"id": "ubc:1/2", "type": "report", "title": "Reading"},
    {"id": "hidden", "type": "report", "title": "Talk", "safety": "withhold"},
]
FACTS = [
    {
        "id": "F1", "text": "The accord gives 46 per cent.",
        "citations": [
            {"source": "accord", "quote": "46 per cent of the annual flow"},
            {"source": "accord", "quote": "48 per cent of the annual flow"},
        ],
    },
    {
        "id": "F2", "text": "A withheld fact.", "safety": "withhold",
        "citations": [{"source": "accord", "quote": "until both Governments have"}],
    },
]  # fmt: skip


@pytest.fixture
def briefing(content: Write) -> Path:
    """A folder with a briefing that quotes the accord, and no copy yet."""
    return content(folder=True, key_facts=FACTS, sources=SOURCES)


def lock(briefing: Path) -> Any:
    return json.loads((briefing / "sources.lock").read_text("utf-8"))


def test_copy_and_lock_are_written(briefing: Path, command: Command) -> None:
    before = (briefing / "briefing.yaml").read_bytes()
    run = command("archive", briefing, "accord", ACCORD, "--on", "2026-06-02")
    assert run.status == 0
    assert (briefing / "archive" / "accord.txt").read_bytes() == ACCORD.read_bytes()
    copy = lock(briefing)["copies"]["accord"]
    assert (copy["file"], copy["on"]) == ("accord.txt", "2026-06-02")
    assert copy["size"] == ACCORD.stat().st_size
    assert (briefing / "briefing.yaml").read_bytes() == before


def test_quotations_are_listed_with_their_states(briefing: Path, command: Command) -> None:
    run = command("archive", briefing, "accord", ACCORD)
    assert "quotations of `accord`: 1 of 2 found" in run.out
    assert "exact      “46 per cent of the annual flow”" in run.out
    assert "not-found  “48 per cent of the annual flow”" in run.out
    assert "nearest: [-46-]{+48+} per cent of the annual flow" in run.out
    (entry,) = lock(briefing)["quotations"]["accord"]
    assert entry["exact"] == "46 per cent of the annual flow"


def test_the_line_for_the_content_file_is_said_until_it_stands_there(
    content: Write, briefing: Path, command: Command
) -> None:
    line = "archive: {file: accord.txt, on: 2026-06-02}"
    run = command("archive", briefing, "accord", ACCORD, "--on", "2026-06-02")
    assert f"add to the source `accord`: {line}" in run.out
    record = {**SOURCES[0], "archive": {"file": "accord.txt", "on": "2026-06-02"}}
    content(folder=True, key_facts=FACTS, sources=[record, *SOURCES[1:]])
    assert "add to" not in command("archive", briefing, "accord", ACCORD, "--on", "2026-06-02").out


def test_the_name_of_the_record_is_kept(content: Write, command: Command) -> None:
    url = "https://example.org/saved"
    record = {**SOURCES[0], "archive": {"file": "old/treaty.TXT", "url": url}}
    folder = content(folder=True, key_facts=FACTS, sources=[record, *SOURCES[1:]])
    run = command("archive", folder, "accord", ACCORD, "--on", "2026-06-02")
    assert (folder / "archive" / "old" / "treaty.TXT").is_file()
    assert f'archive: {{file: old/treaty.TXT, url: "{url}", on: 2026-06-02}}' in run.out


def test_an_id_becomes_a_safe_name(briefing: Path, command: Command) -> None:
    command("archive", briefing, "ubc:1/2", ACCORD)
    (file,) = (briefing / "archive").iterdir()
    assert file.name.startswith("ubc-1-2-")
    assert file.suffix == ".txt"


def test_json(briefing: Path, command: Command) -> None:
    record = command("archive", briefing, "accord", ACCORD, "--on", "2026-06-02", "--json").json
    assert record["file"] == "archive/accord.txt"
    assert [q["state"] for q in record["quotations"]] == ["exact", "not-found"]
    assert record["add"] == "archive: {file: accord.txt, on: 2026-06-02}"


def test_the_day_is_today_or_that_of_the_environment(
    briefing: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    command("archive", briefing, "accord", ACCORD)
    assert lock(briefing)["copies"]["accord"]["on"] == "1970-01-02"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    command("archive", briefing, "accord", ACCORD)
    assert lock(briefing)["copies"]["accord"]["on"] > "2026"


def test_the_same_copy_again_changes_nothing(briefing: Path, command: Command) -> None:
    command("archive", briefing, "accord", ACCORD, "--on", "2026-06-02")
    before = (briefing / "sources.lock").read_bytes()
    run = command("archive", briefing, "accord", ACCORD, "--on", "2026-06-02")
    assert run.status == 0
    assert (briefing / "sources.lock").read_bytes() == before


def test_another_copy_is_refused_until_it_is_wanted(
    briefing: Path, command: Command, tmp_path: Path
) -> None:
    command("archive", briefing, "accord", ACCORD)
    other = tmp_path / "other.txt"
    other.write_text("The upper basin receives 48 per cent of the annual flow.", encoding="utf-8")
    run = command("archive", briefing, "accord", other)
    assert run.status == 2
    assert "use --replace" in run.err
    assert (briefing / "archive" / "accord.txt").read_bytes() == ACCORD.read_bytes()
    assert command("archive", briefing, "accord", other, "--replace").status == 0
    assert (briefing / "archive" / "accord.txt").read_bytes() == other.read_bytes()
    assert [q["exact"][:2] for q in lock(briefing)["quotations"]["accord"]] == ["48"]


def test_a_locked_copy_that_is_not_here_is_not_replaced_in_silence(
    briefing: Path, command: Command, tmp_path: Path
) -> None:
    command("archive", briefing, "accord", ACCORD)
    (briefing / "archive" / "accord.txt").unlink()
    other = tmp_path / "other.txt"
    other.write_text("Other words.", encoding="utf-8")
    run = command("archive", briefing, "accord", other)
    assert run.status == 2
    assert "another copy of `accord` is locked" in run.err
    assert not (briefing / "archive" / "accord.txt").exists()


def test_other_sources_stay_locked(briefing: Path, command: Command) -> None:
    command("archive", briefing, "accord", ACCORD)
    command("archive", briefing, "ubc:1/2", ACCORD)
    assert set(lock(briefing)["copies"]) == {"accord", "ubc:1/2"}
    assert set(lock(briefing)["quotations"]) == {"accord"}


def test_a_withheld_source_or_item_never_gets_into_the_lock(
    briefing: Path, command: Command
) -> None:
    run = command("archive", briefing, "hidden", ACCORD)
    assert run.status == 2
    assert "is withheld" in run.err
    assert run.out == ""
    assert not (briefing / "archive").exists()
    run = command("archive", briefing, "accord", ACCORD)
    written = (briefing / "sources.lock").read_text("utf-8")
    assert "both Governments" not in written + run.out
    assert "hidden" not in written + run.out


def test_what_was_withheld_since_leaves_the_lock(
    content: Write, briefing: Path, command: Command
) -> None:
    command("archive", briefing, "accord", ACCORD)
    command("archive", briefing, "ubc:1/2", ACCORD)
    sources = [{**SOURCES[0], "safety": "withhold"}, *SOURCES[1:]]
    content(folder=True, key_facts=[{"id": "F1", "text": "A fact."}], sources=sources)
    command("archive", briefing, "ubc:1/2", ACCORD)
    assert set(lock(briefing)["copies"]) == {"ubc:1/2"}
    assert lock(briefing)["quotations"] == {}


@pytest.mark.parametrize(
    ("source", "file", "message"),
    [
        ("acord", ACCORD, "there is no source `acord`: did you mean `accord`?"),
        ("accord", "no-such-file.txt", "there is no file `no-such-file.txt`"),
        ("accord", SPECIMEN, "is a folder: name a file inside it"),
        ("accord", "a\0b", "there is no file"),
    ],
)
def test_misuse(
    briefing: Path, command: Command, source: str, file: object, message: str
) -> None:  # fmt: skip
    run = command("archive", briefing, source, file)
    assert run.status == 2
    assert message in run.err


def test_a_file_too_large_is_refused(
    briefing: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefings.evidence.copies.MAX_BYTES", 10)
    run = command("archive", briefing, "accord", ACCORD)
    assert run.status == 2
    assert "the limit is" in run.err


def test_a_single_file_has_no_copies(content: Write, command: Command) -> None:
    path = content(key_facts=FACTS, sources=SOURCES)
    run = command("archive", path, "accord", ACCORD)
    assert run.status == 2
    assert f"move it to `{path.with_suffix('')}/briefing.yaml`" in run.err


def test_a_link_out_of_the_folder_is_refused(
    briefing: Path, command: Command, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (briefing / "archive").symlink_to(tmp_path / "elsewhere")
    run = command("archive", briefing, "accord", ACCORD)
    assert run.status == 2
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_copy_without_text_is_stored_and_said(
    briefing: Path, command: Command, tmp_path: Path
) -> None:
    scan = tmp_path / "scan.docx"
    scan.write_bytes(b"PK")
    run = command("archive", briefing, "accord", scan)
    assert run.status == 0
    assert "text: a `.docx` file is not read" in run.out
    assert "0 of 2 found" in run.out


def test_a_damaged_lock_is_a_finding(briefing: Path, command: Command) -> None:
    (briefing / "sources.lock").write_text("{", encoding="utf-8")
    run = command("archive", briefing, "accord", ACCORD)
    assert run.status == 1
    assert "E16" in run.err
    assert not (briefing / "archive").exists()


def test_on_is_a_day(briefing: Path, command: Command) -> None:
    assert command("archive", briefing, "accord", ACCORD, "--on", "June").status == 2
