"""What rests on what: chains, origins, withdrawn sources, near-duplicate copies, the JSON of it all."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SPECIMEN, Command, Write
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefings.catalogue.choices import Catalogue
from briefings.catalogue.schemas import schema_text
from briefings.content.withholding import withhold
from briefings.evidence.matrix import matrix
from briefings.evidence.support import Support, resting, supports
from briefings.evidence.twins import twins
from briefings.evidence.withdrawing import impact
from briefings.model.briefing import Briefing

SOURCES = [
    {"id": id, "type": "report", "title": id.title(), "origin": origin, "content": content,
     "role": role}
    for id, origin, content, role in (
        ("wire", "agency", "reporting", "secondary"),
        ("paper", "agency", "reporting", "secondary"),
        ("gauge", "operator", "data", "primary"),
        ("column", "writer", "opinion", "secondary"),
    )
]  # fmt: skip


def made(**fields: Any) -> Briefing:
    """A briefing with four sources of three origins."""
    base = {"title": "A briefing", "cutoff": "2026-06-30", "sources": SOURCES}
    return Briefing.model_validate({**base, **fields})


def fact(id: str, *cited: str, **fields: Any) -> dict[str, Any]:
    """A fact that cites sources, each as `id` or `id:role`."""
    parts = [one.partition(":") for one in cited]
    citations = [{"source": id, "role": role or "supports"} for id, _, role in parts]
    return {"id": id, "text": "The dam was closed.", "citations": citations, **fields}


def judgment(id: str, *rests_on: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "text": "It will stay closed.", "rests_on": list(rests_on), **fields}


# Support


def test_a_judgment_rests_on_the_sources_of_its_facts() -> None:
    """Sources and origins are reached through everything that a statement rests on."""
    found = supports(
        made(
            key_judgments=[judgment("J1", "F1", "F2")],
            key_facts=[fact("F1", "wire", "paper"), fact("F2", "gauge")],
        )
    )
    assert found["J1"].sources == {"wire", "paper", "gauge"}
    assert found["J1"].origins == {"agency", "operator"}


def test_roles_decide_what_supports() -> None:
    """What repeats adds no origin; what contradicts or is background supports nothing."""
    roles = ("wire", "gauge:repeats", "column:contradicts", "paper:context")
    (found,) = supports(made(key_facts=[fact("F1", *roles)])).values()
    assert found.sources == {"wire", "gauge"}
    assert found.origins == {"agency"}


def test_a_source_cited_in_the_statement_supports_it() -> None:
    """`[@key]` in a text supports, in an annotation it is background."""
    text = {"text": "The dam was closed [@wire, p. 4].", "detail": "See [@column]."}
    (found,) = supports(made(key_facts=[fact("F1", **text)])).values()
    assert [(use.source, use.role, use.locator) for use in found.uses] == [
        ("wire", "supports", "p. 4"), ("column", "context", ""),
    ]  # fmt: skip
    assert found.sources == {"wire"}


def test_a_retracted_source_adds_no_origin() -> None:
    """It still stands below the statement, so that its fall can be shown."""
    sources = [{**SOURCES[0], "status": "retracted"}, *SOURCES[1:]]
    found = supports(made(key_facts=[fact("F1", "wire", "gauge")], sources=sources))["F1"]
    assert (found.sources, found.origins) == ({"wire", "gauge"}, {"operator"})


def test_circles_end() -> None:
    """Items that rest on each other share what either reaches."""
    facts = [fact("F1", "wire", rests_on=["F2"]), fact("F2", "gauge", rests_on=["F1"])]
    found = supports(made(key_facts=facts))
    assert found["F1"].sources == found["F2"].sources == {"wire", "gauge"}


POINT = {
    "id": "C1", "question": "Who closed the dam?",
    "positions": [
        {"holder": "Ostland", "text": "They.", "citations": [{"source": "wire"}]},
        {"holder": "Westland", "text": "They.", "citations": [
            {"source": "paper"}, {"source": "column", "role": "contradicts"},
        ]},
    ],
    "dissents": [{"holder": "A. Third", "text": "Nobody.", "citations": [{"source": "gauge"}]}],
}  # fmt: skip


def test_a_contested_point_stands_on_its_sides() -> None:
    """Positions have keys below the point, which has the sources of all."""
    found = supports(made(key_facts=[fact("F1")], contested_points=[POINT]))
    assert found["C1.positions[1]"].sources == {"paper"}
    assert found["C1"].sources == {"wire", "paper", "gauge"}


def test_who_rests_on_a_contested_point_does_not_rest_on_all_sides() -> None:
    """Sides contradict each other: only the authors' assessment is handed on."""
    assessed = {**POINT, "assessment": {"text": "It was Ostland.", "rests_on": ["F1"]}}
    found = supports(
        made(
            key_facts=[fact("F1", "gauge")],
            contested_points=[assessed, {**POINT, "id": "C2"}],
            key_judgments=[judgment("J1", "C1"), judgment("J2", "C2")],
        )
    )
    assert found["J1"].sources == {"gauge"}
    assert found["J2"].sources == frozenset()


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    """Facts and judgments that cite and rest on each other at random."""
    ids = [f"F{n}" for n in range(draw(st.integers(1, 8)))]
    facts = [
        fact(id, *draw(st.lists(st.sampled_from([s["id"] for s in SOURCES]), max_size=3)),
             rests_on=draw(st.lists(st.sampled_from(ids), max_size=3)))
        for id in ids
    ]  # fmt: skip
    return made(
        key_facts=facts, key_judgments=[judgment("J1", *draw(st.sets(st.sampled_from(ids))))]
    )


@given(briefings())
def test_index_is_the_reverse_of_support(briefing: Briefing) -> None:
    """A source names exactly the statements that name it."""
    found = supports(briefing)
    index = resting(found)
    pairs = {(source, key) for key, one in found.items() for source in one.sources}
    assert {(source, key) for source, keys in index.items() for key in keys} == pairs


@given(briefings(), st.sets(st.sampled_from([s["id"] for s in SOURCES])))
def test_withdrawing_touches_only_what_rests_on_the_source(
    briefing: Briefing, withdrawn: set[str]
) -> None:
    """Each statement that loses a source is named once, and no other."""
    effects = impact(briefing, Catalogue().scale("icd203"), withdrawn)
    losing = {key for key, one in supports(briefing).items() if one.sources & withdrawn}
    assert sorted(effect.key for effect in effects) == sorted(losing)


# Withdrawing


def effects_of(briefing: Briefing, *withdrawn: str) -> dict[str, tuple[str, str]]:
    """By key: what happens, and the confidence that is still allowed."""
    found = impact(briefing, Catalogue().scale("icd203"), withdrawn)
    return {effect.key: (effect.kind, effect.allowed) for effect in found}


def test_what_only_the_source_supported_falls() -> None:
    """With the fact falls the judgment that rests on it alone."""
    briefing = made(
        key_facts=[fact("F1", "gauge"), fact("F2", "wire")],
        key_judgments=[judgment("J1", "F1"), judgment("J2", "F1", "F2")],
    )
    found = effects_of(briefing, "gauge")
    assert (found["F1"][0], found["J1"][0], found["J2"][0]) == ("falls", "falls", "weakens")
    assert "F2" not in found


def test_a_grade_that_the_rules_no_longer_allow_weakens() -> None:
    """High confidence needs two origins: the lower level is named, with the rule."""
    graded = {"confidence": "high", "basis": "Two."}
    briefing = made(key_facts=[fact("F1", "wire", "column", **graded)])
    (effect,) = impact(briefing, Catalogue().scale("icd203"), ["column"])
    assert (effect.kind, effect.allowed, effect.rules) == ("weakens", "moderate", ("B03",))


def test_a_grade_that_stands_is_said_to_stand() -> None:
    """A second source of one origin is no loss of ground."""
    graded = {"confidence": "moderate", "basis": "Two."}
    briefing = made(key_facts=[fact("F1", "wire", "paper", **graded)])
    assert effects_of(briefing, "paper") == {"F1": ("thinner", "moderate")}


def test_a_point_with_one_side_left_falls() -> None:
    """The side that stands is not said to fall."""
    briefing = made(key_facts=[fact("F1", "gauge")], contested_points=[POINT])
    found = effects_of(briefing, "wire")
    assert (found["C1"][0], found["C1.positions[0]"][0]) == ("falls", "falls")
    assert "C1.positions[1]" not in found


# Places of what is left when something is withheld


def test_places_lead_back_to_the_content_file() -> None:
    """The second fact that is shown may be the third of the file."""
    facts = [fact("F1", "wire"), fact("F2", "wire", safety="withhold"), fact("F3", "wire")]
    shown = withhold(made(key_facts=facts))
    assert [one.id for one in shown.briefing.key_facts] == ["F1", "F3"]
    assert shown.origin(("key_facts", 1, "text")) == ("key_facts", 2, "text")
    assert shown.origin(("sources", 0, "id")) == ("sources", 0, "id")


# Matrix


def test_matrix_says_who_cites_what_on_which_side() -> None:
    """Letters for sides, brackets for what speaks against a side, a dot for the rest."""
    briefing = made(key_facts=[fact("F1")], contested_points=[POINT])
    rows = {row.source: row.cells for row in matrix(briefing, supports(briefing))}
    assert rows == {"wire": ("A",), "paper": ("B",), "column": ("(B)",), "gauge": ("·",)}


# Twins

LINES = [
    f"In the year {n} the gauge at Brenn stood {n % 17} hands above its mark." for n in range(60)
]
TEXT = " ".join(LINES)


def test_nearly_the_same_texts_are_twins() -> None:
    """A reprint with another head and tail is told from a text of its own."""
    reprint = f"From our correspondent. {' '.join(LINES[3:55])} All rights reserved."
    other = " ".join(
        f"Nobody measured the lake of Tarn in {n}, as the mayor wrote." for n in range(60)
    )
    (pair,) = twins({"first": TEXT, "reprint": reprint, "other": other})
    assert (pair.first, pair.second) == ("first", "reprint")
    assert pair.shared > 0.9


def test_short_texts_have_no_twins() -> None:
    """A few words prove nothing."""
    assert twins({"a": LINES[0], "b": LINES[0]}) == ()


# Commands


def test_trace_goes_down_to_the_words(command: Command) -> None:
    """Item, grade, origins, source, locator, quotation, and what came of looking it up."""
    run = command("trace", SPECIMEN / "everything", "F1")
    assert run.status == 0
    words = " ".join(run.out.split())
    assert "words found in the saved copy" in words
    assert "independent origin" in words


def test_trace_of_a_source_lists_what_rests_on_it(command: Command) -> None:
    run = command("trace", "--json", ROOT / "content" / "vessa.yaml", "gauge")
    assert run.json == {"source": "gauge", "supports": ["bottom_line", "J1", "F3"]}


def test_trace_repeats_no_chain(content: Write, command: Command) -> None:
    """What stands further up in the tree is named, and not told again."""
    facts = [fact("F1", "wire"), fact("F2", rests_on=["F1"])]
    path = content(sources=SOURCES, key_facts=facts, key_judgments=[judgment("J1", "F1", "F2")])
    assert command("trace", path, "J1").out.count("The dam was closed.") == 2
    assert "F1  (see above)" in command("trace", path, "J1")


@pytest.mark.parametrize("words", [("trace", "J11"), ("impact", "gage")])
def test_unknown_names_are_misuse(command: Command, words: tuple[str, str]) -> None:
    """The nearest name is offered."""
    run = command(words[0], ROOT / "content" / "vessa.yaml", words[1])
    assert run.status == 2
    assert "did you mean" in run.err


def test_chains_can_be_asked_for_while_rules_complain(content: Write, command: Command) -> None:
    """Errors of rules do not keep an author from seeing why."""
    path = content(sources=SOURCES, key_facts=[fact("F1", "column", confidence="high", basis="x")])
    path.with_name("settings.yaml").unlink()
    assert command("check", path, "--final").status == 1
    assert command("trace", path, "F1").status == 0
    assert command("impact", path, "column").status == 0


# The JSON of a briefing


@pytest.mark.parametrize("name", ["vessa.yaml", "hamas-iran"])
def test_export_is_valid_and_its_briefing_builds_again(
    name: str, tmp_path: Path, command: Command
) -> None:
    """`-t json` satisfies the published schema; its `briefing` is a content file without faults."""
    run = command("build", ROOT / "content" / name, "-t", "json", "-o", tmp_path / "a.json")
    assert run.status == 0, run.err
    document = json.loads((tmp_path / "a.json").read_text("utf-8"))
    Draft202012Validator(json.loads(schema_text("export", Catalogue()))).validate(document)
    again = tmp_path / "again" / "briefing.yaml"
    again.parent.mkdir()
    again.write_text(json.dumps(document["briefing"]), encoding="utf-8")
    if (ROOT / "content" / name / "data").is_dir():
        shutil.copytree(ROOT / "content" / name / "data", again.parent / "data")
    assert not [
        f for f in command("check", "--json", again).json["findings"] if f["code"][0] in "VY"
    ]


def test_export_says_what_statements_rest_on(tmp_path: Path, command: Command) -> None:
    """Sources, origins and the confidence that the rules allow, by statement."""
    command("build", ROOT / "content/vessa.yaml", "-t", "json", "-o", tmp_path / "a.json")
    document = json.loads((tmp_path / "a.json").read_text("utf-8"))
    statements = {one["at"]: one for one in document["statements"]}
    assert statements["J1"]["origins"] == ["gauge", "ostland", "states"]
    assert statements["C1.positions[0]"]["sources"] == ["ubc"]


def test_support_is_immutable() -> None:
    """Evidence is a value: nobody changes what others have seen."""
    (found,) = supports(made(key_facts=[fact("F1", "wire")])).values()
    assert isinstance(found, Support)
    with pytest.raises(AttributeError):
        found.key = "F2"  # type: ignore[misc]
