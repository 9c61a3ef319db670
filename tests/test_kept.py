"""What builds keep in `.cache`: anything that this program did not write so counts as nothing."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Command, Write
from hypothesis import given
from hypothesis import strategies as st

from briefings.cache import MOST, Cache
from briefings.isolation import locked
from briefings.library.freshness import CACHE
from briefings.reading.sealing import sealed, unsealed

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text().filter(lambda key: key != "seal"), JSON, max_size=4))
def test_what_was_sealed_comes_back(record: dict[str, Any]) -> None:
    """Every record, as JSON holds it."""
    assert unsealed(sealed(record)) == record


@given(st.data())
def test_a_changed_byte_breaks_the_seal(data: st.DataObject) -> None:
    """Wherever it is, the record is gone or the same."""
    whole = sealed({"files": [{"path": "a.pdf", "pages": 2}], "status": 0})
    place = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255))
    changed = whole[:place] + bytes([byte]) + whole[place + 1 :]
    assert unsealed(changed) in (None, {"files": [{"path": "a.pdf", "pages": 2}], "status": 0})


@pytest.mark.parametrize(
    "data",
    [
        b"", b"null", b"[]", b"3", b'"seal"', b"{}", b'{"seal": 1}', b'{"seal": {}}', b"\xff",
        b"[" * 100_000, b'{"a":' * 100_000, b'{"seal": "' + b"0" * 64 + b'"}',
    ],
    ids=lambda data: repr(data[:12]),
)  # fmt: skip
def test_what_was_not_sealed_is_nothing(data: bytes) -> None:
    """Of any shape and depth."""
    assert unsealed(data) is None


def damages(path: Path) -> Iterator[bytes]:
    """Records that look like ours, with one value of another type each; and none at all."""
    record = json.loads(path.read_bytes())
    yield from (b"{", b"[]", b"[" * 50_000, json.dumps({**record, "seal": 0}).encode())
    for key in record:
        for value in (None, 3, "x", [], {}, [[]], [{}]):
            yield json.dumps({**record, key: value}).encode()
        yield json.dumps({name: one for name, one in record.items() if name != key}).encode()


@pytest.mark.parametrize("kind", ["build", "fit", "fonts", "gallery"])
def test_damaged_records_break_no_build(
    content: Write, command: Command, tmp_path: Path, kind: str
) -> None:
    """One at a time: the build makes what is missing again, and says nothing."""
    format = "pdf" if kind == "fit" else "html"
    words = ("build", content(), "-l", "brief", "-t", format, "-j1", "-o", tmp_path / "o", "-f")
    assert command(*words).status == 0
    (path,) = (tmp_path / "o" / CACHE).glob(f"{kind}*.json")
    for damage in list(damages(path))[:: 1 if kind == "build" else 12]:
        path.write_bytes(damage)
        run = command(*(words[:-1] if kind == "build" else words))
        assert (run.status, run.err) == (0, ""), damage[:200]


@pytest.mark.parametrize("kind", ["build", "gallery"])
def test_what_is_no_file_breaks_no_build(
    content: Write, command: Command, tmp_path: Path, kind: str
) -> None:
    """A pipe in the place of a record is not waited for."""
    words = ("build", content(), "-l", "brief", "-t", "html", "-j1", "-o", tmp_path / "o")
    command(*words)
    (path,) = (tmp_path / "o" / CACHE).glob(f"{kind}*.json")
    path.unlink()
    os.mkfifo(path)
    assert command(*words).status == 0


def test_of_many_records_the_oldest_go(tmp_path: Path) -> None:
    """A folder that is built into for years does not grow for ever."""
    cache = Cache(tmp_path)
    for number in range(MOST + 5):
        cache.keep("fit", str(number), {"number": number})
        for path in tmp_path.iterdir():  # as old as it came early
            if json.loads(path.read_text())["number"] == number:
                os.utime(path, (number, number))
    assert len(list(tmp_path.iterdir())) == MOST
    assert cache.find("fit", "0") is None
    assert cache.find("fit", str(MOST + 4)) == {"number": MOST + 4}


# Two builds at once


def test_one_process_at_a_time_has_a_lock(tmp_path: Path) -> None:
    """Counting up in a file from four processes loses nothing."""
    (tmp_path / "count").write_text("0")
    program = (
        "import sys; from pathlib import Path; from briefings.isolation import locked\n"
        "path = Path(sys.argv[1])\n"
        "for _ in range(50):\n"
        "    with locked(path.with_suffix('.lock')):\n"
        "        path.write_text(str(int(path.read_text()) + 1))\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "count")], cwd=ROOT)
        for _ in range(4)
    ]
    assert [one.wait() for one in running] == [0] * 4
    assert (tmp_path / "count").read_text() == "200"


def test_without_a_lock_all_go_on(tmp_path: Path) -> None:
    """Where the file of the lock cannot be made, nobody waits."""
    (tmp_path / "file").write_text("")
    with locked(tmp_path / "file" / "x.lock"):
        pass


GALLERY = """
import sys
from pathlib import Path
from briefings.catalogue.choices import Catalogue
from briefings.library.gallery import Entry, write_page

folder, name = Path(sys.argv[1]), sys.argv[2]
for number in range(5):
    slug = f"{name}{number}"
    (folder / slug).mkdir()
    (folder / slug / "x.html").write_text("x")
    file = {"length": "", "place": 0, "variant": "", "format": "html", "pages": 0}
    day = "2026-06-30"
    one = Entry(slug, slug, "", "en", "ltr", "", "", "", "", day, day, 0, {"x.html": file})
    write_page(folder, folder / ".cache" / "gallery.json", [one], Catalogue())
"""


def test_builds_at_once_keep_each_other_in_the_gallery(tmp_path: Path) -> None:
    """Each briefing that is built into a folder is on its page."""
    names = ("a", "b", "c", "d")
    running = [
        subprocess.Popen([sys.executable, "-c", GALLERY, str(tmp_path), name], cwd=ROOT)
        for name in names
    ]
    assert [one.wait() for one in running] == [0] * 4
    page = (tmp_path / "index.html").read_text("utf-8")
    assert all(f"{name}{number}/x.html" in page for name in names for number in range(5))
