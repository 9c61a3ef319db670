"""Beginnings: a briefing, a folder, a project of one's own; clean, and nothing overwritten."""

import json
import re
from pathlib import Path

import pytest
from conftest import ROOT, Command
from test_schemas import marks, read

from briefings.catalogue.choices import SCHEMAS

EXPORT = ROOT / "tests" / "data" / "zotero.bib"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the commands are typed."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def files(folder: Path) -> set[str]:
    """The files below a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def unmarked(path: Path) -> bool:
    """Whether an editor finds the schema that a file names, and marks nothing."""
    text = path.read_text("utf-8")
    match = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert match, f"{path} names no schema"
    schema = (path.parent / match[1]).resolve()
    name = schema.name.partition(".")[0]
    assert json.loads(schema.read_text("utf-8")) == json.loads(
        (SCHEMAS / f"{name}.json").read_text("utf-8")
    )
    return marks(name, read(text, path.parent)) == []


def test_new_briefing_has_no_findings(here: Path, command: Command) -> None:
    """Not even a note, in `check` or in an editor; the schema lies beside it."""
    run = command("new", 'Who "owns" the river? C:\\water')
    path = here / "content" / "who-owns-the-river-c-water.yaml"
    assert run.out.splitlines()[-1].endswith("make-briefing build content/" + path.name)
    checked = command("check", path)
    assert (checked.status, checked.err) == (0, "")
    assert 'title: "Who \\"owns\\" the river? C:\\\\water"' in path.read_text("utf-8")
    assert unmarked(path)


def test_new_folder_has_all_that_a_larger_briefing_needs(here: Path, command: Command) -> None:
    """Sources, data, a place for copies that git leaves alone, and what editors need."""
    run = command("new", "Fish quotas", "--folder")
    folder = here / "content" / "fish-quotas"
    assert files(folder) == {
        "briefing.yaml", "sources.yaml", "data/sessions.csv", "archive/.gitignore", ".editorconfig",
    }  # fmt: skip
    assert (folder / "archive" / ".gitignore").read_text() == "*\n"
    assert run.out.splitlines()[-1].endswith("make-briefing build content/fish-quotas")
    assert unmarked(folder / "briefing.yaml")
    assert unmarked(folder / "sources.yaml")
    checked = command("check", folder)
    assert (checked.status, checked.err) == (0, "")


def test_import_into_a_new_folder(here: Path, command: Command) -> None:
    """All sources arrive, those that are guessed at say so, and an editor marks nothing."""
    command("new", "Fish quotas", "--folder")
    run = command("import", EXPORT, "--into", "content/fish-quotas")
    path = here / "content" / "fish-quotas" / "sources.yaml"
    assert run.status == 0
    text = path.read_text("utf-8")
    assert text.count("# a guess from its type") > 10
    assert text.startswith("# yaml-language-server: $schema=")
    assert unmarked(path)
    assert command("trace", "content/fish-quotas", "F1").status == 0


@pytest.mark.parametrize("there", ["content/fish-quotas.yaml", "content/fish-quotas/briefing.yaml"])
@pytest.mark.parametrize("flags", [(), ("--folder",)])
def test_new_overwrites_nothing(
    here: Path, command: Command, there: str, flags: tuple[str, ...]
) -> None:
    """A file and a folder of one name would be two briefings of one slug."""
    (here / there).parent.mkdir(parents=True)
    (here / there).write_text("mine")
    run = command("new", "Fish quotas", *flags)
    assert run.status == 2
    assert "is there already: choose another title" in run.err
    assert files(here) == {there}


@pytest.mark.parametrize("title", ["Settings", "Scales", "水"])
def test_title_that_gives_no_name_is_misuse(command: Command, title: str) -> None:
    assert command("new", title).status == 2


def test_new_folder_in_a_project_uses_its_editor_settings(here: Path, command: Command) -> None:
    """The schemas of the project, and no second `.editorconfig`."""
    command("init", ".")
    command("new", "Fish quotas", "--folder")
    folder = here / "content" / "fish-quotas"
    line = folder.joinpath("sources.yaml").read_text("utf-8").splitlines()[0]
    assert line.endswith("$schema=../../schemas/sources.json")
    assert ".editorconfig" not in files(folder)
    assert not list((here / "content").glob("*.schema.json"))


# A project


def test_project_is_clean(here: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its first briefing has no findings, and editors find the schema of each file."""
    run = command("init", "my briefings")
    assert run.status == 0
    assert run.out.splitlines()[-1] == "next: cd 'my briefings', then run: make-briefing"
    assert set(run.out.splitlines()[:-1]) == {
        f"my briefings/{f}" for f in files(here / "my briefings")
    }
    monkeypatch.chdir(here / "my briefings")
    checked = command("check", "--strict")
    assert (checked.status, checked.err) == (0, "")
    assert unmarked(Path("content/first-briefing.yaml"))
    assert unmarked(Path("content/settings.yaml"))
    settings = json.loads(Path(".vscode/settings.json").read_text("utf-8"))
    assert all(Path(schema).is_file() for schema in settings["yaml.schemas"])


def test_settings_for_editors_match_each_kind_of_file(here: Path, command: Command) -> None:
    """A file is matched once: two schemas for one file would both hold."""
    command("init", ".")
    settings = json.loads(Path(".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    paths = {
        "content/river.yaml": "briefing", "content/river/briefing.yaml": "briefing",
        "content/river/sources.yaml": "sources", "content/settings.yaml": "settings",
        "content/lengths/a.yaml": "length", "content/scales/a.yaml": "scale",
        "content/languages/a.yaml": "language",
    }  # fmt: skip
    for path, name in paths.items():
        found = []
        for schema, globs in settings.items():
            listed = [globs] if isinstance(globs, str) else globs
            refused = [g[1:] for g in listed if g.startswith("!")]
            matching = [g for g in listed if not g.startswith("!") and Path(path).match(g)]
            if matching and path not in refused:
                found.append(schema)
        assert found == [f"./schemas/{name}.json"], path


def test_project_in_a_folder_that_is_not_empty(here: Path, command: Command) -> None:
    """What is there stays byte for byte, and no first briefing comes beside one."""
    (here / "content").mkdir()
    (here / ".gitignore").write_text("mine\n")
    (here / "content" / "river.yaml").write_text("title: River\n")
    run = command("init", ".")
    assert run.status == 0
    assert ".gitignore  already there" in run.out.splitlines()
    assert (here / ".gitignore").read_text() == "mine\n"
    assert (here / "content" / "river.yaml").read_text() == "title: River\n"
    assert "content/first-briefing.yaml" not in files(here)


def test_project_twice_changes_nothing(here: Path, command: Command) -> None:
    command("init", ".")
    before = {name: (here / name).read_bytes() for name in files(here)}
    command("init", ".")
    assert {name: (here / name).read_bytes() for name in files(here)} == before


def test_makefile_is_written_when_asked_for(here: Path, command: Command) -> None:
    command("init", "without")
    command("init", "with", "--makefile")
    assert files(here / "with") - files(here / "without") == {"Makefile"}


def test_project_in_place_of_a_file_is_misuse(here: Path, command: Command) -> None:
    (here / "river").write_text("")
    assert command("init", "river").status == 2


def test_schemas_of_a_project_are_refreshed_by_one_command(here: Path, command: Command) -> None:
    """`schema all` writes the files that `init` wrote."""
    command("init", ".")
    before = files(here / "schemas")
    (here / "schemas" / "scale.json").write_text("{}")
    command("schema", "all", "-o", "schemas")
    assert files(here / "schemas") == before
    assert "Degree" in (here / "schemas" / "scale.json").read_text("utf-8")
