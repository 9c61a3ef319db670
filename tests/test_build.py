"""Builds: files, their bytes, what is built again and what is not, and exit statuses."""

import hashlib
import json
import os
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from conftest import (
    MINIMAL,
    NO_RULES,
    ROOT,
    Build,
    Command,
    Example,
    Write,
    build_into,
    copy_fonts,
    pdf_bytes,
    pdf_text,
)

from briefings.findings.finding import Faulty, Finding, Place
from briefings.library.freshness import CACHE

LENGTHS = ("brief", "standard", "report")
LONG = "The accord gives the upper basin a share of the annual flow in every year. " * 12
HEAVY = {"yaml", "weasyprint", "pydantic", "jinja2", "fontTools", "argparse", "pathlib"}
"""What a build with nothing to do may not import."""


@pytest.fixture
def project(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to build in, with `content/vessa.yaml`, and the cache of this run."""
    (tmp_path / "content").mkdir()
    shutil.copy(ROOT / "content" / "vessa.yaml", tmp_path / "content")
    (tmp_path / "content" / "settings.yaml").write_text(NO_RULES, encoding="utf-8")
    copy_fonts(cache, tmp_path / "output" / CACHE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def small(folder: Path, name: str = "small", **fields: Any) -> Path:
    """A content file of one fact."""
    path = folder / "content" / f"{name}.yaml"
    path.write_text(json.dumps({**MINIMAL, **fields}), encoding="utf-8")
    return path


def digests(folder: Path) -> dict[str, str]:
    """The hash of every file below a folder, but for those of the cache."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and CACHE not in path.parts
    }


def fresh(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    command = [sys.executable, ROOT / "make_briefing.py", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **environment}
    )


# What is made


def test_files_of_all_lengths(vessa: Example) -> None:
    """A PDF and an HTML file a length, in the order of the lengths."""
    names = [Path(path).name for path in vessa.outcome.paths]
    assert names == [f"vessa-{length}.{e}" for length in LENGTHS for e in ("html", "pdf")]


def test_page_counts(vessa: Example) -> None:
    """Each outcome says the number of pages that its file has."""
    made = {m.name: m.pages for m in vessa.outcome.made if m.pages}
    assert made == {
        f"vessa-{name}": len(pdf_text(path))
        for name, path in vessa.files.items() if path.suffix == ".pdf"
    }  # fmt: skip
    assert made["vessa-brief.pdf"] == 1
    assert made["vessa-standard.pdf"] <= 4


def test_example_has_no_findings(vessa: Example) -> None:
    """What a newcomer builds first is without a fault."""
    assert {finding.severity for finding in vessa.outcome.findings} <= {"note"}


@pytest.mark.parametrize("length", LENGTHS)
def test_pdf_is_tagged_and_has_a_language(vessa: Example, length: str) -> None:
    """Each PDF is a PDF/UA-1 with a structure tree, a language and a shown title."""
    data = vessa.files[f"{length}.pdf"].read_bytes()
    document = pypdfium2.PdfDocument(data)
    assert data.startswith(b"%PDF-1.7")
    assert data.rstrip().endswith(b"%%EOF")
    assert pdfium.FPDFCatalog_IsTagged(document)
    inside = pdf_bytes(data)
    for mark in (b"/StructTreeRoot", b"/Lang (en)", b"/DisplayDocTitle true", b"pdfuaid:part"):
        assert mark in inside
    document.close()


@pytest.mark.parametrize("length", LENGTHS)
def test_pdf_has_bookmarks(vessa: Example, length: str) -> None:
    """The headings of the page are bookmarks, each with a page to go to."""
    document = pypdfium2.PdfDocument(vessa.files[f"{length}.pdf"])
    bookmarks = {b.get_title(): b.get_dest() for b in document.get_toc()}
    assert {"Water shares on the Upper Vessa", "Key facts", "Contested points"} <= {*bookmarks}
    assert all(bookmarks.values())
    document.close()


def test_pdf_metadata(vessa: Example) -> None:
    """Title, subject, program, and the day of the briefing instead of the clock's."""
    document = pypdfium2.PdfDocument(vessa.files["brief.pdf"])
    found = document.get_metadata_dict()
    assert found["Title"] == "Water shares on the Upper Vessa"
    assert found["Subject"].startswith("What each side says")
    assert found["Creator"] == "make-briefing"
    assert found["CreationDate"].startswith("D:20260630")
    document.close()


def test_same_bytes_twice(vessa: Example, tmp_path: Path) -> None:
    """A second build without any cache has the same bytes."""
    outcome = build_into(tmp_path / "again", None, ROOT / "content" / "vessa.yaml")
    again = {Path(path).name: Path(path).read_bytes() for path in outcome.paths}
    first = {Path(path).name: Path(path).read_bytes() for path in vessa.outcome.paths}
    assert again == first


def test_same_bytes_in_another_process(vessa: Example, project: Path) -> None:
    """Another process with parallel jobs, another hash seed and time zone has the same bytes."""
    (project / "content" / "settings.yaml").unlink()  # a PDF carries what rules found
    run = fresh("build", "-j2", "content/vessa.yaml", PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert run.returncode == 0, run.stderr
    for name, path in vessa.files.items():
        built = project / "output" / "vessa" / f"vessa-{name}"
        assert built.read_bytes() == path.read_bytes(), name


def test_epoch_of_the_environment(build: Build, content: Write, monkeypatch: Any) -> None:
    """SOURCE_DATE_EPOCH dates the PDF."""
    outcome = build(content(), lengths=("brief",), formats=("pdf",), epoch=86400 * 366)
    document = pypdfium2.PdfDocument(outcome.paths[0])
    assert document.get_metadata_dict()["CreationDate"].startswith("D:19710102")
    document.close()


def test_png_has_a_picture_a_page(build: Build, content: Write) -> None:
    """`-t png` makes one picture of each page and nothing else."""
    facts = [{"id": f"F{n}", "text": LONG} for n in range(12)]
    outcome = build(content(key_facts=facts), lengths=("standard",), formats=("png",))
    names = [Path(path).name for path in outcome.paths]
    assert len(names) > 1
    assert names == [f"small-standard-{n}.png" for n in range(1, len(names) + 1)]
    assert all(Path(path).read_bytes().startswith(b"\x89PNG") for path in outcome.paths)


def test_html_alone_is_the_same_html(
    build: Build, content: Write, tmp_path: Path, cache: Path
) -> None:
    """The HTML does not depend on whether a PDF was asked for, too."""
    path = content(key_facts=[{"id": f"F{n}", "text": LONG} for n in range(12)])
    both = build(path, lengths=("brief",))
    alone = build_into(tmp_path / "alone", cache, path, lengths=("brief",), formats=("html",))
    assert alone.made[0].data == both.made[0].data


def test_order_of_lengths_does_not_matter(build: Build, content: Write, tmp_path: Path) -> None:
    """A standard built alone holds what the brief prints, and has the bytes of one built with it."""
    facts = [{"id": f"F{n}", "text": LONG, "short": "Short."} for n in range(16)]
    path = content(key_facts=facts)
    both = build(path, lengths=("standard", "brief"), formats=("pdf",))
    alone = build_into(tmp_path / "alone", None, path, lengths=("standard",), formats=("pdf",))
    assert [made.length for made in both.made] == ["standard", "brief"]
    assert alone.made[0].data == both.made[0].data


# Where it is written


def test_paper_joins_the_name(project: Path, command: Command) -> None:
    """A paper that is not the default is part of the file's name, and of the page's size."""
    run = command("build", small(project), "-l", "brief", "-t", "pdf", "--paper", "letter")
    assert run.status == 0
    document = pypdfium2.PdfDocument(project / "output/small/small-brief-letter.pdf")
    assert [round(side / 72, 1) for side in document[0].get_size()] == [8.5, 11.0]
    document.close()


def test_one_file(project: Path, command: Command) -> None:
    """`-o FILE.pdf` writes the one file of a build that makes one."""
    run = command("build", small(project), "-l", "brief", "-t", "pdf", "-o", "mine/one.pdf")
    assert run.status == 0
    assert "mine/one.pdf" in run.out
    assert (project / "mine/one.pdf").read_bytes().startswith(b"%PDF")


def test_one_file_for_many_is_misuse(project: Path, command: Command) -> None:
    """`-o FILE.pdf` of a build that makes more than one file is wrong usage."""
    run = command("build", small(project), "-l", "brief", "-o", "one.pdf", "-j1")
    assert run.status == 2
    assert "name a folder" in run.err
    assert not (project / "one.pdf").exists()


def test_one_file_of_another_format_is_misuse(project: Path, command: Command) -> None:
    """HTML is not written into a file that is called `.pdf`."""
    run = command("build", small(project), "-l", "brief", "-t", "html", "-o", "one.pdf")
    assert run.status == 2
    assert not (project / "one.pdf").exists()


def test_files_can_be_read_by_others(project: Path, command: Command) -> None:
    """Files have the mode that the umask asks for, not that of a temporary file."""
    before = os.umask(0o022)
    try:
        command("build", small(project), "-l", "brief", "-t", "pdf")
    finally:
        os.umask(before)
    assert (project / "output/small/small-brief.pdf").stat().st_mode & 0o777 == 0o644


def test_nothing_else_is_left(project: Path, command: Command) -> None:
    """No temporary file stays beside what was built."""
    command("build", small(project), "-l", "brief", "-t", "pdf")
    assert [path.name for path in (project / "output/small").iterdir()] == ["small-brief.pdf"]


def test_clean_removes_stale_files(project: Path, command: Command) -> None:
    """`--clean` removes files of the briefing that this build does not make, and no others."""
    path = small(project)
    folder = project / "output/small"
    folder.mkdir(parents=True)
    (folder / "small-old.pdf").touch()
    (folder / "notes.txt").touch()
    run = command("build", path, "-l", "brief", "-t", "pdf", "--clean")
    assert "small-old.pdf  removed" in run.out
    assert {path.name for path in folder.iterdir()} == {"small-brief.pdf", "notes.txt"}


def test_clean_keeps_files_of_a_failed_build(project: Path, command: Command) -> None:
    """`--clean` removes nothing when the build fails."""
    folder = project / "output/small"
    folder.mkdir(parents=True)
    (folder / "small-old.pdf").touch()
    assert command("build", small(project, titel="x"), "--clean").status == 1
    assert (folder / "small-old.pdf").exists()


def test_clean_and_json(project: Path, command: Command) -> None:
    """With `--json`, stdout is one JSON document, also when something is removed."""
    (project / "output/small").mkdir(parents=True)
    (project / "output/small/small-old.pdf").touch()
    run = command("build", small(project), "-l", "brief", "-t", "pdf", "--clean", "--json")
    assert run.json["files"]


# What is built again


def test_nothing_to_do(project: Path) -> None:
    """A second build says so, exits alike, and imports neither YAML nor the layout engine."""
    words = ("build", "content/vessa.yaml", "-l", "brief", "-t", "pdf")
    first = fresh(*words)
    before = digests(project)
    command = [sys.executable, "-X", "importtime", ROOT / "make_briefing.py", *words]
    again = subprocess.run(command, capture_output=True, text=True)
    imported = {line.rpartition("|")[2].strip() for line in again.stderr.splitlines()}
    assert (first.returncode, again.returncode) == (0, 0)
    assert "nothing to do" in again.stdout
    assert "vessa-brief.pdf  1 page  up to date" in again.stdout
    assert imported & HEAVY == set()
    assert digests(project) == before


def wide_name(folder: Path) -> Path:
    """A content file with a warning: no font has the native name."""
    return small(folder, people=[{"name": "A", "native_name": "北"}])


def test_findings_are_repeated(project: Path, command: Command) -> None:
    """A build with nothing to do repeats the findings and the exit status of the first."""
    words = ("build", wide_name(project), "-l", "brief", "-t", "pdf", "--strict")
    first, again = command(*words), command(*words)
    assert "nothing to do" in again.out
    assert "H06" in first.err
    assert (again.status, again.err) == (first.status, first.err) == (3, first.err)


def test_faults_are_repeated(project: Path, command: Command) -> None:
    """A failed build that is asked for again repeats its errors and its exit status."""
    words = ("build", small(project, titel="x"))
    first, again = command(*words), command(*words)
    assert "V104" in first.err
    assert (again.status, again.err) == (first.status, first.err) == (1, first.err)


def test_edit_builds_again(project: Path, command: Command) -> None:
    """A changed word is in the next build's pages."""
    path = small(project)
    words = ("build", path, "-l", "brief", "-t", "pdf")
    command(*words)
    small(project, title="Another title")
    run = command(*words)
    assert "built in" in run.out
    assert "Another title" in pdf_text(project / "output/small/small-brief.pdf")[0]


@pytest.mark.parametrize("what", ["removed", "changed"])
def test_lost_output_is_built_again(project: Path, command: Command, what: str) -> None:
    """A file that is not as it was written is written again."""
    words = ("build", small(project), "-l", "brief", "-t", "pdf")
    command(*words)
    file = project / "output/small/small-brief.pdf"
    before = file.read_bytes()
    if what == "removed":
        file.unlink()
    else:
        file.write_bytes(b"x")
    assert "built in" in command(*words).out
    assert file.read_bytes() == before


@pytest.mark.parametrize("option", ["--force", "-f"])
def test_force_builds_again(project: Path, command: Command, option: str) -> None:
    """`--force` builds what is up to date."""
    words = ("build", small(project), "-l", "brief", "-t", "pdf")
    command(*words)
    assert "built in" in command(*words, option).out


def test_new_settings_build_again(project: Path, command: Command) -> None:
    """A `settings.yaml` that appears is seen."""
    (project / "content/settings.yaml").unlink()
    words = ("build", small(project), "-l", "brief", "-t", "pdf")
    command(*words)
    (project / "content/settings.yaml").write_text("paper: letter\n")
    assert "small-brief-letter.pdf" in command(*words).out


def test_new_sources_build_again(project: Path, command: Command) -> None:
    """A `sources.yaml` that appears beside a folder's content is seen."""
    folder = project / "content/folder"
    folder.mkdir()
    shutil.move(small(project), folder / "briefing.yaml")
    words = ("build", folder, "-l", "brief", "-t", "pdf")
    command(*words)
    (folder / "sources.yaml").write_text("- {id: new, type: report, title: New}\n")
    assert "built in" in command(*words).out


def test_own_choice_builds_again(project: Path, command: Command) -> None:
    """A length of the project's own that appears beside the content is seen."""
    words = ("build", small(project), "-l", "brief", "-t", "pdf")
    command(*words)
    (project / "content/lengths").mkdir()
    shipped = (ROOT / "templates/lengths/brief.yaml").read_text("utf-8")
    own = shipped.replace("title: Brief", "title: Our own brief")
    (project / "content/lengths/brief.yaml").write_text(own, encoding="utf-8")
    assert "built in" in command(*words).out
    assert "Our own brief" in pdf_text(project / "output/small/small-brief.pdf")[0]


def test_new_briefing_in_an_old_folder_is_built(project: Path, command: Command) -> None:
    """A `briefing.yaml` that appears in a folder of `content/` belongs to the next plain build."""
    (project / "content/vessa.yaml").unlink()
    small(project)
    (project / "content/folder").mkdir()
    words = ("build", "-l", "brief", "-t", "pdf")
    command(*words)
    shutil.copy(project / "content/small.yaml", project / "content/folder/briefing.yaml")
    assert "folder-brief.pdf" in command(*words).out


@pytest.mark.parametrize(
    "damage",
    ["", "{", "{}", "[]", "null"],
)
def test_damaged_record_is_ignored(project: Path, command: Command, damage: str) -> None:
    """What an earlier build noted, cut off or of another shape, counts as nothing."""
    words = ("build", small(project), "-l", "brief", "-t", "pdf")
    command(*words)
    (record,) = (project / "output/.cache").glob("build-*.json")
    record.write_text(damage)
    assert command(*words).status == 0


# What fails


@pytest.mark.parametrize("damage", ["title: [unclosed", "title: x\ncutoff: never\n", "", "a: *b"])
def test_broken_content_leaves_old_files(project: Path, command: Command, damage: str) -> None:
    """A content file that cannot be used: status 1, and the last good files are untouched."""
    path = small(project)
    command("build", path, "-l", "brief", "-t", "pdf")
    before = digests(project / "output")
    path.write_text(damage)
    run = command("build", path, "-l", "brief", "-t", "pdf")
    assert run.status == 1
    assert "its earlier files are as they were" in run.out
    assert digests(project / "output") == before


def test_faults_travel_between_processes() -> None:
    """A fault that a worker found arrives with its findings."""
    fault = Faulty([Finding("G01", "error", "too much", Place("x.yaml"))], {"x.yaml": ("", "", 0)})
    again = pickle.loads(pickle.dumps(fault))
    assert (again.findings, again.files) == (fault.findings, fault.files)


def test_other_briefings_of_the_run_are_built(project: Path, command: Command) -> None:
    """One fault does not keep the other briefings from being built."""
    small(project, "broken", titel="x")
    small(project, "good")
    (project / "content/vessa.yaml").unlink()
    run = command("build", "-l", "brief", "-t", "pdf", "-j1")
    assert run.status == 1
    assert "good-brief.pdf" in run.out
    assert (project / "output/good/good-brief.pdf").exists()


def test_too_much_is_status_4(project: Path, command: Command) -> None:
    """What must stay is more than the page: status 4, the items to shorten, nothing written."""
    facts = [{"id": f"F{n}", "text": LONG, "must": "true"} for n in range(1, 15)]
    run = command("build", small(project, key_facts=facts), "-l", "brief", "-j1")
    assert run.status == 4
    assert "error[G01]: what must stay on the brief is" in run.err
    assert not (project / "output/small").exists()


def test_page_budget_of_a_report_is_status_4(project: Path, command: Command) -> None:
    """A report over `--max-pages` is not written: status 4."""
    run = command(
        "build", "content/vessa.yaml", "-l", "report", "-t", "pdf", "--max-pages", "1", "-j1"
    )
    assert run.status == 4
    assert re.search(r"error\[G01\]: \d pages, the budget is 1", run.err)
    assert not (project / "output/vessa").exists()


def test_page_budget_of_a_brief(project: Path, command: Command) -> None:
    """`--max-pages 2` gives the brief two pages to fill."""
    facts = [{"id": f"F{n}", "text": LONG} for n in range(1, 30)]
    run = command(
        "build", small(project, key_facts=facts), "-l", "brief", "-t", "pdf", "--max-pages", "2"
    )
    assert run.status == 0
    assert len(pdf_text(project / "output/small/small-brief.pdf")) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "-l", "breif"], "did you mean `brief`"),
        (["build", "-t", "docx"], "there is no format `docx`"),
        (["build", "--theme", "mauve"], "there is no theme `mauve`"),
        (["build", "--lang", "xx"], "there is no language `xx`"),
        (["build", "--paper", "a3"], "invalid choice"),
        (["build", "nowhere"], "no file"),
        (["build", "--nonsense"], "unrecognized arguments"),
        (["bild"], "did you mean `build`"),
        (["build", "--draft", "--final"], "not allowed with"),
        (["explain", "V9999"], "there is no code"),
    ],
)
def test_wrong_usage(project: Path, command: Command, words: list[str], said: str) -> None:
    """What the command line does not know is status 2 with a hint, and nothing is written."""
    run = command(*words)
    if words[-1] == "nowhere":
        assert run.status == 1  # content that is not there is content that is wrong
    else:
        assert run.status == 2
    assert said in run.err
    assert digests(project / "output") == {}


def test_two_briefings_of_one_name(project: Path, command: Command) -> None:
    """Two content files whose output would be one: status 2."""
    folder = project / "content/vessa"
    folder.mkdir()
    shutil.copy(project / "content/vessa.yaml", folder / "briefing.yaml")
    run = command("build")
    assert run.status == 2
    assert "two briefings are called `vessa`" in run.err


def test_strict_makes_warnings_count(project: Path, command: Command) -> None:
    """A warning is status 0, under `--strict` 3; the files are there in both cases."""
    words = ("build", wide_name(project), "-l", "brief", "-t", "pdf")
    assert command(*words).status == 0
    assert command(*words, "--strict").status == 3
    assert command(*words, "-W").status == 3
    assert (project / "output/small/small-brief.pdf").exists()


def test_crash_is_status_70(project: Path, command: Command, monkeypatch: Any) -> None:
    """A fault of the program is a short report, and a traceback only under `-v`."""

    def fault(*_: object) -> None:
        raise RuntimeError("the sky is falling")

    monkeypatch.setattr("briefings.library.batch.build_all", fault)
    run = command("build", "content/vessa.yaml")
    assert run.status == 70
    assert "RuntimeError: the sky is falling" in run.err
    assert "Traceback" not in run.err
    with pytest.raises(RuntimeError):
        command("build", "content/vessa.yaml", "-v")


def test_output_that_cannot_be_written(project: Path, command: Command) -> None:
    """An output folder that is a file: status 1, and the reason."""
    (project / "taken").write_text("x")
    run = command("build", small(project), "-l", "brief", "-t", "pdf", "-o", "taken/inside", "-j1")
    assert run.status == 1
    assert "W001" in run.err


# Options


def test_override_of_one_field(project: Path, command: Command) -> None:
    """`--set` replaces a field for this run, and the content file stays as it is."""
    path = small(project)
    before = path.read_bytes()
    run = command(
        "build", path, "-l", "brief", "-t", "pdf",
        "--set", "title=Set by hand", "-M", "key_facts.F1.text=Another fact.",
    )  # fmt: skip
    assert run.status == 0
    text = pdf_text(project / "output/small/small-brief.pdf")[0]
    assert "Set by hand" in text
    assert "Another fact." in text
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("override", "status", "said"),
    [
        ("titel=x", 2, "did you mean `title`"),
        ("title", 2, "write path=value"),
        ("key_facts.F9.text=x", 2, "there is no `F9`"),
        ("key_facts.F1.confidence=sure", 1, "V205"),
        ("cutoff=tomorrow", 1, "V106"),
    ],
)
def test_overrides_that_do_not_fit(
    project: Path, command: Command, override: str, status: int, said: str
) -> None:
    """An unknown path is wrong usage, a wrong value an error at the option."""
    run = command("build", small(project), "--set", override)
    assert run.status == status
    assert said in run.err


def test_json_of_a_build(project: Path, command: Command) -> None:
    """`--json` prints one document: files with their pages, findings, and whether it was fresh."""
    words = ("build", wide_name(project), "-l", "brief", "-t", "pdf", "--json")
    first, again = command(*words), command(*words)
    (file,) = first.json["files"]
    assert (file["path"], file["pages"], file["length"]) == (
        "output/small/small-brief.pdf", 1, "brief",
    )  # fmt: skip
    assert codes_of(first.json) == codes_of(again.json) == ["H06"]
    assert (first.json["up_to_date"], again.json["up_to_date"]) == (False, True)
    assert first.err == ""


def codes_of(document: dict[str, Any]) -> list[str]:
    """The codes of a document's findings."""
    return [finding["code"] for finding in document["findings"]]


def test_json_of_a_failed_build(project: Path, command: Command) -> None:
    """A failed build has a document, too."""
    run = command("build", small(project, titel="x"), "--json")
    assert (run.status, run.json["files"], codes_of(run.json)) == (1, [], ["V104"])


def test_sarif_of_a_build(project: Path, command: Command) -> None:
    """`--message-format sarif` prints one SARIF log on stderr, and lines of files on stdout."""
    run = command(
        "build", wide_name(project), "-l", "brief", "-t", "pdf", "--message-format", "sarif"
    )
    log = json.loads(run.err)
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["H06"]
    assert "small-brief.pdf" in run.out


def test_quiet(project: Path, command: Command) -> None:
    """`-q` prints errors only."""
    run = command("build", wide_name(project), "-l", "brief", "-t", "pdf", "-q")
    assert (run.status, run.out, run.err) == (0, "", "")


@pytest.mark.parametrize(("option", "marked"), [("--draft", True), ("--final", False)])
def test_watermark(project: Path, command: Command, option: str, marked: bool) -> None:
    """`--draft` prints the word across the page, `--final` does not."""
    command("build", small(project), "-l", "brief", "-t", "pdf", option)
    assert ("Draft" in pdf_text(project / "output/small/small-brief.pdf")[0]) == marked


def test_american_words(project: Path, command: Command) -> None:
    """`--lang en-US` changes the program's words and joins the name."""
    command("build", small(project), "-l", "brief", "-t", "pdf", "--lang", "en-US")
    text = pdf_text(project / "output/small/small-brief-en-US.pdf")[0]
    assert "June 30, 2026" in text


def test_settings(project: Path, command: Command) -> None:
    """`settings.yaml` gives defaults of fields, paper and lengths."""
    small(project)
    (project / "content/vessa.yaml").unlink()
    settings = "defaults: {publisher: Vessa Institute}\npaper: letter\nlengths: [brief]\n"
    (project / "content/settings.yaml").write_text(settings)
    run = command("build", "-t", "pdf")
    assert run.status == 0
    names = [path.name for path in (project / "output/small").iterdir()]
    assert names == ["small-brief-letter.pdf"]
    assert "Vessa Institute" in pdf_text(project / "output/small" / names[0])[0]


def test_plain_call_builds(project: Path, command: Command) -> None:
    """Without a command it is `build`, of everything under `content/`."""
    small(project)
    run = command("-l", "brief", "-t", "pdf", "-j1")
    assert run.status == 0
    assert {"vessa-brief.pdf", "small-brief.pdf"} == {
        path.name for path in (project / "output").glob("*/*.pdf")
    }


def test_own_templates_are_used(project: Path, command: Command) -> None:
    """`--templates` gives a template of one's own; files that it lacks are the shipped ones."""
    own = shutil.copytree(ROOT / "templates", project / "mine")
    masthead = own / "sections/masthead.html"
    masthead.write_text(masthead.read_text("utf-8") + "<p>Our own words</p>", encoding="utf-8")
    (own / "sections/gaps.html").unlink()
    run = command(
        "build", small(project, gaps=[{"id": "G1", "text": "A gap."}]),
        "-l", "standard", "-t", "html", "--templates", own, "-j1",
    )  # fmt: skip
    assert run.status == 0
    html = (project / "output/small/small-standard.html").read_text("utf-8")
    assert "Our own words" in html
    assert "A gap." in html


TRICKS = {
    "classes": "{{ ''.__class__.__mro__ }}",
    "globals": "{{ t.__init__.__globals__ }}",
    "format": "{{ '{0.__class__}'.format(t) }}",
    "import": "{% import 'os' as os %}",
    "outside": "{% include '../../secret.txt' %}",
}


@pytest.mark.parametrize("trick", TRICKS)
def test_templates_are_sandboxed(project: Path, command: Command, trick: str) -> None:
    """A template that reaches for the interpreter or for files gets nothing, and nothing is built."""
    (project / "secret.txt").write_text("SECRET")
    own = shutil.copytree(ROOT / "templates", project / "mine")
    (own / "sections/masthead.html").write_text(TRICKS[trick])
    run = command(
        "build", small(project), "-l", "standard", "-t", "html", "--templates", own, "-j1"
    )
    file = project / "output/small/small-standard.html"
    html = file.read_text("utf-8") if file.exists() else ""
    assert run.status != 0 or trick == "format"
    assert "class &#39;" not in html
    assert "&lt;class" not in html
    assert "SECRET" not in html


def test_fault_of_an_own_template_is_no_fault_of_the_program(
    project: Path, command: Command
) -> None:
    """A mistake in one's own template is said with its file and line, and is not status 70."""
    own = shutil.copytree(ROOT / "templates", project / "mine")
    (own / "sections/masthead.html").write_text("{{ nonsense }}")
    run = command(
        "build", small(project), "-l", "standard", "-t", "html", "--templates", own, "-j1"
    )
    assert run.status in {1, 2}
    assert "masthead.html" in run.err


def test_builds_without_warnings(project: Path) -> None:
    """Nothing is deprecated, and no file is left open, in a whole build."""
    run = fresh("build", small(project), "-l", "brief", "-v", PYTHONWARNINGS="error")
    assert (run.returncode, run.stderr) == (0, "")


def test_check_writes_nothing(project: Path, command: Command) -> None:
    """`check` looks and leaves no trace."""
    before = digests(project)
    assert command("check").status == 0
    assert digests(project) == before


def test_cache_finds_a_fit_again(project: Path, command: Command, monkeypatch: Any) -> None:
    """A page that was fitted before is laid out once."""
    facts = [{"id": f"F{n}", "text": LONG} for n in range(12)]
    words = ("build", small(project, key_facts=facts), "-l", "brief", "-t", "pdf", "-j1")
    command(*words)
    file = project / "output/small/small-brief.pdf"
    before = file.read_bytes()
    monkeypatch.setattr("briefings.building.printing.fit", None)
    assert command(*words, "--force").status == 0
    assert file.read_bytes() == before


def test_cache_makes_the_same_pages(project: Path, command: Command) -> None:
    """Pages of a kept setting are those of the fit, page numbers included."""
    words = ("build", small(project), "-l", "standard", "-t", "pdf")
    file = project / "output/small/small-standard.pdf"
    command(*words)
    first = pdf_text(file)
    command(*words, "--force")
    assert pdf_text(file) == first


def test_unwritable_cache_is_only_slower(project: Path, command: Command) -> None:
    """Where the cache cannot be kept, the build goes on without it."""
    shutil.rmtree(project / "output" / CACHE)
    (project / "output" / CACHE).write_text("a file, not a folder")
    run = command("build", small(project), "-l", "brief", "-t", "pdf")
    assert (run.status, run.err) == (0, "")
    assert (project / "output/small/small-brief.pdf").exists()
