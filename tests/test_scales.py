"""Scales: what their files say, and that their key is printed wherever grades are."""

import itertools
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import SPECIMEN, Write, codes, rendered, write_content
from specimen.variations import SCALES, variation

from briefings.catalogue.choices import Catalogue
from briefings.content.gathering import find
from briefings.model.scale import Grading, Scale
from briefings.orders import Order
from briefings.pipeline import check

NAMES = Catalogue().names("scales")
STATEMENTS = [name for name in NAMES if Catalogue().scale(name).grades == "statements"]
GRADINGS = ("confidence", "evidence", "agreement", "reliability", "credibility")


@pytest.fixture(params=NAMES)
def scale(request: pytest.FixtureRequest) -> Scale:
    """Each scale that ships."""
    return Catalogue().scale(request.param)


def gradings(scale: Scale) -> list[Grading]:
    """All sets of levels of a scale."""
    return [grading for name in GRADINGS if (grading := getattr(scale, name))]


def test_terms_are_unique(scale: Scale) -> None:
    """No word of likelihood stands for two degrees."""
    terms = [term for degree in scale.likelihood for term in (degree.term, *degree.also)]
    assert len(terms) == len({*terms})


def test_ranges_lie_within_a_hundred(scale: Scale) -> None:
    """Ranges are percentages, and none ends before it starts."""
    assert all(0 <= degree.low < degree.high <= 100 for degree in scale.likelihood)


def test_ranges_are_in_order(scale: Scale) -> None:
    """Degrees stand from the least to the most likely."""
    ranges = [(degree.low, degree.high) for degree in scale.likelihood]
    assert ranges == sorted(ranges)


def test_ranges_say_their_numbers(scale: Scale) -> None:
    """The printed range has the numbers that the program reckons with, up to an excluded end."""
    for degree in scale.likelihood:
        said = [float(number) for number in re.findall(r"[\d.]+", degree.range)]
        assert said == pytest.approx([degree.low, degree.high], abs=0.011)


def test_levels_are_unique(scale: Scale) -> None:
    """Within a grading, no id, word or code occurs twice."""
    for grading in gradings(scale):
        for field in ("id", "word", "code"):
            values = [getattr(level, field) for level in grading.levels]
            assert len(values) == len({*values})


def test_cells_fit_their_pattern(scale: Scale) -> None:
    """No level fills more cells than its pattern has, and each fills another number of them."""
    for grading in gradings(scale):
        cells = [level.cells for level in grading.levels]
        assert max(cells) <= grading.cells
        assert cells in (sorted({*cells}), sorted({*cells}, reverse=True))


def test_scale_names_its_source(scale: Scale) -> None:
    """A scale says where it is from and what it is for."""
    assert scale.source
    assert scale.use


@pytest.mark.parametrize("length", Catalogue().lengths())
@pytest.mark.parametrize("name", STATEMENTS)
def test_key_is_in_every_length(content: Write, name: str, length: str) -> None:
    """Whatever the length, its scale section explains every term and level of the scale."""
    html = rendered(content(scale=name), length)
    section = re.search(r'<section class="scale.*?</section>', html, re.DOTALL)
    assert section
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", section[0])).lower()
    scale = Catalogue().scale(name)
    for degree in scale.likelihood:
        assert degree.term in words
        assert degree.range.replace(">", "&gt;").replace("<", "&lt;").replace(" ", " ") in words
    for grading in gradings(scale):
        for level in grading.levels:
            assert level.word.lower() in words


@pytest.mark.parametrize("name", SCALES)
def test_specimen_is_graded_on_every_scale(name: str, tmp_path: Path) -> None:
    """The specimen's variation for a scale has no fault."""
    folder = shutil.copytree(SPECIMEN / "everything", tmp_path / "everything")
    shutil.copy(SPECIMEN / "settings.yaml", tmp_path)
    write_content(folder / "briefing.yaml", variation(name))
    order = Order(find([str(folder)])[0], overrides=(f"scale={name}",))
    assert codes(check(order).findings) == []


@pytest.mark.parametrize(
    ("scale", "graded", "said"),
    [
        ("icd203", {"likelihood": "probable"}, "Probable (55–80 %)"),
        ("phia", {"likelihood": "realistic possibility"}, "Realistic possibility"),
        ("ipcc", {"evidence": "robust", "agreement": "low"}, "Robust evidence R Low agreement L"),
        ("grade", {"confidence": "very low"}, "Very low certainty VL"),
        ("plain", {"confidence": "high"}, "High confidence H"),
    ],
)
def test_grade_prints_word_and_code(
    content: Write, scale: str, graded: dict[str, str], said: str
) -> None:
    """A grade is printed with its word and its code, a likelihood as its scale has it."""
    fact: Any = {"id": "F1", "text": "The accord is in force.", **graded}
    html = rendered(content(scale=scale, key_facts=[fact]), "standard")
    item = html.partition('id="F1"')[2].partition("</section>")[0]
    assert said in " ".join(re.sub(r"<[^>]+>", "", item).split())


@pytest.mark.parametrize("name", ["icd203", "phia"])
def test_ranges_print_as_the_standard_has_them(content: Write, name: str) -> None:
    """ICD 203 prints ranges beside its words, PHIA only in the key."""
    fact = {"id": "F1", "text": "The accord is in force.", "likelihood": "likely"}
    html = rendered(content(scale=name, key_facts=[fact]))
    item = html.partition('id="F1"')[2].partition("</section>")[0]
    assert ('class="range"' in item) == (name == "icd203")


def test_bands_do_not_leave_their_frame(scale: Scale) -> None:
    """The three parts of a band's drawing are its whole, for every degree."""
    for degree in scale.likelihood:
        parts = (degree.low, degree.high - degree.low, 100 - degree.high)
        assert sum(parts) == pytest.approx(100)
        assert min(parts) >= 0


def test_variations_keep_the_order_of_grades() -> None:
    """Moving the specimen to another scale never turns a lower grade into a higher one."""
    for name in SCALES:
        scale = Catalogue().scale(name)
        assert scale.confidence
        ids = [level.id for level in scale.confidence.levels]
        facts = {fact["id"]: fact for fact in variation(name)["key_facts"]}
        places = [ids.index(facts[id]["confidence"]) for id in ("F3", "F2", "F1")]
        assert all(low < high for low, high in itertools.pairwise(places))
