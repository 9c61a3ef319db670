"""Reading content: files that no editor would save, text that stays text, and places that fit.

Faults that a YAML file can show are in `tests/errors/`, with test_errors.py.
"""

import errno
import json
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Command, Write
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.content.gathering import find
from briefings.findings.finding import Faulty, Finding, Misuse
from briefings.lint.rule import all_rules
from briefings.model.briefing import Briefing
from briefings.orders import Order
from briefings.pipeline import check
from briefings.reading.loading import load
from briefings.reading.places import MAX_BYTES
from briefings.writing import write

SMALL = "title: Water\ncutoff: 2026-06-30\nkey_facts:\n- {id: F1, text: A fact.}\n"
LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
NO_SPACE = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def findings_of(path: Path) -> tuple[Finding, ...]:
    """What `check` finds, without what rules of editors have to say."""
    try:
        findings = check(Order(find([str(path)])[0])).findings
    except Faulty as fault:
        findings = fault.findings
    return tuple(finding for finding in findings if finding.code not in all_rules())


def places(findings: Iterable[Finding]) -> list[tuple[str, int, int]]:
    """Code, line and column of each finding."""
    return [(f.code, f.place.line, f.place.column) for f in findings]


def saved(path: Path, text: str | bytes) -> Path:
    """A file with this text, and none of Python's own line breaks."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def faults_of_loading(path: Path) -> tuple[Finding, ...]:
    """The findings with which `load` gives up."""
    with pytest.raises(Faulty) as fault:
        load(path)
    return fault.value.findings


# Bytes


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["plain", "after a BOM"])
def test_bytes_that_are_not_utf8_are_named_by_their_place(tmp_path: Path, start: bytes) -> None:
    """The finding points at the first wrong byte, counted in characters."""
    path = saved(tmp_path / "a.yaml", start + "title: Wäßer\nscope: Bür".encode() + b"\xe9r\n")
    (finding,) = findings_of(path)
    assert (*places([finding])[0], finding.message) == (
        "Y005", 2, 11, "the file is not UTF-8 from here on",
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16_is_refused(tmp_path: Path, encoding: str) -> None:
    """With a BOM it is not UTF-8; without one it is full of NUL characters."""
    codes = {f.code for f in findings_of(saved(tmp_path / "a.yaml", SMALL.encode(encoding)))}
    assert codes in ({"Y005"}, {"Y006"})


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    """It belongs to no key, and columns of the first line do not count it."""
    text = "\ufefftitlle: Water\n" + SMALL
    assert places(findings_of(saved(tmp_path / "a.yaml", text))) == [("V104", 1, 1)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_line_ends_of_every_system_are_accepted(tmp_path: Path, end: str) -> None:
    """Lines and columns are the same, whatever ends a line."""
    text = SMALL.replace("A fact.", "A fact., must: yes") + "scope: |\n  One.\n  [#F9]\n"
    path = saved(tmp_path / "a.yaml", text.replace("\n", end))
    assert places(findings_of(path)) == [("V105", 4, 33), ("V201", 7, 4)]
    path = saved(path, text.replace(", must: yes", "").replace("\n", end))
    assert places(findings_of(path)) == [("V201", 7, 4)]


def test_control_characters_are_named_by_their_places(tmp_path: Path) -> None:
    """Each has its own finding: NUL, escape, delete, C1 controls and noncharacters."""
    text = "title: a\x00b\x1b\nscope: \x7f\x80\x9f\n  \ufffe\n"
    assert [
        (*places([f])[0], f.message) for f in findings_of(saved(tmp_path / "a.yaml", text))
    ] == [
        ("Y006", 1, 9, "control character U+0000"),
        ("Y006", 1, 11, "control character U+001B"),
        ("Y006", 2, 8, "control character U+007F"),
        ("Y006", 2, 9, "control character U+0080"),
        ("Y006", 2, 10, "control character U+009F"),
        ("Y006", 3, 3, "control character U+FFFE"),
    ]


def test_a_binary_file_gives_no_flood_of_findings(tmp_path: Path) -> None:
    """After twenty control characters everybody knows what kind of file it is."""
    assert len(findings_of(saved(tmp_path / "a.yaml", b"\x01" * MAX_BYTES))) == 20


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    """6 MiB are too much; the finding says how much there is and how much there may be."""
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        file.truncate(6 * 1024 * 1024)
    (finding,) = findings_of(path)
    assert finding.code == "Y002"
    assert "6.0 MiB" in finding.message
    assert "5 MiB" in finding.message


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    """5 MiB and not a byte more."""
    text = (SMALL + "# ").encode()
    path = saved(tmp_path / "a.yaml", text + b"x" * (MAX_BYTES - len(text)))
    assert findings_of(path) == ()


@pytest.mark.parametrize("text", ["", "\n\n", " ", "# a comment", "---\n", "null\n", "\ufeff"])
def test_an_empty_file_is_refused(tmp_path: Path, text: str) -> None:
    """Nothing, white space, comments and an empty document are all empty."""
    path = saved(tmp_path / "a.yaml", text)
    assert places(findings_of(path)) == [("Y013", 1, 1)]


# Depth and size of the data


@pytest.mark.parametrize("levels", [60, 10_000, 100_000])
@pytest.mark.parametrize(
    "opening", ["[", "{a: ", "- ", "? ", "title: 1\ntitle: [", "[[]]: ", "{[]: "],
    ids=["lists", "mappings", "block", "keys", "duplicate", "key of lists", "key in brackets"],
)  # fmt: skip
@pytest.mark.parametrize("closing", ["", "]"], ids=["open", "closed"])
def test_deep_nesting_ends_in_a_finding(
    tmp_path: Path, levels: int, opening: str, closing: str
) -> None:
    """No depth crashes the parser or takes it long, wherever in a file it is."""
    text = opening * levels if opening[-1] in " [" else opening
    if opening.startswith("title"):
        text = opening + "[" * levels
    path = saved(tmp_path / "a.yaml", text + closing * levels)
    assert {f.code for f in faults_of_loading(path)} & {"Y014", "Y015"}


def test_nesting_up_to_the_limit_is_read(tmp_path: Path) -> None:
    """50 levels are allowed, 51 are not."""
    path = saved(tmp_path / "a.yaml", "[" * 50 + "]" * 50)
    assert load(path).data is not None
    path = saved(path, "[" * 51 + "]" * 51)
    assert places(faults_of_loading(path)) == [("Y014", 1, 51)]


def test_nesting_is_counted_across_includes(tmp_path: Path) -> None:
    """Thirty levels in a file that is included thirty levels deep are sixty."""
    saved(tmp_path / "a" / "deep.yaml", "[" * 30 + "]" * 30)
    deep = "[" * 30 + "!include deep.yaml" + "]" * 30
    path = saved(tmp_path / "a" / "briefing.yaml", f"{SMALL}scope: {deep}\n")
    assert [(f.code, f.place.file, f.place.column) for f in findings_of(path)] == [
        ("Y014", str(tmp_path / "a" / "deep.yaml"), 20)
    ]


def test_aliases_are_never_followed(tmp_path: Path) -> None:
    """A bomb of aliases is a list of findings, not ten to the power of nine values."""
    bomb = "a0: &a0 [x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
    )
    loaded = load(saved(tmp_path / "a.yaml", bomb))
    assert {f.code for f in loaded.findings} == {"Y010"}
    assert len(loaded.findings) == 10 + 90
    assert loaded.data["a9"] == [None] * 10


def test_includes_that_multiply_are_bounded(tmp_path: Path) -> None:
    """A file included many times over is read a hundred times at most."""
    for n in range(3):
        saved(tmp_path / "a" / f"{n}.yaml", f"- !include {n + 1}.yaml\n" * 20)
    saved(tmp_path / "a" / "3.yaml", "text\n")
    path = saved(tmp_path / "a" / "briefing.yaml", f"{SMALL}gaps: !include 0.yaml\n")
    (message, *_) = {f.message for f in findings_of(path) if f.code == "Y011"}
    assert message == "more than 100 includes"


def test_a_text_too_long_for_a_key_is_named_as_such(tmp_path: Path) -> None:
    """YAML takes keys of up to 1,024 characters; the place is where the text starts."""
    (finding,) = findings_of(saved(tmp_path / "a.yaml", "x" * 1100 + ": y\n"))
    assert (finding.message, *places([finding])) == (
        "this is too long for a key", ("Y015", 1, 1),
    )  # fmt: skip


# Files that cannot be read or written


def test_a_folder_is_no_content_file(tmp_path: Path, command: Command) -> None:
    """A folder without a briefing is wrong usage; one in the place of a file is a finding."""
    run = command("check", tmp_path)
    assert run.status == 2
    assert "is a folder without a `briefing.yaml`" in run.err
    assert [f.code for f in faults_of_loading(tmp_path)] == ["Y001"]


def test_a_missing_file_is_a_finding(tmp_path: Path, command: Command) -> None:
    """The message names it as it was typed."""
    run = command("check", tmp_path / "gone.yaml")
    assert run.status == 1
    assert f"error[Y003]: there is no file `{tmp_path / 'gone.yaml'}`" in run.err


@pytest.mark.parametrize(
    ("name", "reason"),
    [("a.yaml/b.yaml", "not a directory"), ("x" * 300 + ".yaml", "file name too long")],
    ids=["below a file", "long name"],
)
def test_a_file_that_cannot_be_opened_is_a_finding(
    tmp_path: Path, command: Command, name: str, reason: str
) -> None:
    """The system's reason is in the message, without its number."""
    saved(tmp_path / "a.yaml", SMALL)
    run = command("check", tmp_path / name)
    assert run.status == 1
    assert "error[Y004]: cannot read" in run.err
    assert f": {reason}\n" in run.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_finding(tmp_path: Path) -> None:
    """Permission denied is the user's to mend, not a fault of the program."""
    path = saved(tmp_path / "a.yaml", SMALL)
    path.chmod(0)
    (finding,) = findings_of(path)
    assert (finding.code, "permission denied" in finding.message) == ("Y004", True)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """No half a file, no temporary one, and a finding that names the file."""

    def full(*_: Any) -> None:
        raise NO_SPACE

    path = saved(tmp_path / "out" / "a.pdf", b"old")
    monkeypatch.setattr(f"briefings.writing.os.{call}", full)
    with pytest.raises(Faulty) as fault:
        write(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(path.parent) == ["a.pdf"]
    (finding,) = fault.value.findings
    assert (finding.code, finding.place.file) == ("W001", str(path))
    assert finding.message == "cannot write: no space left on device"


def test_a_build_on_a_full_disk_says_so(
    tmp_path: Path, cache: Path, content: Write, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Status 1, the last good file as it was, no temporary files, no traceback."""

    def full(*_: Any) -> None:
        raise NO_SPACE

    old = saved(tmp_path / "out" / "small" / "small-report.pdf", "old")
    (tmp_path / "out" / ".cache").symlink_to(cache)
    monkeypatch.setattr("briefings.writing.os.replace", full)
    run = command("build", content(), "-t", "pdf", "-l", "report", "-o", tmp_path / "out")
    assert run.status == 1
    assert "error[W001]: cannot write: no space left on device" in run.err
    assert "Traceback" not in run
    assert old.read_text() == "old"
    assert os.listdir(old.parent) == [old.name]


# Text stays text


@pytest.mark.parametrize(
    "typed",
    ["no", "off", "yes", "on", "y", "true", "2024", "1:30", "0123", "0o17", "0x1F", "1e3", "1_000",
     ".inf", ".nan", "2026-06-30", "2026-06-30T12:00:00Z", "+1", "-", "=", "<<", "nULL", "nil",
     "None", "a: b".replace(": ", ":"), "12 %", "Ω≈ç", "שלום"],
)  # fmt: skip
def test_plain_values_are_the_text_that_was_typed(tmp_path: Path, typed: str) -> None:
    """Nothing becomes a number, a flag or a date before the schema says so."""
    text = f"a: {typed}\nb: [{typed}]\n{typed}: c\n" if typed != "-" else "a: '-'\nb: ['-']\n-: c\n"
    assert load(saved(tmp_path / "a.yaml", text)).data == {"a": typed, "b": [typed], typed: "c"}


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL"])
def test_a_null_is_nothing(tmp_path: Path, typed: str) -> None:
    """The five forms of YAML 1.2; in quotes they are text."""
    text = f"a: {typed}\nb: '{typed}'\nc: [x, {typed or '~'}]\n"
    data = load(saved(tmp_path / "a.yaml", text)).data
    assert data == {"a": None, "b": typed, "c": ["x", None]}


def test_a_null_is_the_same_as_a_field_left_out(content: Write) -> None:
    """Optional fields may stand in a template without a value, those of CSL, too."""
    nothing: dict[str, Any] = {"author": None, "DOI": None, "translator": None, "issued": None}
    source = {"id": "a", "type": "book", **nothing}
    path = content(sources=[source])
    path.write_text(path.read_text().replace("{", '{"subtitle": ~, "scope": null, "date": ,', 1))
    assert findings_of(path) == ()


def test_ids_of_sources_may_look_like_numbers(content: Write) -> None:
    """`1968` is a good name for the accord of 1968."""
    path = content()
    saved(path, SMALL + "summary: [{text: '[@1968, p. 4]'}]\nsources: [{id: 1968, type: book}]\n")
    assert findings_of(path) == ()


# Places


@pytest.mark.parametrize(
    "text", ["💧", "الماء", "מים", "水", "e\u0301", "👩\u200d👩\u200d👧"],
    ids=["emoji", "Arabic", "Hebrew", "Chinese", "combining", "joined"],
)  # fmt: skip
def test_columns_count_characters(tmp_path: Path, text: str) -> None:
    """Not bytes, not UTF-16 units and not what an editor shows: one a code point."""
    line = f'- {{id: F1, text: "{text}", must: yes}}'
    path = saved(tmp_path / "a.yaml", f"title: A\ncutoff: 2026-06-30\nkey_facts:\n{line}\n")
    assert places(findings_of(path)) == [("V105", 4, line.index("yes") + 1)]


def test_what_is_wrong_after_a_unicode_line_separator_has_the_line_of_the_parser(
    tmp_path: Path,
) -> None:
    """U+2028 ends a line as it does for the parser, so that lines never drift apart."""
    path = saved(tmp_path / "a.yaml", "title: 'A\u2028  B'\n" + SMALL.partition("\n")[2] + "x: 1\n")
    assert places(findings_of(path)) == [("V104", 6, 1)]


def test_findings_of_an_included_file_name_it(tmp_path: Path) -> None:
    """File, line and column are those of the file in which the fault stands."""
    folder = tmp_path / "a"
    saved(folder / "parts" / "facts.yaml", "# Facts.\n- id: F1\n  text: A fact.\n  must: yes\n")
    text = SMALL.partition("key_facts")[0] + "key_facts: !include parts/facts.yaml\n"
    (finding,) = findings_of(saved(folder / "briefing.yaml", text))
    assert finding.place.file == str(folder / "parts" / "facts.yaml")
    assert places([finding]) == [("V105", 4, 9)]


def test_a_missing_key_of_an_included_mapping_is_placed_there(tmp_path: Path) -> None:
    """The place of what is not there is the mapping that lacks it."""
    folder = tmp_path / "a"
    saved(folder / "fact.yaml", "\nid: F1\n")
    text = SMALL.partition("- {")[0] + "- !include fact.yaml\n"
    (finding,) = findings_of(saved(folder / "briefing.yaml", text))
    assert (finding.place.file, *places([finding])[0]) == (
        str(folder / "fact.yaml"), "V101", 2, 1,
    )  # fmt: skip


def test_escapes_of_json_are_those_of_json(tmp_path: Path) -> None:
    """Characters beyond U+FFFF are surrogate pairs there, and tabs indent."""
    data = {"a": "💧 \\ud83d\\udca7 \\", "b": ["\u2028", "\t"]}
    path = saved(tmp_path / "a.json", json.dumps(data, indent="\t"))
    assert load(path).data == data


def test_exported_sources_are_read_as_they_are(content: Write) -> None:
    """A `sources.json` of a library: pairs of surrogates, tabs, numbers, date parts."""
    sources = [
        {
            "id": "a",
            "type": "book",
            "title": "💧",
            "volume": 3,
            "issued": {"date-parts": [[1968, 5]]},
        }
    ]
    folder = content(folder=True, summary=[{"text": "So it is said [@a, p. 4]."}])
    saved(folder / "sources.json", json.dumps(sources, indent="\t"))
    (finding,) = findings_of(folder)
    assert (finding.code, finding.place.file) == ("H06", str(folder / "sources.json"))


# Paths


@pytest.mark.parametrize("field", ["data", "image"])
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path, content: Write, field: str) -> None:
    """A symbolic link inside the folder does not make what it points to part of it."""
    outside = saved(tmp_path / "secret.csv", "year,flow\n2025,310\n")
    figure = {"id": "V1", "title": "Flow", "alt": "A chart.", field: "flow.csv"}
    folder = content(folder=True, figures=[figure])
    (folder / "flow.csv").symlink_to(outside)
    (finding,) = findings_of(folder)
    assert finding.code == "V206"
    assert "lies outside the briefing's folder" in finding.message


def test_an_include_by_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    """Neither a linked file nor one in a linked folder is read."""
    saved(tmp_path / "secret" / "facts.yaml", "- {id: F1, text: Secret.}\n")
    text = "title: A\ncutoff: 2026-06-30\nkey_facts: !include facts.yaml\ngaps: !include in/facts.yaml\n"
    path = saved(tmp_path / "a" / "briefing.yaml", text)
    (path.parent / "facts.yaml").symlink_to(tmp_path / "secret" / "facts.yaml")
    (path.parent / "in").symlink_to(tmp_path / "secret")
    findings = findings_of(path)
    assert places(findings) == [("Y011", 3, 12), ("Y011", 4, 7)]
    assert not any("Secret" in f.message + f.place.excerpt for f in findings)


def test_sources_by_a_link_out_of_the_folder_are_refused(tmp_path: Path, content: Write) -> None:
    """`sources.yaml` is read from the folder itself or not at all."""
    folder = content(folder=True)
    secret = saved(tmp_path / "secret.yaml", "- {id: secret, type: book}\n")
    (folder / "sources.yaml").symlink_to(secret)
    (finding,) = findings_of(folder)
    assert (finding.code, finding.place.file) == ("V206", str(folder / "sources.yaml"))


def test_names_that_lead_nowhere_are_missing_files(tmp_path: Path) -> None:
    """A circle of links and a name too long for the system are findings, no crashes."""
    long = "x" * 300
    text = f"{SMALL}logo: {long}.svg\nfigures:\n- {{id: V1, title: A, alt: A, image: round.png}}\n"
    path = saved(tmp_path / "a" / "briefing.yaml", text)
    (path.parent / "round.png").symlink_to("round.png")
    assert places(findings_of(path)) == [("V206", 5, 7), ("V206", 7, 37)]
    saved(path, f"{SMALL}gaps: !include round.png\ndissents: !include {long}\n")
    assert places(findings_of(path)) == [("Y003", 5, 7), ("Y003", 6, 11)]


# Figures


@pytest.mark.parametrize(
    ("data", "code", "part"),
    [
        (b"year,flow\n2025,\xe9\n", "Y005", "not UTF-8"),
        (b"year,flow\n2025," + b"x" * 200_000, "V209", "field larger than field limit"),
        (b"year,flow\n" + b"1,2\n" * 3000, "V209", "more than 4000 cells"),
        (b"\n\n", "V209", "expected a line of names and at least one row"),
    ],
    ids=["encoding", "cell", "cells", "empty"],
)
def test_data_that_no_chart_can_show_are_findings(
    content: Write, data: bytes, code: str, part: str
) -> None:
    """Nothing that a data file holds stops the program."""
    figure = {"id": "V1", "title": "Flow", "alt": "A chart.", "data": "flow.csv"}
    folder = content(folder=True, figures=[figure])
    saved(folder / "flow.csv", data)
    (finding,) = findings_of(folder)
    assert finding.code == code
    assert part in finding.message
    assert Path(finding.place.file).is_file()


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080200000090"
    "7753de0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


@pytest.mark.parametrize(
    "picture",
    [b"<svg/>", PNG[:40], PNG.replace(b"IDAT", b"'a^w"), b"GIF89a", b"\n",
     b"BM" + b"\xff" * 60, b"P6 40000 40000 255 "],
    ids=["svg", "cut off", "wrong chunk", "head only", "blank", "noise", "ppm"],
)  # fmt: skip
def test_pictures_that_cannot_be_read_are_findings(content: Write, picture: bytes) -> None:
    """Whatever the picture library makes of a broken file, it is one sentence for the author."""
    figure = {"id": "V1", "title": "Map", "alt": "A map.", "image": "map.png"}
    folder = content(folder=True, figures=[figure])
    saved(folder / "map.png", picture)
    (finding,) = findings_of(folder)
    assert (finding.code, finding.message) == ("V208", "`map.png`: not a picture that can be read")


def test_a_picture_beyond_the_limit_is_refused_before_it_is_decoded(content: Write) -> None:
    """A head that promises 30,000 × 30,000 pixels is enough."""
    figure = {"id": "V1", "title": "Map", "alt": "A map.", "image": "map.bmp"}
    folder = content(folder=True, figures=[figure])
    side = (30_000).to_bytes(4, "little")
    head = b"BM" + bytes(8) + b"\x36\0\0\0" + b"\x28\0\0\0" + side * 2 + b"\1\0\x18\0" + bytes(24)
    saved(folder / "map.bmp", head)
    (finding,) = findings_of(folder)
    assert finding.message == "`map.bmp`: more than 4000 × 4000 pixels"


# Settings


def with_settings(folder: Path, settings_text: str, text: str = SMALL) -> tuple[Finding, ...]:
    """What is found about a briefing beside a `settings.yaml`."""
    saved(folder / "settings.yaml", settings_text)
    return findings_of(saved(folder / "a.yaml", text))


def test_an_unknown_default_is_placed_in_the_settings(tmp_path: Path) -> None:
    """With the nearest field as help, and beside the faults of the content itself."""
    found = with_settings(tmp_path, "defaults:\n  titlle: A\n  licence: B\n", SMALL + "scopo: A\n")
    assert [(Path(f.place.file).name, *places([f])[0], f.help) for f in found] == [
        ("a.yaml", "V104", 5, 1, "did you mean `scope`?"),
        ("settings.yaml", "V104", 2, 3, "did you mean `title`?"),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("defaults: {language: english UK}", ("V113", 1, 22)),
        ("defaults:\n  authors: [{nname: A}]", ("V104", 2, 14)),
        ("defaults:\n  logo: /etc/passwd", ("V110", 2, 9)),
        ("defaults:\n  scale: icd", ("V204", 2, 10)),
        ("defaults:\n  neutral: yes", ("V105", 2, 12)),
    ],
)
def test_a_wrong_default_is_placed_in_the_settings(
    tmp_path: Path, text: str, place: tuple[str, int, int]
) -> None:
    """A value that the content takes from the settings is wrong there, not in the content."""
    found = with_settings(tmp_path, text)
    assert place in places(found)
    assert {Path(f.place.file).name for f in found if f.code == place[0]} == {"settings.yaml"}


def test_a_default_gives_way_to_the_content(tmp_path: Path) -> None:
    """A wrong default that a briefing does not take is not its fault."""
    assert with_settings(tmp_path, "defaults: {language: english UK}", SMALL + "language: en") == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("papr: a4", ("V104", 1, 1)),
        ("paper: a5", ("V103", 1, 8)),
        ("lengths: brief", ("V102", 1, 10)),
        ("defaults: title", ("V102", 1, 11)),
        ("lint: {severity: {D09: loud}}", ("V103", 1, 24)),
        ("lint:\n  thresholds: {C03: much}", ("V102", 2, 21)),
        ("paper: a4\npaper: a4", ("Y007", 2, 1)),
        ("paper: [a4", ("Y015", 1, 8)),
        ("defaults: !include d.yaml", ("Y011", 1, 11)),
        ("", ("Y013", 1, 1)),
    ],
)
def test_faults_of_the_settings_are_found(
    tmp_path: Path, text: str, place: tuple[str, int, int]
) -> None:
    """The settings are read as strictly as content."""
    found = with_settings(tmp_path, text)
    assert places(found) == [place]
    assert found[0].place.file == str(tmp_path / "settings.yaml")


def test_settings_are_no_briefing(tmp_path: Path, command: Command) -> None:
    """To check them as one is wrong usage."""
    run = command("check", saved(tmp_path / "settings.yaml", "paper: a4\n"))
    assert run.status == 2
    assert "contains settings, not a briefing" in run.err


@pytest.mark.parametrize(
    ("degree", "place"),
    [("low: 5, high: 101", ("V114", 4, 38)), ("low: few, high: 5", ("V102", 4, 29))],
)
def test_faults_of_an_own_scale_are_placed_in_its_file(
    tmp_path: Path, degree: str, place: tuple[str, int, int]
) -> None:
    """A scale beside the content is read as strictly as the content."""
    text = f"title: Own\nname: OWN\nsource: Us\nlikelihood: [{{term: a, {degree}, range: b}}]\n"
    own = saved(tmp_path / "scales" / "own.yaml", text)
    found = findings_of(saved(tmp_path / "a.yaml", SMALL + "scale: own\n"))
    assert [(f.place.file, *places([f])[0]) for f in found] == [(str(own), *place)]
    assert all(f.help for f in found)


# --set


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ("title", "write path=value"),
        ("=x", "write path=value"),
        ("titlle=x", "did you mean `title`?"),
        ("key_facts.F1.confidnce=high", "did you mean `confidence`?"),
        ("key_facts.F9.text=x", "there is no `F9` in `key_facts`"),
        ("key_facts[7].text=x", "there is no `7` in `key_facts`"),
        ("key_facts.-1.text=x", "there is no `-1` in `key_facts`"),
        ("key_facts.².text=x", "there is no `²` in `key_facts`"),
        ("title.x=y", "unknown path `title.x`"),
        ("xyzzy=1", "one of "),
    ],
)
def test_an_override_that_names_nothing_is_wrong_usage(
    content: Write, command: Command, override: str, message: str
) -> None:
    """Status 2 and one line that says what is wrong with it."""
    run = command("check", content(), "--set", override)
    assert run.status == 2
    assert message in run.err
    assert run.err.count("\n") == 1


def test_a_wrong_value_of_an_override_is_placed_on_the_command_line(
    content: Write, command: Command
) -> None:
    """The value is content: status 1, with the override itself as the line."""
    run = command("check", content(), "--set", "key_facts.F1.must=yes")
    assert run.status == 1
    assert "--> --set key_facts.F1.must:1:19" in run.err
    assert "1 | key_facts.F1.must=yes" in run.err


# Whatever else there may be

SYNTAX = st.sampled_from(
    ["\n", "\n  ", "\n- ", ": ", ":", "- ", "[", "]", "{", "}", ", ", '"', "'", "&a ", "*a", "!x ",
     "!include ", "|\n", ">-\n", "# ", "---\n", "...\n", "%", "@", "`", "\\", "\t", "? ", "~", "<<",
     "\r\n", "\x85", "\u2028", "\ufeff", "\x00", "\x1b", "title", "cutoff", "2026-06-30", "id",
     "key_facts", "text", "citations", "sources", "[@a, p. 4]", "[#F1]", "summary", "💧", "الماء"]
)  # fmt: skip
PIECES = st.one_of(SYNTAX, st.text(st.characters(exclude_categories=["Cs"]), max_size=6))
EXAMPLE = SMALL + (
    "summary:\n- text: |\n    One [@a, p. 4] and\n    two [#F1].\n  rests_on: [F1]\n"
    'contested_points:\n- id: C1\n  question: "Whose?"\n  positions:\n'
    "  - {holder: We, text: Ours.}\n  - {holder: They, text: 'Theirs.'}\n"
    "sources: [{id: a, type: book, author: [{literal: B}], issued: 1968-05~}]\n"
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A faultless briefing with a few stretches of its text replaced."""
    text = EXAMPLE
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 12)))
        text = text[:start] + "".join(draw(st.lists(PIECES, max_size=3))) + text[end:]
    return text


TEXTS = st.one_of(damaged(), st.lists(PIECES, max_size=25).map("".join))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all examples of this module."""
    return tmp_path_factory.mktemp("any")


def test_the_example_that_is_damaged_below_is_faultless(folder: Path) -> None:
    """Else the damage would never reach what comes after validation."""
    assert findings_of(saved(folder / "example.yaml", EXAMPLE)) == ()


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_is_checked_without_a_crash(folder: Path, text: str) -> None:
    """`check` ends with findings or without, and with no exception but its own."""
    path = saved(folder / "any" / "briefing.yaml", text)
    with suppress(Faulty, Misuse):
        check(Order(find([str(path)])[0]))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_place_lies_inside_its_file(folder: Path, text: str) -> None:
    """A line that exists, a column at most one past its end, and the line itself as excerpt."""
    path = saved(folder / "any.yaml", text)
    lines = LINE_BREAK.split(text.removeprefix("\ufeff"))
    for finding in findings_of(path):
        place = finding.place
        assert place.file == str(path)
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        assert place.length >= 1
        assert lines[place.line - 1].startswith(place.excerpt)


class Plain(yaml.SafeDumper):
    """Writes every value out: aliases are refused."""

    def ignore_aliases(self, _data: Any) -> bool:
        """No value is a reference to another."""
        return True


# YAML 1.1 folds the separators of lines and paragraphs as it folds line breaks.
LETTERS = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufffe\uffff"
)
WORDS = st.text(LETTERS)
NAMES = st.text(LETTERS, max_size=60)  # a key of more than 1,024 characters is no key in YAML
LEAVES = st.one_of(WORDS, st.none(), st.booleans(), st.integers())
NESTED = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner), max_leaves=20
)


def as_text(value: Any) -> Any:
    """Data as the loader gives it: what was typed, and nothing for null."""
    if isinstance(value, dict):
        return {key: as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    if isinstance(value, bool):
        return str(value).lower()
    return value if value is None else str(value)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(NAMES, NESTED), st.booleans())
def test_data_come_back_as_text(folder: Path, data: dict[str, Any], flow: bool) -> None:
    """Whatever nested data another program writes as YAML is read as it was."""
    text = yaml.dump(data, Dumper=Plain, allow_unicode=True, default_flow_style=flow)
    assert load(saved(folder / "data.yaml", text)).data == as_text(data)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(NAMES, NESTED), st.booleans())
def test_json_comes_back_as_text(folder: Path, data: dict[str, Any], ascii_only: bool) -> None:
    """JSON is read as well, with and without escapes."""
    text = json.dumps(data, ensure_ascii=ascii_only, indent=1)
    assert load(saved(folder / "data.json", text)).data == as_text(data)


def _names(model: Any) -> set[str]:
    """The keys of all parts of a briefing."""
    schema = model.model_json_schema()
    parts = [schema, *schema["$defs"].values()]
    return {name for part in parts for name in part.get("properties", {})}


KEYS = st.sampled_from(sorted(_names(Briefing)))
VALUES = st.sampled_from(
    ["F1", "a", "true", "2026-06-30", "1968/", "199X", "/", "https://example.org", "../x", "a.csv",
     "[@a]", "[@b, [#F1]", "[x](javascript:1)", "{sentence}", "high", "very high", "likely", "ipcc",
     "withhold", "en", "", " ", "a\nb", "x" * 400, "²", "٢٠٢٦-٠٦-٣٠", "0000", "9999-12", None]
)  # fmt: skip
DATA = st.recursive(
    VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5)
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(KEYS, DATA, max_size=6), st.sampled_from(["summary", "sources", "figures"]))
def test_any_data_are_checked_without_a_crash(
    folder: Path, data: dict[str, Any], section: str
) -> None:
    """Known keys with values of the wrong shape end in findings, each one line in our own words."""
    whole = {"title": "A", "cutoff": "2026-06-30", section: [data]} | data
    text = yaml.dump(whole, Dumper=Plain, allow_unicode=True)
    path = saved(folder / "known" / "briefing.yaml", text)
    for finding in findings_of(path):
        assert "\n" not in finding.message
        assert len(finding.message) <= 200
        assert finding.help
