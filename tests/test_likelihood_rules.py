"""What rules about likelihood and age find beyond their examples: other scales, severities, languages."""

from pathlib import Path
from typing import Any

import pytest
from conftest import Command, Write

GRADED = {"confidence": "low", "basis": "One report."}


@pytest.fixture(autouse=True)
def _rules_are_on(tmp_path: Path) -> None:
    """Settings that, unlike those of other tests, switch nothing off."""
    (tmp_path / "settings.yaml").write_text("paper: a4\n", encoding="utf-8")


def codes(command: Command, content: Write, **fields: Any) -> set[tuple[str, str]]:
    """Codes of families A and F with their severities."""
    findings = command("check", "--json", content(**fields)).json["findings"]
    broken = [finding for finding in findings if finding["code"][0] in "VY"]
    assert not broken, broken
    return {(f["code"], f["severity"]) for f in findings if f["code"][0] in "AF"}


def judged(text: str, **fields: Any) -> list[dict[str, Any]]:
    """One judgment."""
    return [{"id": "J1", "text": text, **GRADED, **fields}]


@pytest.mark.parametrize(
    ("scale", "text", "expected"),
    [
        ("phia", "New talks are very likely.", {("A03", "warning")}),
        ("plain", "New talks are very likely.", {("A03", "note")}),
        ("plain", "New talks might fail and will not resume.", set()),
        ("grade", "The drug may reduce pain.", set()),
        ("ipcc", "It is extremely likely (95–100 %) that the sea rises.", set()),
        ("phia", "There is a 22 per cent chance of new talks.", {("A07", "error")}),
        ("phia", "There is a realistic possibility (40–50 %) of new talks.", set()),
        ("ipcc", "There is a 100 per cent chance of new talks.", {("A08", "warning")}),
        ("icd203", "We cannot rule out a break of the dam.", {("A06", "note")}),
        ("icd203", "Westland might leave the accord.", {("A06", "warning")}),
        ("icd203", "New talks are quite likely.", {("A05", "warning")}),
        ("icd203", "With 80 per cent confidence the dam holds.", {("A09", "warning")}),
        ("icd203", "Westland will not leave the accord.", {("A12", "warning")}),
        ("icd203", "Westland is likely to leave the accord.", {("A10", "warning")}),
    ],
)
def test_scale_decides(
    scale: str, text: str, expected: set[tuple[str, str]], content: Write, command: Command
) -> None:
    """A sentence is judged by the declared scale."""
    found = codes(command, content, scale=scale, key_judgments=judged(text))
    assert found == expected


def test_synonym_is_no_row(content: Write, command: Command) -> None:
    """The UK yardstick has one term with a synonym; both may be used."""
    judgments = [
        {"id": f"J{n}", "text": "Talks.", "likelihood": term, "horizon": "2027", **GRADED}
        for n, term in enumerate(["likely", "probable"])
    ]
    assert codes(command, content, scale="phia", key_judgments=judgments) == set()


def test_other_languages_are_left_alone(content: Write, command: Command) -> None:
    """English patterns do not read German, where `will` is another verb."""
    judgments = judged("Die Regierung will den Vertrag kündigen.", lang="de")
    assert codes(command, content, key_judgments=judgments) == set()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ({"issued": "2025-06"}, set()),
        ({"issued": "2025-01"}, {("F01", "warning")}),
        ({"issued": "2019"}, {("F01", "warning")}),
        ({"issued": "2019", "content": "legal"}, set()),
        ({}, set()),
        (
            {"issued": "2026-06", "information_date": "2019"},
            {("F01", "warning"), ("F09", "warning")},
        ),
        ({"issued": "2026-07"}, {("F03", "error")}),
        ({"issued": "2027~"}, set()),
    ],
)
def test_age_of_sources(
    source: dict[str, str], expected: set[tuple[str, str]], content: Write, command: Command
) -> None:
    """Facts about the present need new information; laws last, unknown dates accuse nobody."""
    fact = {
        "id": "F1",
        "text": "The gauge is currently broken.",
        "citations": [{"source": "report"}],
    }
    sources = [{"id": "report", "type": "report", "title": "The gauge", **source}]
    assert codes(command, content, key_facts=[fact], sources=sources) == expected


def test_facts_of_the_past_do_not_age(content: Write, command: Command) -> None:
    """A year in the text, or the past tense, makes a fact history."""
    cited = [{"source": "report"}]
    facts = [
        {"id": "F1", "text": "The gauge broke in 2012 and is old.", "citations": cited},
        {"id": "F2", "text": "The commission published the annex.", "citations": cited},
    ]
    sources = [{"id": "report", "type": "report", "title": "The gauge", "issued": "2019"}]
    assert codes(command, content, key_facts=facts, sources=sources) == set()


@pytest.mark.parametrize(
    "text",
    [
        "A study finds more crashes in the weeks after a change.",
        "The sun rises after ten in the north.",
        "Countries further from the equator save more.",
        "The operator told the council that it has no plans to change the current rules.",
        "The current of the river is strong.",
    ],
)
def test_facts_that_are_not_about_now_do_not_age(
    text: str, content: Write, command: Command
) -> None:
    """Findings, constants and reported words hold as they did when they were written."""
    facts = [{"id": "F1", "text": text, "citations": [{"source": "report"}]}]
    sources = [{"id": "report", "type": "report", "title": "The gauge", "issued": "2019"}]
    assert codes(command, content, key_facts=facts, sources=sources) == set()


def test_an_even_chance_over_the_gap_of_its_own_point(content: Write, command: Command) -> None:
    """An assessment of a contested point stands over the gap that affects the point."""
    assessment = {"text": "It is open.", "likelihood": "roughly even chance", **GRADED}
    positions = [{"holder": name, "text": "Ours."} for name in ("Ostland", "Westland")]
    point = {"id": "C1", "question": "Whose?", "positions": positions, "assessment": assessment}
    gaps = [{"id": "G1", "text": "The annex is not public.", "affects": ["C1"]}]
    found = codes(command, content, contested_points=[point], gaps=gaps)
    assert found == {("A13", "warning")}
