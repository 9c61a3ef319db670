"""Copyfitting, with real layouts: pages that are full and that hold all they must."""

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import MINIMAL, PAGE_SHEETS, codes, pdf_text
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from specimen.invented import FULL, Fitted, Shape, briefing, faults, fitted, shape, waits

from briefings.cache import Cache
from briefings.catalogue.choices import TEMPLATES
from briefings.findings.finding import Faulty
from briefings.layout import audit
from briefings.layout.engine import Engine, write
from briefings.layout.fits import keep_setting, known_setting
from briefings.layout.measuring import measure
from briefings.layout.typesetting import Layout, lay_out
from briefings.model.briefing import Briefing

SHAPES = st.builds(
    Shape,
    seed=st.integers(0, 10**6),
    facts=st.one_of(st.integers(3, 12), st.integers(3, 60), st.integers(60, 200)),
    judgments=st.integers(0, 7),
    points=st.integers(0, 12),
    gaps=st.integers(0, 12),
    must=st.integers(0, 3),
    longest=st.sampled_from((15, 30, 60)),
)
USUAL = Shape(7, 30, 5, 4, 6, 2, 30)
HUGE = "The accord gives the upper basin a share of the annual flow in every year. " * 12


@pytest.mark.parametrize("number", range(8))  # apart, so that workers share them
def test_invented_briefings_fit(engine: Engine, number: int) -> None:
    """Whatever the briefing: one full page, at most four, nothing lost, all omissions named."""
    paper = "letter" if number % 4 == 3 else "a4"
    assert faults(briefing(shape(number)), paper, engine) == []


@pytest.mark.thorough
@pytest.mark.parametrize("paper", ["a4", "letter"])
@settings(max_examples=6, deadline=None, derandomize=True, phases=[Phase.generate])
@given(shape=SHAPES)
def test_any_briefing_fits(engine: Engine, paper: str, shape: Shape) -> None:
    """The same for shapes that are searched for."""
    assert faults(briefing(shape), paper, engine) == []


def test_a_single_item_fits(engine: Engine) -> None:
    """One fact makes a page, in the largest type, with nothing left out."""
    made = fitted(briefing(Shape(1, 1, 0, 0, 0, 0, 15)), "brief", "a4", engine)
    assert made.layout.measure.pages == 1
    assert made.layout.setting.body == made.job.body.largest
    assert not waits(made)


@pytest.fixture(scope="module")
def usual(engine: Engine) -> Fitted:
    """A brief with more than a page holds."""
    return fitted(briefing(USUAL), "brief", "a4", engine)


def test_items_that_wait_leave_no_room(usual: Fitted) -> None:
    """Where something is left out, a column is full."""
    assert waits(usual)
    assert min(column.void for column in usual.layout.measure.columns[-2:]) <= FULL


def test_layouts_are_counted(usual: Fitted, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fit says how many layouts it took, and the length file's limit holds."""
    made: list[Layout] = []

    def counted(*arguments: Any) -> Layout:
        made.append(lay_out(*arguments))
        return made[-1]

    monkeypatch.setattr("briefings.layout.copyfitting.lay_out", counted)
    from briefings.layout.copyfitting import fit

    assert fit(usual.job).layouts == len(made) <= usual.job.length.layouts


def test_fits_are_repeatable(usual: Fitted, engine: Engine) -> None:
    """The same briefing is fitted the same way twice."""
    again = fitted(briefing(USUAL), "brief", "a4", engine)
    assert again.layout.setting == usual.layout.setting
    assert again.layout.html == usual.layout.html


def test_kept_setting_gives_the_same_pages(usual: Fitted, engine: Engine, tmp_path: Path) -> None:
    """What the cache keeps of a fit makes its pages again, byte for byte, in one layout."""
    keep_setting(Cache(tmp_path, "this briefing"), "brief", usual.layout)
    setting = known_setting(Cache(tmp_path, "this briefing"), "brief")
    assert setting == usual.layout.setting
    assert setting is not None
    again = lay_out(usual.job, setting.selection(usual.job.ladder), setting)
    assert again.layouts == 1
    assert write(again.pages)[0] == write(usual.layout.pages)[0]


@pytest.mark.parametrize(("fingerprint", "name"), [("another", "brief"), ("this", "standard")])
def test_kept_setting_is_for_one_briefing_and_length(
    usual: Fitted, tmp_path: Path, fingerprint: str, name: str
) -> None:
    """A setting is not found under another fingerprint or for another length."""
    keep_setting(Cache(tmp_path, "this"), "brief", usual.layout)
    assert known_setting(Cache(tmp_path, fingerprint), name) is None


@pytest.mark.parametrize(
    "damage",
    ["", "{", "null", "[]", "{}"],
)
def test_damaged_cache_is_ignored(usual: Fitted, tmp_path: Path, damage: str) -> None:
    """A cache file that was cut off counts as none."""
    keep_setting(Cache(tmp_path, "this"), "brief", usual.layout)
    for file in tmp_path.iterdir():
        file.write_text(damage)
    assert known_setting(Cache(tmp_path, "this"), "brief") is None


def test_no_folder_keeps_nothing(usual: Fitted) -> None:
    """Without a cache folder nothing is kept and nothing is found."""
    keep_setting(Cache(None), "brief", usual.layout)
    assert known_setting(Cache(None), "brief") is None


def test_nothing_is_audited(usual: Fitted, engine: Engine) -> None:
    """The engine's log is empty, and audits of pages, fonts and text find nothing."""
    layout, fonts = usual.layout, TEMPLATES / "fonts"
    pdf, log = write(layout.pages)
    assert layout.pages.log == log == ()
    assert [*audit.audit_pages(layout.pages, "x.pdf")] == []
    assert [*audit.audit_fonts(layout.pages, "x.pdf", fonts)] == []
    assert [*audit.audit_text(pdf, layout.selection, "x.pdf")] == []


def too_much(engine: Engine, **fields: Any) -> Any:
    """The finding of a brief that cannot hold what must stay."""
    with pytest.raises(Faulty) as caught:
        fitted(Briefing.model_validate({**MINIMAL, **fields}), "brief", "a4", engine)
    assert codes(caught.value.findings) == ["G01"]
    return caught.value.findings[0]


def must_facts(count: int) -> list[dict[str, str]]:
    """Facts that no length may leave out."""
    return [{"id": f"F{n}", "text": f"{n}. {HUGE}", "must": "true"} for n in range(1, count + 1)]


def test_too_much_is_said_in_millimetres(engine: Engine) -> None:
    """G01 says by how much what must stay is more than the page, and names items to shorten."""
    finding = too_much(engine, key_facts=must_facts(9))
    excess = re.search(r"is (\d+) mm more than 1 page holds", finding.message)
    assert excess
    assert int(excess[1]) > 0
    assert re.match(r"shorten F\d(, F\d){2}, or", finding.help)


def test_more_excess_is_more_millimetres(engine: Engine) -> None:
    """Two more items that must stay make the excess larger."""
    excess = [
        int(re.findall(r"\d+(?= mm)", too_much(engine, key_facts=must_facts(n)).message)[0])
        for n in (9, 11)
    ]
    assert excess[0] < excess[1]


def test_help_names_the_longest_items(engine: Engine) -> None:
    """The item to shorten first is the longest of those that must stay."""
    facts = [{"id": f"F{n}", "text": "Short.", "must": "true"} for n in range(1, 40)]
    facts.append({"id": "F40", "text": HUGE * 4, "must": "true"})
    assert too_much(engine, key_facts=facts).help.startswith("shorten F40,")


def test_title_can_be_too_much(engine: Engine) -> None:
    """Where no item must stay, the title or the bottom line is to be shortened."""
    finding = too_much(engine, bottom_line={"text": HUGE * 8})
    assert "bottom line" in finding.help


def test_large_items_do_not_stop_smaller_ones(engine: Engine) -> None:
    """Behind a fact that is larger than the page, items of other sections are still printed."""
    facts = [{"id": "F1", "text": "First."}, {"id": "F2", "text": HUGE * 8}]
    gaps = [{"id": f"G{n}", "text": "A gap."} for n in range(1, 3)]
    made = Briefing.model_validate({**MINIMAL, "key_facts": facts, "gaps": gaps})
    assert fitted(made, "brief", "a4", engine).layout.selection.ids == {"F1", "G1", "G2"}


def test_only_what_closes_the_page_is_its_foot(engine: Engine) -> None:
    """Words that stand over a chart take no height from the page."""
    label = '<div class="chart"><p>A chart</p><span class="on-chart">label</span></div>'
    laid = engine.lay_out(f'<main><div class="flow">{label}</div></main>', ":root{--body:10pt}")
    assert measure(laid, 1).closing == 0


def test_foot_comes_on_top_of_the_margin(engine: Engine) -> None:
    """A theme may set its own margin at the bottom: what closes the page stands above it."""
    css = "@page{size:210mm 297mm;margin:20mm 20mm 30mm}:root{--body:10pt;--foot:40mm}"
    laid = engine.lay_out('<main><div class="flow">Text</div></main>', css)
    assert measure(laid, 1).area == pytest.approx(297 - 20 - 30 - 40)


def test_page_number_counts_pages_that_are_there(engine: Engine) -> None:
    """A standard that needs fewer pages than it may have says so in its feet."""
    layout = fitted(briefing(Shape(3, 12, 2, 2, 2, 0, 30)), "standard", "a4", engine).layout
    pages = pdf_text(write(layout.pages)[0])
    assert 1 < len(pages) < 4
    assert f"Page 1 of {len(pages)}" in pages[0]


def test_style_sheets_are_those_of_a_build() -> None:
    """The tests' engine reads every style sheet that pages have."""
    assert all((TEMPLATES / name).is_file() for name in PAGE_SHEETS)
