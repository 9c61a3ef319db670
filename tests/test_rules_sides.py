"""Rules about sides and structure, beyond their examples: when they stay quiet, and how severe they are."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Command
from test_rules import found, written

SIDES: list[dict[str, Any]] = [
    {"holder": "Ostland", "text": "The river is ours.", "citations": [{"source": "note"}]},
    {"holder": "Westland", "text": "It is shared by all.", "citations": [{"source": "paper"}]},
]
SOURCES = [
    {"id": "note", "type": "report", "title": "Note", "publisher": "Government of Ostland"},
    {"id": "paper", "type": "article-newspaper", "title": "Quarrel", "container-title": "Gauge"},
    {"id": "book", "type": "book", "title": "A River"},
]
FACT = {
    "id": "F1", "kind": "fact", "confidence": "high", "basis": "It is in the text.",
    "text": "The accord of 1968 gives the upper basin 46 per cent of the natural flow.",
}  # fmt: skip


def hits(
    command: Command, folder: Path, code: str, *, sides: list[dict[str, Any]] | None = None,
    point: dict[str, Any] | None = None, options: tuple[str, ...] = (), **fields: Any,
) -> list[dict[str, Any]]:  # fmt: skip
    """What a rule finds in a briefing with one contested point, and with these fields."""
    whole = {"id": "C1", "question": "Whose water is it?", "positions": sides or SIDES}
    data = {"contested_points": [{**whole, **(point or {})}], "sources": SOURCES, **fields}
    path = written(folder / "point.yaml", yaml.safe_dump(data, allow_unicode=True))
    return found(command, code, path, *options)


def side(number: int, **fields: Any) -> list[dict[str, Any]]:
    """The two sides, one of them changed."""
    return [{**its, **fields} if n == number else its for n, its in enumerate(SIDES)]


@pytest.mark.parametrize(
    ("citations", "severity"),
    [
        ([], ["warning"]),
        ([{"source": "paper"}], ["warning"]),
        ([{"source": "paper", "own_words": True}], []),
        ([{"source": "note"}], []),
    ],
)
def test_a_side_needs_words_of_its_own(
    citations: list[Any], severity: list[str], tmp_path: Path, command: Command
) -> None:
    """Nothing cited is an error, only others a warning; a publisher that bears the name will do."""
    sides = [{**SIDES[0], "citations": citations}, {**SIDES[1], "holder": "The Gauge"}]
    assert [hit["severity"] for hit in hits(command, tmp_path, "C02", sides=sides)] == severity


def test_the_outlet_of_a_side_is_its_own(tmp_path: Path, command: Command) -> None:
    """A holder that is named by its newspaper is cited in its own words."""
    sides = side(1, holder="Article in The Gauge")
    assert hits(command, tmp_path, "C02", sides=sides) == []


def test_sources_are_counted_where_every_side_has_one(tmp_path: Path, command: Command) -> None:
    """Three sources to one are too many; three to none are another rule's matter."""
    three = [{"source": source["id"]} for source in SOURCES]
    message = "3 sources for `Ostland`, 1 for `Westland`"
    assert [
        hit["message"] for hit in hits(command, tmp_path, "C03", sides=side(0, citations=three))
    ] == [message]
    sides = [{**SIDES[0], "citations": three}, {**SIDES[1], "citations": []}]
    assert hits(command, tmp_path, "C03", sides=sides) == []


@pytest.mark.parametrize("code", ["C03", "C04"])
def test_a_reason_for_the_weight_is_enough(code: str, tmp_path: Path, command: Command) -> None:
    """Asymmetry that is explained is not found; without the reason it is."""
    sides = side(0, text="The river is ours, " + "as every map since the accord shows " * 3)
    graded = [{**SOURCES[0], "reliability": "B"}, {**SOURCES[1], "reliability": "E"}]
    reason = {"weight_reason": "The records of the other side were lost."}
    assert hits(command, tmp_path, code, sides=sides, sources=graded)
    assert hits(command, tmp_path, code, sides=sides, sources=graded, point=reason) == []


def test_ungraded_sources_say_nothing_about_balance(tmp_path: Path, command: Command) -> None:
    """Reliability F means not known, not bad."""
    graded = [{**SOURCES[0], "reliability": "A"}, {**SOURCES[1], "reliability": "F"}]
    assert hits(command, tmp_path, "C04", sources=graded) == []


def test_verbs_that_doubt_one_side_are_found_in_a_fact(tmp_path: Path, command: Command) -> None:
    """Names of holders count in every item, by their last word, too."""
    sides = side(0, holder="Matthew Ostrow; the Basin Commission")
    text = (
        "Westland said that it rained. The Commission has gauges; Ostrow alleged that it did not."
    )
    found = hits(command, tmp_path, "C05", sides=sides, key_facts=[{"id": "F1", "text": text}])
    assert [hit["message"] for hit in found] == [
        "`Matthew Ostrow` `alleged` where `Westland` `said`"
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The upper basin has 46 per cent of the natural flow.", 1),
        ("The upper basin has no 46 per cent of the natural flow.", 0),
        ("The upper basin has 46 per cent of the measured flow.", 0),
        ("The natural flow.", 0),
    ],
)
def test_only_the_same_proposition_is_settled(
    text: str, count: int, tmp_path: Path, command: Command
) -> None:
    """A denial, another number of words of substance, or a few shared words are no match."""
    fields: dict[str, Any] = {"sides": side(0, text=text), "key_facts": [FACT]}
    assert len(hits(command, tmp_path, "C06", **fields)) == count


@pytest.mark.parametrize("change", [{"kind": "reported"}, {"confidence": "moderate"}])
def test_a_fact_in_doubt_settles_nothing(
    change: dict[str, str], tmp_path: Path, command: Command
) -> None:
    """Only verified facts of high confidence contradict a dispute about them."""
    sides = side(0, text="The upper basin has 46 per cent of the natural flow.")
    assert hits(command, tmp_path, "C06", sides=sides, key_facts=[{**FACT, **change}]) == []


def test_a_voice_inside_a_point_may_cite_its_source(tmp_path: Path, command: Command) -> None:
    """There a citation stands for the reason; without one the reason is missing."""
    voice = {"holder": "R. Third", "text": "Nobody's."}
    cited = {**voice, "citations": [{"source": "book"}]}
    assert len(hits(command, tmp_path, "C08", point={"dissents": [voice]})) == 1
    assert hits(command, tmp_path, "C08", point={"dissents": [cited]}) == []


@pytest.mark.parametrize(
    "text",
    [
        "Both governments should publish the annex.",
        "Ostland must release the water now.",
        "The operator needs to open its books.",
        "Ostland broke the accord and ought to repair the dam.",
        "Both governments should consider a report on the gauge.",
        "We recommend a joint gauge.",
    ],
)
def test_advice_is_found(text: str, tmp_path: Path, command: Command) -> None:
    """Each way to advise is found once, and not where the briefing takes a side on purpose."""
    fields = {"bottom_line": {"text": text}}
    assert len(hits(command, tmp_path, "C10", **fields)) == 1
    assert hits(command, tmp_path, "C10", neutral=False, **fields) == []


def test_a_duty_with_its_source_is_a_fact(tmp_path: Path, command: Command) -> None:
    """`must` reports a duty where a source is cited for it."""
    fact = {"id": "F1", "text": "The operator must publish the flow each month."}
    cited = {**fact, "citations": [{"source": "note"}]}
    assert len(hits(command, tmp_path, "C10", key_facts=[fact])) == 1
    assert hits(command, tmp_path, "C10", key_facts=[cited]) == []


def test_a_missing_bottom_line_is_found(tmp_path: Path, command: Command) -> None:
    """The finding names the field, so that a waiver can."""
    assert [hit["at"] for hit in hits(command, tmp_path, "G02")] == ["bottom_line"]


@pytest.mark.parametrize("code", ["G06", "G07", "G08"])
def test_what_a_draft_may_lack_is_a_note(code: str, tmp_path: Path, command: Command) -> None:
    """It needs an answer in a final edition only."""
    judgment = {
        "id": "J1", "text": "Talks are likely.", "likelihood": "likely", "horizon": "2028",
        "confidence": "low", "basis": "One report.",
    }  # fmt: skip
    for status, severity in (("draft", "note"), ("final", "error")):
        found = hits(command, tmp_path, code, key_judgments=[judgment], status=status)
        assert [hit["severity"] for hit in found] == [severity]


@pytest.mark.parametrize("code", ["G02", "G03", "G09", "G10", "D03"])
def test_warnings_are_due_in_a_final_edition(code: str, tmp_path: Path, command: Command) -> None:
    """A warning before, an error then."""
    for status, severity in (("draft", "warning"), ("final", "error")):
        fields: dict[str, Any] = {"status": status, "key_facts": [{"id": "F1", "text": "It is."}]}
        if code == "D03":
            fields["key_facts"] = [{"id": "F1", "text": "Of course it is."}]
        if code == "G03":
            fields["summary"] = [{"text": "It is."}]
        assert [hit["severity"] for hit in hits(command, tmp_path, code, **fields)] == [severity]


@pytest.mark.parametrize(
    ("marking", "help"),
    [
        ("TLP:WHITE", "write `TLP:CLEAR`"),
        ("tlp:amber + strict", "write `TLP:AMBER+STRICT`"),
        (
            "TLP ROT",
            "write one of `TLP:CLEAR`, `TLP:GREEN`, `TLP:AMBER`, `TLP:AMBER+STRICT`, `TLP:RED`",
        ),
    ],
)
def test_a_misspelt_label_gets_the_right_one(
    marking: str, help: str, tmp_path: Path, command: Command
) -> None:
    """Version 1, spaces, small letters, translations."""
    assert [hit["help"] for hit in hits(command, tmp_path, "G09", marking=marking)] == [help]


@pytest.mark.parametrize("marking", ["TLP:CLEAR", "Internal", "TLP:AMBER, members only", "Catlp"])
def test_other_markings_pass(marking: str, tmp_path: Path, command: Command) -> None:
    """A correct label, with a restriction or without, and any marking that is not a label."""
    assert hits(command, tmp_path, "G09", marking=marking) == []


@pytest.mark.parametrize("code", ["C01", "D03"])
def test_waiver_answers_errors_and_warnings(code: str, tmp_path: Path, command: Command) -> None:
    """In a final edition, too, whatever the rule."""
    fields: dict[str, Any] = {"key_facts": [{"id": "F1", "text": "Of course it is."}]}
    at = "C1" if code == "C01" else "F1"
    sides = side(1, holder="Ostland")
    waivers = [{"rule": code, "at": at, "reason": "It is as it is."}]
    given = {"command": command, "folder": tmp_path, "code": code, "sides": sides}
    assert [hit["at"] for hit in hits(**given, options=("--final",), **fields)] == [at]
    assert hits(**given, options=("--final",), waivers=waivers, **fields) == []
