"""The page of an output folder: all briefings that were built into it."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import Command, Write

SECRET = "Zanzibarquelle"


class Links(HTMLParser):
    """What a gallery leads to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if (tag, name) == ("a", "href")]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def build(command: Command, output: Path, path: Path, *more: str) -> None:
    """Build the brief of one content file, as one command."""
    run = command("build", path, "-o", output, "-j1", "-l", "brief", *(more or ("-t", "pdf")))
    assert run.status == 0


def test_gallery_leads_to_every_file(content: Write, command: Command, output: Path) -> None:
    """Each file of a build has a link that leads to it."""
    build(command, output, content(), "-t", "pdf,html,csl")
    links = Links(output / "index.html").found
    assert sorted(links) == [
        "small/small-brief.html", "small/small-brief.pdf", "small/small.csl.json",
    ]  # fmt: skip
    assert all((output / link).is_file() for link in links)


def test_gallery_says_what_a_briefing_is(content: Write, command: Command, output: Path) -> None:
    """Title, status, dates, marking, pages, and a picture of the first page."""
    path = content(
        title="Water & <b>shares</b>", status="draft", date="2026-07-02", marking="TLP:GREEN"
    )
    build(command, output, path)
    page = (output / "index.html").read_text("utf-8").replace("\xa0", " ")
    for words in (
        "Water &amp; &lt;b&gt;shares&lt;/b&gt;", "Draft", "TLP:GREEN", "cut-off 30 June 2026",
        "2 July 2026", "PDF, 1 page", 'src="data:image/png;base64,',
    ):  # fmt: skip
        assert words in page


def test_gallery_keeps_what_other_builds_made(
    content: Write, command: Command, output: Path
) -> None:
    """A build of one briefing, or of one format, leaves the rest where it was."""
    build(command, output, content("first"))
    build(command, output, content("second"))
    build(command, output, content("second"), "-t", "html")
    assert {*Links(output / "index.html").found} == {
        "first/first-brief.pdf", "second/second-brief.pdf", "second/second-brief.html",
    }  # fmt: skip


def test_gallery_forgets_what_is_gone(content: Write, command: Command, output: Path) -> None:
    """A file that was taken away is in the gallery until the next build only."""
    build(command, output, content("first"))
    (output / "first/first-brief.pdf").unlink()
    build(command, output, content("second"))
    assert Links(output / "index.html").found == ["second/second-brief.pdf"]


def test_gallery_leaves_builds_up_to_date(content: Write, command: Command, output: Path) -> None:
    """Another briefing's build changes the gallery, and yet the first has nothing to do."""
    first, second = content("first"), content("second")
    build(command, output, first)
    build(command, output, second)
    run = command("build", first, "-o", output, "-j1", "-l", "brief", "-t", "pdf")
    assert "nothing to do" in run.out


def test_lost_gallery_is_made_again(content: Write, command: Command, output: Path) -> None:
    """Without its page a folder is not up to date."""
    build(command, output, content())
    (output / "index.html").unlink()
    build(command, output, content())
    assert (output / "index.html").is_file()


def test_gallery_is_the_same_each_time(content: Write, command: Command, output: Path) -> None:
    """The same build writes the same bytes."""
    build(command, output, content())
    before = (output / "index.html").read_bytes()
    build(command, output, content(), "-t", "pdf", "-f")
    assert (output / "index.html").read_bytes() == before


def test_one_file_has_no_gallery(content: Write, command: Command, tmp_path: Path) -> None:
    """`-o FILE.pdf` writes this file and no page beside it."""
    build(command, tmp_path / "only/one.pdf", content())
    assert [path.name for path in (tmp_path / "only").glob("[!.]*")] == ["one.pdf"]


def test_nothing_withheld_is_shown(content: Write, command: Command, output: Path) -> None:
    """The gallery and its memory say nothing of what is withheld."""
    fact = {"id": "F2", "text": SECRET, "safety": "withhold"}
    build(command, output, content(key_facts=[{"id": "F1", "text": "A fact."}, fact]))
    for path in (output / "index.html", output / ".cache/gallery.json"):
        assert SECRET not in path.read_text("utf-8").replace("\xa0", " ")


def test_gallery_of_one_language_speaks_it(content: Write, command: Command, output: Path) -> None:
    """Where all briefings share a language, the page is in it; else in English."""
    build(command, output, content("first", language="de"))
    assert '<html lang="de"' in (output / "index.html").read_text("utf-8").replace("\xa0", " ")
    build(command, output, content("second"))
    page = (output / "index.html").read_text("utf-8").replace("\xa0", " ")
    assert '<html lang="en"' in page
    assert re.findall(r'<h2 [^>]*lang="(\w+)"', page) == ["de", "en"]


def test_file_that_contradicts_the_others_is_said(
    content: Write, command: Command, output: Path
) -> None:
    """After a change, the length that was not built again is named and marked, until it is."""
    path = content(marking="OFFICIAL")
    words = ("build", path, "-o", output, "-j1", "-t", "html", "-l")
    command(*words, "brief,report")
    content(marking="SECRET")
    old = f"{output}/small/small-report.html  older than the content"
    assert old in command(*words, "brief").out
    assert old in command(*words, "brief").out  # nothing to do, and still so
    assert "older than the content" in (output / "index.html").read_text("utf-8")
    assert old not in command(*words, "report").out
    assert "older than the content" not in (output / "index.html").read_text("utf-8")
    assert old not in command(*words, "brief").out


def test_clean_removes_what_contradicts(content: Write, command: Command, output: Path) -> None:
    """`--clean` takes the older file away instead."""
    path = content(marking="OFFICIAL")
    words = ("build", path, "-o", output, "-j1", "-t", "html", "-l")
    command(*words, "brief,report")
    content(marking="SECRET")
    run = command(*words, "brief", "--clean")
    assert "small-report.html  removed" in run.out
    assert "older than the content" not in run.out
