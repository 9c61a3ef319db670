"""Logos: shapes and pictures are printed, and nothing else of their files; codes of addresses are read."""

import base64
import re
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from conftest import SPECIMEN, Build, Example, Write, rendered
from PIL import Image

from briefings.figures.logos import read_logo, safe

SVG = SPECIMEN / "everything" / "data" / "logo.svg"
HEAD = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'


def svg(inside: str, head: bytes = HEAD) -> str:
    """What stays of an SVG."""
    return safe(head + inside.encode() + b"</svg>")


def test_logo_of_shapes_stays_what_it_is() -> None:
    """Paths, their colours and those of the whole; a second time changes nothing."""
    made = safe(SVG.read_bytes())
    assert re.findall(r'fill="([^"]+)"', made) == ["none", "#2b6cb0"]
    assert 'viewBox="0 0 96 40"' in made
    assert len(re.findall("<path", made)) == 2
    assert safe(made.encode()) == made


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<style>path{fill:red}</style>", "<style>"),
        ('<image href="file:///etc/passwd"/>', "<image>"),
        ('<use href="#a"/>', "<use>"),
        ("<text>Vessa</text>", "<text>"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<linearGradient/>", "<linearGradient>"),
        ('<a href="https://example.org"><path d="M0 0h1"/></a>', "<a>"),
        ('<path d="M0 0h1" fill="url(https://example.org/a.svg#b)"/>', "`fill`"),
        ('<path d="M0 0h1" style="fill:var(--brand)"/>', "`fill`"),
        ('<path d="M0 0h1" stroke-width="calc(1px)"/>', "`stroke-width`"),
        ("&unknown;", "read"),
    ],
)
def test_what_would_change_the_picture_is_refused(inside: str, reason: str) -> None:
    """Nothing is dropped that the eye would miss: the author is told what to mend."""
    with pytest.raises(ValueError, match=re.escape(reason)):
        svg(inside)


@pytest.mark.parametrize(
    "inside",
    [
        "<title>Vessa</title><metadata><b/></metadata>",
        '<path d="M0 0h1" onclick="alert(1)" style="-inkscape-stroke: none; fill: red"/>',
        '<g xmlns:x="urn:x" x:label="secret"><x:page/></g>',
    ],
)
def test_what_draws_nothing_is_left_out(inside: str) -> None:
    """Scripts of attributes, names of layers and notes of the drawing program."""
    assert not re.search("Vessa|alert|inkscape|secret|page", svg(inside))


@pytest.mark.parametrize(
    "head",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg">',
        b"<svg>",
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9">',
    ],
)
def test_logo_needs_a_size(head: bytes) -> None:
    with pytest.raises(ValueError, match="SVG"):
        svg("<path/>", head)


def test_entities_are_not_unfolded() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(ValueError, match="entities"):
        safe(bomb + HEAD + b"<g>&b;</g></svg>")


def test_picture_is_drawn_anew(tmp_path: Path) -> None:
    """A PNG under any name comes out as PNG without what else it held."""
    path = tmp_path / "logo.svg"
    Image.new("RGB", (4, 3), "red").save(path, "PNG", comment="secret")
    address = read_logo(path.read_bytes())
    assert address.startswith("data:image/png;base64,")
    assert b"secret" not in base64.b64decode(address.partition(",")[2])


def test_logo_that_cannot_be_read_is_a_finding(content: Write, build: Build) -> None:
    path = content(folder=True, logo="logo.svg")
    (path / "logo.svg").write_text("<svg", encoding="utf-8")
    (finding,) = [one for one in build(path).findings if one.severity == "error"]
    assert (finding.code, finding.at) == ("V208", "logo")
    assert finding.message == "`logo.svg`: not SVG that can be read"


@pytest.mark.parametrize("length", ["brief", "standard", "report"])
def test_logo_is_on_every_length(everything: Example, length: str) -> None:
    """With the publisher's name for those who do not see it."""
    html = everything.text(f"{length}.html")
    assert re.search(r'<img src="data:image/svg\+xml;base64,[^"]+" alt="Vessa Institute">', html)


def test_code_on_the_brief_leads_to_the_address(everything: Example) -> None:
    """A reader of codes finds the address on the page as it is printed."""
    page = pypdfium2.PdfDocument(everything.files["brief.pdf"])[0]
    found = zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())
    assert [code.text for code in found] == ["https://example.org/briefs/everything"]


def test_left_out_items_link_to_the_address(everything: Example) -> None:
    """Ids that the brief only names lead to the items where the briefing lies."""
    html = everything.text("brief.html")
    assert 'href="https://example.org/briefs/everything#J4"' in html
    assert everything.text("report.html").count("everything#J4") == 0


def test_address_too_long_for_a_code_is_printed(content: Write, build: Build) -> None:
    address = "https://example.org/" + "x" * 2500
    html = rendered(content(url=f"{address}#top"), "brief")
    assert "qr-code" not in html
    assert f'href="{address}#top"' in html


def test_without_address_there_is_no_code(content: Write, build: Build) -> None:
    html = build(content(), lengths=("brief",), formats=("html",)).made[0].data.decode()
    assert 'class="away"' not in html
    assert "qr-code" not in html
