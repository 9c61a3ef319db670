"""Languages: whole, with their plural forms and dates, and pages that run from right to left."""

import datetime as dt
import re
import string
from collections.abc import Iterator
from typing import Any

import pytest
from babel import Locale
from conftest import ROOT, Build, Command, Write, codes, pdf_bytes, pdf_text, rendered

from briefings.catalogue.choices import TEMPLATES, Catalogue
from briefings.fonts import covered, faces
from briefings.language.dating import direction
from briefings.language.wording import wording
from briefings.layout.engine import Engine
from briefings.model.edtf import parse

CATALOGUE = Catalogue()
TRANSLATED = ("ar", "de", "es", "fa", "fr", "he")
RIGHT_TO_LEFT = ("ar", "fa", "he")
LENGTHS = ("brief", "standard", "report")
ENGLISH = CATALOGUE.language("en").words


def forms(word: str | dict[str, str]) -> dict[str, str]:
    """The plural forms of a word; a word without has one, `other`."""
    return word if isinstance(word, dict) else {"other": word}


def fields(word: str | dict[str, str]) -> set[str]:
    """The names in braces of all forms of a word."""
    parsed = (part for form in forms(word).values() for part in string.Formatter().parse(form))
    return {name for _, name, _, _ in parsed if name}


# Words


def test_languages_on_offer() -> None:
    """The shipped languages; a new one joins the lists above."""
    assert CATALOGUE.names("languages") == sorted([*TRANSLATED, "en", "en-US"])


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_word_is_translated(tag: str) -> None:
    """A language has all words of English, with the same fields, and none is empty."""
    words = CATALOGUE.language(tag).words
    assert {*ENGLISH} - {*words} == set()
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


COUNTED = [
    ("fr", 1, "1 fait sur 1"), ("fr", 5, "1 des 5 faits"),
    ("de", 1, "1 von 1 Fakt"), ("de", 5, "1 von 5 Fakten"),
    ("es", 1, "1 de 1 hecho"), ("es", 5, "1 de 5 hechos"),
    ("ar", 2, "١ من واقعتين"), ("ar", 5, "١ من ٥ وقائع"), ("ar", 11, "١ من ١١ واقعة"),
    ("fa", 5, "۱ از ۵ واقعیت"),
    ("he", 1, "1 מתוך 1 עובדה"), ("he", 5, "1 מתוך 5 עובדות"),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "total", "said"), COUNTED)
def test_what_is_counted_agrees_with_its_number(tag: str, total: int, said: str) -> None:
    """The form follows the number, in the digits of the language."""
    assert wording(CATALOGUE, tag)("count_key_facts", count=1, total=total) == said


@pytest.mark.parametrize("tag", TRANSLATED)
def test_lengths_and_gradings_have_names(tag: str) -> None:
    """A language names every shipped length and every grading of the shipped scales."""
    scales = [CATALOGUE.scale(name) for name in CATALOGUE.names("scales")]
    gradings = [
        grading.title
        for scale in scales
        for grading in (
            scale.confidence, scale.evidence, scale.agreement, scale.reliability, scale.credibility,
        )
        if grading
    ]  # fmt: skip
    lengths = [CATALOGUE.length(name).title for name in LENGTHS]
    assert {*gradings, *lengths} == {*CATALOGUE.language(tag).titles}


def test_title_of_your_own_is_printed(content: Write) -> None:
    """A length that no language knows keeps the title of its file."""
    path = content(folder=True, language="fr")
    (path.parent / "lengths").mkdir()
    own = (TEMPLATES / "lengths" / "report.yaml").read_text("utf-8")
    (path.parent / "lengths" / "report.yaml").write_text(own.replace("Report", "Dossier", 1))
    assert '<p class="kicker">Dossier</p>' in rendered(path)


@pytest.mark.parametrize("tag", [*TRANSLATED, "en", "en-US"])
def test_file_agrees_with_its_locale(tag: str) -> None:
    """Tag, file name and locale are of one language, and the direction is that of its script."""
    language = CATALOGUE.language(tag)
    assert language.tag == tag
    assert language.locale.split("-")[0] == tag.split("-", maxsplit=1)[0]
    assert language.direction == Locale.parse(language.locale, sep="-").text_direction


@pytest.mark.parametrize("tag", TRANSLATED)
def test_fonts_have_every_letter_of_the_words(tag: str) -> None:
    """No word of a language has a character without a bundled font."""
    language = CATALOGUE.language(tag)
    words = (form for word in language.words.values() for form in forms(word).values())
    said = "".join((*words, *language.titles.values(), *language.quotes))
    assert {*said} - covered(TEMPLATES / "fonts") == set()


# Dates and digits

DATES = {
    "fr": ("30 juin 2026", "juin 2026", "vers 1990", "années 1990", "1er mai 2011"),
    "de": ("30. Juni 2026", "Juni 2026", "etwa 1990", "1990er-Jahre", "1. Mai 2011"),
    "es": ("30 de junio de 2026", "junio de 2026", "hacia 1990", "década de 1990",
           "1 de mayo de 2011"),
    "ar": ("٣٠ يونيو ٢٠٢٦", "يونيو ٢٠٢٦", "نحو ١٩٩٠", "عقد ١٩٩٠", "١ مايو ٢٠١١"),
    "fa": ("۳۰ ژوئن ۲۰۲۶", "ژوئن ۲۰۲۶", "حدود ۱۹۹۰", "دههٔ ۱۹۹۰", "۱ مهٔ ۲۰۱۱"),
    "he": ("30 ביוני 2026", "יוני 2026", "בערך 1990", "העשור של 1990", "1 במאי 2011"),
}  # fmt: skip


@pytest.mark.parametrize("tag", TRANSLATED)
def test_dates_in_other_languages(tag: str) -> None:
    """Days, months, approximate years, decades and first days, in the forms of the language."""
    given = ("2026-06-30", "2026-06", "1990~", "199X", "2011-05-01")
    said = (wording(CATALOGUE, tag).date(parse(text)) for text in given)
    assert tuple(date.replace("\u00a0", " ") for date in said) == DATES[tag]


def test_only_first_days_are_special() -> None:
    """In French the 1st is `1er`, and 11 and 21 are numbers."""
    french = wording(CATALOGUE, "fr")
    days = [french.date(dt.date(2011, 1, day)).split("\u00a0")[0] for day in (1, 11, 21)]
    assert days == ["1er", "11", "21"]


def test_page_numbers_have_the_digits_of_the_language() -> None:
    """The number of a page and the number of pages alike."""
    arabic, french = wording(CATALOGUE, "ar"), wording(CATALOGUE, "fr")
    assert arabic.page_of('"4"') == '"صفحة " counter(page, arabic-indic) " من " "٤"'
    assert arabic.page_of("counter(pages)").endswith("counter(pages, arabic-indic)")
    assert french.page_of('"4"') == '"Page " counter(page) " sur " "4"'


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
    french = CATALOGUE.language("fr")
    assert french.words["colon"] == "\u00a0:"
    assert french.quotes[:2] == ("«\u00a0", "\u00a0»")


# The translated example


@pytest.mark.parametrize("tag", TRANSLATED)
def test_translations_have_no_findings_but_notes(command: Command, tag: str) -> None:
    """Rules about words are silent in other languages, and the others find nothing."""
    run = command("check", "--json", ROOT / "content" / f"vessa-{tag}.yaml")
    assert run.status == 0
    assert {finding["severity"] for finding in run.json["findings"]} <= {"note"}


def plain(html: str) -> str:
    """The words of HTML."""
    return " ".join(re.sub(r"<[^>]*>", " ", html.partition("<body")[2]).split())


@pytest.mark.parametrize("tag", ("de", "es", "fr"))
def test_no_word_is_left_in_english(tag: str) -> None:
    """Labels of English are not on the pages of another language; terms of the scale are."""
    html = rendered(ROOT / "content" / f"vessa-{tag}.yaml")
    assert f'<html lang="{tag}" dir="ltr">' in html
    text = plain(html)
    labels = ("Bottom line", "Key facts", "Basis", "Sources cited", "Rests on", "Published")
    assert [label for label in labels if label in text] == []
    assert '<bdi class="word" lang="en">Moderate\u00a0confidence</bdi>' in html


def test_words_of_scales_are_english_everywhere() -> None:
    """On a page from right to left, they say their language and keep their direction."""
    html = rendered(ROOT / "content" / "vessa-fa.yaml")
    assert '<bdi class="word" lang="en" dir="ltr">Moderate\u00a0confidence</bdi>' in html
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


@pytest.mark.parametrize("tag", [*RIGHT_TO_LEFT, "fr"])
def test_running_heads_are_mirrored(engine: Engine, tag: str) -> None:
    """Title and cut-off stand at the start of the line, the marking at its end."""
    html = rendered(ROOT / "content" / f"vessa-{tag}.yaml")
    page = engine.lay_out(html, "@page{size:210mm 297mm}").document.pages[1]
    corners = {box.at_keyword: box for box in page._page_box.children if hasattr(box, "at_keyword")}
    start, end = ("right", "left") if tag in RIGHT_TO_LEFT else ("left", "right")

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


@pytest.mark.parametrize("tag", RIGHT_TO_LEFT)
def test_pages_from_right_to_left_are_sound(build: Build, tag: str) -> None:
    """All lengths are built, and nothing is lost, cut off or set in another font."""
    outcome = build(ROOT / "content" / f"vessa-{tag}.yaml", formats=("pdf",))
    assert [c for c in codes(outcome.findings) if c[0] in "RTVH"] == []
    assert outcome.made[0].pages == 1


LOGICAL = {
    "ar": "يمنح اتفاق عام ١٩٦٨ الحوض",
    "fa": "سهم آب در وسای علیا",
    "he": "מקנה לאגן העליון 46 אחוזים מן הזרימה השנתית",
}


@pytest.mark.parametrize("tag", RIGHT_TO_LEFT)
def test_text_is_extracted_in_logical_order(build: Build, tag: str) -> None:
    """Who copies a sentence from the PDF gets its letters in their order."""
    outcome = build(ROOT / "content" / f"vessa-{tag}.yaml", lengths=("brief",), formats=("pdf",))
    (file,) = outcome.paths
    assert LOGICAL[tag] in " ".join(pdf_text(file))


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
