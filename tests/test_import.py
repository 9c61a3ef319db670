"""Sources from reference managers: what is read, what is kept, and what a briefing then holds."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from conftest import Command, Write
from hypothesis import given
from hypothesis import strategies as st

from briefings import importing
from briefings.catalogue.choices import SCHEMAS
from briefings.findings.finding import Place
from briefings.importing.dates import read_date
from briefings.importing.entry import Entry
from briefings.importing.guessing import guessed
from briefings.importing.merging import as_yaml
from briefings.importing.records import Record, fitted
from briefings.model.source import CSL_TYPES, Source

DATA = Path(__file__).parent / "data"
BOOK = {"id": "book", "type": "book", "title": "The River"}


@pytest.fixture
def export(tmp_path: Path) -> Any:
    """A file of an export from its text, or from CSL-JSON items."""

    def write(given: Any, name: str = "export.json") -> Path:
        text = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def records(path: Path) -> dict[str, dict[str, Any]]:
    """The records of an export, by id."""
    found: list[Record] = importing.read(path)[0]
    return {record.source.id: record.data for record in found}


def one(path: Path) -> dict[str, Any]:
    """The only record of an export."""
    (record,) = records(path).values()
    return record


def notes(path: Path) -> str:
    """What was said about fields that have no place."""
    return "\n".join(finding.message for finding in importing.read(path)[1])


# Exports as Zotero writes them


@pytest.mark.parametrize("name", ["json", "bib", "ris"])
def test_export_is_valid_under_our_schema(name: str) -> None:
    """All fields of what is printed are those of a content file."""
    listed = yaml.safe_load(as_yaml(importing.read(DATA / f"zotero.{name}")[0]))
    briefing = {"title": "T", "cutoff": "2026-06-30", "summary": [{"text": "It is so."}]}
    schema = json.loads((SCHEMAS / "briefing.json").read_text("utf-8"))
    jsonschema.validate({**briefing, "sources": listed}, schema)
    assert len(listed) >= 10


EXPECTED = {
    "article-newspaper": {
        "title": "Basin states “ready” to reopen Vessa accord", "issued": "2026-05-12",
        "container-title": "The Ostland Courier", "accessed": "2026-06-02", "language": "en",
    },
    "report": {
        "author": [{"literal": "Upper Basin Commission"}], "genre": "Working paper",
        "number": "12", "issued": "2025-11", "original-date": "1968",
    },
    "article-journal": {
        "container-title": "Journal of Basin Studies", "volume": "14", "issue": "2",
        "page": "101-118", "DOI": "10.1000/jbs.2019.0042",
    },
    "legislation": {"title": "Water Act", "issued": "1968-05-04"},
    "hearing": {"issued": "2024-05", "publisher": "Committee on Water"},
    "webpage": {"URL": "https://basin.example.org/shares"},
    "motion_picture": {"title": "The River", "issued": "1990~"},
    "thesis": {"title": "תקנות המים", "author": [{"family": "כהן", "given": "דנה"}], "issued": "2012"},
}  # fmt: skip


@pytest.mark.parametrize("kind", EXPECTED)
@pytest.mark.parametrize("name", ["json", "bib", "ris"])
def test_fields_of_each_type(name: str, kind: str) -> None:
    """The same sources in three formats give the same fields, as far as the format has them."""
    (found,) = (data for data in records(DATA / f"zotero.{name}").values() if data["type"] == kind)
    first = {**found, "author": found.get("author", [])[:1]}
    assert {key: first.get(key) for key in EXPECTED[kind]} == EXPECTED[kind]


def test_fields_that_only_csl_json_has() -> None:
    found = records(DATA / "zotero.json")
    assert found["accord-1968"]["event-date"] == "1967-12-17/1968-05-04"
    assert found["gauge"]["issued"] == "1968/2025-09"
    assert found["talk"]["interviewer"] == [{"family": "Berg", "given": "Ida"}]
    assert found["talk"]["author"] == [{"family": "Петров", "given": "Иван"}]
    assert found["arabic"]["translator"] == [{"literal": "王小明"}]
    assert found["arabic"]["author"] == [{"family": "الخطيب", "given": "محمد"}]
    assert "issued" not in found["arabic"]
    assert "issued" not in found["page"]


def test_lines_of_extra_become_fields() -> None:
    """`Original Date: …` and `tex.…` leave the note; a sentence stays."""
    found = records(DATA / "zotero.json")["ubc2025"]
    assert found["original-date"] == "1968"
    assert found["custom"] == {"reviewer": "Hydrology Desk"}
    assert found["note"] == "Read in full; the annex is missing."


def test_sentence_with_a_colon_stays_in_the_note(export: Any) -> None:
    note = "Caution: read the annex first.\nPublisher Place: Brenn\nTranslator: Doe || Jo"
    found = one(export([{**BOOK, "note": note}]))
    assert found["note"] == "Caution: read the annex first."
    assert found["publisher-place"] == "Brenn"
    assert found["translator"] == [{"family": "Doe", "given": "Jo"}]


def test_line_of_extra_can_name_the_type(export: Any) -> None:
    """Zotero has no treaties."""
    assert one(export([{**BOOK, "type": "document", "note": "Type: treaty"}]))["type"] == "treaty"


def test_markup_of_titles_is_kept_apart(export: Any) -> None:
    title = 'CO<sub>2</sub> in the <span class="nocase">River</span>, <i>Vessa</i> & 1 < 2'
    path = export([{**BOOK, "title": title}])
    assert one(path)["title"] == "CO₂ in the River, Vessa & 1 < 2"
    assert one(path)["custom"] == {"title": title}
    assert "markup of `title`" in notes(path)


def test_what_has_no_place_is_kept_and_said(export: Any) -> None:
    fields = {"rights": "CC0", "URL": "ftp://example.org", "status": "Published",
              "archive": "State Archive", "issued": {"literal": "in the dry year"}}  # fmt: skip
    path = export([{**BOOK, **fields, "type": "podcast"}])
    assert one(path)["custom"] == {
        "rights": "CC0", "archive": "State Archive", "issued": "in the dry year",
        "type": "podcast", "URL": "ftp://example.org", "status": "Published",
    }  # fmt: skip
    for name in ("rights", "issued", "URL", "status", "podcast"):
        assert f"`{name}`" in notes(path)


def test_season_is_kept_beside_the_year(export: Any) -> None:
    path = export([{**BOOK, "issued": {"date-parts": [["2019"]], "season": "2"}}])
    assert one(path)["issued"] == "2019"
    assert one(path)["custom"]["issued"]["season"] == "2"
    assert "`issued` is kept under `custom`, only `2019` of it was read" in notes(path)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2019", "2019"), ("2019-5-1", "2019-05-01"), ("2019/05/01/", "2019-05-01"),
        ("2019-05-01T10:00:00Z", "2019-05-01"), ("2019-05-00", "2019-05"),
        ("1 May 2019", "2019-05-01"), ("May 1st, 2019", "2019-05-01"), ("Sept. 2019", "2019-09"),
        ("c. 1990", "1990~"), ("circa 1990", "1990~"), ("1990?", "1990?"), ("[1990]", "1990"),
        ("1998–2001", "1998/2001"), ("1998-2001", "1998/2001"), ("199X", "199X"),
        ("May 2019/June 2019", "2019-05/2019-06"),
        ({"date-parts": [["2019", 2, 0]]}, "2019-02"), ({"raw": "May 2019"}, "2019-05"),
        ({"date-parts": [[1990]], "circa": "true"}, "1990~"),
        ("1973--1974", "1973/1974"), ("May--June 2019", "2019-05/2019-06"), ("1990s", "199X"),
        ("2015/october", "2015-10"), ("may~3 1999", "1999-05-03"), ("[ca. 1990]", "1990~"),
        ({"date-parts": [["2016", "May"]]}, "2016-05"),
        ({"date-parts": [["2016", "05", "09T10:00"]]}, "2016-05-09"),
        ({"date-parts": [2016, 5]}, "2016-05"), ({"year": 2016, "month": 5}, "2016-05"),
        ({"date-parts": [[2012]], "literal": "2012"}, "2012"),
    ],
)  # fmt: skip
def test_dates_are_read(written: Any, read: str) -> None:
    assert read_date(written) == (read, True)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("05/06/2019", "2019"), ("Spring 2019", "2019"), ("2019-02-30", "2019"),
        ("31 Foo 2019", "2019"), ("Juni 2007", "2007"), ("2004-22", "2004"), ("2012/13", "2012"),
        ("1875 [2004]", "1875"), ("2019a", "2019"), ("1998/", "1998"), ("1998/..", "1998"),
        ("2019-05/", "2019-05"),
        ({"date-parts": [[1999, 21]]}, "1999"), ({"date-parts": [[1965, 13, 1]]}, "1965"),
        ({"date-parts": [[2019, 2, 30]]}, "2019-02"), ({"date-parts": [[1987], [0]]}, "1987"),
        ({"date-parts": [[2019]], "season": "2"}, "2019"),
        ({"date-parts": [[2012]], "literal": "Spring 2012"}, "2012"),
        ("1968, 1972", None), ("after 1998", None), ("vor 1998", None), ("../1998", None),
        ("n.d.", None), ("-44", None), ("44 BC", None), ("in press", None),
        ({"date-parts": []}, None), ({"date-parts": [[-44, 3, 15]]}, None),
        ({"date-parts": [[2001], [1998]]}, None), ({"date-parts": [[12345]]}, None),
    ],
)  # fmt: skip
def test_of_other_dates_only_what_is_certain_is_read(written: Any, read: str | None) -> None:
    """The year, or the start of what has no end; nothing where two years are named, or an end."""
    assert read_date(written) == (read, False)


@given(
    st.recursive(
        st.one_of(st.integers(-3000, 3000), st.text("0123456789-/ Maycirx~[]", max_size=12)),
        lambda inner: st.lists(inner, max_size=3),
        max_leaves=7,
    )
)
def test_no_date_of_csl_is_lost_in_silence(parts: Any) -> None:
    """It is read, kept under `custom`, or says nothing."""
    entry = Entry({"id": "a", "type": "book", "issued": {"date-parts": parts}}, {}, Place(""))
    (record,), found = fitted([entry])
    digits = re.search(r"[1-9]", str(parts))
    assert not digits or record.source.issued or "issued" in record.data["custom"]
    assert ("issued" in record.data.get("custom", {})) == bool(found)


def test_ids_are_made_where_none_can_be_used(export: Any) -> None:
    """From the name, the year and the title; each once."""
    named = {
        "type": "book",
        "title": "On Water",
        "author": [{"family": "Müller"}],
        "issued": "1968",
    }
    items = [
        named, named, {"type": "book", "title": "مياه"}, {**BOOK, "id": "my source!"},
        {**BOOK, "id": "http://zotero.org/users/1/items/A", "citation-key": "doe1968"},
    ]  # fmt: skip
    assert list(records(export(items))) == [
        "muller-1968-on-water", "muller-1968-on-water-2", "source", "my-source", "doe1968",
    ]  # fmt: skip


# BibTeX and RIS


def test_latex_is_decoded(export: Any) -> None:
    text = r"""@string{press = "Brenn Press"}
    @book{a, title = "The {\emph{R{\'i}o}} --- 5\,\% of \textit{all}", publisher = press,
      author = {Ruiz, Jos{\'e} and {Barnes and Noble, Inc.} and de la Cruz, Ana and others},
      month = mar, year = 2019, url = {https://example.org/a\_b?x=50\%}}"""
    found = one(export(text, "a.bib"))
    assert found["title"] == "The Río — 5 % of all"
    assert found["publisher"] == "Brenn Press"
    assert found["issued"] == "2019-03"
    assert found["URL"] == "https://example.org/a_b?x=50%"
    assert found["author"] == [
        {"family": "Ruiz", "given": "José"}, {"literal": "Barnes and Noble, Inc."},
        {"family": "Cruz", "given": "Ana", "non-dropping-particle": "de la"},
    ]  # fmt: skip
    assert "the others of author" in notes(export(text, "a.bib"))


def test_paths_of_attachments_stay_out(export: Any) -> None:
    text = "@book{a, title = {T}, file = {/home/someone/a.pdf}}"
    assert "someone" not in str(one(export(text, "a.bib")))
    assert "left out: file" in notes(export(text, "a.bib"))


def test_addresses_of_ris_keep_their_semicolons() -> None:
    (found,) = (
        r for r in records(DATA / "zotero.ris").values() if r["type"] == "article-newspaper"
    )
    assert found["URL"] == "https://courier.example.org/2026/05/12/vessa;jsessionid=7?x=1"
    assert "someone" not in str(found)


def test_last_record_of_ris_may_lack_its_end(export: Any) -> None:
    assert one(export("TY  - BOOK\r\nID  - a\r\nTI  - T\r\n", "a.ris"))["title"] == "T"


def test_file_without_a_known_ending_is_told_by_its_start(export: Any) -> None:
    assert one(export("TY  - BOOK\nID  - a\nER  - \n", "a.txt"))["id"] == "a"
    assert one(export("\n@book{a, title = {T}}", "b.txt"))["id"] == "a"
    assert one(export([BOOK], "c.txt"))["id"] == "book"


@pytest.mark.parametrize(
    ("name", "text", "line", "part"),
    [
        ("a.json", '[{"id": "a"', 1, ""),
        ("a.json", "", 1, ""),
        ("a.bib", "nothing", 1, "no entry here"),
        ("a.ris", "nothing", 1, "no record starts here"),
    ],
)
def test_file_that_cannot_be_read_is_a_finding(
    export: Any, command: Command, name: str, text: str, line: int, part: str
) -> None:
    run = command("import", export(text, name), "--message-format", "json")
    assert (run.status, run.out) == (1, "")
    findings = json.loads(run.err)
    assert findings[0]["line"] == line
    assert part in findings[0]["message"]


@pytest.mark.parametrize(
    ("name", "text", "line", "part"),
    [
        ("a.json", '[{"id": "a", "type": "book"},\n3]', 2, "this is not a CSL-JSON item"),
        ("a.json", '{"items": [{"id": "a", "type": "book"},\n3]}', 2, "not a CSL-JSON item"),
        ("a.json", '[{"id": "a", "type": "book",\n"type": "map"}]', 2, "duplicate key `type`"),
        ("a.bib", "@book{b, title = {T\n\n@book{a, title = {U}}", 1, "this entry cannot be read"),
        ("a.bib", '@book{a, title={U}}\n@book{b, title = {T} # "x}', 2, "this entry cannot be read"),
        ("a.bib", '@book{a, title={U}}\n@book{b,\ntitle = {T} # {U} "x" }', 3, "`title` of `b`"),
    ],
)  # fmt: skip
def test_entry_that_cannot_be_read_takes_no_other_with_it(
    export: Any, command: Command, name: str, text: str, line: int, part: str
) -> None:
    """It is named at its place; the others are there."""
    run = command("import", export(text, name), "--json")
    assert "a" in [source["id"] for source in run.json["sources"]]
    found = [(f["line"], f["message"]) for f in run.json["findings"] if f["severity"] == "error"]
    assert run.status == 1
    assert found[0][0] == line
    assert part in found[0][1]


@pytest.mark.parametrize("text", ["nothing", "@book{a, title = {T", "\udcff"])
def test_json_is_one_document_with_the_findings(
    tmp_path: Path, command: Command, text: str
) -> None:
    """Also where the file cannot be read at all."""
    (tmp_path / "a.bib").write_bytes(text.encode("utf-8", "surrogateescape"))
    run = command("import", tmp_path / "a.bib", "--json")
    assert (run.status, run.err, run.json["sources"]) == (1, "", [])
    assert run.json["findings"][0]["severity"] == "error"


def test_json_says_why_nothing_was_added(tmp_path: Path, command: Command, export: Any) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(HEADER + "sources: []\n")
    run = command("import", export([NEW]), "--into", path, "--json")
    assert (run.status, run.json["findings"][0]["code"]) == (1, "I004")


def test_file_that_is_not_there_is_misuse(command: Command, tmp_path: Path) -> None:
    assert command("import", tmp_path / "none.bib").status == 2
    (tmp_path / "a.docx").write_text("PK")
    assert command("import", tmp_path / "a.docx").status == 2


def test_parsers_say_nothing_of_their_own(export: Any, command: Command) -> None:
    """What LaTeX macros nobody knows lead to is not for the terminal."""
    text = r"@book{a, title = {\unknown{x} $\frac{1}{2}$ \begin{foo} }}"
    run = command("import", export(text, "a.bib"))
    assert (run.status, run.err) == (0, "")


# Printing


def test_prints_yaml(command: Command, export: Any) -> None:
    run = command("import", export([{**BOOK, "issued": "1968", "keyword": "no"}]))
    assert run.status == 0
    assert run.out.splitlines() == [
        "- id: book", "  type: book", "  title: The River", "  issued: '1968'", "  keyword: 'no'",
        "  role: secondary  # a guess from its type: check it",
        "  content: analysis  # a guess from its type: check it",
    ]  # fmt: skip


def test_prints_json(command: Command, export: Any) -> None:
    document = command("import", export([{**BOOK, "rights": "CC0"}]), "--json").json
    assert document["sources"][0]["custom"] == {"rights": "CC0"}
    assert document["findings"][0]["code"] == "I003"


def test_one_id_for_two_sources_of_an_export_is_an_error(command: Command, export: Any) -> None:
    """The first one is taken, and all others."""
    run = command("import", export([BOOK, BOOK, {**BOOK, "title": "Another"}, NEW]))
    assert run.status == 1
    assert [source["title"] for source in yaml.safe_load(run.out)] == [BOOK["title"], NEW["title"]]
    assert "error[I002]: another source has the id `book`: `title` differ" in run.err


# --into

NEW = {"id": "new", "type": "report", "title": "New: a report", "issued": "2026-01"}


def sources_in(path: Path, command: Command) -> list[str]:
    """The ids of the sources of a briefing, which must be without findings."""
    from briefings.content.gathering import find, gather

    loaded = gather(find([str(path)])[0])
    assert loaded.findings == ()
    return [source["id"] for source in loaded.data["sources"]]


def test_file_of_sources_is_created(content: Write, command: Command, export: Any) -> None:
    folder = content(folder=True)
    before = (folder / "briefing.yaml").read_bytes()
    run = command("import", export([NEW]), "--into", folder)
    assert (run.status, run.err) == (0, "")
    assert run.out.splitlines() == [
        f"new  added to {folder / 'sources.yaml'}",
        f"next: in {folder / 'sources.yaml'}, check each `role` and `content` that is marked as a guess",
    ]
    assert (folder / "briefing.yaml").read_bytes() == before
    assert sources_in(folder, command) == ["new"]


@pytest.mark.parametrize(
    "text",
    [
        "- id: old\n  type: book   # kept\n  title: 'It''s'\n\n# the end\n",
        "- {id: old, type: book}",
        "  - id: old\n    type: book\n    descriptor: >-\n      Folded\n      text.\n",
        "\ufeff- id: old\r\n  type: book\r\n",
    ],
)
def test_sources_are_appended_to_their_file(
    content: Write, command: Command, export: Any, text: str
) -> None:
    """Every byte that was there is there, in its place."""
    folder = content(folder=True)
    (folder / "sources.yaml").write_bytes(text.encode())
    assert command("import", export([NEW]), "--into", folder).status == 0
    data = (folder / "sources.yaml").read_bytes()
    assert data.startswith(text.encode())
    assert sources_in(folder, command) == ["old", "new"]
    assert (b"\r\n" in text.encode()) == (b"title: 'New: a report'\r\n" in data)


HEADER = "title: A\ncutoff: 2026-06-30\nsummary: [{text: It is so.}]\n"


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("", ["new"]),
        ("sources:\n", ["new"]),
        ("sources:\n- id: old\n  type: book\n", ["old", "new"]),
        ("sources:\n  - id: old\n    type: book", ["old", "new"]),
    ],
)
def test_sources_are_appended_to_a_single_file(
    tmp_path: Path, command: Command, export: Any, rest: str, expected: list[str]
) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(HEADER + rest)
    assert command("import", export([NEW]), "--into", path).status == 0
    assert path.read_text().startswith(HEADER + rest)
    assert sources_in(path, command) == expected


@pytest.mark.parametrize(
    "text",
    [
        "sources:\n- id: old\n  type: book\n" + HEADER,
        HEADER + "sources: [{id: old, type: book}]\n",
        HEADER + "sources: []\n",
        "{title: A, cutoff: 2026-06-30, summary: [{text: It is so.}]}\n",
        HEADER + "...\n",
    ],
    ids=["in the middle", "in brackets", "empty brackets", "all in brackets", "end of document"],
)
def test_list_that_cannot_be_added_to_is_left_alone(
    tmp_path: Path, command: Command, export: Any, text: str
) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(text)
    run = command("import", export([NEW]), "--into", path)
    assert run.status == 1
    assert "error[I004]: sources cannot be added to `small.yaml`" in run.err
    assert path.read_text() == text


def test_sources_in_json_are_not_added_to(content: Write, command: Command, export: Any) -> None:
    folder = content(folder=True)
    (folder / "sources.json").write_text("[]")
    run = command("import", export([NEW]), "--into", folder)
    assert run.status == 1
    assert "I004" in run.err


def test_source_that_is_there_is_said_to_be(content: Write, command: Command, export: Any) -> None:
    """What only we know about it does not make it another one."""
    path = content(sources=[{**BOOK, "anonymous": "fear", "issued": "1968"}])
    before = path.read_bytes()
    run = command("import", export([{**BOOK, "issued": {"date-parts": [[1968]]}}]), "--into", path)
    assert (run.status, run.out, run.err) == (0, "book  already there\n", "")
    assert path.read_bytes() == before


def test_other_source_of_an_id_is_not_written(
    content: Write, command: Command, export: Any
) -> None:
    """Both are shown, the others are added, what is there stays."""
    folder = content(folder=True)
    (folder / "sources.yaml").write_text("- {id: book, type: book, title: The River}\n")
    run = command("import", export([{**BOOK, "title": "The Lake"}, NEW]), "--into", folder)
    assert run.status == 1
    assert "error[I002]: another source has the id `book`: `title` differ" in run.err
    assert "here `title: The Lake`, there `title: The River`" in run.err
    assert run.out.splitlines() == [
        f"new  added to {folder / 'sources.yaml'}",
        f"next: in {folder / 'sources.yaml'}, check each `role` and `content` that is marked as a guess",
    ]
    assert sources_in(folder, command) == ["book", "new"]


def test_briefing_that_cannot_be_read_is_left_alone(
    tmp_path: Path, command: Command, export: Any
) -> None:
    path = tmp_path / "small.yaml"
    path.write_text("title: [\n")
    assert command("import", export([NEW]), "--into", path).status == 1
    assert path.read_text() == "title: [\n"
    assert command("import", export([NEW]), "--into", tmp_path / "none.yaml").status == 1
    assert not (tmp_path / "none.yaml").exists()


def test_second_import_changes_nothing(content: Write, command: Command) -> None:
    """Of a whole export of Zotero's."""
    folder = content(folder=True)
    for name in ("zotero.json", "zotero.ris"):
        command("import", DATA / name, "--into", folder)
        before = (folder / "sources.yaml").read_bytes()
        run = command("import", DATA / name, "--into", folder)
        lines = run.out.splitlines()
        assert all(line.endswith("already there") for line in lines)
        assert (folder / "sources.yaml").read_bytes() == before


# Guesses


def test_author_may_correct_what_was_guessed(content: Write, command: Command, export: Any) -> None:
    """The same export then finds the source there, and leaves it as it is."""
    folder = content(folder=True)
    path = export([{**BOOK, "issued": {"date-parts": [[1968]]}}])
    command("import", path, "--into", folder)
    text = (folder / "sources.yaml").read_text("utf-8")
    corrected = (
        re.sub("role: .*", "role: primary", text) + "  reliability: B\n  status: corrected\n"
    )
    (folder / "sources.yaml").write_text(corrected, encoding="utf-8")
    run = command("import", path, "--into", folder)
    assert (run.status, run.out, run.err) == (0, "book  already there\n", "")
    assert (folder / "sources.yaml").read_text("utf-8") == corrected


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"type": "webpage"}, {}),
        ({"type": "book", "role": "primary"}, {}),
        ({"type": "book", "content": "opinion"}, {}),
        ({"type": "legislation"}, {"role": "primary", "content": "legal"}),
        ({"type": "webpage", "genre": "Press release"}, {"role": "primary", "content": "official-statement"}),
    ],
)  # fmt: skip
def test_guess_follows_the_type(given: dict[str, Any], found: dict[str, str]) -> None:
    """A type that tells nothing suggests nothing, and no guess stands beside a declaration."""
    assert guessed(given) == found


def test_guesses_are_words_of_the_format() -> None:
    """Whatever the type, source and guess are valid together."""
    for kind in CSL_TYPES:
        Source.model_validate({"id": "a", "type": kind, **guessed({"type": kind})})
