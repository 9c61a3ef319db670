"""What is printed: in any locale, to closed or full streams, and never a control character."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, Command, Write, write_content

from briefings.cli.terminal import MESSAGE_FORMATS, as_text
from briefings.findings.escaping import escaped, inline
from briefings.findings.finding import Finding, Place
from briefings.findings.report import COLOUR, Ink

PROGRAM = (sys.executable, str(ROOT / "make_briefing.py"))
UGLY = "a\x1b[31mb\x07c\x7fd\x9be\u202ef\u2066g\u200fh\u061ci"
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
VESSA = str(ROOT / "content" / "vessa.yaml")


def run(
    *words: object, env: Mapping[str, str] | None = None, shell: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """The program as a process; `shell` is what follows its words on a command line."""
    line = [*PROGRAM, *map(str, words)]
    if shell:
        line = ["bash", "-c", f'"$@" {shell}', "bash", *line]
    given = {**os.environ, **(env or {})}
    return subprocess.run(line, capture_output=True, timeout=100, env=given, cwd=ROOT)


# Escapes


def test_what_steers_a_terminal_is_shown() -> None:
    """Controls of C0 and C1, delete, and marks of direction; lines and tabs stay."""
    assert escaped("a\x1b\tb\n\x9b\u202e") == "a\\x1b\tb\n\\u009b\\u202e"
    assert inline("a\tb\n\r") == "a\tb\\x0a\\x0d"


def test_words_of_all_scripts_stay() -> None:
    """Nothing that shows is escaped."""
    text = "Übersicht, نهر, נהר, 日本語, e\u0301, \U0001f30a, a\u00a0b\u200db\u200cc"
    assert escaped(text) == text


@pytest.mark.parametrize("style", MESSAGE_FORMATS)
def test_no_field_of_a_finding_steers(style: str) -> None:
    """Messages, help, places and lines, in all formats."""
    place = Place(f"{UGLY}\n.yaml", 3, 2, 4, f"{UGLY}: x")
    finding = Finding("V104", "error", f"{UGLY}\n", place, f"{UGLY}\n", UGLY)
    text = escaped(as_text(style, [finding], Ink()))
    assert not STEERING.search(text)
    if style == "json":  # the escapes are those of JSON: nothing is lost
        assert json.loads(text)[0]["message"] == f"{UGLY}\n"


def test_carets_stand_under_what_is_escaped() -> None:
    """The escape of a character is as wide as it looks."""
    finding = Finding("Y006", "error", "x", Place("a.yaml", 1, 3, 1, "a:\x1bb"), "remove it")
    _, _, line, carets, *_ = as_text("full", [finding], Ink()).split("\n")
    assert line.endswith("| a:\\x1bb")
    start = carets.index("^")
    assert line[start : start + carets.count("^")] == "\\x1b"


def test_colours_are_ours_alone(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With colours, every escape sequence on the terminal is one of the report's."""
    path = tmp_path / "a.yaml"
    path.write_text(f"title: {UGLY}\n", encoding="utf-8")
    monkeypatch.setenv("FORCE_COLOR", "1")
    text = command("check", path).err
    assert COLOUR.error in text
    for code in COLOUR:
        text = text.replace(code, "")
    assert not STEERING.search(text)


@pytest.mark.parametrize("words", [("check",), ("check", "--json"), ("list",), ("trace", "F1")])
def test_no_word_of_content_steers(
    content: Write, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
) -> None:  # fmt: skip
    """Texts that content may have reach the terminal as escapes, and JSON as what they are."""
    mark = "\u202eturned\u202c"
    fact = {"id": "F1", "text": mark, "citations": [{"source": "a", "quote": mark}]}
    sources = [{"id": "a", "type": "book", "title": mark}]
    path = content("content/x", title=mark, status=mark if words[0] == "check" else None,
                   key_facts=[fact], sources=sources)  # fmt: skip
    write_content(tmp_path / "content/lengths/own.yaml", {"title": "Own", "summary": mark})
    (tmp_path / "content/themes").mkdir()
    (tmp_path / "content/themes/own.css").write_text(f"/* {mark} */", encoding="utf-8")
    if words[0] != "list":
        (tmp_path / "content/lengths/own.yaml").unlink()
    monkeypatch.chdir(tmp_path)
    done = command(words[0], *(() if words[0] == "list" else (path,)), *words[1:])
    assert not STEERING.search(done.out + done.err)
    if words != ("list",):
        assert "\\u202e" in done


def test_sources_keep_their_marks_in_yaml(tmp_path: Path, command: Command) -> None:
    """What `import` prints is read again as it was, though nothing in it steers a terminal."""
    titles = ["\u202bכותרת\u202c", "plain", "a \u200f: # b", "'\u2067"]
    items = [{"id": f"a{n}", "type": "book", "title": t} for n, t in enumerate(titles)]
    (tmp_path / "a.json").write_text(json.dumps(items), encoding="utf-8")
    out = command("import", tmp_path / "a.json").out
    assert not STEERING.search(out)
    assert [one["title"] for one in yaml.safe_load(out)] == titles


def test_an_override_has_no_control_characters(content: Write, command: Command) -> None:
    """`--set` brings into the content what a content file may have, and nothing else."""
    done = command("check", content(), "--set", "title=a\x1b[31mb")
    assert (done.status, "control character U+001B" in done.err) == (2, True)
    assert "\x1b" not in done


def test_a_name_with_control_characters_is_refused(tmp_path: Path, command: Command) -> None:
    """A file is not called so by people; the name is shown with escapes."""
    path = write_content(tmp_path / "a\x1b[31m.yaml", {"title": "x"})
    done = command("check", path)
    assert (done.status, "a\\x1b[31m.yaml" in done.err, "\x1b" in done) == (2, True, False)


@pytest.mark.parametrize("words", [("check", "\x1bx"), ("\x1bx",), ("list", "\x1bx"), ("--\x1bx",)])
def test_arguments_are_shown_with_escapes(command: Command, words: tuple[str, ...]) -> None:
    """What a shell fills in may be anything."""
    done = command(*words)
    assert (done.status, "\x1b" in done) in {(1, False), (2, False)}


# Encodings


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "cp1252"}, {"PYTHONIOENCODING": "ascii:strict"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=str,
)  # fmt: skip
@pytest.mark.parametrize(
    "words", [("list",), ("trace", VESSA, "F2"), ("impact", VESSA, "accord"), ("explain", "A03")]
)
def test_text_arrives_in_any_locale(words: tuple[str, ...], env: dict[str, str]) -> None:
    """Into a pipe or file it is UTF-8 everywhere, as on Windows, whose code pages lack our arrows."""
    done = run(*words, env=env)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode("utf-8") == run(*words).stdout.decode("utf-8")


def test_names_that_are_no_text_are_shown(tmp_path: Path) -> None:
    """A file name of bytes that are not UTF-8 is printed with escapes."""
    name = os.fsencode(tmp_path) + b"/a\xff.yaml"
    Path(os.fsdecode(name)).write_text("title: x\ncutoff: 2026-06-30\nkey_facts: []\n")
    done = subprocess.run([*map(os.fsencode, PROGRAM), b"check", name], capture_output=True)
    assert done.returncode == 1
    assert b"\\udcff.yaml" in done.stderr


# Streams


def test_closed_streams_are_no_fault(content: Write, tmp_path: Path) -> None:
    """A build whose streams are closed builds, and nothing of it lands in another file."""
    words = ("build", content(), "-l", "brief", "-t", "html", "-o", tmp_path / "o", "-j1")
    assert run(*words, shell="<&- >&- 2>&-").returncode == 0
    assert (tmp_path / "o/small/small-brief.html").read_bytes().startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize(
    "words", [("list",), ("--help",), ("check", "--help"), ("explain", "V104")]
)
def test_nobody_reading_is_no_fault(words: tuple[str, ...]) -> None:
    """Behind `| head -0`, the program ends without a word."""
    done = run(*words, shell="| true; echo ${PIPESTATUS[0]}")
    assert (done.stdout.split()[-1], done.stderr) == (b"0", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("words", [("list",), ("--help",), ("check", "--json", VESSA)])
def test_a_full_standard_output_is_said(words: tuple[str, ...]) -> None:
    """One sentence and status 1, no traceback."""
    done = run(*words, shell=">/dev/full")
    said = b"make-briefing: cannot write to standard output: no space left on device\n"
    assert (done.returncode, done.stderr[-len(said) :]) == (1, said)
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_standard_output_is_said_by_a_build_with_nothing_to_do(
    content: Write, tmp_path: Path
) -> None:
    """That path ends before the command line is parsed."""
    words = ("build", content(), "-l", "brief", "-t", "html", "-o", tmp_path / "o")
    assert run(*words).returncode == 0
    done = run(*words, shell=">/dev/full")
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    assert run(*words, shell="| true; exit ${PIPESTATUS[0]}").returncode == 0


# Numbers


@pytest.mark.parametrize("text", ["²", "٣", "9" * 5000, "253402300800", "-5", "abc", "1.5"])
def test_an_unusable_date_is_wrong_usage(
    content: Write, command: Command, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """SOURCE_DATE_EPOCH is seconds in ASCII digits, or refused."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    done = command("build", content())
    assert (done.status, "SOURCE_DATE_EPOCH" in done.err) == (2, True)


@pytest.mark.parametrize("flag", ["--max-pages", "-j"])
@pytest.mark.parametrize("text", ["²", "0", "-1", "999999999", "9" * 5000, "x"])
def test_an_unusable_count_is_wrong_usage(
    content: Write, command: Command, flag: str, text: str
) -> None:
    """A number that no build can use is refused before anything is read."""
    assert (
        command("build", content(), f"{flag}={text}" if flag[1] == "-" else flag + text).status == 2
    )


@pytest.mark.parametrize("step", ["9" * 5000, "²", "99", "-1"])
def test_an_unusable_position_is_wrong_usage(content: Write, command: Command, step: str) -> None:
    """`--set` names an item by its id or position."""
    done = command("check", content(), "--set", f"key_facts.{step}=x")
    assert (done.status, "--set" in done.err) == (2, True)


@pytest.mark.parametrize("columns", ["²", "9" * 5000, "0", "-3", "x", ""])
def test_any_width_of_a_terminal_will_do(
    command: Command, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    """Help is printed whatever COLUMNS says."""
    monkeypatch.setenv("COLUMNS", columns)
    assert command("build", "--help").status == 0
