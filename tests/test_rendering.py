"""What is printed: safe, whole, accessible HTML and PDF, and templates that agree with the code."""

import base64
import hashlib
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from conftest import (
    MINIMAL,
    ROOT,
    SPECIMEN,
    Build,
    Command,
    Example,
    Write,
    codes,
    pdf_bytes,
    pdf_text,
    rendered,
)
from specimen.variations import SCALES, variation

from briefings.catalogue.choices import TEMPLATES, Catalogue
from briefings.content.gathering import find
from briefings.fonts import COVERAGE, coverage, faces
from briefings.formats.html import squeezed
from briefings.layout.engine import Engine
from briefings.layout.lines import typography
from briefings.layout.typesetting import Job, Setting, lay_out
from briefings.model.briefing import COUNTED, LISTS, Briefing
from briefings.model.length import Section
from briefings.model.source import CSL_TYPES
from briefings.model.tree import texts
from briefings.orders import Order
from briefings.pipeline import check
from briefings.prose import Markdown

LENGTHS = ("brief", "standard", "report")
FILES = [f"{length}.html" for length in LENGTHS]
SECRET = "zugvogel"
"""A word of everything that the specimen withholds, and of nothing else."""


class Page(HTMLParser):
    """The elements, attributes and words of an HTML file."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.styles: list[str] = []
        self.scripts: list[str] = []
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._open = tag

    def handle_data(self, data: str) -> None:
        places = {"style": self.styles, "script": self.scripts}
        places.get(self._open, self.words).append(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._open = ""

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(" ".join(self.words).split())

    @property
    def css(self) -> str:
        """The content of all `style` elements."""
        return "\n".join(self.styles)

    def values(self, attribute: str) -> list[str]:
        """All values of an attribute, in order."""
        return [found[attribute] for _, found in self.elements if attribute in found]

    def tags(self, name: str) -> list[dict[str, str]]:
        """The attributes of all elements of a name."""
        return [found for tag, found in self.elements if tag == name]


@pytest.fixture(params=FILES)
def page(request: pytest.FixtureRequest, everything: Example) -> Page:
    """The specimen's HTML in each length."""
    return Page(everything.text(request.param))


# Safety


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "{{ 7*7 }}", "{% raw %}", "&amp;"])
def test_markup_in_content_prints_as_it_is(everything: Example, words: str) -> None:
    """Tags, template syntax and entities of a content file are text in every length and format."""
    for length in LENGTHS:
        assert words in Page(everything.text(f"{length}.html")).text
        assert words in " ".join(pdf_text(everything.files[f"{length}.pdf"]))


def test_the_only_script_is_ours(page: Page) -> None:
    """A page runs its own script, which knows no word of the content, and has no handler of an event."""
    ours = (TEMPLATES / "screen.js").read_text("utf-8").splitlines()
    lines = [line.strip() for line in ours if line.strip() and not line.startswith("//")]
    run, *data = page.tags("script")
    assert run == {"type": "module"}
    assert [found["type"] for found in data] in ([], ["application/ld+json"])
    assert page.scripts[0].split("\n") == lines
    assert [name for _, found in page.elements for name in found if name.startswith("on")] == []


def test_data_of_a_page_cannot_end_their_element(everything: Example) -> None:
    """What JSON-LD says in the content's words has no tag, and is the words."""
    _, text = Page(everything.text("report.html")).scripts
    assert "<" not in text
    assert "<script>alert(1)</script>" in str(json.loads(text))


def test_report_says_what_it_claims_and_cites(everything: Example) -> None:
    """JSON-LD names the report, each judgment and fact, and each source with its saved copy."""
    data = json.loads(Page(everything.text("report.html")).scripts[1])
    made = check(Order(find([str(SPECIMEN / "everything")])[0])).briefing
    assert (data["@type"], data["name"]) == ("Report", made.title)
    assert [claim["@id"] for claim in data["hasPart"]] == [
        f"#{item.id}" for item in (*made.key_judgments, *made.key_facts)
    ]
    assert [work.get("name") for work in data["citation"]] == [s.title for s in made.sources]
    saved = [s.archive.url for s in made.sources if s.archive and s.archive.url]
    assert [work["archivedAt"] for work in data["citation"] if "archivedAt" in work] == saved != []
    assert "ClaimReview" not in str(data)


CSS = """
/* a comment; with { signs } */
a :is(.b, .c) > d, e { color : red;  content: "a ;  b: {c}"; margin: 0 auto ; }
@media screen and (min-width: 3rem) { :root { --x:  calc(1px + 2px); } }
q::before { content: '/* no comment */' }
"""


def test_squeezed_style_means_the_same() -> None:
    """A style sheet without its space is read as the same rules, for our sheets, too."""
    import tinycss2
    from tinycss2.ast import WhitespaceToken

    def said(css: str) -> list[str]:
        tokens = tinycss2.parse_component_value_list(css, skip_comments=True)
        flat = tinycss2.serialize([t for t in tokens if not isinstance(t, WhitespaceToken)])
        return re.sub(r";(?=})", "", re.sub(r"\s*([{};,:>])\s*", r"\1", flat)).split()

    for css in (CSS, *(path.read_text("utf-8") for path in STYLES)):
        assert said(squeezed(css)) == said(css)
    assert squeezed(CSS).startswith("a :is(.b,.c)>d,e{")
    assert len(squeezed(CSS)) < len(CSS) - 40


def test_nothing_is_fetched(page: Page) -> None:
    """No element and no rule asks for anything outside the file; only links of readers go out."""
    assert {*(a.partition(",")[0] for a in page.values("src"))} <= {
        "data:image/png;base64", "data:image/svg+xml;base64",
    }  # fmt: skip
    outward = [tag for tag, found in page.elements if found.get("href", "").startswith("http")]
    assert {*outward} <= {"a"}
    assert page.tags("link") == page.tags("base") == page.tags("iframe") == []
    assert "@import" not in page.css
    assert {*re.findall(r"url\(['\"]?(\w+:)", page.css)} <= {"data:"}
    assert "//" not in re.sub(r"url\(data:[^)]*\)", "", page.css)


def test_policy_forbids_fetching(page: Page) -> None:
    """The page's own policy allows this style and script, inlined fonts and pictures, nothing else."""
    (policy,) = [m["content"] for m in page.tags("meta") if "http-equiv" in m]
    assert policy.startswith("default-src 'none'; ")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    for name, text in (("style-src", page.css), ("script-src", page.scripts[0])):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"
    assert rules["font-src"] == rules["img-src"] == "data:"
    assert "http" not in policy
    assert page.values("style") == []


def test_links_lead_to_web_and_mail(page: Page) -> None:
    """Links stay in the page or lead to http, https or mailto."""
    schemes = {re.match(r"#|https?:|mailto:", href) for href in page.values("href")}
    assert None not in schemes


def test_picture_is_written_anew(content: Write, build: Build, tmp_path: Path) -> None:
    """What a picture's file holds besides the picture does not travel with it."""
    from PIL import Image, PngImagePlugin

    path = content(
        folder=True, figures=[{"id": "V1", "title": "A", "image": "a.png", "alt": "A picture"}]
    )
    note = PngImagePlugin.PngInfo()
    note.add_text("Comment", SECRET)
    Image.new("RGB", (4, 4)).save(path / "a.png", pnginfo=note)
    html = rendered(path)
    assert "data:image/png;base64," in html
    import base64

    picture = base64.b64decode(Page(html).tags("img")[0]["src"].partition(",")[2])
    assert SECRET.encode() in (path / "a.png").read_bytes()
    assert SECRET.encode() not in picture


# What is withheld


def has_secret(data: bytes) -> bool:
    """Whether the withheld word is in some bytes, in the usual encodings."""
    low = data.lower()
    return SECRET.encode() in low or SECRET.encode("utf-16-be") in low


def test_specimen_withholds_something() -> None:
    """The specimen has the word, so that the next tests look for what is there."""
    assert len(re.findall(SECRET, (SPECIMEN / "everything/briefing.yaml").read_text("utf-8"))) > 9


@pytest.mark.parametrize("name", [f"{n}.{e}" for n in LENGTHS for e in ("html", "pdf")])
def test_withheld_words_are_in_no_file(everything: Example, name: str) -> None:
    """Neither the words nor the metadata of a file tell what was withheld."""
    data = everything.files[name].read_bytes()
    if name.endswith("pdf"):
        assert SECRET not in " ".join(pdf_text(everything.files[name])).lower()
        data = pdf_bytes(data)
    assert not has_secret(data)


def test_withheld_words_are_in_no_cache_and_no_message(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build leaves no withheld word in its output folder or on the terminal."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SPECIMEN / "everything", "everything")
    shutil.copy(SPECIMEN / "settings.yaml", tmp_path)
    run = command("build", "-v", "everything", "-l", "brief", "-t", "pdf", "-j1")
    assert run.status == 0, run.err
    assert SECRET not in (run.out + run.err).lower()
    files = [path for path in Path("output").rglob("*") if path.is_file()]
    assert [path for path in files if has_secret(path.read_bytes())] == []
    assert list(Path("output/.cache").glob("build-*.json"))


def test_withheld_words_are_not_in_json(command: Command) -> None:
    """`check --json` of the specimen tells nothing."""
    run = command("check", "--json", SPECIMEN / "everything")
    assert SECRET not in run.out.lower()


def test_withheld_file_names_are_not_noted(
    content: Write, command: Command, tmp_path: Path
) -> None:
    """The name of a withheld figure's file is not in the record of the build."""
    figure = {"id": "V1", "title": "A", "data": f"{SECRET}.csv", "alt": "A", "safety": "withhold"}
    path = content(folder=True, figures=[figure])
    (path / f"{SECRET}.csv").write_text("a,b\n1,2\n")
    command("build", path, "-l", "brief", "-t", "pdf", "-o", tmp_path / "o")
    (record,) = (tmp_path / "o/.cache").glob("build-*.json")
    assert not has_secret(record.read_bytes())


def test_lines_of_withheld_items_are_not_noted(
    content: Write, command: Command, tmp_path: Path
) -> None:
    """A finding about a withheld item leaves none of its words in the record of the build."""
    person = {"name": SECRET, "native_name": "北", "note": f"The {SECRET}.", "safety": "withhold"}
    path = content()
    text = path.read_text("utf-8").rstrip().removesuffix("}")
    text += f', "people": [{json.dumps(person, ensure_ascii=False)}]}}'
    path.write_text(text, encoding="utf-8")
    command("build", path, "-l", "brief", "-t", "pdf", "-o", tmp_path / "o")
    (record,) = (tmp_path / "o/.cache").glob("build-*.json")
    assert not has_secret(record.read_bytes())


def test_messages_about_withheld_items_keep_their_words(content: Write, command: Command) -> None:
    """What is wrong with a withheld item is said without its words on stdout."""
    fact = {"id": "F2", "text": "x", "confidence": SECRET, "safety": "withhold"}
    run = command("check", "--json", content(key_facts=[*MINIMAL["key_facts"], fact]))
    assert codes_in(run.json) == ["V205"]
    assert SECRET not in run.out


def codes_in(document: dict[str, Any]) -> list[str]:
    """The codes of a document's findings."""
    return [finding["code"] for finding in document["findings"]]


WITHHELD_SOURCE = {"id": SECRET, "type": "report", "title": "A talk", "safety": "withhold"}
PUBLIC_SOURCE = {"id": "public", "type": "report", "title": "Public"}
KEPT = MINIMAL["key_facts"][0]


@pytest.mark.parametrize(
    "fields",
    [
        {"key_facts": [KEPT, {"id": "F2", "text": "SAID", "citations": [{"source": SECRET}]}]},
        {"key_judgments": [{"id": "J1", "text": "SAID", "citations": [{"source": SECRET}]}]},
        {"summary": [{"text": "SAID", "citations": [{"source": SECRET}]}]},
        {"bottom_line": {"text": "SAID", "citations": [{"source": SECRET}]}},
        {"timeline": [{"date": "1999", "text": "SAID", "citations": [{"source": SECRET}]}]},
        {
            "key_facts": [
                KEPT,
                {"id": "F2", "text": "x", "safety": "withhold"},
                {"id": "F3", "text": "SAID", "rests_on": ["F2"]},
            ]
        },
        {
            "key_facts": [KEPT, {"id": "F2", "text": "x", "citations": [{"source": SECRET}]}],
            "key_judgments": [{"id": "J1", "text": "x", "rests_on": ["F2"]}],
            "bottom_line": {"text": "SAID", "rests_on": ["J1"]},
        },
        {
            "key_facts": [KEPT, {"id": "F2", "text": "x", "safety": "withhold"}],
            "dissents": [{"id": "D1", "on": "F2", "holder": "H", "text": "SAID"}],
        },
        {"key_facts": [KEPT, {"id": "F2", "text": f"SAID [@{SECRET}]."}]},
    ],
)
def test_what_only_withheld_things_support_falls(content: Write, fields: dict[str, Any]) -> None:
    """A statement falls with the only source or item that it rests on, however far away."""
    html = rendered(content(**fields, sources=[PUBLIC_SOURCE, WITHHELD_SOURCE]))
    assert KEPT["text"] in html
    assert "SAID" not in html
    assert SECRET not in html


@pytest.mark.parametrize(
    "fields",
    [
        {"key_facts": [{"id": "F1", "text": f"SAID [@{SECRET}; @public, p. 2]."}]},
        {
            "key_facts": [
                {
                    "id": "F1",
                    "text": "SAID",
                    "citations": [{"source": SECRET}, {"source": "public"}],
                }
            ]
        },
        {
            "key_facts": [
                {"id": "F2", "text": "x", "safety": "withhold"},
                {"id": "F1", "text": "SAID [#F2].", "rests_on": ["F2", "F3"]},
                {"id": "F3", "text": "y"},
            ]
        },
    ],
)
def test_what_others_support_stays_without_a_trace(content: Write, fields: dict[str, Any]) -> None:
    """A statement with other support stays, and does not mention what was withheld."""
    html = rendered(content(**fields, sources=[PUBLIC_SOURCE, WITHHELD_SOURCE]))
    assert "SAID" in html
    assert SECRET not in html
    assert "F2" not in html


# Structure


def test_every_item_has_its_anchor(everything: Example) -> None:
    """Each item of the report can be linked to by its id."""
    ids = {*Page(everything.text("report.html")).values("id")}
    made = check(Order(find([str(SPECIMEN / "everything")])[0])).briefing
    assert {item.id for _, item in made.numbered()} <= ids
    assert {f"src-{source.id}" for source in made.sources} <= ids


def test_ids_are_unique(page: Page) -> None:
    """No two elements have one id."""
    ids = page.values("id")
    assert sorted(ids) == sorted({*ids})


def test_links_inside_the_page_lead_somewhere(page: Page) -> None:
    """Every link to an anchor has one, and every label that is named exists."""
    ids = {*page.values("id")}
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= ids
    assert {*page.values("aria-labelledby")} <= ids
    assert {target[1:] for target in page.values("data-target")} <= ids


def test_headings_do_not_skip_a_level(page: Page) -> None:
    """One heading of the first level, and from there one level at a time."""
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_language_and_direction(page: Page) -> None:
    """The page says its language and direction."""
    (html,) = page.tags("html")
    assert (html["lang"], html["dir"]) == ("en", "ltr")


def test_native_names_say_their_language(everything: Example) -> None:
    """Names in other scripts carry language and direction, Persian told from Arabic."""
    bdi = Page(everything.text("report.html")).tags("bdi")
    names = [attributes for attributes in bdi if attributes.get("class") == "native"]
    assert [(n["lang"], n["dir"]) for n in names] == [
        ("ar", "rtl"), ("fa", "rtl"), ("he", "rtl"),
    ]  # fmt: skip


def test_quotations_say_their_language(everything: Example) -> None:
    """Quotations in another language carry it."""
    quotes = Page(everything.text("report.html")).tags("q")
    assert {"ar", "fa", "he"} <= {quote.get("lang") for quote in quotes}


@pytest.mark.parametrize(
    ("section", "item", "words"),
    [
        ("key_facts", {"id": "X1"}, "Ein Satz."),
        ("key_judgments", {"id": "X1"}, "Ein Satz."),
        ("summary", {}, "Ein Satz."),
        ("gaps", {"id": "X1"}, "Ein Satz."),
        ("indicators", {"id": "X1"}, "Ein Satz."),
        ("assumptions", {"id": "X1"}, "Ein Satz."),
        ("timeline", {"date": "1999"}, "Ein Satz."),
        ("later_developments", {"date": "1999"}, "Ein Satz."),
        ("dissents", {"id": "X1", "on": "F1", "holder": "H"}, "Ein Satz."),
        ("people", {"name": "N", "role": "Ein Satz.", "text": None}, "Ein Satz."),
        ("glossary", {"term": "T"}, "Ein Satz."),
        (
            "figures",
            {"id": "X1", "title": "Ein Satz.", "data": "a.csv", "alt": "A", "text": None},
            "Ein Satz.",
        ),
    ],
)
def test_items_in_another_language_say_so(
    content: Write, section: str, item: dict[str, Any], words: str
) -> None:
    """An item's `lang` is on the element that holds its words."""
    whole = {"text": words, "lang": "de", **item}
    whole = {key: value for key, value in whole.items() if value is not None}
    fields: dict[str, Any] = {section: [whole]}
    if section == "key_facts":
        fields = {section: [*MINIMAL["key_facts"], whole]}
    path = content(folder=True, **fields)
    (path / "a.csv").write_text("a,b\n1,2\n")
    page = Page(rendered(path))
    assert "de" in page.values("lang")
    assert words in page.text


# Completeness

IN_OTHER_WORDS = {
    "role", "kind", "status", "type", "reason", "content",  # printed in the page's language
    "prefix", "suffix",  # tell two quotations apart, for the check of them
    "static-ordering", "parse-names", "comma-suffix",  # of CSL, for style files
    "file",  # of a saved copy: the author's own
    "alt",  # of a table, which needs none
    "short",  # the report prints the whole
}  # fmt: skip
"""Fields whose text as such is not for the report."""
AND_OTHERS = {("sources", 6, "author", 1), ("sources", 6, "author", 2), ("sources", 6, "author", 3)}


def plain(text: str) -> str:
    """Words alone, in lower case."""
    return " ".join(re.findall(r"\w+", text.lower()))


def test_every_text_reaches_the_report() -> None:
    """What an author writes is in the report, word for word."""
    path = SPECIMEN / "everything"
    made = check(Order(find([str(path)])[0])).briefing
    words = plain(" ".join(Page(rendered(path, screen=True)).words))
    markdown = Markdown(lambda _: "", ("“", "”", "‘", "’"))  # type: ignore[arg-type,return-value]
    lost = []
    for found in texts(made):
        name = str(found.loc[-1])
        if name in IN_OTHER_WORDS or found.loc[:4] in AND_OTHERS:
            continue
        for piece in re.split(r"\[[@#][^\]]*\]", found.text):
            said = piece
            if found.markdown:
                said = unescape(re.sub(r"<[^>]+>", " ", markdown.prose(piece.strip())))
            lost += [] if plain(said) in words else [(found.loc, piece)]
    assert lost == []


def test_who_vouches_for_a_quotation_is_printed(build: Build, content: Write) -> None:
    """In the words of the field, beside the quotation; a quotation without a copy builds."""
    checked = {"by": "C. Checker", "on": "2026-06-01", "against": "printed edition, p. 12"}
    for more, said in (
        ({"checked": checked}, "checked against printed edition, p. 12 by C. Checker, 1 June 2026"),
        ({}, "not looked for"),
    ):
        citation = {"source": "book", "quote": "the river is ours in every season", **more}
        fact = {"id": "F1", "text": "Ostland claims the river.", "citations": [citation]}
        path = content(
            key_facts=[fact], sources=[{"id": "book", "type": "book", "title": "A River"}]
        )
        outcome = build(path, lengths=("report",), formats=("html",))
        assert said in outcome.made[0].data.decode().replace("\xa0", " ")


@pytest.mark.parametrize("told", [True, False])
def test_waivers_are_printed_if_they_say_so(build: Build, content: Write, told: bool) -> None:
    """The reason for a waiver is the business of the authors."""
    waiver = {"rule": "G10", "at": "briefing", "reason": "Paid by nobody.", "print": told}
    path = content(waivers=[waiver])
    path.with_name("settings.yaml").write_text("lint: {}\n", encoding="utf-8")
    outcome = build(path, lengths=("report",), formats=("html",))
    assert ("Paid by nobody." in outcome.made[0].data.decode()) is told


@pytest.mark.parametrize(
    "graded", [{"downgraded_for": ["imprecision"]}, {"upgraded_for": ["large effect"]}]
)
def test_reasons_of_grade_are_printed(content: Write, graded: dict[str, list[str]]) -> None:
    """Under GRADE, every downgrade and upgrade is printed with its reason."""
    fact = {"id": "F1", "text": "It helps.", "confidence": "low", **graded}
    html = rendered(content(scale="grade", key_facts=[fact]))
    item = html.partition('id="F1"')[2].partition("</section>")[0]
    assert next(iter(graded.values()))[0] in item


def values_in(part: Any, prefix: str = "") -> set[str]:
    """Every `Model.field` of a briefing that has another value than the default."""
    found = set()
    model = type(part)
    for name, info in model.model_fields.items():
        value = getattr(part, name)
        if value != info.default:
            found.add(f"{model.__name__}.{name}")
        for inner in value if isinstance(value, tuple) else (value,):
            if hasattr(type(inner), "model_fields"):
                found |= values_in(inner)
    return found


def choices_in(part: Any) -> set[tuple[str, str]]:
    """Every choice that a briefing makes in a field with a list of choices."""
    found = set()
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        if isinstance(value, str) and choices_of(info.annotation):
            found.add((f"{type(part).__name__}.{name}", value))
        for inner in value if isinstance(value, tuple) else (value,):
            if hasattr(type(inner), "model_fields"):
                found |= choices_in(inner)
    return found


def choices_of(annotation: Any) -> set[str]:
    """The words of a `Literal`, also inside `| None`."""
    parts = [annotation, *get_args(annotation)]
    return {
        word for part in parts if "Literal" in str(part)[:20] for word in get_args(part)
        if isinstance(word, str)
    }  # fmt: skip


def models_in(model: Any, seen: set[Any] | None = None) -> set[Any]:
    """All models of the content format."""
    seen = seen if seen is not None else set()
    if hasattr(model, "model_fields") and model not in seen:
        seen.add(model)
        for info in model.model_fields.values():
            models_in(info.annotation, seen)
    for part in get_args(model):
        models_in(part, seen)
    return seen


@pytest.fixture(scope="module")
def specimens(tmp_path_factory: pytest.TempPathFactory) -> list[Briefing]:
    """The specimen on every scale, nothing withheld."""
    sources = SPECIMEN / "everything/sources.yaml"
    from briefings.reading.loading import load

    more = {"sources": load(sources).data}
    return [Briefing.model_validate({**variation(n), **more, "scale": n}) for n in SCALES]


NEVER_SET = {"Briefing.format", "Briefing.language", "Briefing.neutral"}
"""Fields with one value, or whose default the specimen keeps."""


def test_specimen_uses_every_field(specimens: list[Briefing]) -> None:
    """Each field of the format has a value of its own somewhere in the specimen."""
    every = {
        f"{model.__name__}.{name}" for model in models_in(Briefing) for name in model.model_fields
    }
    inherited = {"Graded", "Item", "Lead", "Part"}
    every = {field for field in every if field.split(".")[0] not in inherited}
    used = set().union(*map(values_in, specimens))
    unset = {field for field in every - used if not field.endswith((".lang", ".safety"))}
    assert unset <= NEVER_SET | {"Assessment.evidence", "Assessment.upgraded_for"}


def test_specimen_uses_every_choice(specimens: list[Briefing]) -> None:
    """Each word of each list of choices is somewhere in the specimen, but for types of sources."""
    every = {
        (f"{model.__name__}.{name}", word)
        for model in models_in(Briefing)
        for name, info in model.model_fields.items()
        for word in choices_of(info.annotation) - {*CSL_TYPES}
        if name not in {"safety", "format"}
    }
    unused = every - set().union(*map(choices_in, specimens))
    assert unused == {("Briefing.status", "draft"), ("Ai.use", "none"), ("Ai.use", "generated")}


@pytest.mark.parametrize("name", ["empty-sections", "summary-only"])
@pytest.mark.parametrize("length", ["brief", "standard", "report"])
def test_small_briefings(build: Build, name: str, length: str) -> None:
    """A title, a date and one statement make a page without headings over nothing."""
    outcome = build(SPECIMEN / f"{name}.yaml", lengths=(length,), formats=("pdf", "html"))
    assert codes(outcome.findings) == []
    page = Page(outcome.made[0].data.decode())
    labelled = [*page.tags("section"), *page.tags("nav")]
    assert len(labelled) == len(page.values("aria-labelledby"))
    assert "Contested points" not in page.text


# Hard cases that the specimen cannot hold, since one fault would hide the others

SOURCED = {"sources": [PUBLIC_SOURCE]}
LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesentwurfsbegründung"


LONG_WORDS = {
    "word": {"key_facts": [{"id": "F1", "text": f"The {LONG_WORD}."}]},
    "address": {"key_facts": [{"id": "F1", "text": f"See https://example.org/{'x' * 120}."}]},
    "title": {"title": LONG_WORD},
    "holder": {
        "contested_points": [
            {
                "id": "C1",
                "question": "Which?",
                "positions": [
                    {"holder": LONG_WORD, "text": LONG_WORD},
                    {"holder": "B", "text": "b"},
                ],
            }
        ]
    },
}


@pytest.mark.parametrize("where", LONG_WORDS)
@pytest.mark.parametrize("length", LENGTHS)
def test_long_words_stay_on_the_page(build: Build, content: Write, where: str, length: str) -> None:
    """A word that is longer than its line breaks."""
    path = content(**SOURCED, **LONG_WORDS[where])
    outcome = build(path, lengths=(length,), formats=("pdf",))
    assert codes(outcome.findings) == []


LONG_ID = "water-share-of-1968-a.b"


@pytest.mark.parametrize(
    ("id", "length"),
    [*itertools.product(("F-12", "Abcdefghijklmnopqrstuvwx", "main", LONG_ID), LENGTHS)],
)
def test_ids_of_any_form_are_printed(build: Build, content: Write, id: str, length: str) -> None:
    """Every id that the format allows is printed whole, and is an anchor of its own."""
    outcome = build(
        content(
            **SOURCED,
            key_facts=[{"id": id, "text": "The accord is in force."}],
            gaps=[{"id": f"g{id}"[:24], "text": "A gap."}],
        ),
        lengths=(length,), formats=("pdf", "html"),
    )  # fmt: skip
    assert codes(outcome.findings) == []
    ids = Page(outcome.made[0].data.decode()).values("id")
    assert ids.count(id) == 1


def test_ids_do_not_break_at_hyphens(engine: Engine, content: Write) -> None:
    """An id stays on one line; before it the line breaks."""
    rests = {"text": "One.", "rests_on": [LONG_ID]}
    path = content(bottom_line=rests, key_facts=[{"id": LONG_ID, "text": "A fact."}])
    html = rendered(path, "standard")
    laid = engine.lay_out(html, ":root{--body:10pt}.bottom-line{width:25mm}")
    lines = [line.text for line in typography(laid).lines]
    assert sum(line.startswith(LONG_ID) for line in lines) == 2  # in the margin and in the box


@pytest.mark.parametrize("length", ["brief", "standard"])
def test_long_ids_are_not_printed_over_the_text(
    engine: Engine, content: Write, length: str
) -> None:
    """An id that is wider than its margin moves the text beside it."""
    path = content(
        key_facts=[{"id": LONG_ID, "text": "The accord is in force."}],
        gaps=[{"id": f"g{LONG_ID}", "text": "Nobody has seen the annex."}],
    )
    css = "@page{size:210mm 297mm}:root{--body:10pt}"
    laid = engine.lay_out(rendered(path, length), css)
    assert overflowing(laid.document) == []


@pytest.mark.parametrize("on", ["F1", "J1", "C1", "A1", "G1", "I1", "V1", "D1"])
@pytest.mark.parametrize("length", LENGTHS)
def test_dissents_on_any_item_are_printed(
    build: Build, content: Write, on: str, length: str
) -> None:
    """A named dissent is printed wherever the item is, be it itself a dissent."""
    path = content(
        folder=True,
        **SOURCED,
        key_judgments=[{"id": "J1", "text": "A judgment."}],
        contested_points=[
            {
                "id": "C1",
                "question": "Which?",
                "positions": [{"holder": "A", "text": "a"}, {"holder": "B", "text": "b"}],
            }
        ],
        assumptions=[{"id": "A1", "text": "An assumption."}],
        gaps=[{"id": "G1", "text": "A gap."}],
        indicators=[{"id": "I1", "text": "An indicator."}],
        figures=[{"id": "V1", "title": "A figure", "data": "a.csv", "alt": "A"}],
        dissents=[
            {"id": "D1", "on": "F1", "holder": "H", "text": "No."},
            {"id": "D2", "on": on, "holder": "Other", "text": "Not so."},
        ],
    )
    (path / "a.csv").write_text("a,b\n1,2\n")
    outcome = build(path, lengths=(length,), formats=("pdf",))
    assert codes(outcome.findings) == []  # R906 would name a dissent that is selected and lost
    text = " ".join(pdf_text(outcome.made[0].data))
    assert length != "report" or "Not so." in text


def test_topics_of_some_facts(build: Build, content: Write) -> None:
    """The contents lead to each topic, also where some facts have none."""
    facts = [
        {"id": "F1", "text": "Without a topic."},
        {"id": "F2", "text": "With one.", "topic": "Shares"},
        {"id": "F3", "text": "With another.", "topic": "Gauge"},
    ]
    outcome = build(
        content(**SOURCED, key_facts=facts), lengths=("report",), formats=("pdf", "html")
    )
    assert codes(outcome.findings) == []
    html = outcome.made[0].data.decode()
    for topic in ("Shares", "Gauge"):
        (anchor,) = re.findall(rf'<a href="#([^"]+)">{topic}</a>', html)
        assert re.search(rf'<h3 id="{anchor}">{topic}</h3>', html)


def test_source_ids_of_any_form(build: Build, content: Write) -> None:
    """Ids of sources may look like addresses."""
    ids = ["10.1000/vessa:1968", "a+b", "9lives", "x.y-z_w"]
    sources = [{"id": id, "type": "report", "title": "T"} for id in ids]
    fact = {"id": "F1", "text": "Said.", "citations": [{"source": id} for id in ids]}
    outcome = build(
        content(key_facts=[fact], sources=sources), lengths=("report",), formats=("pdf",)
    )
    assert codes(outcome.findings) == []


@pytest.mark.parametrize(("name", "length"), [*itertools.product(SCALES, ("standard", "report"))])
def test_grades_stay_in_their_margin(
    engine: Engine, content: Write, name: str, length: str
) -> None:
    """No term of any scale runs from the margin into the text beside it."""
    scale = Catalogue().scale(name)
    terms = [term for d in scale.likelihood for term in (d.term, *d.also)]
    levels = scale.confidence.levels if scale.confidence else ()
    facts = [
        {"id": f"F{n}", "text": "Text.", "likelihood": term, "horizon": "2026-12-31"}
        for n, term in enumerate(terms)
    ]
    facts += [{"id": f"G{n}", "text": "Text.", "confidence": v.id} for n, v in enumerate(levels)]
    html = rendered(content(scale=name, key_facts=facts), length)
    made = Catalogue().length(length)
    job = Job(
        made, None, 0, made.body, "a4", engine, lambda _: html, lambda total: total,  # type: ignore[arg-type]
    )  # fmt: skip
    layout = lay_out(job, None, Setting(0, made.body.largest))  # type: ignore[arg-type]
    assert overflowing(layout.pages.document) == []


def overflowing(document: Any) -> list[str]:
    """Lines of margins that are wider than their margin."""
    from weasyprint.formatting_structure import boxes

    found = []
    for page in document.pages:
        for box in page._page_box.descendants():
            if not isinstance(box, boxes.BlockBox) or box.element is None or box.style is None:
                continue
            if "aside" not in (box.element.get("class") or "").split():
                continue
            edge = box.content_box_x() + box.width + 1
            found += [
                "".join(part.text for part in line.descendants() if isinstance(part, boxes.TextBox))
                for line in box.descendants()
                if isinstance(line, boxes.LineBox) and line.position_x + line.width > edge
            ]
    return found


# Templates and code agree

TEMPLATE_FILES = sorted(TEMPLATES.rglob("*.html"))
PROGRAM = [path for path in sorted((ROOT / "briefings").rglob("*.py")) if "lint" not in path.parts]
STYLES = sorted(
    path for path in TEMPLATES.rglob("*.css") if path.parent.name not in {"fonts", "themes"}
)
FROM_DATA = re.compile(r"count_|content_|quoted_|ai_|cut_")
"""Keys that templates put together from the content."""


def words_used() -> set[str]:
    """Every key that a template or the program asks for by name."""
    everything = "\n".join(path.read_text("utf-8") for path in (*TEMPLATE_FILES, *PROGRAM))
    found = re.findall(r"""\b(?:t|self|words|_words)\(["'](\w+)["']""", everything)
    return {key for key in found if not key.endswith("_")}


def test_words_that_are_used_exist() -> None:
    """Every key that templates name has English words."""
    words = Catalogue().language("en").words
    assert words_used() - {*words} == set()


def test_words_that_exist_are_used() -> None:
    """English has no words that nothing asks for."""
    text = "\n".join(path.read_text("utf-8") for path in (*TEMPLATE_FILES, *PROGRAM))
    unused = {
        key
        for key in Catalogue().language("en").words
        if not FROM_DATA.match(key)
        and key not in {*get_args(Section), *LISTS, *COUNTED}
        and not re.search(rf"""["']{re.escape(key)}["']""", text)
    }
    assert unused == set()


@pytest.mark.parametrize("section", (*LISTS, *COUNTED, "why_it_matters", "bottom_line"))
def test_every_section_can_be_counted(section: str) -> None:
    """What is left out of any section can be said."""
    assert f"count_{section}" in Catalogue().language("en").words


def test_every_kind_of_source_has_a_word() -> None:
    """Each kind of content of sources is printed in words."""
    from briefings.model.source import Kind

    assert {f"content_{kind}" for kind in get_args(Kind)} == {
        key for key in Catalogue().language("en").words if key.startswith("content_")
    }


def test_languages_name_known_words() -> None:
    """No language file has a key that English lacks."""
    english = {*Catalogue().language("en").words}
    for name in Catalogue().names("languages"):
        assert {*Catalogue().language(name).words} <= english


def declared(css: str) -> set[str]:
    """The custom properties that a style sheet sets."""
    return {*re.findall(r"(?<![\w(-])(--[\w-]+)\s*:", css)}


def test_tokens_used_are_tokens_declared() -> None:
    """Every custom property in use is a token, and every token is in use; one the program reads."""
    css = "\n".join(path.read_text("utf-8") for path in STYLES)
    used = {*re.findall(r"var\(\s*(--[\w-]+)", css)}
    tokens = declared((TEMPLATES / "tokens.css").read_text("utf-8"))
    assert used | {"--large-print"} == tokens | {"--body", "--gap", "--foot", "--column"}


@pytest.mark.parametrize("name", Catalogue().names("themes"))
def test_themes_redefine_known_tokens(name: str) -> None:
    """A theme sets no property that nothing reads."""
    tokens = declared((TEMPLATES / "tokens.css").read_text("utf-8"))
    assert declared(Catalogue().path("themes", name).read_text("utf-8")) <= tokens


def test_every_section_has_a_template() -> None:
    """Sections that a length may name and files of `sections/` are the same."""
    files = {path.stem for path in (TEMPLATES / "sections").glob("*.html")}
    assert files - {"masthead"} == {*get_args(Section)}


@pytest.mark.parametrize("name", LENGTHS)
def test_lengths_print_what_the_format_promises(name: str) -> None:
    """Every length has contested points, the scale, and where to find what it leaves out."""
    length = Catalogue().length(name)
    assert {"contested_points", "scale"} <= {*length.sections}
    assert "omissions" in length.sections or length.everything


def test_coverage_is_that_of_the_fonts(update_golden: bool) -> None:
    """The committed list of names and characters is what the bundled fonts have."""
    folder = TEMPLATES / "fonts"
    if update_golden:
        text = json.dumps(coverage(folder), separators=(",", ":"))
        (folder / COVERAGE).write_text(text + "\n", encoding="utf-8")
    assert json.loads((folder / COVERAGE).read_text("utf-8")) == coverage(folder), (
        "templates/fonts/coverage.json is not what the fonts have: `make golden` writes it"
    )


def test_every_font_file_is_a_face() -> None:
    """No font lies there unused, and none is missing; each family has its licence."""
    folder = TEMPLATES / "fonts"
    assert {face.file for face in faces(folder)} == {path.name for path in folder.glob("*.ttf")}
    families = {path.name.partition("-")[0] for path in folder.glob("*.ttf")}
    assert families == {path.name.partition("-")[0] for path in folder.glob("*-OFL.txt")}


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The specimen's standard, made where fontconfig knows no font and has no rules."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "fonts.conf").write_text('<?xml version="1.0"?><fontconfig></fontconfig>')
    program = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]);"
        "from conftest import build_into; o = build_into(Path(sys.argv[2]), None,"
        "Path(sys.argv[3]), lengths=('standard',), formats=('pdf',));"
        "print([f.message for f in o.findings])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, ROOT / "tests", folder, SPECIMEN / "everything"],
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
        capture_output=True, text=True,
    )  # fmt: skip
    assert run.stdout.strip() == "[]", run.stderr
    return folder / "everything/everything-standard.pdf"


def test_fonts_of_the_machine_are_not_needed(bare: Path) -> None:
    """With no font on the machine, pages have the bundled families."""
    families = {re.sub(r"-(?!Serif|Sans|Arabic|Hebrew).*", "", font) for font in fonts_of(bare)}
    assert families == {"Briefing-Serif", "Briefing-Sans", "Briefing-Arabic", "Briefing-Hebrew"}


def test_rules_of_the_machine_do_not_matter(bare: Path, everything: Example) -> None:
    """Whatever rules fontconfig has on a machine, pages have the same fonts."""
    assert fonts_of(bare) == fonts_of(everything.files["standard.pdf"])


def fonts_of(path: Path) -> set[str]:
    """The families of the fonts in a PDF, without the tag of their subset."""
    names = re.findall(rb"/BaseFont\s*/([^\s/<>\[\]]+)", pdf_bytes(path.read_bytes()))
    return {re.sub(r"^[A-Z]{6}\+", "", name.decode()) for name in names}


# Formats of pages


def test_pictures_have_alternative_texts(everything: Example) -> None:
    """A picture says in words what it shows, in HTML and in the tags of the PDF."""
    logo, picture = Page(everything.text("report.html")).tags("img")
    assert logo["alt"] == "Vessa Institute"
    assert picture["alt"] == "A staff with <marks> & numbers."
    data = pdf_bytes(everything.files["report.pdf"].read_bytes())
    for text in (logo["alt"], picture["alt"]):
        assert f"/Alt ({text})".encode() in data


def test_page_boxes_are_the_paper(vessa: Example) -> None:
    """Every page of every length is A4."""
    for length in LENGTHS:
        document = pypdfium2.PdfDocument(vessa.files[f"{length}.pdf"])
        sizes = {tuple(round(side * 25.4 / 72) for side in page.get_size()) for page in document}
        assert sizes == {(210, 297)}
        document.close()


def test_marking_and_cut_off_are_on_every_page(everything: Example) -> None:
    """Whatever page is copied from a file, it says what it is."""
    for length in LENGTHS:
        for text in pdf_text(everything.files[f"{length}.pdf"]):
            assert text.count("TLP:AMBER+STRICT") >= 2
            assert "Information cut-off 30 June 2026" in text


def test_links_of_pages_have_words(everything: Example) -> None:
    """Links of a PDF are described by the words they stand on."""
    data = pdf_bytes(everything.files["report.pdf"].read_bytes())
    assert b"/Contents (F1)" in data
    document = pypdfium2.PdfDocument(everything.files["report.pdf"])
    assert pdfium.FPDFCatalog_IsTagged(document)
    document.close()
