"""The schemas that editors read: current, complete, and without a word against what `check` accepts."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import pytest
from conftest import ROOT, SPECIMEN, Command
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter
from ruamel.yaml import YAML
from specimen.variations import SCALES, variation
from test_docs import BASE, DOCS, examples, models

from briefings.catalogue.choices import SCHEMAS, TEMPLATES, Catalogue
from briefings.catalogue.schemas import KINDS, schema_text
from briefings.findings.codes import CODES
from briefings.model.base import Item
from briefings.model.briefing import Briefing
from briefings.model.language import Language
from briefings.model.length import Length
from briefings.model.scale import Scale
from briefings.model.settings import Settings
from briefings.reading.loading import load

FIRST_LINE = re.compile(r"# yaml-language-server: \$schema=([^\s#]+)(?:#/properties/(\w+))?\n")
FILES = sorted(
    path
    for folder in (ROOT / "content", SPECIMEN, TEMPLATES)
    for path in folder.rglob("*.yaml")
    if path.parent.name not in {"starters", "archive"}
)


@cache
def schema(name: str) -> Any:
    """A shipped schema."""
    return json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))


def read(text: str, folder: Path | None = None) -> Any:
    """Text as an editor reads it: YAML 1.2, whose core schema has no dates; includes are read, too."""
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.add_constructor(
        "tag:yaml.org,2002:timestamp", lambda maker, node: maker.construct_scalar(node)
    )
    yaml.constructor.add_constructor(
        "!include",
        lambda _, node: read(((folder or Path()) / node.value).read_text("utf-8"), folder),
    )
    return yaml.load(text)


def marks(name: str, data: Any) -> list[str]:
    """What an editor marks in data, each as `path: message`."""
    found = Draft202012Validator(schema(name)).iter_errors(data)
    return [f"{error.json_path}: {error.message[:120]}" for error in found]


def marked(text: str, name: str = "briefing") -> list[str]:
    """The places that an editor marks in a briefing with these fields."""
    given = re.findall(r"^(\w+):", text, re.MULTILINE)
    base = [lines for field, lines in BASE.items() if field not in given]
    data = read("\n".join([*(base if name == "briefing" else []), text]))
    return [error.json_path for error in Draft202012Validator(schema(name)).iter_errors(data)]


# Current


@pytest.mark.parametrize("name", KINDS)
def test_schema_is_current(name: str, update_golden: bool) -> None:
    """The committed file is what `make-briefing schema NAME` prints; `make golden` writes it."""
    path, text = SCHEMAS / f"{name}.json", schema_text(name, Catalogue())
    if update_golden:
        path.write_text(text, encoding="utf-8")
    assert path.read_text("utf-8") == text
    Draft202012Validator.check_schema(json.loads(text))


def test_every_file_is_the_schema_of_something() -> None:
    assert {path.stem for path in SCHEMAS.iterdir()} == set(KINDS)


# Files


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_file_is_valid_under_the_schema_that_it_names(path: Path) -> None:
    """Read as YAML 1.2; a part of a briefing names its field."""
    match = FIRST_LINE.match(path.read_text("utf-8"))
    assert match, "no schema in the first line"
    home = (path.parent / match[1]).resolve()
    assert home.parent == SCHEMAS
    data = read(path.read_text("utf-8"), path.parent)
    if match[2]:
        data = {**read("\n".join(BASE.values())), match[2]: data}
    assert marks(home.stem, data) == []


@pytest.mark.parametrize("name", SCALES)
def test_specimen_is_valid_in_the_words_of_every_scale(name: str) -> None:
    assert marks("briefing", {**variation(name), "scale": name}) == []


def blocks() -> Iterator[tuple[str, str]]:
    """The YAML that pages show, as (place, text)."""
    for path in sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")]):
        text = path.read_text("utf-8")
        for match in re.finditer(r"^```yaml\n([\s\S]*?)^```$", text, re.MULTILINE):
            yield f"{path.name}:{text[: match.start()].count(chr(10)) + 1}", match[1]


BLOCKS = dict(blocks())


@pytest.mark.parametrize("place", BLOCKS)
def test_block_of_page_is_valid_under_a_schema(place: str) -> None:
    """Fields of a briefing, settings, or sources: the schema is that which knows them all."""
    text = BLOCKS[place]
    data = read(text)
    if isinstance(data, list):
        assert marks("sources", data) == []
    elif data.keys() <= schema("settings")["properties"].keys():
        assert marks("settings", data) == []
    else:
        assert marked(text) == []


@pytest.mark.parametrize("code", [code for code in CODES if any(examples(code))])
def test_right_example_of_code_is_valid(code: str) -> None:
    """What `explain` says is right, an editor does not mark."""
    for kind, fields in examples(code):
        if kind == "right":
            assert marked(fields) == []


# Every field


WRITTEN = {
    name: model
    for whole in (Briefing, Settings, Length, Scale, Language)
    for name, model in (models(whole) | {"Item": Item}).items()
}
"""The models of what people write."""


@pytest.mark.parametrize("name", WRITTEN)
def test_examples_of_fields_are_valid(name: str, tmp_path: Path) -> None:
    """What editors show as an example can be typed after the key."""
    for field, info in WRITTEN[name].model_fields.items():
        (example,) = info.examples or ()
        path = tmp_path / f"{field}.yaml"
        path.write_text(f"{field}: {example}\n", encoding="utf-8")
        data = load(path).data[field]
        assert data is not None
        TypeAdapter(Annotated[(info.annotation, "", *info.metadata)]).validate_python(data)


@pytest.mark.parametrize("name", sorted(KINDS.keys() - {"export"}))
def test_every_property_has_its_sentence_and_an_example(name: str) -> None:
    """For those who point at a key: one sentence without full stop, then `key: example`."""
    parts = {name: schema(name), **schema(name).get("$defs", {})}
    without = [
        f"{part}.{key}"
        for part, node in parts.items()
        if not part.startswith("terms")
        for key, field in node.get("properties", {}).items()
        if not re.fullmatch(rf"[^\n]*[^\n.]\n\n`{key}: .+`", field.get("description", ""))
    ]
    assert without == []


# What is marked, and what is not


@pytest.mark.parametrize(
    "fields",
    [
        "title: 1984", "format: 1", "format: '1'", "neutral: false", "neutral: 'FALSE'", "date: ",
        "status: ", "subtitle: ~", "glossary: notes/glossary.yaml", "bottom_line: lead.yaml",
        "timeline: [{date: 1968, text: A, key: true}, {date: 199X, text: 12}]",
        "key_facts: [{id: F1, text: A, date: 1990~, citations: [{source: 1968, locator: 12}]}]",
        "key_facts: [{id: F1, text: A, citations: [{source: a, credibility: 2}]}]",
        "key_judgments: [{id: J1, text: A, likelihood: hardly, confidence: some}]",
        "sources: [{id: 1968, type: book, title: 1984, volume: 12, issued: 2001, custom: {box: 3}}]",
        "sources: [{id: a, type: book, issued: {date-parts: [[1968, 5]]}, event-date: 1968}]",
        "sources: [{id: a, type: book, author: [{family: A, comma-suffix: true}], translator: [B]}]",
    ],
)  # fmt: skip
def test_what_check_accepts_is_not_marked(fields: str) -> None:
    """Numbers, flags and nothing where the program sees text; files in place of lists."""
    assert marked(fields) == []


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ("titel: A", "$"),
        ("scale: ipcc\nkey_judgments: [{id: J1, text: A, likelihood: remote}]",
         "$.key_judgments[0].likelihood"),
        ("scale: ipcc\ncontested_points: [{id: C1, assessment: {text: A, confidence: moderate}}]",
         "$.contested_points[0].assessment.confidence"),
        ("key_facts: [{id: F1, text: A, citations: [a]}]", "$.key_facts[0].citations[0]"),
        ("key_facts: [{id: F1, text: A, sources: [a]}]", "$.key_facts[0]"),
        ("key_facts: [{id: 1, text: A}]", "$.key_facts[0].id"),
        ("key_facts: [{id: F1, text: A, date: 12 May}]", "$.key_facts[0].date"),
        ("glossary: none", "$.glossary"),
        ("sources: [{id: a, type: book, volumne: 12}]", "$.sources[0]"),
    ],
)  # fmt: skip
def test_what_check_refuses_is_marked(fields: str, place: str) -> None:
    """As far as a schema can say it."""
    assert place in marked(fields)


def test_settings_know_the_fields_of_a_briefing() -> None:
    assert marked("defaults: {publisher: A, marking: TLP:CLEAR}", "settings") == []
    assert marked("defaults: {publischer: A}", "settings") == ["$.defaults"]


# What is offered


def offered(node: Any) -> list[str]:
    """The words that a schema offers for a field."""
    return next((one["enum"] for one in node.get("oneOf", ()) if "enum" in one), [])


def test_terms_of_the_scale_are_offered_with_their_ranges() -> None:
    terms = schema("briefing")["$defs"]["terms-phia"]["properties"]["likelihood"]
    at = terms["enum"].index("realistic possibility")
    assert terms["enumDescriptions"][at] == "≈40–<50 %"


def test_terms_of_a_scale_of_the_project_are_offered(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`schema` in a project knows its own choices."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content" / "scales"
    folder.mkdir(parents=True)
    text = (TEMPLATES / "scales" / "plain.yaml").read_text("utf-8")
    (folder / "desk.yaml").write_text(text.replace("id: low", "id: shaky"), encoding="utf-8")
    printed = command("schema").json
    assert "desk" in offered(printed["properties"]["scale"])
    assert "shaky" in printed["$defs"]["terms-desk"]["properties"]["confidence"]["enum"]


def test_ids_and_sources_of_a_briefing_are_offered(command: Command) -> None:
    """Where its parts refer to them, each with what it says."""
    parts = command("schema", "--of", ROOT / "content" / "vessa.yaml").json["$defs"]
    (first, _) = parts["Fact"]["properties"]["rests_on"]["items"]["oneOf"]
    assert {"J1", "F1", "C1"} <= set(first["enum"])
    assert "Natural or measured flow?" in first["enumDescriptions"]
    assert "accord" in offered(parts["Citation"]["properties"]["source"])
    assert "oneOf" not in parts["Fact"]["properties"]["id"]


def test_what_is_withheld_is_not_offered(command: Command) -> None:
    run = command("schema", "--of", SPECIMEN / "everything")
    assert run.status == 0
    assert "zugvogel" not in run.out.lower()


# The command


def test_all_schemas_are_written_into_a_folder(command: Command, tmp_path: Path) -> None:
    """Those of files that people write."""
    run = command("schema", "all", "-o", tmp_path / "schemas")
    names = sorted(KINDS.keys() - {"export"})
    assert sorted(run.out.split()) == [str(tmp_path / "schemas" / f"{name}.json") for name in names]
    assert json.loads((tmp_path / "schemas" / "scale.json").read_text("utf-8")) == schema("scale")
    assert command("schema", "all").status == 2


def test_flag_and_name_print_the_schema_of_exports(command: Command) -> None:
    assert (
        command("schema", "--export").json == command("schema", "export").json == schema("export")
    )
