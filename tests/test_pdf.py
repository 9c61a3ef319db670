"""PDFs: what they carry, what comes out of them again, and what validators say."""

import base64
import json
import os
import re
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pytest
from conftest import (
    ROOT,
    SPECIMEN,
    Build,
    Command,
    Example,
    Write,
    build_into,
    need,
    pdf_bytes,
    pdf_text,
)
from csl_schema import SCHEMA
from pydantic import BaseModel
from validators import faults, verapdf

from briefings.catalogue.choices import TEMPLATES, Catalogue
from briefings.content.gathering import find
from briefings.findings.finding import Faulty
from briefings.formats.attachments import attachments, content_of
from briefings.model.briefing import Briefing
from briefings.model.bundle import NAMES, Bundle, CheckLog, LookedUp, Options
from briefings.orders import Order
from briefings.pipeline import check
from briefings.recovering.rebuilding import Verdict, rebuild, verify
from briefings.recovering.restoring import bundle_of, files_of, log_of, unpack

LENGTHS = ("brief", "standard", "report")
PAPERS = ("a4", "letter")
SECRET = b"zugvogel"
"""A word of everything that the specimen withholds."""


def attached(path: Path) -> dict[str, bytes]:
    """The attachments of a PDF, by name."""
    return dict(unpack(path).attachments)


def parsed(path: Path) -> dict[str, Any]:
    """The attachments of a PDF as data, by name."""
    return {name: json.loads(data) for name, data in attached(path).items()}


# What a PDF says it is


@pytest.mark.parametrize("length", LENGTHS)
def test_file_names_both_standards_and_its_language(vessa: Example, length: str) -> None:
    """PDF/A-3a and PDF/UA-1 stand in the metadata, with title and language."""
    data = pdf_bytes(vessa.files[f"{length}.pdf"].read_bytes())
    assert re.search(rb'pdfaid:part="3"[^>]*pdfaid:conformance="A"', data)
    assert b'pdfuaid:part="1"' in data
    assert b">Water shares on the Upper Vessa</rdf:li>" in data
    assert b"/Lang (en)" in data


@pytest.mark.parametrize("length", LENGTHS)
def test_attachments_are_named_and_related(vessa: Example, length: str) -> None:
    """Three files, each once, with their relationship to the pages and a description."""
    data = pdf_bytes(vessa.files[f"{length}.pdf"].read_bytes())
    specs = re.findall(rb"<</Type /Filespec.*?/AFRelationship /\w+>>", data)
    patterns = rb"/F \(([^)]+)\)", rb"/AFRelationship /(\w+)", rb"/Desc \(([^)]+)\)"
    found = {tuple(re.search(pattern, spec)[1] for pattern in patterns) for spec in specs}
    assert found == {
        (b"briefing.json", b"Source",
         b"The content of this document, from which it can be made again"),
        (b"checks.json", b"Supplement", b"What the check found"),
        (b"sources.csl.json", b"Data", b"The sources as CSL-JSON"),
    }  # fmt: skip
    assert re.search(rb"/AF \[(?:\d+ 0 R ?){3}\]", data)
    assert data.count(b"/Subtype /application#2fjson") == 3


# What is attached


def test_content_is_the_whole_briefing(vessa: Example) -> None:
    """The shortest length carries everything, with what it was asked for."""
    bundle = parsed(vessa.files["brief.pdf"])["briefing.json"]
    checked = check(Order(find([str(ROOT / "content" / "vessa.yaml")])[0]))
    assert Briefing.model_validate(bundle["briefing"]) == checked.briefing
    assert bundle["slug"] == "vessa"
    assert bundle["options"] == {
        "length": "brief", "paper": "a4", "theme": "default", "language": "en", "csl": "briefing",
        "epoch": 1782777600,
    }  # fmt: skip


def test_content_of_the_specimen_comes_back(everything: Example) -> None:
    """Every field but those that no page prints."""
    checked = check(Order(find([str(SPECIMEN / "everything")])[0]))
    sources = tuple(s.model_copy(update={"custom": None}) for s in checked.briefing.sources)
    wanted = checked.briefing.model_copy(update={"sources": sources})
    bundle = parsed(everything.files["report.pdf"])["briefing.json"]
    assert Briefing.model_validate(bundle["briefing"]) == wanted
    assert {"data/gauge.png"} == set(bundle["pictures"])
    assert {"data/flow.csv", "data/logo.svg"} <= set(bundle["data"])


def test_sources_are_csl_json(everything: Example) -> None:
    sources = parsed(everything.files["brief.pdf"])["sources.csl.json"]
    SCHEMA.validate(sources)
    assert "accord" in [source["id"] for source in sources]
    assert {key for source in sources for key in source["custom"]} == {"briefing"}


def test_log_has_findings_and_what_was_waived(content: Write, build: Build, tmp_path: Path) -> None:
    """What `check` found, without places in a file that the reader does not have."""
    (tmp_path / "settings.yaml").write_text("lint: {severity: {B01: warning, G10: off}}\n")
    waivers = [{"rule": "B01", "at": "F1", "reason": "It is common knowledge."}]
    facts = [{"id": "F1", "text": "A fact."}, {"id": "F2", "text": "Another."}]
    outcome = build(content(key_facts=facts, waivers=waivers), lengths=("brief",), formats=("pdf",))
    log = parsed(Path(outcome.paths[0]))["checks.json"]
    (waived,) = log["waived"]
    assert waived["at"] == "F1"
    assert waived["reason"] == "It is common knowledge."
    (found,) = [one for one in log["findings"] if one["code"] == "B01"]
    assert found["at"] == "F2"
    assert set(found) == {"code", "severity", "message", "help", "at"}


def test_comments_and_includes_are_gone(everything: Example) -> None:
    """The content is data: comments stay with the author, includes are resolved."""
    path = SPECIMEN / "everything" / "briefing.yaml"
    assert "# Every field of the format" in path.read_text("utf-8")
    data = attached(everything.files["brief.pdf"])["briefing.json"]
    assert b"Every field of the format" not in data
    assert b"!include" not in data
    assert b'"glossary"' in data


def test_nothing_of_the_machine_is_attached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same content elsewhere and of another user makes the same bytes; no path is in them."""
    paths = []
    for name in ("here", "there"):
        for variable in ("USER", "LOGNAME", "HOSTNAME"):
            monkeypatch.setenv(variable, name)
        (tmp_path / name).mkdir()
        shutil.copy(ROOT / "content" / "vessa.yaml", tmp_path / name)
        outcome = build_into(
            tmp_path / name, None, tmp_path / name / "vessa.yaml", lengths=("brief",),
            formats=("pdf",),
        )  # fmt: skip
        paths.append(Path(outcome.paths[0]))
    one, other = (path.read_bytes() for path in paths)
    assert one == other
    told = pdf_bytes(one)
    assert str(tmp_path).encode() not in told
    assert str(ROOT).encode() not in told


# What is withheld


@pytest.mark.parametrize("length", LENGTHS)
def test_withheld_words_are_in_no_attachment(everything: Example, length: str) -> None:
    """Neither as text nor inside what is packed once more."""
    files = attached(everything.files[f"{length}.pdf"])
    assert set(files) == set(NAMES)
    bundle = json.loads(files["briefing.json"])
    pictures = [base64.b64decode(text) for text in bundle["pictures"].values()]
    for data in [*files.values(), *pictures]:
        assert SECRET not in data.lower()
        assert SECRET.decode().encode("utf-16-be") not in data.lower()
    assert b"withhold" not in files["briefing.json"]


def test_attachments_do_not_tell_that_something_is_withheld(content: Write, build: Build) -> None:
    """A briefing with a withheld item carries what one without it does."""
    facts = [{"id": "F1", "text": "A fact."}]
    hidden = [{"id": "F0", "text": "The zugvogel.", "safety": "withhold", "confidence": "low"}]
    people = [{"name": "zugvogel", "native_name": "北", "safety": "withhold"}]
    figures = [
        {"id": "V1", "title": "A", "data": "a.csv", "alt": "A", "safety": "withhold"},
    ]  # fmt: skip
    made = []
    for more in ({}, {"figures": figures}):
        path = content(
            name="small", folder=True, key_facts=[*(hidden if more else []), *facts],
            people=[*(people if more else []), {"name": "Jo", "native_name": "北"}], **more,
        )  # fmt: skip
        (path / "a.csv").write_text("a,b\nzugvogel,2\n")
        outcome = build(path, lengths=("brief",), formats=("pdf",))
        made.append(attached(Path(outcome.paths[0])))
        shutil.rmtree(path)
    assert made[0] == made[1]
    assert b"H06" in made[0]["checks.json"]


# Taken out again


def test_extract_writes_attachments_and_a_briefing_that_builds(
    vessa: Example, command: Command, tmp_path: Path
) -> None:
    """Beside the PDF, in a folder of its name; the content makes the same document."""
    pdf = shutil.copy(vessa.files["brief.pdf"], tmp_path / "vessa-brief.pdf")
    run = command("extract", pdf)
    folder = tmp_path / "vessa-brief"
    assert run.status == 0, run.err
    assert {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} == {
        *NAMES, "settings.yaml", "vessa/briefing.yaml", "vessa/sources.yaml",
    }  # fmt: skip
    for name, data in attached(pdf).items():
        assert (folder / name).read_bytes() == data
    words = run.out.splitlines()[-1].removeprefix("next: make-briefing ").split()
    again = command(*words, "-o", tmp_path / "again.pdf")
    assert again.status == 0, again.err
    assert (tmp_path / "again.pdf").read_bytes() == Path(pdf).read_bytes()


def test_extract_never_overwrites_another_file(
    vessa: Example, command: Command, tmp_path: Path
) -> None:
    """Twice is no fault; where a file differs, nothing at all is written."""
    assert command("extract", vessa.files["brief.pdf"], "-o", tmp_path / "x").status == 0
    assert command("extract", vessa.files["brief.pdf"], "-o", tmp_path / "x").status == 0
    (tmp_path / "x/vessa/briefing.yaml").write_text("mine")
    (tmp_path / "x/checks.json").unlink()
    run = command("extract", vessa.files["brief.pdf"], "-o", tmp_path / "x")
    assert run.status == 2
    assert "briefing.yaml` already exists" in run.err
    assert (tmp_path / "x/vessa/briefing.yaml").read_text() == "mine"
    assert not (tmp_path / "x/checks.json").exists()


def test_extract_follows_no_link_out_of_its_folder(
    vessa: Example, command: Command, tmp_path: Path
) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "x/vessa").symlink_to(tmp_path / "elsewhere")
    run = command("extract", vessa.files["brief.pdf"], "-o", tmp_path / "x")
    assert run.status == 2
    assert "leads out of" in run.err
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_extract_as_json(vessa: Example, command: Command, tmp_path: Path) -> None:
    run = command("extract", "--json", vessa.files["report.pdf"], "-o", tmp_path / "x")
    assert run.json["build"] == f"make-briefing build {tmp_path}/x/vessa -l report -t pdf"
    assert run.json["others"] == []
    assert all(Path(path).is_file() for path in run.json["files"])


def test_extract_needs_a_name_for_its_folder(
    vessa: Example, command: Command, tmp_path: Path
) -> None:
    """A PDF without an ending leaves no name for a folder beside it."""
    path = shutil.copy(vessa.files["brief.pdf"], tmp_path / "brief")
    run = command("extract", path)
    assert run.status == 2
    assert "name one with -o" in run.err


# Made again


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A briefing in a project with choices of its own for everything, and settings."""
    root = tmp_path / "house"
    shutil.copytree(SPECIMEN / "everything", root / "all")
    file = root / "all/briefing.yaml"
    file.write_text(re.sub(r"(?m)^series: .*\n", "", file.read_text("utf-8")), "utf-8")
    for kind, name, own in (
        ("lengths", "brief.yaml", "card.yaml"), ("lengths", "standard.yaml", "standard.yaml"),
        ("scales", "icd203.yaml", "icd203.yaml"), ("styles", "briefing.csl", "mine.csl"),
        ("languages", "en.yaml", "en.yaml"),
    ):  # fmt: skip
        (root / kind).mkdir(exist_ok=True)
        shutil.copy(TEMPLATES / kind / name, root / kind / own)
    (root / "themes").mkdir()
    (root / "themes/house.css").write_text(
        "/* Our house. */\n/* ask Bob */\n:root { --accent: #333; /* a tint */ }\n"
    )
    own = root / "lengths/card.yaml"
    own.write_text(own.read_text("utf-8").replace("title: Brief", "title: Card # for Bob"))
    (root / "settings.yaml").write_text(
        "# for Bob\npaper: letter\ntheme: house\ndefaults: {series: House papers}\n"
        "lint: {severity: {A: off, B: off, C: off, D: off, E: off, F: off, G: off},\n"
        "  words: {loaded: [bobword]}}\n"
    )
    return root / "all"


def made(path: Path, folder: Path, cache: Path, **choices: Any) -> Path:
    """The PDF of one length of a content file."""
    outcome = build_into(folder, cache, path, formats=("pdf",), **choices)
    assert not outcome.failed, [finding.message for finding in outcome.findings]
    (one,) = outcome.paths
    return Path(one)


def test_files_of_a_project_travel_without_comments(
    house: Path, tmp_path: Path, cache: Path
) -> None:
    """Length, theme, scale, language and style of its own are attached; the others are not."""
    path = made(house, tmp_path / "o", cache, lengths=("standard",), csl="mine")
    bundle = parsed(path)["briefing.json"]
    assert sorted(bundle["choices"]) == [
        "languages/en.yaml", "lengths/card.yaml", "lengths/standard.yaml", "scales/icd203.yaml",
        "styles/mine.csl", "themes/house.css",
    ]  # fmt: skip
    assert bundle["choices"]["lengths/card.yaml"]["title"] == "Card"
    assert bundle["choices"]["themes/house.css"].startswith("/* Our house. */")
    assert bundle["briefing"]["series"] == "House papers"
    assert not re.search(rb"\bbob", attached(path)["briefing.json"], re.IGNORECASE)


@pytest.mark.parametrize(
    "choices",
    [
        {"lengths": ("standard",), "csl": "mine", "max_pages": 5},
        pytest.param(
            {"lengths": ("report",), "draft": True, "epoch": 86400 * 366 + 5},
            marks=pytest.mark.thorough,
            id="report",
        ),
        {"lengths": ("card",), "paper": "a4", "overrides": ("title=Another title",)},
    ],
    ids=["standard", "report", "card"],
)
def test_file_is_made_again_with_all_that_it_was_asked_for(
    house: Path, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, choices: Any
) -> None:
    """Byte for byte, from what is in it alone."""
    path = made(house, tmp_path / "o", cache, **choices)
    shutil.rmtree(house.parent)
    unpacked = unpack(path)
    bundle = bundle_of(unpacked, path)
    for name, data in files_of(bundle, path).items():
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    assert rebuild(bundle, log_of(unpacked, path), None) == path.read_bytes()


@pytest.mark.parametrize("length", LENGTHS)
def test_verify_finds_a_file_unchanged(vessa: Example, command: Command, length: str) -> None:
    path = vessa.files[f"{length}.pdf"]
    run = command("verify", path)
    assert run.status == 0, run.out + run.err
    assert re.fullmatch(rf"{re.escape(str(path))}: the same \d pages?, byte for byte\n", run.out)


def test_verify_does_not_need_saved_copies(everything: Example) -> None:
    """What was looked up in copies that the PDF does not carry is taken as it was told."""
    bundle = parsed(everything.files["report.pdf"])["briefing.json"]
    assert bundle["looked_up"]
    assert bundle["lock"]
    assert verify(everything.files["report.pdf"]) == Verdict((), len(
        pdf_text(everything.files["report.pdf"])
    ), compared=True, other=())  # fmt: skip


def test_verify_sees_a_byte_that_was_added(
    vessa: Example, command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(vessa.files["brief.pdf"].read_bytes() + b"\n")
    run = command("verify", path, "--json")
    assert run.status == 5
    assert run.json["same"] is False
    assert run.json["differences"] == [
        "the bytes differ, though text, pages and attachments are the same"
    ]


@pytest.fixture
def forged(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let PDFs carry other attachments than they should: a function of name and data."""

    def forge(change: Callable[[str, bytes], bytes]) -> None:
        def other(*given: Any, **named: Any) -> Any:
            return tuple(
                one._replace(data=change(one.name, one.data))
                for one in attachments(*given, **named)
            )

        monkeypatch.setattr("briefings.formats.pdf.attachments", other)

    return forge


def test_verify_says_where_the_pages_are_not_what_the_content_makes(
    forged: Any, content: Write, build: Build, command: Command
) -> None:
    """The first page and line that differ."""
    forged(lambda _name, data: data.replace(b"The accord of 1968", b"The accord of 1969"))
    outcome = build(content(), lengths=("brief",), formats=("pdf",))
    run = command("verify", outcome.paths[0])
    assert run.status == 5
    assert re.search(r"page 1, line \d+: `.*1968.*`, its content makes `.*1969.*`", run.out)


def test_verify_sees_that_sources_were_exchanged(forged: Any, content: Write, build: Build) -> None:
    forged(lambda name, data: data.replace(b"[", b"[ ") if "csl" in name else data)
    outcome = build(content(), lengths=("brief",), formats=("pdf",))
    assert verify(Path(outcome.paths[0])).differences == (
        "the attachment `sources.csl.json` is not what the content makes",
    )


def test_verify_compares_no_bytes_of_other_versions(
    forged: Any, content: Write, build: Build, command: Command
) -> None:
    """Text and pages of a file that another version made must be the same; its bytes need not."""
    forged(lambda _name, data: data.replace(b'"weasyprint": "', b'"weasyprint": "0.'))
    outcome = build(content(), lengths=("brief",), formats=("pdf",))
    run = command("verify", outcome.paths[0])
    assert run.status == 0, run.out
    assert "the same 1 page\n" in run.out
    assert re.search(r"versions differ: weasyprint 0\.\S+, here \d+", run.out)


def test_verify_asks_for_templates_that_are_not_attached(
    content: Write, build: Build, command: Command, tmp_path: Path
) -> None:
    """Templates can do more than content: nobody's are taken out of a PDF."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "tokens.css").write_bytes((TEMPLATES / "tokens.css").read_bytes() + b":root{}")
    outcome = build(content(), lengths=("brief",), formats=("pdf",), templates=own)
    run = command("verify", outcome.paths[0])
    assert run.status == 2
    assert "name them with --templates" in run.err
    assert command("verify", outcome.paths[0], "--templates", own).status == 0
    assert command("verify", outcome.paths[0], "--templates", tmp_path / "none").status == 2


def test_content_that_does_not_build_ends_in_its_findings(
    forged: Any, content: Write, build: Build, command: Command
) -> None:
    forged(lambda _name, data: data.replace(b'"cutoff"', b'"cut"'))
    outcome = build(content(), lengths=("brief",), formats=("pdf",))
    run = command("verify", outcome.paths[0])
    assert run.status == 1
    assert "V101" in run.err
    assert "content/small/briefing.yaml" in run.err


# PDFs of strangers


def stranger(path: Path, files: Mapping[str, bytes]) -> Path:
    """A PDF of one empty page with these attachments."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    for name, data in files.items():
        document.new_attachment(name).set_data(data)
    document.save(path)
    document.close()
    return path


GOOD: dict[str, Any] = {
    "bundle": "1",
    "made_with": {},
    "slug": "small",
    "options": {
        "length": "brief", "paper": "a4", "theme": "default", "language": "en", "csl": "briefing",
        "epoch": 0,
    },
    "briefing": {"title": "T", "cutoff": "2026-01-01", "summary": [{"text": "S."}]},
}  # fmt: skip
"""A bundle without fault; tests add to it."""


def carrying(path: Path, **fields: Any) -> Path:
    """A stranger's PDF with a bundle."""
    return stranger(path, {"briefing.json": json.dumps({**GOOD, **fields}).encode()})


def garbled(data: bytes) -> bytes:
    """A PDF with nothing but zeros between its head and its table of contents."""
    return data[:1000] + bytes(len(data) - 9000) + data[-8000:]


@pytest.mark.parametrize("name", ["extract", "verify"])
@pytest.mark.parametrize(
    "change",
    [
        lambda _: b"", lambda _: b"title: no PDF\n", lambda data: data[: len(data) // 2], garbled,
        lambda _: b"%PDF-1.7\n%%EOF",
    ],
    ids=["empty", "text", "half", "garbled", "hollow"],
)  # fmt: skip
def test_damaged_files_end_in_one_sentence(
    vessa: Example, command: Command, tmp_path: Path, change: Any, name: str
) -> None:
    """Exit status 1, no traceback, and nothing is written."""
    path = tmp_path / "x.pdf"
    path.write_bytes(change(vessa.files["brief.pdf"].read_bytes()))
    run = command(name, path)
    assert run.status == 1
    assert re.search(r"error\[P00[123]\]: .*`x\.pdf`", run.err)
    assert os.listdir(tmp_path) == ["x.pdf"]


@pytest.mark.parametrize("name", ["extract", "verify"])
def test_files_that_are_not_there_or_not_ours(command: Command, tmp_path: Path, name: str) -> None:
    none = command(name, tmp_path / "none.pdf")
    assert (none.status, "P001" in none.err) == (1, True)
    assert "no such file" in none.err
    folder = command(name, tmp_path, *(["-o", tmp_path / "o"] if name == "extract" else []))
    assert (folder.status, "P001" in folder.err) == (1, True)
    foreign = command(name, stranger(tmp_path / "foreign.pdf", {"notes.txt": b"mine"}))
    assert (foreign.status, "P002" in foreign.err) == (1, True)


DEEP = b'{"bundle": "1", "briefing": {"a": ' + b"[" * 5000 + b"]" * 5000 + b"}}"
HALF = json.dumps(GOOD).encode()[:-20]


@pytest.mark.parametrize("name", ["extract", "verify"])
@pytest.mark.parametrize("data", [b"no JSON", b"\xff\xfe", b"[]", b"{}", HALF, DEEP])
def test_damaged_content_ends_in_one_sentence(
    command: Command, tmp_path: Path, data: bytes, name: str
) -> None:
    run = command(name, stranger(tmp_path / "x.pdf", {"briefing.json": data}))
    assert run.status == 1
    assert "error[P003]: `briefing.json` inside `x.pdf` is damaged" in run.err
    assert os.listdir(tmp_path) == ["x.pdf"]


NAMES_THAT_LEAD_AWAY = (
    "../evil", "../../evil", "/etc/evil", "a/../../evil", "C:evil", "a\\..\\evil", "~/evil",
    ".git/hooks/evil", "a/.evil", "", "a//evil", "evil/", "a\0b", "a\x1b[31m", "a\x9bb", "a\u202eb",
)  # fmt: skip


@pytest.mark.parametrize("path", NAMES_THAT_LEAD_AWAY)
@pytest.mark.parametrize("field", ["data", "pictures"])
def test_paths_that_lead_away_are_refused(
    command: Command, tmp_path: Path, field: str, path: str
) -> None:
    """Nothing of such a PDF is written, anywhere."""
    pdf = carrying(tmp_path / "x.pdf", **{field: {path: "YQ=="}})
    run = command("extract", pdf, "-o", tmp_path / "in" / "out")
    assert run.status == 1
    assert "P003" in run.err
    assert os.listdir(tmp_path) == ["x.pdf"]


@pytest.mark.parametrize(
    "fields",
    [
        *({"slug": slug} for slug in ("..", ".", "", "a/b", "../a", "/a", ".hidden", "a\x00b", "a\x9bb", "a\u202eb", 3)),
        *({"choices": {name: "x"}} for name in (
            "themes/../../evil.css", "evil.css", "../themes/evil.css", "themes/.evil", "bin/evil",
            "themes/a\x9b.css",
        )),
        {"pictures": {"a.png": "no base64!"}},
        {"options": {**GOOD["options"], "length": "../../evil"}},
        {"options": {**GOOD["options"], "epoch": 10**30}},
        {"more": 1},
    ],
    ids=str,
)  # fmt: skip
def test_other_values_that_no_file_of_ours_has_are_refused(
    command: Command, tmp_path: Path, fields: Any
) -> None:
    run = command("extract", carrying(tmp_path / "x.pdf", **fields), "-o", tmp_path / "in" / "out")
    assert run.status == 1
    assert "P003" in run.err
    assert os.listdir(tmp_path) == ["x.pdf"]


def test_attachments_of_strangers_are_left_alone(command: Command, tmp_path: Path) -> None:
    """Whatever they are called; the name is said without what could steer a terminal."""
    names = ["../../evil.sh", "/tmp/evil.sh", ".bashrc", "notes.txt", "a\x1b[31mb"]
    files = {"briefing.json": json.dumps(GOOD).encode(), **dict.fromkeys(names, b"evil")}
    run = command("extract", stranger(tmp_path / "x.pdf", files), "-o", tmp_path / "in" / "out")
    assert run.status == 0, run.err
    assert "not extracted: `../../evil.sh`" in run.out
    assert "\x1b" not in run.out
    written = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert written == {"x.pdf", "briefing.json", "briefing.yaml", "settings.yaml"}


def test_content_of_strangers_is_content(command: Command, tmp_path: Path) -> None:
    """A bundle that somebody wrote is built like any content, and compared."""
    run = command("verify", carrying(tmp_path / "x.pdf"))
    assert run.status == 5
    assert "page 1 is 200 × 200 points, not 595.28 × 841.89" in run.out


def test_too_many_attached_bytes_are_refused(tmp_path: Path) -> None:
    """A small file may unpack to more than there is memory for."""
    path = stranger(tmp_path / "x.pdf", {"briefing.json": bytes(65 * 1024 * 1024)})
    with pytest.raises(Faulty) as caught:
        unpack(path)
    assert "attachments have more than 64 MiB" in caught.value.findings[0].message


# The page in the docs


@pytest.mark.parametrize("model", [Bundle, Options, LookedUp, CheckLog])
def test_fields_are_documented(model: type[BaseModel]) -> None:
    """The table below `<!-- fields: NAME -->` in docs/pdf.md has the fields of the model."""
    page = (ROOT / "docs" / "pdf.md").read_text("utf-8")
    table = page.partition(f"<!-- fields: {model.__name__} -->\n")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE)) == set(model.model_fields)


def test_content_keeps_the_order_of_its_lists() -> None:
    """Order is importance; only ids move to the front of their items."""
    data = {"title": "T", "cutoff": "2026-01-01",
            "key_facts": [{"text": "b", "id": "F2"}, {"text": "a", "id": "F1"}]}  # fmt: skip
    found = content_of(Briefing.model_validate(data))
    assert [list(fact) for fact in found["key_facts"]] == [["id", "text"], ["id", "text"]]
    assert [fact["id"] for fact in found["key_facts"]] == ["F2", "F1"]


# Validators


class Choice(NamedTuple):
    """What a PDF is made of, and how."""

    length: str
    example: str
    language: str
    theme: str
    paper: str

    @property
    def pairs(self) -> set[Any]:
        """Every two choices that meet in it."""
        return set(combinations(zip(self._fields, self, strict=True), 2))

    @property
    def seconds(self) -> int:
        """How long it takes to build, about."""
        return SECONDS[self.example][LENGTHS.index(self.length)]


SECONDS = {"vessa": (1, 3, 1), "everything": (3, 4, 3), "hamas-iran": (3, 6, 12)}
CONTENT = {
    ("vessa", "en"): ROOT / "content" / "vessa.yaml",
    ("hamas-iran", "en"): ROOT / "content" / "hamas-iran",
    ("everything", "en"): SPECIMEN / "everything",
    **{("vessa", p.stem[6:]): p for p in sorted(ROOT.glob("content/vessa-*.yaml"))},
}
"""Examples by name and language: there are translations of the smallest one only."""
CHOICES = [
    Choice(length, *example, theme, paper)
    for length, example, theme, paper
    in product(LENGTHS, CONTENT, Catalogue().names("themes"), PAPERS)
]  # fmt: skip


def covering(built: Collection[Choice]) -> Iterator[Choice]:
    """Choices in which, with what is built already, every two that can meet do meet.

    Each time the one that brings most new pairs, and of these the quickest: one in seven is enough.
    """
    missing = set().union(*(choice.pairs for choice in CHOICES))
    missing -= set().union(*(choice.pairs for choice in built))
    while missing:
        best = max(CHOICES, key=lambda choice: (len(choice.pairs & missing), -choice.seconds))
        missing -= best.pairs
        yield best


@pytest.fixture
def sample(
    vessa: Example, flagship: Example, everything: Example, shared: Path, cache: Path
) -> list[Path]:
    """PDFs of every two choices: of length and theme, of theme and language, and so on."""
    need("veraPDF", verapdf())
    built = {"vessa": vessa, "hamas-iran": flagship, "everything": everything}
    first = [c for c in CHOICES if c[2:] == ("en", "default", "a4")]
    files = [built[choice.example].files[f"{choice.length}.pdf"] for choice in first]
    for choice in covering(first):
        outcome = build_into(
            shared / "-".join(choice), cache, CONTENT[choice.example, choice.language],
            lengths=(choice.length,), formats=("pdf",), theme=choice.theme, paper=choice.paper,
        )  # fmt: skip
        files += map(Path, outcome.paths)
    return files


@pytest.mark.validators
def test_verapdf_finds_nothing(sample: list[Path]) -> None:
    """PDF/UA-1 and PDF/A-3a are met, whichever two choices meet in a file."""
    assert faults(sample) == []


@pytest.mark.validators
def test_verapdf_finds_what_is_there(tmp_path: Path) -> None:
    """A page without tags and metadata meets neither standard, and no file is no PDF."""
    need("veraPDF", verapdf())
    found = faults([stranger(tmp_path / "x.pdf", {}), tmp_path / "none.pdf"])
    assert [line.partition(" ")[0] for line in found if line[0] != " "] == ["FAIL"] * 4
