"""The house style: the same meaning, the same comments, always the same lines."""

import json
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, SPECIMEN, Command
from hypothesis import given, settings
from hypothesis import strategies as st
from test_editing import FILES, SMALL, changes, files

from briefings.content.gathering import find, gather
from briefings.editing.changing import changed
from briefings.editing.comments import comments
from briefings.editing.kinds import guessed
from briefings.editing.references import numbers_in_print
from briefings.editing.sheets import Sheet, sheet
from briefings.editing.style import written
from briefings.editing.tidying import tidy
from briefings.findings.finding import Refused
from briefings.model.briefing import Briefing
from briefings.model.source import Source
from briefings.orders import Order
from briefings.pipeline import check
from briefings.reading.loading import load

CONTENTS = [
    SPECIMEN / "everything", ROOT / "content" / "hamas-iran", *sorted((ROOT / "content").glob("*.yaml")),
]  # fmt: skip


def words_of_comments(of: Sheet) -> Counter[str]:
    """What the comments of a file say."""
    return Counter(of.text[one.start : one.end] for one in comments(of.text, of.root))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_tidy_file_means_the_same_says_the_same_and_stays(data: st.DataObject) -> None:
    """Any file: the same data, the same comments, and no more to do."""
    old = data.draw(files())
    for _ in range(3):
        if old.root.entries:
            with suppress(Refused):
                old = changed(old, data.draw(changes(old)), guessed(old.root.data))
    kind = guessed(old.root.data, old.path.name)
    new = tidy(old, kind)
    assert new.root.data == old.root.data
    assert words_of_comments(new) == words_of_comments(old)
    assert tidy(new, kind).text == new.text


LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from(
    "\n\t \x85\u2028"
)
LEAVES = st.text(LETTERS, max_size=200) | st.none() | st.booleans() | st.integers()
NESTED = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(LETTERS, max_size=30), inner),
    max_leaves=15,
)


def as_text(value: Any) -> Any:
    """Data as the loader gives it: what was typed, and nothing for null."""
    if isinstance(value, dict):
        return {key: as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.text(LETTERS, max_size=30), NESTED, min_size=1))
def test_any_data_can_be_written(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]
) -> None:
    """What is written in the house style is read as it was."""
    path = tmp_path_factory.mktemp("any") / "data.yaml"
    path.write_bytes(written(data).encode())
    assert load(path).data == as_text(data)


@pytest.mark.parametrize("path", CONTENTS, ids=lambda path: path.name)
def test_tidy_content_is_the_same_briefing(path: Path, command: Command, tmp_path: Path) -> None:
    """Every field of every example, and one run has nothing left to do for the next."""
    content = find([str(path)])[0]
    files = [Path(name) for name in gather(content).files if Path(name).suffix == ".yaml"]
    for file in files:
        copy = tmp_path / file.relative_to(content.root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    there = tmp_path / path.relative_to(content.root)
    assert command("tidy", there).status == 0
    assert command("tidy", "--check", there).status == 0
    assert gather(find([str(there)])[0]).data == gather(content).data


def test_recovered_content_can_be_compared_with_its_authors() -> None:
    """Data out of a PDF, written anew, are the author's tidy file without its comments."""
    path = ROOT / "content" / "vessa.yaml"
    briefing = check(Order(find([str(path)])[0])).briefing
    data = briefing.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    own = tidy(sheet(path, path.read_bytes()), Briefing).text
    assert written(data).splitlines() == own.splitlines()[1:]
    assert own.startswith("# yaml-language-server")


def test_style() -> None:
    """Keys in the order of the format, an item a block, small parts on a line, texts folded."""
    path = Path(__file__).parent / "golden" / "house-style.yaml"
    untidy = sheet(path, path.with_name("house-style-untidy.yaml").read_bytes())
    assert tidy(untidy, Briefing).text == path.read_text("utf-8")


def test_house_style_is_yaml_for_others_too() -> None:
    """Another reader finds the same texts, where it does not take them for numbers or dates."""
    text = tidy(sheet(Path("x.yaml"), FILES["briefing.yaml"]), Briefing).text
    found = yaml.load(text.replace("!include ", ""), Loader=yaml.BaseLoader)  # noqa: S506
    own = load(SPECIMEN / "everything" / "briefing.yaml", SPECIMEN / "everything").data
    assert found == own | {"glossary": "parts/glossary.yaml"}


def test_further_fields_of_sources_stand_behind_those_of_the_format() -> None:
    """CSL has many; they have one order, so that files can be compared."""
    data = [{"volume": "4", "role": "primary", "id": "a", "DOI": "10.1/x", "type": "report"}]
    assert written(data, Source) == (
        "- id: a\n  type: report\n  DOI: 10.1/x\n  volume: 4\n  role: primary\n"
    )


# The command


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    """A content file that is not in the house style."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_tidy_writes_and_says_so(untidy: Path, command: Command) -> None:
    run = command("tidy", untidy)
    assert (run.status, run.out, run.err) == (0, f"{untidy}  tidied\n", "")
    assert command("tidy", untidy).out == f"{untidy}  was tidy\n"


def test_check_writes_nothing_and_fails(untidy: Path, command: Command) -> None:
    run = command("tidy", "--check", untidy)
    assert (run.status, run.out) == (1, f"{untidy}  would change\n")
    assert untidy.read_text("utf-8") == SMALL
    command("tidy", untidy)
    run = command("tidy", "--check", untidy)
    assert (run.status, run.out) == (0, f"{untidy}  is tidy\n")


def test_all_faults_are_said_and_the_other_files_tidied(
    untidy: Path, command: Command, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text("title: &a Water\nscope: *a\n", encoding="utf-8")
    run = command("tidy", tmp_path / "one.yaml", untidy, tmp_path / "two.yaml")
    assert run.status == 1
    assert run.err.count("Y010") == 4
    assert f"{tmp_path / 'two.yaml'}:1:8" in run.err
    assert run.out == f"{untidy}  tidied\n"


def test_line_ends_stay(untidy: Path, command: Command) -> None:
    untidy.write_bytes(SMALL.replace("\n", "\r\n").encode())
    command("tidy", untidy)
    assert untidy.read_bytes().count(b"\n") == untidy.read_bytes().count(b"\r\n") > 5


NUMBERED = {
    "title": "Water", "cutoff": "2026-06-30",
    "bottom_line": {"text": "See [#F9] and `[#F9]`.", "rests_on": ["F9", "J4"]},
    "key_judgments": [{"id": "J4", "text": "A [#F2].", "rests_on": ["F2", "F9"], "assumptions": ["A3"]}],
    "key_facts": [
        {"id": "F9", "text": "Nine."},
        {"id": "F2", "text": "Two.", "citations": [{"source": "F9", "quote": "[#F2]"}]},
        {"id": "F5", "text": "Withheld.", "safety": "withhold"},
        {"id": "F1", "text": "One.", "rests_on": ["F5"]},
        {"id": "dam", "text": "No number.", "rests_on": ["F1"]},
    ],
    "assumptions": [{"id": "A3", "text": "None."}],
    "gaps": [{"id": "G1", "text": "Gap.", "affects": ["F1", "dam"]}],
    "dissents": [{"id": "D1", "on": "F9", "holder": "X", "text": "No."}],
    "timeline": [{"date": "1968", "text": "Then [#F1].", "facts": ["F9", "F1"]}],
    "sources": [{"id": "F9", "type": "report", "title": "About [#F9]"}],
    "waivers": [{"rule": "B03", "at": "F9", "reason": "See [#F2]."}],
}  # fmt: skip


def test_renumbering_follows_every_reference(command: Command, tmp_path: Path) -> None:
    """Fields that name items, texts, waivers, the timeline; sources and quotations are other names."""
    path = tmp_path / "small.yaml"
    path.write_text(written(NUMBERED), encoding="utf-8")
    run = command("tidy", "--renumber", path)
    data = load(path).data
    assert data["bottom_line"] == {"text": "See [#F1] and `[#F9]`.", "rests_on": ["F1", "J1"]}
    (judgment,) = data["key_judgments"]
    assert (judgment["id"], judgment["text"]) == ("J1", "A [#F2].")
    assert (judgment["rests_on"], judgment["assumptions"]) == (["F2", "F1"], ["A1"])
    assert [fact["id"] for fact in data["key_facts"]] == ["F1", "F2", "F4", "F3", "dam"]
    assert data["key_facts"][1]["citations"] == [{"source": "F9", "quote": "[#F2]"}]
    assert data["key_facts"][3]["rests_on"] == ["F4"]
    assert data["gaps"][0]["affects"] == ["F3", "dam"]
    assert data["dissents"][0]["on"] == "F1"
    assert data["timeline"][0] == {"date": "1968", "text": "Then [#F3].", "facts": ["F1", "F3"]}
    assert data["sources"][0] == {"id": "F9", "type": "report", "title": "About [#F9]"}
    assert data["waivers"][0]["at"] == "F1"
    assert f"{path}  F9 became F1" in run.out
    assert "F5" not in run.out  # a withheld item is not named on stdout
    assert not numbers_in_print(data)


def test_renumbering_follows_into_included_files(command: Command, tmp_path: Path) -> None:
    (tmp_path / "briefing.yaml").write_text(
        "title: A\ncutoff: 2026-06-30\nkey_facts: !include facts.yaml\ngaps:\n- id: G1\n  text: See [#F7].\n",
        encoding="utf-8",
    )
    (tmp_path / "facts.yaml").write_text(
        "# facts\n- {id: F7, text: Seven., rests_on: [F3]}\n- {id: F3, text: Three.}\n",
        encoding="utf-8",
    )
    assert command("tidy", "--renumber", tmp_path).status == 0
    assert (tmp_path / "facts.yaml").read_text("utf-8") == (
        "# facts\n- id: F1\n  text: Seven.\n  rests_on: [F2]\n- id: F2\n  text: Three.\n"
    )
    assert "See [#F1]." in (tmp_path / "briefing.yaml").read_text("utf-8")


def test_ids_of_published_editions_stay(command: Command, tmp_path: Path) -> None:
    """Readers cite them."""
    (tmp_path / "briefing.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "editions").mkdir()
    run = command("tidy", "--renumber", tmp_path)
    assert run.status == 2
    assert "published editions" in run.err
    assert (tmp_path / "briefing.yaml").read_text("utf-8") == SMALL


def test_id_that_is_taken_twice_is_not_renumbered(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(SMALL.replace("F3", "F2"), encoding="utf-8")
    run = command("tidy", "--renumber", path)
    assert (run.status, "W003" in run.err) == (1, True)


def test_tidy_as_json(untidy: Path, command: Command) -> None:
    document = command("tidy", "--json", untidy).json
    assert document == {
        "files": [{"path": str(untidy), "changed": True}],
        "ids": {},
        "findings": [],
    }
    assert json.loads(json.dumps(document))
