"""Themes: what they may change, and what holds in each of them."""

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Build, Command, Write, laid_out, pdf_bytes, pdf_text
from weasyprint.formatting_structure.boxes import BlockContainerBox, LineBox

from briefings.catalogue.choices import TEMPLATES, Catalogue
from briefings.content.gathering import find
from briefings.layout.boxes import PX_PER_POINT
from briefings.layout.typesetting import Layout
from briefings.model.length import Body, Length
from briefings.orders import Order

THEMES = Catalogue().names("themes")
VESSA = ROOT / "content" / "vessa.yaml"
FLAGSHIP = ROOT / "content" / "hamas-iran"

LETTERS = [
    *product(("ink", "soft", "accent", "edge"), ("paper", "tint")),
    ("mark-ink", "mark-face"),
]
"""What is read, and what it is read on."""
SHAPES = [*product(("cell", "accent"), ("paper", "tint")), ("mark-face", "paper")]
"""Graphics that say something. `rule` and `hair` only draw what headings and space say, too."""


def tokens(theme: str) -> dict[str, str]:
    """The tokens of a theme with their values, references followed."""
    css = (TEMPLATES / "tokens.css").read_text("utf-8") + Catalogue().theme(theme).css
    found = dict(
        re.findall(r"--([\w-]+):\s*([^;]+);", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    )
    return {name: follow(value, found) for name, value in found.items()}


def follow(value: str, found: dict[str, str]) -> str:
    """The value that a reference to a token ends at."""
    name = re.fullmatch(r"var\(--([\w-]+)\)", value)
    return follow(found[name[1]], found) if name else value


def channels(colour: str) -> list[float]:
    """Red, green and blue of `#rrggbb`, from 0 to 1."""
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def greyed(colour: str) -> list[float]:
    """The grey that a black-and-white printer makes of a colour (ITU-R BT.601)."""
    red, green, blue = channels(colour)
    return [0.299 * red + 0.587 * green + 0.114 * blue] * 3


def contrast(first: list[float], second: list[float]) -> float:
    """The contrast ratio of two colours, by WCAG 2.2."""

    def luminance(parts: list[float]) -> float:
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("seen", [channels, greyed], ids=["colour", "grey"])
@pytest.mark.parametrize("theme", THEMES)
def test_contrast(theme: str, seen: Callable[[str], list[float]]) -> None:
    """Text has a contrast of 4.5 and graphics of 3, in colour and in greys, the marking included."""
    values = tokens(theme)
    found = {
        (least, front, back): contrast(seen(values[front]), seen(values[back]))
        for least, pairs in ((4.5, LETTERS), (3.0, SHAPES))
        for front, back in pairs
    }
    assert {pair: ratio for pair, ratio in found.items() if ratio < pair[0]} == {}


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21 to 1, and a grey that is known to fail fails."""
    assert contrast(channels("#000000"), channels("#ffffff")) == pytest.approx(21)
    assert contrast(channels("#777777"), channels("#ffffff")) == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", THEMES)
def test_colours_are_tokens(theme: str) -> None:
    """Rules of a theme name no colour but by its token, so that contrast can be computed."""
    css = re.sub(r"/\*.*?\*/|:root\s*{[^}]*}", "", Catalogue().theme(theme).css, flags=re.DOTALL)
    literal = r"#[\da-fA-F]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\("
    unnamed = r"\b(?:color|background|solid|dashed|dotted|double):?\s+(?!\s*var\()[^;}]+"
    assert re.findall(f"{literal}|{unnamed}", css) == []


@pytest.mark.parametrize("theme", THEMES)
def test_themes_fetch_nothing(theme: str) -> None:
    """A theme names no address."""
    assert not re.search(r"url\(|@import|@font-face", Catalogue().theme(theme).css)


def on_pages(path: Path, theme: str, *names: str, paper: str = "a4") -> dict[str, Layout]:
    """Lengths of a content file, laid out."""
    order = Order(find([str(path)])[0], theme=theme, paper=paper)
    return {name: given.layout for name, given in laid_out(order, *names).items()}


def descendants(layout: Layout) -> list[Any]:
    """Every box of every page."""
    return [box for page in layout.pages.document.pages for box in page._page_box.descendants()]


@pytest.mark.parametrize("theme", THEMES)
def test_grades_keep_word_code_and_pattern(theme: str) -> None:
    """In every theme a grade has its word, its code, and cells that are filled or framed."""
    layout = on_pages(VESSA, theme, "brief")["brief"]
    boxes = [box for box in descendants(layout) if box.element is not None]
    cells = [box for box in boxes if "cell" in (box.element.get("class") or "").split()]
    full = [box for box in cells if "full" in box.element.get("class")]
    empty = [box for box in cells if box not in full]
    assert full and all(box.style["background_color"].alpha == 1 for box in full)
    assert empty and all(box.style["border_top_width"] > 0 for box in empty)
    assert all(box.border_width() > 2 and box.border_height() > 2 for box in cells)
    printed = " ".join(getattr(box, "text", "") for box in descendants(layout))
    assert re.search(r"Moderate\sconfidence\s+M\b", printed)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["vessa-ar", "vessa-de"])
def test_no_line_leaves_its_block(theme: str, name: str) -> None:
    """In both directions words stand inside the block they belong to; only numbers hang before it."""
    path = ROOT / "content" / f"{name}.yaml"
    beyond = []
    for layout in on_pages(path, theme, "brief", "standard").values():
        for block in descendants(layout):
            if not isinstance(block, BlockContainerBox) or block.element is None:
                continue
            left, right = block.padding_box_x(), block.padding_box_x() + block.padding_width()
            lines = [line for line in block.children if isinstance(line, LineBox)]
            beyond += [
                (block.element.get("class"), left - line.position_x)
                for line in lines
                if line.position_x < left - 1 or line.position_x + line.width > right + 1
            ]
    assert beyond == []


def budgets(theme: str) -> dict[str, int]:
    """The pages that brief and standard may have."""
    large = Catalogue().theme(theme).large_print
    return {"brief": 2, "standard": 8} if large else {"brief": 1, "standard": 4}


@pytest.mark.parametrize(
    ("paper", "theme"),
    [
        pytest.param(*pair, marks=[pytest.mark.thorough] if pair[0] == "letter" else [])
        for pair in product(("a4", "letter"), THEMES)
    ],
)
def test_budgets_hold_for_a_small_briefing(paper: str, theme: str) -> None:
    """Every length of a small briefing has its pages in every theme, and the engine knows its CSS."""
    layouts = on_pages(VESSA, theme, "brief", "standard", "report", paper=paper)
    assert [layout.pages.log for layout in layouts.values()] == [(), (), ()]
    for name, most in budgets(theme).items():
        assert layouts[name].measure.pages <= most


@pytest.mark.parametrize(
    "theme",
    [
        pytest.param(name, marks=[] if name == "large-print" else [pytest.mark.thorough])
        for name in THEMES
        if name != "default"
    ],
)
def test_budgets_hold_for_a_large_briefing(theme: str) -> None:
    """The flagship's brief and standard fill their pages in every theme."""
    layouts = on_pages(FLAGSHIP, theme, "brief", "standard")
    assert {name: layout.measure.pages for name, layout in layouts.items()} == budgets(theme)


# Large print


@pytest.mark.parametrize("name", ["brief", "standard", "report"])
def test_large_print_has_no_small_type(name: str) -> None:
    """Nothing that is read is set in less than 14 points."""
    layout = on_pages(VESSA, "large-print", name)[name]
    texts = [box for box in descendants(layout) if getattr(box, "text", "").strip()]
    small = {
        (round(box.style["font_size"] / PX_PER_POINT, 2), box.text)
        for box in texts if box.style["font_size"] < 14 * PX_PER_POINT - 0.01
    }  # fmt: skip
    assert small == set()
    assert layout.setting.body >= 14


def test_large_print_has_one_column() -> None:
    """The brief is not set in two columns: half a page would hold too few letters."""
    layout = on_pages(FLAGSHIP, "large-print", "brief")["brief"]
    assert not any(getattr(box, "is_column", False) for box in descendants(layout))


@pytest.mark.parametrize(
    ("css", "large"),
    [
        (":root { --large-print: true; }", True),
        ("/* ours */ :root{--ink:#000000;--large-print:true}", True),
        (":root { --large-print: false; }", False),
        ("/* not yet: --large-print: true; */ :root { --ink: #000000; }", False),
        ("", False),
    ],
)
def test_a_theme_says_that_it_is_large_print(tmp_path: Path, css: str, large: bool) -> None:
    """One custom property says it; a comment does not."""
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "ours.css").write_text(css, encoding="utf-8")
    assert Catalogue(tmp_path).theme("ours").large_print is large


def test_large_print_of_ones_own(content: Write, build: Build, tmp_path: Path) -> None:
    """A project's own theme gets the budgets and sizes of large print by saying so."""
    path = content(key_facts=[{"id": f"F{n}", "text": "The accord is in force. " * 6, "must": True}
                              for n in range(1, 19)])  # fmt: skip
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "ours.css").write_text(":root{--large-print:true}", encoding="utf-8")
    outcome = build(path, theme="ours", lengths=("brief",), formats=("pdf",))
    assert [made.pages for made in outcome.made] == [2]
    assert outcome.paths[0].endswith("small-brief-ours.pdf")


def test_other_pages_on_the_command_line_win(build: Build) -> None:
    """`--max-pages` is the budget of large print, too."""
    choices = {"theme": "large-print", "formats": ("pdf",), "lengths": ("brief",)}
    outcome = build(FLAGSHIP, max_pages=3, **choices)
    assert [made.pages for made in outcome.made] == [3]


def test_lengths_without_large_print() -> None:
    """A length that says nothing about large print gets twice its pages and 14 to 16 points."""
    sections = ("contested_points", "scale", "sources", "omissions")
    body = Body(smallest=9, largest=10)
    length = Length(title="A", summary="b", pages=3, body=body, sections=sections)
    large = length.in_large_print()
    assert (large.pages, large.body.smallest, large.body.largest) == (6, 14, 16)
    assert length.model_copy(update={"pages": None}).in_large_print().pages is None


# The others


def test_mono_is_black_on_white(build: Build, content: Write) -> None:
    """What is drawn on a page of the one-bit theme is black or white, marking and draft included."""
    values = tokens("mono")
    colours = {name: value for name, value in values.items() if value.startswith("#")}
    assert {*colours.values()} == {"#000000", "#ffffff"}
    outcome = build(VESSA, theme="mono", draft=True, formats=("pdf",))
    for path in outcome.paths:
        drawn = pdf_bytes(Path(path).read_bytes())
        used = {*re.findall(rb"(?m)^([\d.]+ [\d.]+ [\d.]+) (?:rg|RG)$", drawn)}
        assert used == {b"0 0 0", b"1 1 1"}, path
        assert "Draft" in pdf_text(Path(path))[0]


def test_institution_numbers_paragraphs() -> None:
    """Numbers run through the standard without a gap; the brief has only its ids."""
    layouts = on_pages(FLAGSHIP, "institution", "brief", "standard")
    texts = [
        "".join(f" {box.text}" for box in descendants(layout) if hasattr(box, "text"))
        for layout in layouts.values()
    ]
    brief, standard = ([int(n) for n in re.findall(r"§\u202f(\d{1,2})\b", text)] for text in texts)
    assert brief == []
    assert len(standard) > 30
    assert standard == [*range(1, len(standard) + 1)]


# The catalogue


def test_the_list_says_what_themes_are_for(command: Command) -> None:
    """`list themes` prints the first comment of each."""
    printed = command("list", "themes").out
    for theme in THEMES:
        summary = Catalogue().theme(theme).summary
        assert summary and f"{theme:<11}  {summary}\n" in printed


def test_tokens_are_documented() -> None:
    """`docs/themes.md` says what each token is."""
    page = (ROOT / "docs" / "themes.md").read_text("utf-8")
    table = page[page.index("<!-- tokens -->") :]
    assert {*tokens("default")} == {*re.findall(r"`--([\w-]+)`", table)}


@pytest.mark.parametrize(
    ("data", "summary"),
    [
        (b"/* Ours,\n   for Fridays. */", "Ours, for Fridays."),
        (b"\xef\xbb\xbf\n/* After a mark. */", "After a mark."),
        (b":root{} /* later */", ""),
        (b"", ""),
        (b"/* \xff */", "\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_any_file_can_be_listed(tmp_path: Path, data: bytes, summary: str) -> None:
    """A theme without a comment, or one that is not UTF-8, is listed without a fault."""
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "ours.css").write_bytes(data)
    assert Catalogue(tmp_path).theme("ours").summary == summary
