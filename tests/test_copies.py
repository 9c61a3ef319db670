"""Saved copies: what their text is, and what an untrusted file cannot do."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import SPECIMEN

from briefings import isolation
from briefings.evidence import copies, extracting
from briefings.evidence.copies import Copy, read_copies
from briefings.evidence.passages import Passages
from briefings.model.source import Source

ARCHIVE = SPECIMEN / "everything" / "archive"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A briefing's folder with an empty archive."""
    (tmp_path / "briefing" / "archive").mkdir(parents=True)
    return tmp_path / "briefing"


def read(folder: Path, *names: str, **hashes: str) -> dict[str, Copy]:
    """The copies of these names, by name; each is the copy of a source of that name."""
    sources = [
        Source.model_validate({"id": name, "type": "report", "archive": {"file": name}})
        for name in names
    ]
    return read_copies(sources, folder, hashes)


def text_of(folder: Path, name: str, data: str | bytes) -> str:
    """The text of a copy with this content."""
    raw = data.encode() if isinstance(data, str) else data
    (folder / "archive" / name).write_bytes(raw)
    return read(folder, name)[name].text


def a_pdf(html: str) -> bytes:
    """Small pages, so that a few words fill several of them."""
    from weasyprint import HTML

    style = "@page {size: 90mm 50mm; margin: 8mm} body {font: 12pt serif; hyphens: auto}"
    return bytes(HTML(string=f"<html lang=en><style>{style}</style>{html}").write_pdf())


# Text


def test_of_a_plain_copy_hash_size_and_text_are_told(folder: Path) -> None:
    (folder / "archive" / "a.txt").write_bytes(b"One.\r\nTwo.")
    copy = read(folder, "a.txt")["a.txt"]
    assert (copy.state, copy.size, copy.text) == ("there", 10, "One.\r\nTwo.")
    assert copy.sha256 == hashlib.sha256(b"One.\r\nTwo.").hexdigest()


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\ufeffBrücke".encode(), "Brücke"),
        ("Brücke".encode("utf-16"), "Brücke"),
        ("Brücke – “so”".encode("cp1252"), "Brücke – “so”"),
        (b"red \x1b[31m\x07 text", "red  [31m  text"),
    ],
)
def test_plain_text_in_its_encodings(folder: Path, raw: bytes, text: str) -> None:
    assert text_of(folder, "a.txt", raw) == text


def test_text_of_a_page(folder: Path) -> None:
    shutil.copy(ARCHIVE / "ubc.html", folder / "archive")
    text = read(folder, "ubc.html")["ubc.html"].text
    assert "share of the annual flow of the river, which is what" in text
    assert "Year Flow\n2024 2,310 million m³" in text
    assert "never quoted" not in text
    assert "margin" not in text
    assert Passages(text).find("Zürich has it otherwise").state == "normalised"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One<p>two", "One\ntwo\n"),
        ("<p>One\n  two<br>three", "One two\nthree\n"),
        ("<pre>a\n b</pre>", "a\nb\n"),
        ("<p>10<sup>6</sup> men<sup><a>1</a></sup>.", "10⁶ men.\n"),
        ("<template>x</template><noscript>y</noscript><p>z", "z\n"),
        ("<meta charset=iso-8859-1><p>Br\xfccke".encode("latin-1"), "Brücke\n"),
        ("<p>a<!-- b -->c", "ac\n"),
        ("<div>" * 3000 + "deep", "deep\n"),
    ],
)
def test_pages_as_text(folder: Path, html: str | bytes, text: str) -> None:
    assert text_of(folder, "a.html", html) == text


def test_a_quotation_across_pages_of_a_pdf(folder: Path) -> None:
    pdf = a_pdf(
        "<p>The eﬃcient and confidential renegotiation of internationally recognised"
        " responsibilities between neighbouring governments requires comprehensive documentation"
        " at all well-known and state-owned gauging stations along the river."
    )
    (folder / "archive" / "a.pdf").write_bytes(pdf)
    copy = read(folder, "a.pdf")["a.pdf"]
    assert len(copy.pages) > 1
    passages = Passages(copy.text)
    whole = passages.find(
        "efficient and confidential renegotiation of internationally recognised responsibilities"
        " between neighbouring governments requires comprehensive documentation at all well-known"
        " and state-owned gauging stations along the river"
    )
    assert whole.state == "normalised"
    assert copy.page(whole.start) == 1
    assert whole.end > copy.pages[1]
    last = passages.find("stations along the river.")
    assert copy.page(last.start) == len(copy.pages)


# Faults


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.pdf", b"no PDF", "it cannot be read (PdfiumError)"),
        ("a.html", b"<p> <img src=x>", "there is no text in it, perhaps only pictures of pages"),
        ("a.txt", b"a\0b", "it is not a text file"),
        ("a.docx", b"PK", "a `.docx` file is not read"),
        ("a", b"text", "a `` file is not read"),
    ],
)
def test_a_copy_without_text_says_why(folder: Path, name: str, raw: bytes, reason: str) -> None:
    (folder / "archive" / name).write_bytes(raw)
    copy = read(folder, name)[name]
    assert (copy.state, copy.text, copy.reason) == ("there", "", reason)


def test_a_scan_has_no_text(folder: Path) -> None:
    (folder / "archive" / "a.pdf").write_bytes(a_pdf("<p>"))
    assert "pictures of pages" in read(folder, "a.pdf")["a.pdf"].reason


def test_a_copy_that_is_not_there_is_absent(folder: Path) -> None:
    copy = read(folder, "a.txt")["a.txt"]
    assert (copy.state, copy.reason) == ("absent", "it is missing")
    assert read_copies([], None, {}) == {}


def test_changed_bytes_are_told(folder: Path) -> None:
    (folder / "archive" / "a").write_bytes(b"one")
    assert read(folder, "a", a="0" * 64)["a"].state == "changed"
    assert read(folder, "a", a=read(folder, "a")["a"].sha256)["a"].state == "there"


@pytest.mark.parametrize("inside", [True, False])
def test_links_out_of_the_archive_are_refused(folder: Path, inside: bool) -> None:
    secret = (folder if inside else folder.parent) / "secret.txt"
    secret.write_text("words of another file", encoding="utf-8")
    (folder / "archive" / "a.txt").symlink_to(secret)
    copy = read(folder, "a.txt")["a.txt"]
    assert (copy.state, copy.text) == ("absent", "")
    assert "outside" in copy.reason


def test_an_archive_elsewhere_is_refused(folder: Path) -> None:
    (folder / "archive").rename(folder.parent / "archive")
    (folder.parent / "archive" / "a.txt").write_text("words", encoding="utf-8")
    (folder / "archive").symlink_to(folder.parent / "archive")
    assert read(folder, "a.txt")["a.txt"].state == "absent"


def test_a_circle_of_links_is_absent(folder: Path) -> None:
    (folder / "archive" / "a.txt").symlink_to("a.txt")
    assert read(folder, "a.txt")["a.txt"].state == "absent"


def test_a_file_too_large_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "MAX_BYTES", 3)
    (folder / "archive" / "a.txt").write_bytes(b"four")
    copy = read(folder, "a.txt")["a.txt"]
    assert copy.text == ""
    assert "larger than" in copy.reason


def test_a_text_too_long_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "MAX_TEXT", 3)
    (folder / "archive" / "a.txt").write_bytes(b"four")
    assert "longer than" in read(folder, "a.txt")["a.txt"].reason
    monkeypatch.setattr(extracting, "MAX_TEXT", 3)
    (folder / "archive" / "a.html").write_bytes(b"four")
    assert "longer than" in extracting._extracted(*hashed(folder / "archive" / "a.html"))["reason"]


def hashed(path: Path) -> tuple[str, str]:
    """What the program that extracts is given of a file."""
    return str(path), hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_copy_that_changes_while_it_is_read_has_no_text(folder: Path) -> None:
    """The text is that of the bytes whose hash is locked, or there is none."""
    (folder / "archive" / "a.html").write_bytes(b"one")
    name, digest = hashed(folder / "archive" / "a.html")
    (folder / "archive" / "a.html").write_bytes(b"two")
    assert extracting._extracted(name, digest) == {"reason": "it changed while it was read"}


def test_memory_is_limited(folder: Path) -> None:
    """A large page takes more than the process may have, and the next one is read."""
    (folder / "archive" / "a.html").write_text("x" * 30_000_000, encoding="utf-8")
    (folder / "archive" / "b.html").write_text("<p>words", encoding="utf-8")
    script = Path(extracting.__file__)
    small = script.read_text("utf-8").replace("512 * 1024 * 1024", "96 * 1024 * 1024")
    assert small != script.read_text("utf-8")
    own = folder / "small.py"
    own.write_text(small, encoding="utf-8")
    files = [hashed(folder / "archive" / name) for name in ("a.html", "b.html")]
    done = subprocess.run(
        isolation.command(own), input=json.dumps(files).encode(),
        capture_output=True, timeout=100,
    )  # fmt: skip
    assert b"too much memory" in done.stdout.splitlines()[0]
    assert b"words" in done.stdout.splitlines()[1]


def test_after_a_file_that_ends_the_process_the_others_are_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.html", "bad.html", "c.html"):
        (folder / "archive" / name).write_text(f"<p>words of {name}", encoding="utf-8")
    run = isolation.run

    def dying(script: Path, given: list[Any], *rest: Any) -> tuple[list[dict[str, Any]], str]:
        """Ends at the bad file."""
        names = [Path(name).name for name, _ in given]
        until = names.index("bad.html") if "bad.html" in names else len(names)
        return run(script, given[:until], *rest) if until else ([], "it ended")

    monkeypatch.setattr(isolation, "run", dying)
    found = read(folder, "a.html", "bad.html", "c.html")
    assert [bool(copy.text) for copy in found.values()] == [True, False, True]
    assert found["bad.html"].reason


def test_reading_is_given_up_after_some_bad_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{n}.html" for n in range(20)]
    for name in names:
        (folder / "archive" / name).write_text("<p>words", encoding="utf-8")
    calls: list[int] = []
    monkeypatch.setattr(
        isolation, "run", lambda _, paths, *_rest: (calls.append(len(paths)), ([], "it ended"))[1]
    )
    found = read(folder, *names)
    assert calls == [20, 19, 18, 17, 16]
    assert all(copy.reason for copy in found.values())


def test_plain_text_starts_no_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "run", lambda *given: pytest.fail(f"started for {given}"))
    assert text_of(folder, "a.txt", "words") == "words"


def test_files_beside_the_content_are_no_modules(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that somebody else made cannot replace a library of the process."""
    (folder / "tinyhtml5.py").write_text("raise SystemExit('ran')", encoding="utf-8")
    (folder / "archive" / "json.py").write_text("raise SystemExit('ran')", encoding="utf-8")
    monkeypatch.chdir(folder)
    assert text_of(folder, "a.html", "<p>words") == "words\n"
