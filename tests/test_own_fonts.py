"""Fonts beside the content, for scripts that the bundled ones lack."""

import json
from pathlib import Path

import pypdfium2
import pytest
from conftest import Build, Command, Write, pdf_text, rendered
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph

NAME = "አባይ"
"""Ethiopic letters, which no bundled font has."""


def font(
    path: Path, characters: str = NAME, *, fs_type: int = 0, family: str = "Test Abay"
) -> Path:
    """A font whose letters are empty, for some characters."""
    path.parent.mkdir(exist_ok=True)
    characters = " " + characters  # which every real font has
    names = [".notdef", *(f"u{ord(c):04X}" for c in characters)]
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder(names)
    made.setupCharacterMap({ord(c): f"u{ord(c):04X}" for c in characters})
    made.setupGlyf({name: Glyph() for name in names})
    made.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable(
        {"familyName": family, "styleName": "Regular", "licenseDescription": "Free."}
    )
    made.setupOS2(fsType=fs_type)
    made.setupPost()
    made.save(path)
    return path


@pytest.fixture
def briefing(content: Write) -> Path:
    """A briefing with a word in Ethiopic letters."""
    return content(subtitle=f"What {NAME} means", ai={"use": "none"})


def test_script_without_a_font_is_one_finding(content: Write, command: Command) -> None:
    """Whatever its letters and places, a script that has no font is said once, and how to get one."""
    facts = [{"id": "F1", "text": f"The {NAME} rose."}]
    found = command("check", "--json", content(subtitle=f"What {NAME} means", key_facts=facts)).json
    (finding,) = [f for f in found["findings"] if f["code"] == "H06"]
    assert finding["message"] == "no font has `አ`, `ባ`, `ይ` (Ethiopic)"
    assert "fonts-noto-core" in finding["help"]


def test_font_is_used_on_paper_and_on_screen(briefing: Path, build: Build, tmp_path: Path) -> None:
    """The word is on the page, in that font, and the HTML carries just the letters it needs."""
    font(tmp_path / "fonts" / "abay.ttf", NAME + "ቡናሻ")
    outcome = build(briefing, lengths=("report",))
    pdf = next(Path(p) for p in outcome.paths if p.endswith(".pdf"))
    html = next(Path(p) for p in outcome.paths if p.endswith(".html")).read_text("utf-8")
    assert NAME in pdf_text(pdf)[0]
    assert '@font-face{font-family:"Test Abay"' in html
    assert "Test Abay (Free.)" in rendered(briefing)
    document = pypdfium2.PdfDocument(pdf)
    fonts = {obj.get_font().get_base_name() for page in document for obj in page.get_objects([1])}
    document.close()
    assert any("Abay" in name for name in fonts)


def test_font_that_is_not_needed_is_not_carried(
    content: Write, build: Build, tmp_path: Path
) -> None:
    """A page without such letters does not embed the font."""
    font(tmp_path / "fonts" / "abay.ttf")
    outcome = build(content(), lengths=("report",), formats=("html",))
    assert "Test Abay" not in Path(outcome.paths[0]).read_text("utf-8").partition("</style>")[0]


@pytest.mark.parametrize("bits", [0x0002, 0x0100, 0x0200])
def test_font_that_may_not_be_embedded_is_refused(
    briefing: Path, command: Command, tmp_path: Path, bits: int
) -> None:
    """The licence bits of the file are kept, and it is not used at all."""
    font(tmp_path / "fonts" / "abay.ttf", fs_type=bits)
    run = command("check", briefing)
    assert run.status == 1
    assert "forbids embedding" in run.err
    assert "V219" in run.err


@pytest.mark.parametrize("data", [b"", b"OTTO", b"no font"])
def test_broken_font_is_refused(
    briefing: Path, command: Command, tmp_path: Path, data: bytes
) -> None:
    """An empty or broken file ends in a finding that names it."""
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "abay.ttf").write_bytes(data)
    run = command("check", briefing)
    assert (run.status, "abay.ttf" in run.err, "Traceback" in run.err) == (1, True, False)


def test_font_outside_is_not_followed(briefing: Path, command: Command, tmp_path: Path) -> None:
    """A link is no font."""
    target = font(tmp_path / "elsewhere" / "abay.ttf")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "abay.ttf").symlink_to(target)
    assert "no plain file" in command("check", briefing)


def test_exchanged_font_is_found(briefing: Path, command: Command, tmp_path: Path) -> None:
    """Once locked, another file of that name is an error, until it is locked in turn."""
    path = font(tmp_path / "fonts" / "abay.ttf")
    assert command("check", briefing, "--lock").status == 0
    assert list(json.loads((tmp_path / "fonts" / "fonts.lock").read_text())) == ["abay.ttf"]
    font(path, NAME + "ቡና")
    assert "not the file that was locked" in command("check", briefing)
    assert command("check", briefing, "--lock").status == 0


def test_doctor_names_scripts_without_a_font(
    content: Write, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`doctor` says which script `content/` needs, and the package that brings a font."""
    content("content/abay", subtitle=NAME)
    (tmp_path / "content").mkdir(exist_ok=True)
    monkeypatch.chdir(tmp_path)
    run = command("doctor")
    assert "a font for Ethiopic, which content/abay.yaml needs" in run.out
    assert "fonts-noto-core" in run.out
    font(tmp_path / "content" / "fonts" / "abay.ttf")
    assert "Ethiopic" not in command("doctor").out


@pytest.mark.parametrize("word", ["Ελλάδα", "Москва", "Київ", "Ѐрусалим"])
def test_greek_and_cyrillic_work_out_of_the_box(
    content: Write, command: Command, word: str
) -> None:
    """The bundled families have these letters."""
    found = command("check", "--json", content(subtitle=word)).json["findings"]
    assert [f for f in found if f["code"] == "H06"] == []
