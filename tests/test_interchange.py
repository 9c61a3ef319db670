"""Sources as CSL-JSON: valid, complete, without what protects people, and the way back."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Build, Command, Write
from csl_schema import SCHEMA
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefings.importing.entry import Entry
from briefings.importing.records import fitted
from briefings.model.source import CSL_DATES, CSL_NAMES, CSL_TEXTS, CSL_TYPES, Source
from briefings.reading.loading import load
from briefings.sources.csl_json import as_csl

FULL = {
    "id": "accord", "type": "treaty", "title": "Accord", "author": [{"literal": "Ostland"}],
    "editor": [{"family": "Berg", "given": "Ida", "non-dropping-particle": "van"}],
    "issued": "1968-05-04", "container-title": "Treaties", "publisher": "State Press",
    "URL": "https://example.org/accord", "accessed": "2026-06-02", "language": "en",
    "role": "primary", "content": "legal", "origin": "accord", "interest": "party",
    "reliability": "A", "descriptor": "The text.", "information_date": "1967~",
    "status": "superseded", "archive": {"file": "accord.txt", "on": "2026-06-02"},
    "custom": {"shelf": "3"}, "volume": "4", "translator": [{"literal": "王小明"}],
    "original-date": "1967", "lang": "fr",
}  # fmt: skip


def source(**fields: Any) -> Source:
    """A source from fields, which replace those of a small one."""
    return Source.model_validate({"id": "s", "type": "report", **fields})


def back(item: dict[str, Any]) -> Source:
    """What an import makes of one exported item."""
    from briefings.findings.finding import Place

    return fitted([Entry(json.loads(json.dumps(item)), {}, Place(""))])[0][0].source


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1968", {"date-parts": [[1968]]}),
        ("2012-02", {"date-parts": [[2012, 2]]}),
        ("2023-10-07", {"date-parts": [[2023, 10, 7]]}),
        ("1990~", {"date-parts": [[1990]], "circa": True}),
        ("1992-12-17/1993-12", {"date-parts": [[1992, 12, 17], [1993, 12]]}),
        ("1990~/1995~", {"date-parts": [[1990], [1995]], "circa": True}),
        ("1990~/1995", {"raw": "1990~/1995"}),
        ("1984?", {"raw": "1984?"}),
        ("199X", {"raw": "199X"}),
    ],
)
def test_dates_are_parts_or_what_the_author_wrote(written: str, expected: Any) -> None:
    """`date-parts` where CSL can say it; a date never becomes more exact than it was."""
    assert as_csl(source(issued=written))["issued"] == expected


def test_own_fields_stand_under_custom_briefing() -> None:
    item = as_csl(source(**FULL))
    assert item["custom"]["shelf"] == "3"
    assert item["custom"]["briefing"] == {
        "lang": "fr", "role": "primary", "content": "legal", "origin": "accord",
        "interest": "party", "reliability": "A", "descriptor": "The text.",
        "information_date": "1967~", "status": "superseded",
        "archive": {"file": "accord.txt", "on": "2026-06-02"},
    }  # fmt: skip


def test_what_protects_people_is_not_exported() -> None:
    """Neither the reason for a missing name nor the mark of safety."""
    item = as_csl(source(anonymous="fears reprisals", safety="public"))
    assert "reprisals" not in str(item)
    assert "safety" not in str(item)


def test_export_is_valid_and_comes_back_equal() -> None:
    made = source(**FULL)
    SCHEMA.validate([as_csl(made)])
    assert back(as_csl(made)) == made


def test_further_fields_of_any_shape_give_valid_items() -> None:
    """Dates and names that nobody looked into are exported as far as they make sense."""
    odd = {
        "director": ["A Body", {"family": "Doe", "role": "x"}, {}], "original-date": "one day",
        "event-date": {"date-parts": [["1968"]], "season": "2", "x": "y"},
        "submitted": ["1"], "categories": ["a", {}], "volume": None,
    }  # fmt: skip
    item = as_csl(source(**odd))
    SCHEMA.validate([item])
    assert item["director"] == [{"literal": "A Body"}, {"family": "Doe"}]
    assert item["original-date"] == {"literal": "one day"}
    assert item["event-date"] == {"season": "2", "date-parts": [["1968"]]}
    assert not item.keys() & {"submitted", "volume"}


LETTERS = st.sampled_from("abcXYZäñ אבגمياهЖИ王小 '&<>i/.:,-=0123456789")
WORDS = st.text(LETTERS, min_size=1, max_size=30).map(str.strip).filter(bool)
DATES = st.sampled_from(
    ["1968", "2012-02", "2023-10-07", "1992-12-17/1993-12", "1990~", "1984?", "199X", "19XX"]
)
NAMES = st.lists(
    st.one_of(
        st.fixed_dictionaries({"literal": WORDS}),
        st.fixed_dictionaries({"family": WORDS, "given": WORDS}, optional={"suffix": WORDS}),
    ),
    min_size=1, max_size=3,
)  # fmt: skip
SOURCES = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.:/+-]{0,30}", fullmatch=True),
        "type": st.sampled_from(CSL_TYPES),
    },
    optional={
        "title": WORDS, "author": NAMES, "editor": NAMES, "issued": DATES, "accessed": DATES,
        "container-title": WORDS, "publisher": WORDS, "language": WORDS, "interest": WORDS,
        "role": st.sampled_from(["primary", "tertiary"]), "information_date": DATES,
        "URL": st.just("https://example.org/a?b=1&c=2"), "descriptor": WORDS,
        "status": st.sampled_from(["superseded", "corrected", "retracted"]),
        "reliability": st.sampled_from("ABF"), "custom": st.just({"shelf": "3"}),
    },
)  # fmt: skip
FURTHER = st.one_of(
    st.tuples(st.sampled_from(sorted(CSL_TEXTS)), WORDS),
    st.tuples(st.sampled_from(sorted(CSL_NAMES)), NAMES),
    st.tuples(st.sampled_from(sorted(CSL_DATES)), DATES),
)


@settings(max_examples=60, deadline=None, phases=[Phase.generate])
@given(SOURCES, st.lists(FURTHER, max_size=4))
def test_every_source_is_exported_validly_and_comes_back(
    fields: dict[str, Any], further: list[tuple[str, Any]]
) -> None:
    made = Source.model_validate({**dict(further), **fields})
    item = as_csl(made)
    SCHEMA.validate([item])
    again = back(item)
    assert as_csl(again) == item
    assert again == made


# -t csl


SOURCES_OF_VESSA = [
    {"id": "later", "type": "report", "title": "Later"},
    {"id": "first", "type": "treaty", "title": "First", "issued": "1968"},
    {"id": "hidden", "type": "report", "title": "Hidden", "safety": "withhold"},
]
FACT = {"id": "F1", "text": "It is so.", "citations": [{"source": "first"}]}


def test_file_has_all_sources_once_in_the_order_of_their_numbers(
    content: Write, build: Build
) -> None:
    """One file a briefing, whatever the lengths; what is withheld is not in it."""
    path = content(sources=SOURCES_OF_VESSA, key_facts=[FACT])
    outcome = build(path, lengths=("brief", "report"), formats=("csl",))
    assert [Path(p).name for p in outcome.paths] == ["small.csl.json"]
    items = json.loads(Path(outcome.paths[0]).read_text("utf-8"))
    assert [item["id"] for item in items] == ["first", "later"]
    SCHEMA.validate(items)


def test_id_of_a_withheld_origin_is_not_exported(content: Write, build: Build) -> None:
    """Sources that share it stay one group, under the first of them."""
    shown = [{"id": id, "type": "report", "origin": "hidden"} for id in ("one", "two")]
    path = content(sources=[*shown, SOURCES_OF_VESSA[2]])
    text = Path(build(path, formats=("csl",)).paths[0]).read_text("utf-8")
    assert "hidden" not in text
    origins = [item["custom"]["briefing"]["origin"] for item in json.loads(text)]
    assert origins == ["one", "one"]


def test_file_is_made_beside_the_lengths(content: Write, build: Build) -> None:
    path = content(sources=SOURCES_OF_VESSA, key_facts=[FACT])
    outcome = build(path, lengths=("brief", "report"), formats=("csl", "html"), paper="letter")
    assert [Path(p).name for p in outcome.paths] == [
        "small-brief-letter.html", "small-report-letter.html", "small.csl.json",
    ]  # fmt: skip


def test_sources_of_the_flagship_are_valid_and_come_back() -> None:
    listed = load(ROOT / "content/hamas-iran/sources.yaml").data
    items = [as_csl(Source.model_validate(one)) for one in listed]
    SCHEMA.validate(items)
    assert [as_csl(back(item)) for item in items] == items


def test_one_file_can_be_named(content: Write, command: Command, tmp_path: Path) -> None:
    path = content(sources=SOURCES_OF_VESSA, key_facts=[FACT])
    target = tmp_path / "out" / "mine.json"
    assert command("build", path, "-t", "csl", "-o", target).status == 0
    assert len(json.loads(target.read_text("utf-8"))) == 2
    assert command("build", path, "-t", "pdf", "-o", target).status == 2
    assert command("build", path, "-t", "csv", "-o", target).status == 2


def test_build_of_it_does_nothing_the_second_time(
    content: Write, command: Command, tmp_path: Path
) -> None:
    path = content(sources=SOURCES_OF_VESSA, key_facts=[FACT])
    words = ("build", path, "-t", "csl", "-o", tmp_path / "out")
    command(*words)
    again = command(*words)
    assert "up to date" in again.out
    assert "nothing to do" in again.out


def test_stale_file_is_removed(content: Write, command: Command, tmp_path: Path) -> None:
    path = content(sources=SOURCES_OF_VESSA, key_facts=[FACT])
    command("build", path, "-t", "csl", "-o", tmp_path / "out")
    run = command("build", path, "-t", "html", "-l", "brief", "-o", tmp_path / "out", "--clean")
    assert "small.csl.json  removed" in run.out


def test_exported_file_imports_to_the_same_records(
    content: Write, command: Command, tmp_path: Path
) -> None:
    """Every source of the file is already there."""
    folder = content(folder=True, sources=[FULL, *SOURCES_OF_VESSA[:2]], key_facts=[FACT])
    target = tmp_path / "out.json"
    command("build", folder, "-t", "csl", "-o", target)
    before = (folder / "briefing.yaml").read_bytes()
    run = command("import", target, "--into", folder)
    assert (run.status, run.err) == (0, "")
    assert run.out.splitlines() == [f"{id}  already there" for id in ("first", "accord", "later")]
    assert (folder / "briefing.yaml").read_bytes() == before
