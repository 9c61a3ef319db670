"""The words of `content/vessa.yaml` on its pages, as they were last looked at.

`pytest --update-golden` (or `make golden`) writes `tests/golden/` anew; read the difference.
"""

import re
from pathlib import Path

import pytest
from conftest import Example, pdf_text

from briefings.catalogue.choices import Catalogue

GOLDEN = Path(__file__).parent / "golden"
LENGTHS = ("brief", "standard", "report")


def normalized(path: Path) -> str:
    """A PDF's text, a sentence a line: independent of where lines break."""
    pages = []
    for number, text in enumerate(pdf_text(path), 1):
        sentences = re.sub(r"(?<=[a-z\d)\]][.?;]) (?=[A-Z])", "\n", text)
        pages.append(f"--- page {number}\n{sentences}\n")
    return "\n".join(pages)


@pytest.mark.parametrize("length", LENGTHS)
def test_words_are_as_they_were(vessa: Example, length: str, update_golden: bool) -> None:
    """No word of the example's pages changes unnoticed."""
    golden = GOLDEN / f"vessa-{length}.txt"
    text = normalized(vessa.files[f"{length}.pdf"])
    if update_golden:
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text("utf-8") == text


def test_no_golden_file_is_left_over() -> None:
    """Every file of `tests/golden/` is compared with something."""
    pages = {f"vessa-{name}.txt" for name in LENGTHS}
    languages = {f"language-{tag}.txt" for tag in Catalogue().names("languages")}
    styles = {"house-style.yaml", "house-style-untidy.yaml"}  # test_tidy.py
    assert {path.name for path in GOLDEN.iterdir()} - pages - languages - styles == set()
