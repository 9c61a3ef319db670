"""Languages: whole, with their plural forms and dates, and pages that run from right to left."""

import datetime as dt
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from conftest import (
    ROOT,
    Build,
    Command,
    Write,
    codes,
    pdf_bytes,
    pdf_text,
    rendered,
    write_content,
)

from briefings.catalogue.choices import TEMPLATES, Catalogue
from briefings.content.gathering import find
from briefings.fonts import covered, faces
from briefings.language.direction import direction
from briefings.language.wording import Wording, wording
from briefings.layout.engine import Engine
from briefings.model.edtf import parse
from briefings.orders import Order
from briefings.pipeline import check

CATALOGUE = Catalogue()
GOLDEN = ROOT / "tests" / "golden"
LANGUAGES = {tag: CATALOGUE.language(tag) for tag in CATALOGUE.names("languages")}
"""Whatever files there are: a new one is tested without a line here."""
TRANSLATED = [tag for tag, one in LANGUAGES.items() if one.words and tag != "en"]
EXAMPLES = {
    path.stem.removeprefix("vessa-"): path for path in sorted(ROOT.glob("content/vessa-*.yaml"))
}
"""The translations of one briefing."""
MIRRORED = [tag for tag in EXAMPLES if direction(tag) == "rtl"]
LENGTHS = ("brief", "standard", "report")
ENGLISH = LANGUAGES["en"].words


def forms(word: str | dict[str, str]) -> dict[str, str]:
    """The plural forms of a word; a word without has one, `other`."""
    return word if isinstance(word, dict) else {"other": word}


def fields(word: str | dict[str, str]) -> set[str]:
    """The names in braces of all forms of a word."""
    parsed = (part for form in forms(word).values() for part in string.Formatter().parse(form))
    return {name for _, name, _, _ in parsed if name}


# Words


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_word_is_translated(tag: str) -> None:
    """A language has all words of English, with the same fields, and none is empty."""
    words = LANGUAGES[tag].words
    assert {*ENGLISH} ^ {*words} == set(), f"templates/languages/{tag}.yaml differs from en.yaml"
    assert {key for key in words if fields(words[key]) != fields(ENGLISH[key])} == set()
    assert {key for key in words if not all(f.strip() for f in forms(words[key]).values())} == set()


@pytest.mark.parametrize("tag", TRANSLATED)
def test_plural_forms_are_those_of_the_language(tag: str) -> None:
    """Whatever number from 1 to 200 is counted, there is the form that CLDR asks for."""
    language = CATALOGUE.language(tag)
    plural = Locale.parse(language.locale, sep="-").plural_form
    needed = {str(plural(number)) for number in range(1, 201)}
    single = {"count_why_it_matters", "count_bottom_line"}
    lacking = {
        key: needed - {*forms(word)}
        for key, word in language.words.items()
        if isinstance(ENGLISH[key], dict) and key not in single
    }
    assert {key: some for key, some in lacking.items() if some} == {}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_dates_and_counts_are_as_they_were_read(tag: str, update_golden: bool) -> None:
    """Days, months, approximate years, decades, first days, and what agrees with its number."""
    words = wording(CATALOGUE, tag)
    dates = [
        words.date(parse(text)) for text in ("2026-06-30", "2026-06", "1990~", "199X", "2011-05-01")
    ]
    counts = [words("count_key_facts", count=1, total=total) for total in (1, 2, 5, 11)]
    said = "".join(f"{line}\n".replace("\u00a0", " ") for line in (*dates, *counts))
    file = GOLDEN / f"language-{tag}.txt"
    if update_golden:
        file.write_text(said, encoding="utf-8")
    ask = f"`make golden` writes tests/golden/{file.name}: read it with somebody who knows {tag}"
    assert file.exists(), ask
    assert file.read_text("utf-8") == said, ask


@pytest.mark.parametrize("tag", TRANSLATED)
def test_lengths_and_gradings_have_names(tag: str) -> None:
    """A language names the lengths and gradings that others name, and nothing that there is not."""
    scales = [CATALOGUE.scale(name) for name in CATALOGUE.names("scales")]
    gradings = [
        grading.title
        for scale in scales
        for grading in (
            scale.confidence, scale.evidence, scale.agreement, scale.reliability, scale.credibility,
        )
        if grading
    ]  # fmt: skip
    lengths = [CATALOGUE.length(name).title for name in CATALOGUE.names("lengths")]
    named = {*LANGUAGES[tag].titles}
    elsewhere = {title for other in TRANSLATED for title in LANGUAGES[other].titles}
    assert elsewhere - named == set(), f"templates/languages/{tag}.yaml: `titles` lacks these"
    assert named - {*gradings, *lengths} == set(), "no length or scale has such a title"


def test_title_of_your_own_is_printed(content: Write) -> None:
    """A length that no language knows keeps the title of its file."""
    path = content(folder=True, language="fr")
    (path.parent / "lengths").mkdir()
    own = (TEMPLATES / "lengths" / "report.yaml").read_text("utf-8")
    (path.parent / "lengths" / "report.yaml").write_text(own.replace("Report", "Dossier", 1))
    assert '<p class="kicker">Dossier</p>' in rendered(path)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_file_agrees_with_its_locale(tag: str) -> None:
    """Tag, file name and locale are of one language, and it has digits where CLDR says so."""
    language = LANGUAGES[tag]
    assert language.tag == tag
    assert language.locale.split("-")[0] == tag.split("-", maxsplit=1)[0]
    latin = Locale.parse(language.locale, sep="-").default_numbering_system == "latn"
    assert latin == (not language.digits), f"templates/languages/{tag}.yaml: `digits`"


@pytest.mark.parametrize("tag", TRANSLATED)
def test_fonts_have_every_letter_of_the_words(tag: str) -> None:
    """No word of a language has a character without a bundled font."""
    language = CATALOGUE.language(tag)
    words = (form for word in language.words.values() for form in forms(word).values())
    said = "".join((*words, *language.titles.values(), *language.quotes, language.digits))
    assert {*said} - covered(TEMPLATES / "fonts") == set()


# Dates and digits


def test_only_first_days_are_special() -> None:
    """In French the 1st is `1er`, and 11 and 21 are numbers."""
    french = wording(CATALOGUE, "fr")
    days = [french.date(dt.date(2011, 1, day)).split("\u00a0")[0] for day in (1, 11, 21)]
    assert days == ["1er", "11", "21"]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_page_numbers_have_the_digits_of_the_language(
    tag: str, engine: Engine, content: Write
) -> None:
    """The number of a page and the number of pages alike, given or counted."""
    words = wording(CATALOGUE, tag)
    assert feet(engine, content(language=tag), words) == [words("page_of", page=1, pages=1)] * 2


def feet(engine: Engine, path: Path, words: Wording) -> list[str]:
    """The page number of a page, of one page and of as many as there are."""
    found = []
    for total in ('"1"', "counter(pages)"):
        foot = f"@page{{size:210mm 297mm;@bottom-center{{content:{words.page_of(total)}}}}}"
        page = engine.lay_out(rendered(path, "standard"), foot).document.pages[0]._page_box
        corners = {box.at_keyword: box for box in page.children if hasattr(box, "at_keyword")}
        found.append("".join(getattr(box, "text", "") for box in boxes(corners["@bottom-center"])))
    return found


@pytest.mark.parametrize(
    ("tag", "way"),
    [("ar", "rtl"), ("fa-AF", "rtl"), ("ur", "rtl"), ("he", "rtl"), ("az-Arab", "rtl"),
     ("ar-Latn", "ltr"), ("en", "ltr"), ("zh-Hant", "ltr"), ("zz", "ltr")],
)  # fmt: skip
def test_direction_of_a_tag(tag: str, way: str) -> None:
    """Any language tag has a direction; one that nobody knows runs from left to right."""
    assert direction(tag) == way


def test_spaces_of_words_are_kept() -> None:
    """French sets a no-break space before a colon and inside its quotation marks."""
    french = LANGUAGES["fr"]
    assert french.words["colon"] == "\u00a0:"
    assert french.quotes[:2] == ("«\u00a0", "\u00a0»")


OWN = {
    "tag": "ur", "name": "اردو", "locale": "ur-IN", "script": "Arab", "digits": "۰۱۲۳۴۵۶۷۸۹",
    "words": {"page_of": "صفحہ {page} از {pages}", "bottom_line": "خلاصہ"},
}  # fmt: skip


def test_language_joins_by_its_file_alone(content: Write, engine: Engine) -> None:
    """Also one from right to left, with digits of its own, beside the content."""
    path = content(folder=True, language="ur", bottom_line={"text": "ایک۔"})
    write_content(path.parent / "languages" / "ur.yaml", OWN)
    html = rendered(path)
    assert '<html lang="ur" dir="rtl" data-script="Arab">' in html
    assert ">خلاصہ</h2>" in html
    assert "۳۰ جون، ۲۰۲۶" in html.replace("\u00a0", " ")
    words = wording(Catalogue(path.parent), "ur")
    assert feet(engine, path, words) == ["صفحہ ۱ از ۱"] * 2


@pytest.mark.parametrize("digits", ["٠١٢", "0123456798", "۰۱۲۳۴۵۶۷۸x"])
def test_digits_are_ten_in_their_order(content: Write, command: Command, digits: str) -> None:
    """Anything else would print wrong numbers."""
    path = content(folder=True, language="ur")
    write_content(path.parent / "languages" / "ur.yaml", OWN | {"digits": digits})
    run = command("check", path)
    assert run.status == 1
    assert "[V102]" in run and "ten digits" in run


# The translated example


@pytest.mark.parametrize("tag", EXAMPLES)
def test_translations_have_no_findings_but_notes(command: Command, tag: str) -> None:
    """Rules about words are silent in other languages, and the others find nothing."""
    run = command("check", "--json", EXAMPLES[tag])
    assert run.status == 0
    assert {finding["severity"] for finding in run.json["findings"]} <= {"note"}


def plain(html: str) -> str:
    """The words of HTML."""
    return " ".join(re.sub(r"<[^>]*>", " ", html.partition("<body")[2]).split())


@pytest.mark.parametrize("tag", EXAMPLES)
def test_no_word_is_left_in_english(tag: str) -> None:
    """Labels of English are not on the pages of another language; terms of the scale are."""
    html = rendered(EXAMPLES[tag])
    assert f'<html lang="{tag}" dir="{direction(tag)}"' in html
    text = plain(html)
    labels = ("Bottom line", "Key facts", "Basis", "Sources cited", "Rests on", "Published")
    assert [label for label in labels if label in text] == []
    turned = ' dir="ltr"' if tag in MIRRORED else ""
    assert f'<bdi class="word" lang="en"{turned}>Moderate\u00a0confidence</bdi>' in html


def test_words_of_scales_are_english_everywhere() -> None:
    """On a page from right to left, they say their language and keep their direction."""
    html = rendered(ROOT / "content" / "vessa-fa.yaml")
    assert '<td lang="en" dir="ltr"><b>Low confidence</b>' in html
    assert "<caption>میزان اطمینان</caption>" in html


def test_sources_say_their_language() -> None:
    """A source in another language and direction is set apart."""
    html = rendered(ROOT / "content" / "vessa-he.yaml", "standard")
    assert '<cite lang="en" dir="ltr">Daily Flow at Brenn</cite>' in html


# Parts in another language

QUOTE = "قال الوزير كلمة واحدة."


def test_item_in_another_direction(content: Write) -> None:
    """Its text says language and direction; its id, its labels and the layout are the page's."""
    item = {"id": "F2", "text": "نص باللغة العربية.", "lang": "ar", "basis": "أساس.",
            "confidence": "high"}  # fmt: skip
    html = rendered(content(key_facts=[{"id": "F1", "text": "One."}, item]))
    whole = html.partition('id="F2"')[2].partition("</section>")[0]
    assert whole.startswith(">\n")
    assert '<p class="statement" lang="ar" dir="rtl">نص' in whole
    assert '<b class="label">Basis:</b> <span lang="ar" dir="rtl">أساس.</span>' in whole


def test_item_in_the_same_direction(content: Write) -> None:
    """A part that runs as the page does says its language alone."""
    html = rendered(content(gaps=[{"id": "G1", "text": "Une lacune.", "lang": "fr"}]))
    assert '<span lang="fr">Une lacune.</span>' in html


@pytest.mark.parametrize(("language", "marks"), [("en", "“”"), ("de", "„“"), ("ar", "«»")])
def test_quotation_marks_are_those_of_the_page(content: Write, language: str, marks: str) -> None:
    """They stand outside the quotation, which says its own language and direction."""
    cited = {"source": "s", "quote": QUOTE, "lang": "ar", "translator": "N. N."}
    fact = {"id": "F1", "text": "One.", "citations": [cited]}
    sources = [{"id": "s", "type": "report", "title": "Said"}]
    html = rendered(content(language=language, key_facts=[fact], sources=sources))
    turned = "" if language == "ar" else ' dir="rtl"'
    assert f'{marks[0]}<q lang="ar"{turned}>{QUOTE}</q>{marks[1]}' in html


def test_detailed_dissent_says_its_language(content: Write) -> None:
    """Its text and its reasons, not the holder's name and the label."""
    dissent = {"id": "D1", "on": "F1", "holder": "H", "text": "Non.", "reasoning": "Trop tôt.",
               "lang": "fr"}  # fmt: skip
    html = rendered(content(dissents=[dissent]))
    assert 'D1, H:</b> <span lang="fr">Non.</span>' in html
    assert 'Reasoning:</b> <span lang="fr">Trop tôt.</span>' in html


# Pages from right to left


def boxes(box: Any) -> Iterator[Any]:
    """A box of the layout and all below it."""
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes(getattr(child, "_box", child))


def of_class(page: Any, name: str) -> list[Any]:
    """The outer boxes of elements of a class on a page, in their order."""
    found: dict[Any, Any] = {}
    for box in boxes(page._page_box):
        element = box.element
        if element is not None and name in (element.get("class") or "").split():
            found.setdefault(element, box)
    return list(found.values())


def edges(box: Any) -> tuple[float, float]:
    """Left and right edge of a box with its border, rounded to pixels."""
    left = box.border_box_x()
    return round(left), round(left + box.border_width())


@pytest.fixture(scope="session")
def first_pages(engine: Engine) -> dict[tuple[str, str], Any]:
    """The first page of a text in Hebrew by length, right and left: mirrored and as it would be."""
    laid = {}
    for length in LENGTHS:
        html = rendered(ROOT / "content" / "vessa-he.yaml", length)
        for way in ("rtl", "ltr"):
            turned = html.replace(' dir="rtl"', f' dir="{way}"', 1)
            css = "@page{size:210mm 297mm;margin-bottom:60mm}:root{--body:10pt}"
            css += ".shape-columns .flow{height:60mm}"
            laid[length, way] = engine.lay_out(turned, css).document.pages[0]
    return laid


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("name", ["aside", "statement", "bottom-line", "position", "lines"])
def test_boxes_are_mirrored(first_pages: Any, length: str, name: str) -> None:
    """Every box is as far from the right edge as it would be from the left, and as wide."""
    right, left = (of_class(first_pages[length, way], name) for way in ("rtl", "ltr"))
    assert len(right) == len(left)
    width = first_pages[length, "rtl"].width
    for one, other in zip(right, left, strict=True):
        start, end = edges(one)
        assert (width - end, width - start) == pytest.approx(edges(other), abs=1.5)


def test_margin_column_is_on_the_right(first_pages: Any) -> None:
    """Labels stand right of their text, flush with the edge of the page area."""
    page = first_pages["report", "rtl"]
    box = page._page_box
    aside, statement = (of_class(page, name)[0] for name in ("aside", "statement"))
    assert edges(aside)[0] >= edges(statement)[1]
    assert edges(aside)[1] == pytest.approx(box.content_box_x() + box.width, abs=1.5)


def test_columns_run_from_the_right(first_pages: Any) -> None:
    """The first section of the brief begins in the right column."""
    page = first_pages["brief", "rtl"]
    flow = of_class(page, "flow")[0]
    first, *_, last = [box for box in flow.children if box.is_column]
    assert first.position_x > last.position_x


@pytest.mark.parametrize("tag", [*MIRRORED, "fr"])
def test_running_heads_are_mirrored(engine: Engine, tag: str) -> None:
    """Title and cut-off stand at the start of the line, the marking at its end."""
    html = rendered(EXAMPLES[tag])
    page = engine.lay_out(html, "@page{size:210mm 297mm}").document.pages[1]
    corners = {box.at_keyword: box for box in page._page_box.children if hasattr(box, "at_keyword")}
    start, end = ("right", "left") if tag in MIRRORED else ("left", "right")

    def holds(corner: str) -> set[str]:
        elements = (box.element for box in boxes(corners[corner]) if box.element is not None)
        return {element.get("class") or "" for element in elements}

    assert "running-head" in holds(f"@top-{start}")
    assert "running-foot" in holds(f"@bottom-{start}")
    assert "running-marking" in holds(f"@top-{end}") & holds(f"@bottom-{end}")


def test_first_page_has_no_running_head(first_pages: Any) -> None:
    """Its title is on the page."""
    for way in ("rtl", "ltr"):
        assert of_class(first_pages["report", way], "running-head") == []


@pytest.mark.parametrize("tag", MIRRORED)
def test_pages_from_right_to_left_are_sound(build: Build, tag: str) -> None:
    """All lengths are built, and nothing is lost, cut off or set in another font."""
    outcome = build(EXAMPLES[tag], formats=("pdf",))
    assert [c for c in codes(outcome.findings) if c[0] in "RTVH"] == []
    assert outcome.made[0].pages == 1


NUMBERED = {
    "ar": ["يمنح اتفاق عام ١٩٦٨ الحوض"],
    "he": ["מקנה לאגן העליון 46 אחוזים מן הזרימה השנתית"],
}
"""Words around a number, which runs from left to right among them."""


@pytest.mark.parametrize("tag", MIRRORED)
def test_text_is_extracted_in_logical_order(build: Build, tag: str) -> None:
    """Who copies a sentence from the PDF gets its letters in their order."""
    path = EXAMPLES[tag]
    (file,) = build(path, lengths=("brief",), formats=("pdf",)).paths
    words = [check(Order(find([str(path)])[0])).briefing.title, *NUMBERED.get(tag, ())]
    text = " ".join(pdf_text(file))
    assert [one for one in words if one not in text] == []


@pytest.mark.parametrize(("name", "turned"), [("vessa-he", 1), ("vessa", 0)])
def test_viewers_are_told_the_direction(build: Build, name: str, turned: int) -> None:
    """Two pages side by side stand in the order of reading."""
    path = ROOT / "content" / f"{name}.yaml"
    data = build(path, lengths=("brief",), formats=("pdf",)).made[0].data
    assert pdf_bytes(data).count(b"/Direction /R2L") == turned


def test_upright_faces_serve_for_italics() -> None:
    """Scripts without italics have a face for them: their upright one, on every machine."""
    found = {(f.family, f.weight, f.italic): f.file for f in faces(TEMPLATES / "fonts")}
    for family in ("Briefing Arabic", "Briefing Hebrew"):
        for weight in (400, 700):
            assert found[family, weight, True] == found[family, weight, False]


def test_dates_of_the_timeline_are_on_the_right(engine: Engine, content: Write) -> None:
    """In both shapes that print one, the date stands right of what happened."""
    event = {"date": "1968-05-04", "text": "ההסכם נחתם.", "key": True}
    path = content(language="he", timeline=[event])
    for length in ("standard", "report"):
        laid = engine.lay_out(rendered(path, length), "@page{size:210mm 297mm}:root{--body:10pt}")
        found = [of_class(page, name) for page in laid.document.pages for name in ("when", "what")]
        (when,), (what,) = filter(None, found)
        assert edges(when)[0] >= edges(what)[1]
