"""Tags of PDFs: what a screen reader is given, in which order, and what it is spared."""

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from conftest import ROOT, SPECIMEN, Build, Example, rendered
from lxml import html as markup
from test_themes import on_pages

VESSA = ROOT / "content" / "vessa.yaml"
HEBREW = ROOT / "content" / "vessa-he.yaml"
PAGES = [
    *(("vessa", length) for length in ("brief", "standard", "report")),
    ("everything", "brief"),
]


class Tag(NamedTuple):
    """A structure element, or the words that one holds; depth 0 is the document."""

    depth: int
    type: str
    """`words` for those."""
    alt: str
    text: str


def said(function: Callable[..., int], element: Any) -> str:
    """What a function of PDFium writes into a buffer."""
    size = function(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    function(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def words_of(page: Any) -> dict[int, str]:
    """The words of a page by the number of their marked content."""
    found: dict[int, str] = {}
    words = page.get_textpage()
    for part in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]):
        size = pdfium.FPDFTextObj_GetText(part.raw, words.raw, None, 0)
        buffer = ctypes.create_string_buffer(size)
        target = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        pdfium.FPDFTextObj_GetText(part.raw, words.raw, target, size)
        number = pdfium.FPDFPageObj_GetMarkedContentID(part.raw)
        found[number] = found.get(number, "") + buffer.raw.decode("utf-16-le").rstrip("\0")
    return found


def tags(element: Any, words: dict[int, str], depth: int = 0) -> Iterator[Tag]:
    """An element and all in it, in the order of reading; what is read is taken out of the words."""
    alt = said(pdfium.FPDF_StructElement_GetAltText, element)
    yield Tag(depth, said(pdfium.FPDF_StructElement_GetType, element), alt, "")
    for number in range(pdfium.FPDF_StructElement_CountChildren(element)):
        if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, number):
            yield from tags(child, words, depth + 1)
        else:
            content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, number)
            yield Tag(depth + 1, "words", "", words.pop(content, ""))


class Read(NamedTuple):
    """A PDF as it is read out."""

    tags: list[Tag]
    untagged: str
    """Words outside the tags."""


def read(path: str | Path) -> Read:
    """All tags of a PDF, page by page."""
    document = pypdfium2.PdfDocument(path)
    found: list[Tag] = []
    untagged = ""
    for page in document:
        words = words_of(page)
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        for number in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            found += tags(pdfium.FPDF_StructTree_GetChildAtIndex(tree, number), words)
        pdfium.FPDF_StructTree_Close(tree)
        untagged += "".join(words.values())
    document.close()
    return Read(found, untagged)


def letters(text: str) -> list[str]:
    """The letters of a text, not its spaces: lines break anywhere.

    Letters from right to left inside a line of others are left out: PDFium gives them as they stand.
    """
    plain = unicodedata.normalize("NFKC", text)
    return [
        letter for letter in plain
        if unicodedata.category(letter)[0] not in "ZC"
        and unicodedata.bidirectional(letter) not in {"R", "AL"}
    ]  # fmt: skip


@pytest.fixture(params=PAGES, ids="-".join)
def choice(request: pytest.FixtureRequest) -> tuple[str, str]:
    """An example and a length."""
    name, length = request.param
    return name, length


@pytest.fixture
def got(choice: tuple[str, str], vessa: Example, everything: Example) -> Read:
    """A PDF as it is read out."""
    example = {"vessa": vessa, "everything": everything}[choice[0]]
    return read(example.files[f"{choice[1]}.pdf"])


@lru_cache
def source(name: str, length: str) -> Any:
    """The HTML that a PDF is made of."""
    path = {"vessa": VESSA, "everything": SPECIMEN / "everything"}[name]
    html = rendered(path) if length == "report" else on_pages(path, "default", length)[length].html
    return markup.fromstring(html)


def test_reading_order_is_that_of_the_content(got: Read, choice: tuple[str, str]) -> None:
    """All words of the page are read once and in their order; what is added are page numbers of the
    contents and marks of lists.
    """
    words = source(*choice).xpath(
        "(//header | //main)//text()[not(ancestor::*[local-name()='svg'])]"
    )
    wanted = letters(" ".join(words))
    tagged = letters("".join(tag.text for tag in got.tags))
    steps = SequenceMatcher(None, wanted, tagged, autojunk=False).get_opcodes()
    odd = [
        ("".join(wanted[a:b]), "".join(tagged[c:d]))
        for step, a, b, c, d in steps
        if step != "equal"
    ]
    assert [pair for pair in odd if pair[0] or not re.fullmatch(r"\d+|•", pair[1])] == []


def test_only_furniture_is_outside_the_tags(got: Read, choice: tuple[str, str]) -> None:
    """Running heads and feet, the marking and page numbers are not read out on every page."""
    running = source(*choice).xpath("//div[starts-with(@class, 'running')]")
    spared = "".join(part.text_content() for part in running) + "Page of 0123456789"
    assert set(letters(got.untagged)) <= set(letters(spared))
    assert len(letters(got.untagged)) > 10


def test_headings_skip_no_level(got: Read) -> None:
    """The title is the only H1, and each heading is at most one level below the one before."""
    levels = [int(tag.type[1]) for tag in got.tags if re.fullmatch(r"H\d", tag.type)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_tables_have_headers_and_figures_texts(got: Read) -> None:
    """Every table has header cells; every picture says what it shows; every link has words."""
    found = got.tags
    for place, tag in enumerate(found):
        rest = found[place + 1 :]
        inside = rest[: next((n for n, t in enumerate(rest) if t.depth <= tag.depth), len(rest))]
        if tag.type == "Table":
            assert "TH" in {one.type for one in inside}
        if tag.type == "Figure":
            assert tag.alt
        if tag.type == "Link":
            assert "".join(one.text for one in inside).strip()


def test_right_to_left_is_read_from_the_right(build: Build) -> None:
    """The title of a Hebrew briefing comes first, and its first column before the second."""
    outcome = build(HEBREW, lengths=("brief",), formats=("pdf",))
    headings = []
    for tag in read(outcome.paths[0]).tags:
        if re.fullmatch(r"H\d", tag.type):
            headings.append("")
        elif headings and tag.type == "words" and not headings[-1].strip():
            headings[-1] += tag.text
    body = markup.fromstring(on_pages(HEBREW, "default", "brief")["brief"].html).body
    wanted = [heading.text_content() for heading in body.xpath("//h1 | //h2 | //h3")]
    assert [h.strip()[:4] for h in headings] == [h.strip()[:4] for h in wanted]
