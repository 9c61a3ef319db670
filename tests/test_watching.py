"""`--watch`: what is watched, and that nothing saved is missed."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Write

from briefings.catalogue.choices import TEMPLATES
from briefings.cli.terminal.watching import Places, watch
from briefings.findings.finding import Misuse

Batch = set[tuple[int, str]]


def asked(*content: Path, output: Path = Path("output")) -> argparse.Namespace:
    """What the command line says."""
    return argparse.Namespace(
        content=[str(path) for path in content], templates=None, output_dir=str(output)
    )


def watched(*content: Path) -> set[Path]:
    """The folders that are watched, but for those of the program."""
    return {path for path in Places(asked(*content)).folders() if TEMPLATES not in path.parents}


def test_no_link_decides_what_is_walked(content: Write, tmp_path: Path) -> None:
    """Links beside and below the content to folders elsewhere are left alone."""
    folder = content("water", folder=True)
    (folder / "data").mkdir()
    (folder / "data" / "all").symlink_to("/")
    (folder / "proc").symlink_to("/proc/1")
    (tmp_path / "themes").symlink_to("/proc/1")
    assert watched(folder) == {TEMPLATES, tmp_path, folder, folder / "data"}


def test_neighbours_of_a_briefing_are_not_walked(content: Write, tmp_path: Path) -> None:
    """A file in a large folder does not make the whole folder watched; its choices are."""
    path = content()
    (tmp_path / "music" / "more").mkdir(parents=True)
    (tmp_path / "themes").mkdir()
    assert watched(path) == {TEMPLATES, tmp_path, tmp_path / "themes"}


def test_a_briefing_may_appear(
    content: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no briefing is named, folders that may become one are watched."""
    content("content/one")
    (tmp_path / "content" / "two").mkdir()
    monkeypatch.chdir(tmp_path)
    assert watched() == {TEMPLATES, Path("content"), Path("content/two")}


def test_a_briefing_that_is_not_there_is_misuse(tmp_path: Path) -> None:
    """As for every command."""
    with pytest.raises(Misuse):
        watch(lambda: (0, []), asked(tmp_path))


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Let a watcher report these batches, one after another; what happens in which order."""

    def script(*batches: Batch | Callable[[], object]) -> list[str]:
        happened: list[str] = []
        waiting = list(batches)

        def changes(*folders: Path, **_: Any) -> Iterator[Batch]:
            happened.append("watched")
            yield set()
            while waiting:
                batch = waiting.pop(0)
                if callable(batch):
                    batch()
                    batch = {(1, "made")}
                yield batch

        monkeypatch.setattr("watchfiles.watch", changes)
        return happened

    return script


def test_the_first_build_begins_when_the_watcher_has(
    content: Write, saved: Callable[..., list[str]]
) -> None:
    """What is saved while it runs is reported afterwards."""
    happened = saved({(1, "a")})
    assert watch(lambda: (happened.append("built"), (0, []))[1], asked(content())) == 0  # type: ignore[func-returns-value]
    assert happened == ["watched", "built", "built"]


def test_files_that_a_build_writes_start_no_other(
    content: Write, saved: Callable[..., list[str]], tmp_path: Path
) -> None:
    """A change below the output folder is the program's own."""
    happened = saved({(1, str(tmp_path / "o" / "a.pdf"))}, set())
    watch(lambda: (happened.append("built"), (0, []))[1], asked(content(), output=tmp_path / "o"))  # type: ignore[func-returns-value]
    assert happened == ["watched", "built"]


def test_a_new_folder_is_watched_and_looked_into(
    content: Write, saved: Callable[..., list[str]]
) -> None:
    """What came into it before it was watched is built from all the same."""
    folder = content(folder=True)
    happened = saved((folder / "data").mkdir)
    watch(lambda: (happened.append("built"), (0, []))[1], asked(folder))  # type: ignore[func-returns-value]
    assert happened == ["watched", "built", "built", "watched", "built"]


def test_a_fault_of_a_build_ends_nothing(
    content: Write, saved: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said, and the next change builds again."""
    happened = saved({(1, "a")})

    def build() -> tuple[int, list[str]]:
        happened.append("built")
        raise Misuse("not now")

    assert watch(build, asked(content())) == 0
    assert happened == ["watched", "built", "built"]
    assert capsys.readouterr().err.count("make-briefing: not now") == 2
