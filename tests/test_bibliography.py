"""References by CSL styles: what they say, which styles are refused, and where a choice is made."""

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import Build, Command, Write, codes
from markupsafe import Markup

from briefings.catalogue import styles
from briefings.catalogue.choices import TEMPLATES, Catalogue
from briefings.findings.finding import Unusable
from briefings.language.dating import Forms
from briefings.model.source import CSL_TYPES, Source
from briefings.sources import bibliography

SHIPPED = TEMPLATES / "styles" / "briefing.csl"
HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
INFO = "<info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>"
CITATION = '<citation><layout><text variable="title"/></layout></citation>'
TITLE = '<text variable="title"/>'


def style_of(layout: str = TITLE, *, macros: str = "", before: str = "") -> str:
    """A small style with this layout of its bibliography."""
    body = f"{INFO}{macros}{CITATION}<bibliography><layout>{layout}</layout></bibliography>"
    return f"<?xml version='1.0' encoding='utf-8'?>{before}{HEAD}{body}</style>"


def source(**fields: Any) -> Source:
    """A source from fields, which replace those of a small one."""
    return Source.model_validate({"id": "s", "type": "report", **fields})


def reference(path: Path = SHIPPED, locale: str = "en-GB", **fields: Any) -> str:
    """One source as a style prints it."""
    return bibliography.formatted([source(**fields)], path, Forms(locale, about="c. {date}"))["s"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"type": "article-journal", "author": [{"family": "Ruiz", "given": "José"}],
             "title": "Flow and law", "container-title": "Basin Studies", "volume": "14",
             "issue": "2", "page": "101-118", "issued": "2019", "DOI": "10.1000/x"},
            ("José Ruiz, <i>Flow and law</i>, Basin Studies 14/2, 2019, pp. 101–118. "
            '<a class="url" href="https://doi.org/10.1000/x">https://doi.org/10.1000/x</a>'),
        ),
        (
            {"title": "Reading Article 3", "author": [{"literal": "The Commission"}],
             "publisher": "The Commission", "genre": "Working paper", "number": "12",
             "issued": "2025-11-03"},
            "The Commission, <i>Reading Article 3</i> [Working paper], 12, 3 November 2025.",
        ),
        (
            {"type": "webpage", "title": "Shares", "container-title": "Basin Watch",
             "URL": "https://example.org/?a=1&b=2"},
            ("<i>Shares</i>, Basin Watch, no date. "
            '<a class="url" href="https://example.org/?a=1&amp;b=2">'
            "https://example.org/?a=1&amp;b=2</a>"),
        ),
        (
            {"type": "motion_picture", "title": "The River",
             "director": [{"family": "Haddad", "given": "Layla"}], "issued": "1990~"},
            "Layla Haddad, <i>The River</i>, c. 1990.",
        ),
        (
            {"type": "dataset", "title": "Flow", "author": [{"given": "Madonna"}],
             "issued": "1968/2025-09"},
            "Madonna, <i>Flow</i>, 1968 – September 2025.",
        ),
        (
            {"type": "book", "title": "Who owns what?", "author": [{"literal": n} for n in "ABCD"],
             "publisher": "Press Inc.", "publisher-place": "Brenn", "issued": "199X"},
            "A et al., <i>Who owns what?</i>, Brenn: Press Inc., 1990s.",
        ),
        ({"type": "interview", "title": "Ends with Inc."}, "<i>Ends with Inc.</i> [interview], no date."),
    ],
)  # fmt: skip
def test_shipped_style_gives_a_calm_reference(fields: dict[str, Any], expected: str) -> None:
    assert reference(**fields) == expected


def test_words_of_a_style_are_those_of_the_language() -> None:
    """A missing date is said in the language of the page."""
    assert reference(title="T", locale="fr-FR") == "<i>T</i>, sans date."
    assert reference(title="T", locale="de-DE") == "<i>T</i>, ohne Datum."


def test_every_type_of_source_has_a_reference() -> None:
    made = [source(id=kind, type=kind, title="Title", issued="1968") for kind in CSL_TYPES]
    found = bibliography.formatted(made, SHIPPED, Forms("en-GB"))
    assert list(found) == CSL_TYPES
    assert all("<i>Title</i>" in text for text in found.values())


def test_source_without_anything_to_say_has_none() -> None:
    """The page then prints what it has without a style."""
    path = TEMPLATES / "styles" / "briefing.csl"
    found = bibliography.formatted([source()], path, Forms("en-GB"))
    assert found.get("s", Markup("no date.")) == "no date."


def test_ids_that_differ_in_case_are_two_sources() -> None:
    made = [source(id="a", title="Small"), source(id="A", title="Great")]
    found = bibliography.formatted(made, SHIPPED, Forms("en-GB"))
    assert ("Small" in found["a"], "Great" in found["A"]) == (True, True)


def test_text_of_content_never_becomes_markup() -> None:
    nasty = "<script>alert(1)</script> & <i>x</i> \ue000\ue001 &lt;"
    found = reference(title=nasty, author=[{"literal": nasty}], publisher=f"P{nasty}")
    assert set(re.findall(r"<[^>]+>", found)) == {"<i>", "</i>"}
    assert found.count("&lt;script&gt;") == 3
    assert found.count("<i>") == 1
    assert "\ue000" not in found


def test_text_of_a_style_never_becomes_markup(tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    layout = '<text variable="title" prefix="&lt;img src=x&gt;" font-weight="bold"/>'
    path.write_text(style_of(layout), encoding="utf-8")
    assert reference(path, title="T") == "&lt;img src=x&gt;<b>T</b>"


def test_numbers_of_a_style_are_left_out(tmp_path: Path) -> None:
    """The list of sources has them in its margin."""
    path = tmp_path / "own.csl"
    path.write_text(style_of(f'<text variable="citation-number" suffix=". "/>{TITLE}'), "utf-8")
    assert reference(path, title="T") == "T"


def test_only_tags_of_text_are_made(tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    kinds = (
        'font-style="oblique"', 'font-weight="light"', 'text-decoration="underline"',
        'vertical-align="sup"', 'vertical-align="sub"', 'font-variant="small-caps"',
    )  # fmt: skip
    path.write_text(style_of("".join(f'<text variable="title" {k}/>' for k in kinds)), "utf-8")
    tags = re.findall(r"<(\w+)", reference(path, title="T"))
    assert tags == ["i", "span", "span", "sup", "sub", "span"]


def test_what_citeproc_does_not_know_is_not_warned_about(
    capfd: pytest.CaptureFixture[str],
) -> None:
    fields = dict.fromkeys(("part-title", "volume-title", "reviewed-genre", "division"), "x")
    assert reference(title="T", narrator=[{"literal": "N"}], **fields) == "<i>T</i>, no date."
    assert capfd.readouterr().err == ""


# Styles that are refused

LOOP = '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>'
BOMB = "".join(
    f'<macro name="m{n}">{f"<text macro={chr(34)}m{n + 1}{chr(34)}/>" * 10}</macro>' for n in range(9)
) + '<macro name="m9"><text variable="title"/></macro>'  # fmt: skip
ENTITY = '<!DOCTYPE style [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


TERMS = '<locale><terms><term name="in">in</term></terms></locale>'
FAILING = style_of(macros=TERMS * 2)
"""Valid, and yet citeproc ends on it."""


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("not xml", "cannot be read as XML from line 1"),
        (style_of()[:-8], "cannot be read as XML"),
        ("<html/>", "is not a CSL style"),
        (style_of(before=ENTITY), "declares a document type"),
        (style_of("<text value='&a;'/>", before=ENTITY), "cannot be read as XML"),
        (f"{HEAD}{INFO}</style>", "has no bibliography"),
        (style_of("<script/>"), "is not valid CSL 1.0.2"),
        (
            style_of('<text macro="a"/>', macros=LOOP),
            "calls macro `a`, which is missing or calls itself",
        ),
        (style_of('<text macro="none"/>'), "calls macro `none`, which is missing or calls itself"),
        (style_of('<text macro="m0"/>', macros=BOMB), "expands to too many elements"),
        (style_of('<text value="&#xE000;"/>'), "private-use characters"),
        (style_of() + " " * 1024 * 1024, "is larger than 1 MiB"),
    ],
    ids=lambda value: value if len(value) < 60 else "style",
)
def test_style_is_refused_in_a_sentence(text: str, part: str, tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unusable, match=re.escape(part)):
        styles.read(path)


def test_style_that_citeproc_cannot_apply_is_refused(tmp_path: Path) -> None:
    """Whatever it stumbles over is said in one sentence."""
    path = tmp_path / "own.csl"
    path.write_text(FAILING, "utf-8")
    with pytest.raises(Unusable, match="cannot be applied"):
        reference(path, title="T")


def test_long_numbers_do_not_become_roman(tmp_path: Path) -> None:
    """A number of eleven digits would be a hundred million letters."""
    path = tmp_path / "own.csl"
    path.write_text(style_of('<number variable="volume" form="roman"/>'), "utf-8")
    assert reference(path, volume="14") == "xiv"
    assert reference(path, volume="99999999999") == "99999999999"


def test_shipped_styles_can_be_read_and_say_what_they_are() -> None:
    for name in Catalogue().names("styles"):
        path = Catalogue().path("styles", name)
        assert styles.read(path)
        assert len(styles.title(path)) > 20


# Choosing one


def test_style_of_the_content_is_used(content: Write, build: Build) -> None:
    """A file inside the briefing's folder."""
    folder = content(
        folder=True, csl="own.csl", sources=[{"id": "a", "type": "book", "title": "T"}]
    )
    (folder / "own.csl").write_text(style_of('<text variable="title" prefix="Own: "/>'), "utf-8")
    outcome = build(folder, lengths=("report",), formats=("html",))
    assert "Own: T" in Path(outcome.paths[0]).read_text("utf-8")


def test_styles_of_the_project_win(content: Write, build: Build, tmp_path: Path) -> None:
    path = content(sources=[{"id": "a", "type": "book", "title": "T"}])
    (tmp_path / "styles").mkdir()
    own = style_of('<text variable="title" prefix="Project: "/>')
    (tmp_path / "styles" / "briefing.csl").write_text(own, "utf-8")
    outcome = build(path, lengths=("report",), formats=("html",))
    assert "Project: T" in Path(outcome.paths[0]).read_text("utf-8")


def test_flag_wins_over_the_content(content: Write, command: Command, tmp_path: Path) -> None:
    path = content(csl="briefing", sources=[{"id": "a", "type": "book", "title": "T"}])
    (tmp_path / "mine.csl").write_text(style_of('<text variable="title" prefix="Mine: "/>'))
    out = tmp_path / "out.html"
    run = command(
        "build", path, "--csl", tmp_path / "mine.csl", "-l", "report", "-t", "html", "-o", out
    )
    assert run.status == 0
    assert "Mine: T" in out.read_text("utf-8")


@pytest.mark.parametrize("name", ["apa", "none.csl", "../none.csl", "sub/none"])
def test_flag_without_a_style_is_misuse(content: Write, command: Command, name: str) -> None:
    run = command("build", content(), "--csl", name, "-t", "csl")
    assert run.status == 2
    assert f"`--csl {name}`" in run.err


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("brieffing", "there is no style `brieffing`"),
        ("own.csl", "`own.csl` cannot be read as XML from line 1 on"),
        ("none.csl", "there is no file `"),
        ("../own.csl", "`../own.csl` lies outside the briefing's folder"),
    ],
)
def test_style_of_the_content_that_cannot_be_used_is_a_finding(
    content: Write, command: Command, name: str, part: str
) -> None:
    """At the place of the field."""
    folder = content(folder=True, csl=name)
    (folder / "own.csl").write_text("nonsense")
    (finding,) = command("check", "--json", folder).json["findings"]
    assert (finding["code"], finding["at"]) == ("V212", "csl")
    assert part in finding["message"]
    assert finding["help"]
    lines = (folder / "briefing.yaml").read_text("utf-8").splitlines()
    assert name in lines[finding["line"] - 1]


def test_mended_style_is_noticed(content: Write, command: Command, tmp_path: Path) -> None:
    """A failed build is tried again when the style has changed, not only the content."""
    folder = content(folder=True, csl="own.csl")
    (folder / "own.csl").write_text("nonsense")
    words = ("build", folder, "-t", "csl", "-o", tmp_path / "out")
    assert command(*words).status == 1
    assert command(*words).status == 1
    (folder / "own.csl").write_text(style_of())
    assert command(*words).status == 0


def test_style_that_fails_on_a_source_is_a_finding(content: Write, build: Build) -> None:
    folder = content(folder=True, csl="own.csl", sources=[{"id": "a", "type": "book"}])
    (folder / "own.csl").write_text(FAILING)
    outcome = build(folder, lengths=("report",), formats=("html",))
    assert codes(outcome.findings) == ["V212"]
    assert "cannot be applied" in outcome.findings[0].message
    assert outcome.failed


# On the page


def test_report_prints_references_and_shorter_lengths_do_not(content: Write, build: Build) -> None:
    """Number, descriptor and status stay as they are."""
    fields = {"id": "a", "type": "book", "title": "Shares", "publisher-place": "Brenn",
              "publisher": "Press", "descriptor": "Read in full.", "status": "corrected"}  # fmt: skip
    fact = {"id": "F1", "text": "It is so.", "citations": [{"source": "a"}]}
    path = content(sources=[fields], key_facts=[fact])
    outcome = build(path, lengths=("standard", "report"), formats=("html",))
    standard, report = (Path(p).read_text("utf-8") for p in outcome.paths)
    assert "<i>Shares</i>, Brenn: Press, no date. <b>Corrected.</b>" in report
    assert "Read in full." in report
    assert "Brenn" not in standard
    assert "<cite>Shares</cite>" in standard


def test_references_are_made_once(
    content: Write, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second build with the same sources takes them from the cache."""
    fields: dict[str, Any] = {"sources": [{"id": "a", "type": "book", "title": "Shares"}]}
    choices: dict[str, Any] = {"lengths": ("report",), "formats": ("html",)}
    build(content(**fields), **choices)
    monkeypatch.setattr(bibliography, "_references", None)
    outcome = build(content(title="Another title", **fields), **choices)
    assert "<i>Shares</i>" in Path(outcome.paths[0]).read_text("utf-8")
