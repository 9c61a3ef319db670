"""Files of content are opened as plain files inside their folder, or not at all."""

import hashlib
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Command, Write

from briefings.reading.opening import Unreadable, noting, read, seen

Spoil = Callable[[Path], object]

SOURCES = [
    {"id": "accord", "type": "treaty", "title": "Accord", "archive": {"file": "accord.txt"}},
    {"id": "gauge", "type": "dataset", "title": "Gauge", "archive": {"file": "gauge.html"}},
]
FIGURES = [
    {"id": "V1", "title": "Flow", "alt": "A chart.", "data": "flow.csv"},
    {"id": "V2", "title": "Map", "alt": "A map.", "image": "map.png"},
    {"id": "V3", "title": "Own", "alt": "A chart.", "vega_lite": "own.json"},
]
INSIDE = (
    "briefing.yaml", "sources.yaml", "sources.json", "sources.lock", "own.csl", "flow.csv",
    "map.png", "logo.svg", "own.json", "archive/accord.txt", "archive/gauge.html", "facts.yaml",
)  # fmt: skip
"""What a briefing may have in its folder, one file of each kind."""
BESIDE = (
    "settings.yaml", "lengths/own.yaml", "languages/en.yaml", "scales/icd203.yaml",
    "themes/own.css", "styles/own.csl",
)  # fmt: skip
"""What a project may have beside its briefings."""


@pytest.fixture
def folder(content: Write) -> Path:
    """A briefing that names a file of every kind; none of them is there."""
    folder = content("water", folder=True, figures=FIGURES, logo="logo.svg", csl="own.csl")
    path = folder / "briefing.yaml"
    text = path.read_text().rstrip().removesuffix("}")
    path.write_text(f'{text}, "gaps": !include facts.yaml}}')
    (folder / "archive").mkdir()
    return folder


def pipe(path: Path) -> None:
    """A named pipe, which blocks whoever opens it."""
    os.mkfifo(path)


def device(path: Path) -> None:
    """A link to a device without an end."""
    path.symlink_to("/dev/zero")


def away(path: Path) -> None:
    """A link to a file outside of every folder of the project."""
    path.symlink_to("/etc/passwd")


def spoilt(folder: Path, name: str, spoil: Spoil) -> None:
    """Put something else in the place of a file of a briefing, or of its project."""
    path = (folder if name in INSIDE else folder.parent) / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    spoil(path)


@pytest.mark.parametrize("spoil", [pipe, device, away])
@pytest.mark.parametrize("name", [*INSIDE, *BESIDE])
def test_no_file_is_waited_for_or_read_without_end(
    folder: Path, command: Command, name: str, spoil: Spoil
) -> None:
    """Whatever lies in the place of a file, `check` ends with findings and quotes nothing of it."""
    if name.startswith("archive/"):
        (folder / "sources.json").write_text(str(SOURCES).replace("'", '"'))
    spoilt(folder, name, spoil)
    run = command("check", folder)
    assert run.status in {0, 1, 5}, run.err
    assert "root:" not in run


@pytest.mark.parametrize(
    ("spoil", "words"),
    [(pipe, "is a pipe, a device or a socket"), (away, "is a link that leads out of its folder")],
)
@pytest.mark.parametrize("name", ["briefing.yaml", "settings.yaml", "sources.yaml", "sources.lock"])
def test_the_reason_is_said_in_plain_words(
    content: Write, command: Command, name: str, spoil: Spoil, words: str
) -> None:
    """What lies in the place of a file is named with the file."""
    folder = content("water", folder=True)
    spoilt(folder, name, spoil)
    run = command("check", folder)
    assert (run.status, words in run.err, name in run.err) == (1, True, True), run.err


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("lengths/own.yaml", ()), ("languages/en.yaml", ()), ("scales/own.yaml", ("-M", "scale=own")),
        ("themes/own.css", ("--theme", "own")), ("styles/own.csl", ("-M", "csl=own")),
    ],
)  # fmt: skip
def test_choices_of_a_project_stay_in_it(
    content: Write, command: Command, tmp_path: Path, name: str, words: tuple[str, ...]
) -> None:
    """A choice that is a link out of the project is refused."""
    path = content()
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).symlink_to("/etc/passwd")
    run = command("build", path, "-o", tmp_path / "out", *words)
    assert run.status == 1, run.err
    assert "leads out of its folder" in run.err
    assert "root:" not in run


def test_a_single_file_does_not_lead_out_of_its_folder(tmp_path: Path, command: Command) -> None:
    """What somebody else packed is not another file of this machine."""
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.yaml").symlink_to("/etc/passwd")
    run = command("check", tmp_path / "x" / "a.yaml")
    assert (run.status, "leads out of its folder" in run.err) == (1, True)


def test_links_inside_the_folder_are_followed(content: Write, command: Command) -> None:
    """A briefing may be arranged with links, as long as they stay in its folder."""
    folder = content("water", folder=True)
    (folder / "briefing.yaml").rename(folder / "text.yaml")
    (folder / "briefing.yaml").symlink_to("text.yaml")
    assert command("check", folder).status == 0


def test_links_to_the_folder_are_followed(content: Write, command: Command, tmp_path: Path) -> None:
    """The folder itself may lie anywhere: the command line is trusted."""
    folder = content("water", folder=True)
    (tmp_path / "link").symlink_to(folder)
    assert command("check", tmp_path / "link").status == 0


def test_a_socket_is_not_opened(tmp_path: Path) -> None:
    """Y004, as for every file that is none."""
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(tmp_path / "s"))
        with pytest.raises(Unreadable) as error:
            read(tmp_path / "s")
    assert error.value.code == "Y004"


def test_a_device_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening one may do something: it is looked at first."""
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(Unreadable) as error:
        read("/dev/null")
    assert error.value.code == "Y004"


def test_a_file_that_becomes_a_pipe_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be exchanged between the look and the opening: then it is refused once it is open."""
    path = tmp_path / "a"
    path.write_text("words")
    real = os.open

    def exchanging(name: str, flags: int) -> int:
        os.unlink(path)
        os.mkfifo(path)
        return real(name, flags)

    monkeypatch.setattr(os, "open", exchanging)
    with pytest.raises(Unreadable) as error:
        read(path)
    assert error.value.code == "Y004"


def test_what_was_read_is_noted_with_its_hash(tmp_path: Path) -> None:
    """The hash is that of the bytes that were read, whatever becomes of the file."""
    path = tmp_path / "a"
    path.write_bytes(b"one")
    with noting() as files:
        found = read(path, tmp_path)
        path.write_bytes(b"two")
    assert found.digest == hashlib.sha256(b"one").hexdigest() == files[str(path)].digest


def test_two_looks_at_different_bytes_hold_for_none(tmp_path: Path) -> None:
    """A file that changes while a briefing is read is no ground to call its pages up to date."""
    path = tmp_path / "a"
    with noting() as files:
        for data in (b"one", b"two"):
            path.write_bytes(data)
            read(path)
    path.write_bytes(b"one")
    assert files[str(path)] != seen(str(path))
    path.write_bytes(b"two")
    assert files[str(path)] != seen(str(path))


def test_files_that_cannot_be_read_are_noted(tmp_path: Path) -> None:
    """When one comes, or becomes what can be read, what was made without it no longer holds."""
    path = tmp_path / "a"
    with noting() as files, pytest.raises(Unreadable):
        read(path, tmp_path, 3)
    assert files[str(path)] == seen(str(path), str(tmp_path), 3)
    path.write_bytes(b"long")
    assert files[str(path)] == seen(str(path), str(tmp_path), 3)
    path.write_bytes(b"one")
    assert files[str(path)] != seen(str(path), str(tmp_path), 3)


def test_hashing_follows_no_link_that_reading_refuses(tmp_path: Path) -> None:
    """The hash of a file outside is in no record."""
    (tmp_path / "in").mkdir()
    (tmp_path / "secret").write_text("words")
    (tmp_path / "in" / "a").symlink_to(tmp_path / "secret")
    assert seen(str(tmp_path / "in" / "a"), str(tmp_path / "in")).digest == ""


def test_opening_needs_no_posix(tmp_path: Path) -> None:
    """Where the system has none of the flags, files are read all the same, byte for byte."""
    path = tmp_path / "a"
    path.write_bytes(b"a\r\nb\x1a")
    program = (
        "import os, sys\n"
        "for name in ('O_NOFOLLOW', 'O_NONBLOCK', 'O_NOCTTY', 'O_CLOEXEC'):\n"
        "    delattr(os, name)\n"
        "from briefings.reading.opening import read\n"
        "sys.stdout.buffer.write(read(sys.argv[1]).data)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], cwd=ROOT, capture_output=True, timeout=60
    )
    assert done.stdout == b"a\r\nb\x1a", done.stderr
