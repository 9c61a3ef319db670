"""What the ground of a statement allows, and rules of family B where an example cannot show it."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import Command, Write

from briefings.catalogue.choices import Catalogue
from briefings.evidence.grading import ceiling
from briefings.evidence.support import supports
from briefings.lint.rule import all_rules
from briefings.model.briefing import Briefing

SOURCES: list[dict[str, Any]] = [
    {"id": "herald", "type": "article-newspaper", "origin": "agency", "content": "reporting"},
    {"id": "courier", "type": "article-newspaper", "origin": "agency", "content": "reporting"},
    {"id": "gauge", "type": "dataset", "content": "data"},
    {"id": "accord", "type": "treaty", "role": "primary", "content": "legal"},
    {"id": "column", "type": "article-newspaper", "content": "opinion"},
    {"id": "leaflet", "type": "pamphlet", "content": "advocacy"},
    {"id": "post", "type": "post", "reliability": "E"},
    {"id": "rumour", "type": "post", "reliability": "F"},
    {"id": "study", "type": "article-journal", "content": "academic", "status": "retracted"},
]


def fact(id: str, *cited: str, **more: Any) -> dict[str, Any]:
    """A fact that cites sources."""
    return {
        "id": id,
        "text": "The dam was closed.",
        "citations": [{"source": s} for s in cited],
        **more,
    }


def allowed(
    scale: str, *facts: dict[str, Any], of: str = "F1"
) -> tuple[str | None, tuple[str, ...]]:
    """The ceiling of one statement."""
    briefing = Briefing.model_validate(
        {"title": "T", "cutoff": "2026-06-30", "key_facts": facts, "sources": SOURCES}
    )
    sources = {source.id: source for source in briefing.sources}
    return ceiling(supports(briefing)[of], sources, Catalogue().scale(scale))


@pytest.mark.parametrize(
    ("cited", "level", "reasons"),
    [
        (["herald", "gauge"], "high", ()),
        (["accord"], "high", ()),
        (["herald", "courier"], "moderate", ("B03",)),
        (["column", "leaflet"], "moderate", ("B02",)),
        (["post", "rumour"], "moderate", ("B07",)),
        (["post"], "moderate", ("B03", "B07")),
        (["study"], None, ("B18",)),
        (["study", "gauge"], "moderate", ("B03",)),
        ([], None, ("B01",)),
    ],
)
def test_ceiling(cited: list[str], level: str | None, reasons: tuple[str, ...]) -> None:
    """The highest confidence that a set of sources allows, and which rules hold it down."""
    assert allowed("icd203", fact("F1", *cited)) == (level, reasons)


def test_ceiling_below_the_high_levels_of_the_scale() -> None:
    """Where a scale has two high levels, neither is allowed."""
    assert allowed("ipcc", fact("F1", "herald")).level == "medium"
    assert allowed("grade", fact("F1", "herald")).level == "moderate"


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("IARC classified the salt as harmful.", ()),
        ("In March the salt was classified by IARC as harmful.", ()),
        ("The Agency for River Care found no harm.", ()),
        ("ARC found no harm.", ()),
        ("The salt is harmful.", ("B02", "B03")),
        ("The house of IARC was repaired.", ("B02", "B03")),
    ],
)
def test_what_a_body_said_is_in_its_own_publication(text: str, reasons: tuple[str, ...]) -> None:
    """Who claims it and what is claimed decide, not the label of the document."""
    source = {"id": "own", "type": "report", "content": "advocacy", "author": [
        {"literal": "IARC"}, {"literal": "Agency for River Care"}]}  # fmt: skip
    fact = {"id": "F1", "text": text, "citations": [{"source": "own"}]}
    briefing = Briefing.model_validate(
        {"title": "T", "cutoff": "2026-06-30", "key_facts": [fact], "sources": [source]}
    )
    sources = {source.id: source for source in briefing.sources}
    found = ceiling(supports(briefing)["F1"], sources, Catalogue().scale("icd203"))
    assert found.reasons == reasons


@pytest.mark.parametrize(("cited", "expected"), [("column", False), ("gauge accord", True)])
def test_fact_that_may_be_no_firmer(
    cited: str, expected: bool, content: Write, command: Command
) -> None:
    """B12 does not ask for a confidence to which B02 or B03 would object."""
    one = fact("F1", *cited.split(), kind="fact", confidence="moderate", basis="Read.")
    assert ("B12" in codes(command, content(sources=SOURCES, key_facts=[one]))) is expected


def test_record_counts_only_where_it_is_cited() -> None:
    """A statement that reaches a record through a fact only concludes from it."""
    facts = fact("F1", rests_on=["F2"]), fact("F2", "accord")
    assert allowed("icd203", *facts) == ("moderate", ("B03",))


@pytest.fixture
def content(content: Write, tmp_path: Path) -> Write:
    """A content file to which all rules apply."""
    (tmp_path / "settings.yaml").write_text("lint: {}\n", encoding="utf-8")
    return content


def codes(command: Command, *words: object) -> dict[str, list[tuple[str, str]]]:
    """Findings of `check`: by code, severity and place in the briefing."""
    by_code: dict[str, list[tuple[str, str]]] = {}
    for finding in command("check", "--json", *words).json["findings"]:
        by_code.setdefault(finding["code"], []).append((finding["severity"], finding["at"]))
    return by_code


def test_uncited_report_is_a_warning_and_uncited_fact_an_error(
    content: Write, command: Command
) -> None:
    """Forty lines without sources still build."""
    facts = [fact("F1"), fact("F2", kind="fact"), fact("F3", confidence="low", basis="A guess.")]
    found = codes(command, content(key_facts=facts))
    assert found["B01"] == [("warning", "F1"), ("warning", "F2"), ("warning", "F3")]


def test_inline_citation_supports_a_fact_only_in_its_short_tiers(
    content: Write, command: Command
) -> None:
    """`detail` is context."""
    facts = [{"id": "F1", "text": "It fell.", "short": "It fell [@gauge]."},
             {"id": "F2", "text": "It fell.", "detail": "See [@gauge]."}]  # fmt: skip
    found = codes(command, content(key_facts=facts, sources=SOURCES))
    assert found["B01"] == [("warning", "F2")]


def test_origin_that_is_a_source_of_another_origin(content: Write, command: Command) -> None:
    """A chain of origins counts one report twice."""
    chained = {"id": "echo", "type": "post", "origin": "herald"}
    found = codes(command, content(key_facts=[fact("F1", "echo")], sources=[*SOURCES, chained]))
    assert found["B04"] == [("warning", "echo")]


@pytest.mark.parametrize(
    ("descriptor", "expected"),
    [
        ("Retells the note [@gauge].", [("warning", "F1")]),
        ("Independent of [@gauge], which it checks.", None),
        ("Its count differs from that of [@gauge].", None),
    ],
)
def test_descriptor_that_cites_a_fellow_source(
    descriptor: str, expected: Any, content: Write, command: Command
) -> None:
    """Two origins of which one cites the other are reported once, unless it sets itself apart."""
    echo = {"id": "echo", "type": "post", "descriptor": descriptor}
    facts = [fact("F1", "gauge", "echo"), fact("F2", "echo", "gauge")]
    found = codes(command, content(key_facts=facts, sources=[*SOURCES, echo]))
    assert found.get("B04") == expected


def test_sources_with_nearly_the_same_saved_copy() -> None:
    """They are reported once where they support a statement as two origins, and not as one."""
    facts = [
        fact("F1", "gauge", "accord"),
        fact("F2", "gauge", "accord"),
        fact("F3", "herald", "gauge"),
    ]
    made = Briefing.model_validate(
        {"title": "T", "cutoff": "2026-06-30", "key_facts": facts, "sources": SOURCES}
    )
    twins = [("accord", "gauge"), ("herald", "courier")]
    evidence = SimpleNamespace(support=supports(made), twins=twins)
    sources = {source.id: source for source in made.sources}
    given: Any = SimpleNamespace(briefing=made, sources=sources, evidence=evidence)
    assert [hit.loc for hit in all_rules()["B04"].find(given)] == [("key_facts", 0, "citations", 1)]


@pytest.mark.parametrize(("sources", "severity"), [(2, None), (9, "note"), (10, "warning")])
def test_statement_on_sources_is_due_with_their_number(
    sources: int, severity: str | None, content: Write, command: Command
) -> None:
    """Nothing for two, an error from ten on."""
    many = [{"id": f"s{n}", "type": "report", "descriptor": "A report."} for n in range(sources)]
    found = codes(command, content(sources=many))
    assert found.get("B16") == (severity and [(severity, "sources")])


def test_retracted_source_is_found_at_all_that_rests_on_it(
    content: Write, command: Command
) -> None:
    """Facts, what rests on them, and the bottom line; not what cites it for context."""
    about = {
        "id": "F2",
        "text": "It was withdrawn.",
        "citations": [{"source": "study", "role": "context"}],
    }
    found = codes(command, content(
        bottom_line={"text": "Closed.", "rests_on": ["F1"]},
        key_facts=[fact("F1", "study"), about], sources=SOURCES,
    ))  # fmt: skip
    assert sorted(found["B18"]) == [("error", at) for at in ("F1", "bottom_line", "study")]


def test_retracted_source_that_supports_nothing_is_no_fault(
    content: Write, command: Command
) -> None:
    """A briefing may be about a retracted study."""
    about = {
        "id": "F1",
        "text": "It was withdrawn.",
        "citations": [{"source": "study", "role": "context"}],
    }
    assert "B18" not in codes(command, content(key_facts=[about], sources=SOURCES))


def test_horizon_in_the_year_of_the_limit_is_not_too_far(content: Write, command: Command) -> None:
    """`2028` is within two years of June 2026; `2029` and an interval up to 2030 are not."""
    judgments = [
        {"id": f"J{n}", "text": "Talks are likely.", "likelihood": "likely", "horizon": horizon,
         "confidence": "high", "basis": "Both said so."}
        for n, horizon in enumerate(["2028", "2029", "2027/2030"])
    ]  # fmt: skip
    found = codes(command, content(key_judgments=judgments))
    assert [at for _, at in found["B11"]] == ["J1", "J2"]


def test_text_in_a_language_without_lists_is_not_judged_by_words(
    content: Write, command: Command
) -> None:
    """Nobody can tell whether an unread language attributes."""
    party = {"id": "staaten", "type": "report", "content": "advocacy", "interest": "Partei"}
    facts = [
        {"id": "F1", "text": "Der Damm senkt den Fluss.", "citations": [{"source": "staaten"}]}
    ]
    assert "B13" in codes(command, content(key_facts=facts, sources=[party]))
    assert "B13" not in codes(command, content(key_facts=facts, sources=[party], language="tlh"))
