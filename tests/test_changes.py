"""What changes while a build runs is built from the next time."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MINIMAL, Command, Write, build_into

from briefings.library import batch, freshness
from briefings.library.freshness import CACHE

SHORT = ("-l", "brief", "-t", "html", "-j1")
SOURCES = [{"id": "accord", "type": "treaty", "title": "Accord", "archive": {"file": "a.txt"}}]
CITING = [
    {
        "id": "F1", "text": "The accord is in force.",
        "citations": [{"source": "accord", "quote": "in force since the first of May"}],
    }
]  # fmt: skip
COPY = "The accord is in force since the first of May, as both sides say."


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Do something once, while pages are made of what was read."""

    def once(change: Callable[[], object]) -> None:
        real = batch.build

        def changing(*given: object) -> object:
            monkeypatch.setattr(batch, "build", real)
            change()
            return real(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(batch, "build", changing)

    return once


Meanwhile = Callable[[Callable[[], object]], None]


def test_content_saved_during_a_build_is_built_the_next_time(
    content: Write, command: Command, meanwhile: Meanwhile, tmp_path: Path
) -> None:
    """The record of a build pairs its pages with the bytes that they were made of."""
    path = content()
    words = ("build", path, *SHORT, "-o", tmp_path / "o")
    meanwhile(lambda: content(title="Another title"))
    assert "built in" in command(*words).out
    assert "built in" in command(*words).out
    assert "Another title" in (tmp_path / "o/small/small-brief.html").read_text("utf-8")
    assert "nothing to do" in command(*words).out


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("settings.yaml", "lint: {severity: {G: off}}\n", "lint: {severity: {G: note}}\n"),
        ("themes/own.css", "/* Own. */\n", "/* Own, and other. */\n"),
        ("small/sources.yaml", "- {id: a, type: book}\n", "- {id: b, type: book}\n"),
        ("small/facts.yaml", "- {id: F1, text: One.}\n", "- {id: F1, text: Two.}\n"),
        ("small/logo.svg", "<svg/>", "<svg />"),
        ("small/archive/a.txt", COPY, f"{COPY} Or not."),
    ],
)  # fmt: skip
def test_every_file_counts_as_it_was_read(
    content: Write, command: Command, meanwhile: Meanwhile, tmp_path: Path,
    name: str, before: str, after: str,
) -> None:  # fmt: skip
    """Whatever a briefing is made of: what is saved while it is built is built the next time."""
    fields = {"sources": SOURCES, "key_facts": CITING} if "archive" in name else {}
    folder = content(folder=True, logo="logo.svg" if "logo" in name else None, **fields)
    if name.endswith("facts.yaml"):
        text = json.dumps({**MINIMAL, "key_facts": None}).replace("null", "!include facts.yaml")
        (folder / "briefing.yaml").write_text(text)
    words = ("build", folder, *SHORT, "-o", tmp_path / "o")
    words += ("--theme", "own") if "theme" in name else ()
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(before)
    meanwhile(lambda: (tmp_path / name).write_text(after))
    first = command(*words)
    assert "built in" in first.out or "logo" in name, first.err
    assert "nothing to do" not in command(*words)
    assert "nothing to do" in command(*words) or "logo" in name


def test_a_build_that_fails_is_not_repeated_until_something_changes(
    content: Write, command: Command, tmp_path: Path
) -> None:
    """Files that could not be read count as well: a missing one, one too large, a link outside."""
    figures = [
        {"id": "V1", "title": "A", "alt": "A.", "data": "gone.csv"},
        {"id": "V2", "title": "A", "alt": "A.", "image": "away.png"},
    ]
    folder = content(folder=True, figures=figures)
    (folder / "away.png").symlink_to("/etc/passwd")
    (tmp_path / "o").mkdir()
    words = ("build", folder, *SHORT, "-o", tmp_path / "o")
    assert command(*words).status == 1
    again = command(*words)
    assert (again.status, "nothing to do" in again.out, "V206" in again.err) == (1, True, True)
    (folder / "gone.csv").write_text("year,flow\n1968,21\n")
    assert "nothing to do" not in command(*words)


def test_the_lock_that_a_build_writes_is_not_a_change(
    content: Write, command: Command, tmp_path: Path
) -> None:
    """A build that notes where quotations were found has nothing to do the next time."""
    folder = content(folder=True, sources=SOURCES, key_facts=CITING)
    (folder / "archive").mkdir()
    (folder / "archive" / "a.txt").write_text(COPY)
    words = ("build", folder, *SHORT, "-o", tmp_path / "o")
    assert command(*words).status == 0
    assert (folder / "sources.lock").exists()
    assert "nothing to do" in command(*words)
    (folder / "sources.lock").write_text("{}")
    assert "nothing to do" not in command(*words)


def test_pages_are_recorded_as_they_were_made(content: Write, tmp_path: Path, cache: Path) -> None:
    """What another build writes over a page in the meantime is not what this one made."""
    from briefings.library.record import record_of

    outcome = build_into(tmp_path / "o", cache, content(), lengths=("brief",), formats=("html",))
    page = Path(outcome.paths[0])
    before = freshness.digest(str(page))
    page.write_bytes(b"of another build")
    assert record_of([outcome], [], [], 0)["outputs"] == {str(page): before}


def test_a_file_that_changed_between_two_briefings_holds_for_neither(
    content: Write, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settings that were saved after the first of two briefings was read are read again for both."""
    paths = [content("one"), content("two")]
    words = ("build", *paths, *SHORT, "-o", tmp_path / "o")
    real, settings = batch.check, tmp_path / "settings.yaml"

    def changing(order: object) -> object:
        checked = real(order)  # type: ignore[arg-type]
        settings.write_text(f"{settings.read_text()}# saved\n")
        return checked

    monkeypatch.setattr(batch, "check", changing)
    command(*words)
    monkeypatch.setattr(batch, "check", real)
    assert "nothing to do" not in command(*words)
    assert "nothing to do" in command(*words)


def test_no_words_of_a_record_come_from_files_that_the_build_did_not_read(
    content: Write, command: Command, tmp_path: Path
) -> None:
    """A record that names another file in a finding gets no line of it."""
    path = content(waivers=[{"rule": "D99", "at": "F1", "reason": "None."}])
    (tmp_path / "o").mkdir()
    words = ("build", path, *SHORT, "-o", tmp_path / "o")
    command(*words)
    (file,) = (tmp_path / "o" / CACHE).glob("build-*.json")
    record = json.loads(file.read_text())
    (finding,) = (f for f in record["findings"] if f[0] == "V211")
    finding[3][0] = "/etc/passwd"
    from briefings.library.repeating import with_lines

    assert not any("root:" in f.place.excerpt for f in with_lines(record))


def test_a_folder_of_choices_out_of_the_project_is_not_walked(
    content: Write, tmp_path: Path
) -> None:
    """A link beside the content does not decide what is hashed."""
    content()
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "themes").symlink_to(os.sep)
    home = str(tmp_path / "project")
    assert freshness.tree(f"{home}/themes", home) == freshness.tree(f"{home}/lengths", home)
