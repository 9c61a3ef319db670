"""Saved copies of sources: whether they exist, whether they have changed, and their text."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..isolation import Reasons, results_of
from ..model.source import Source
from ..reading.opening import LARGEST, Unreadable, is_inside, looked_for, read
from .extracting import CPU_SECONDS, HTML, MAX_TEXT, PDF

FOLDER = "archive"
PLAIN = (".txt", ".md", ".text")
MAX_BYTES = LARGEST
MAX_ENDS = 5
"""How often the process that reads one briefing's copies may end early."""
_CONTROLS = {
    **dict.fromkeys((0, 1, *range(3, 9), 11, 12, *range(14, 32), *range(127, 160)), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
"""Characters that could control a terminal, or cannot be written to a file. U+0002 is pdfium's hyphen."""


class Copy(NamedTuple):
    """The saved copy of one source."""

    source: str
    path: Path
    name: str = ""
    """Below `archive/`."""
    sha256: str = ""
    size: int = 0
    """Bytes."""
    on: dt.date | None = None
    """The day on which it was saved, as the source record says."""
    state: str = "absent"
    """`there`, `absent` or `changed`: its bytes differ from those in the lock."""
    text: str = ""
    reason: str = ""
    """Why there is no text; empty if there is one."""
    pages: tuple[int, ...] = ()
    """The offsets in the text where the pages of a PDF begin."""

    def page(self, at: int) -> int | None:
        """The page of a PDF, counted from 1, to which this offset of the text belongs."""
        return bisect_right(self.pages, at) or None


def read_copies(
    sources: Iterable[Source],
    folder: Path | None,
    hashes: Mapping[str, str],
    names: Mapping[str, str] | None = None,
) -> dict[str, Copy]:
    """The saved copy of each source that has one, by source id.

    `hashes` and `names` are SHA-256 and files by source id, as they were locked; the name that a source
    itself gives takes precedence. HTML pages and PDFs are read in a separate process, because they are
    not trusted.
    """
    copies: dict[str, Copy] = {}
    waiting: dict[str, tuple[str, str]] = {}
    for source in sources:
        named = source.archive.file if source.archive else None
        name = named or (names or {}).get(source.id)
        if folder is None or name is None:
            continue
        copy, raw = _opened(source.id, folder, name)
        copy = copy._replace(name=name, on=source.archive.on if source.archive else None)
        if raw is not None:
            changed = hashes.get(source.id, copy.sha256) != copy.sha256
            copy = copy._replace(state="changed" if changed else "there")
            suffix = copy.path.suffix.lower()
            if suffix in PLAIN:
                copy = _told(copy, _plain(raw))
            elif suffix in (*HTML, *PDF):
                waiting[source.id] = (str(copy.path.resolve()), copy.sha256)
            else:
                copy = copy._replace(reason=f"a `{suffix}` file is not read")
        copies[source.id] = copy
    for id, result in zip(waiting, _extracted(list(waiting.values())), strict=True):
        copies[id] = _told(copies[id], result)
    return copies


def _opened(id: str, folder: Path, name: str) -> tuple[Copy, bytes | None]:
    """What the bytes of a copy show, and the bytes; None if there is no file."""
    archive = folder / FOLDER
    copy = Copy(id, archive / name)
    if not is_inside(str(archive), str(folder)):
        looked_for(copy.path, folder)
        return copy._replace(reason=_REFUSED["V206"]), None
    try:
        found = read(copy.path, archive, MAX_BYTES)
    except Unreadable as error:
        reason = _REFUSED.get(error.code, f"it cannot be read: {error.message}")
        return copy._replace(reason=reason), None
    return copy._replace(sha256=found.digest, size=len(found.data)), found.data


_REFUSED = {
    "V206": "it lies outside the briefing's `archive` folder",
    "Y001": "it is a folder",
    "Y002": f"it is larger than {MAX_BYTES // 1024 // 1024} MiB",
    "Y003": "it is missing",
}
"""Why a copy is not read, by the code of the fault."""


def _told(copy: Copy, result: Mapping[str, Any]) -> Copy:
    """A copy with its text, or with the reason why there is none."""
    text = result.get("text", "").translate(_CONTROLS)  # offsets stay the same
    reason = result.get("reason", "")
    if not reason and not text.strip():
        reason = "there is no text in it, perhaps only pictures of pages"
    return copy._replace(
        text="" if reason else text, reason=reason, pages=tuple(result.get("pages", ()))
    )


def _plain(raw: bytes) -> dict[str, str]:
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        encoding = "utf-16"
    elif b"\0" in raw[:4096]:
        return {"reason": "it is not a text file"}
    else:
        encoding = "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    if len(text) > MAX_TEXT:
        return {"reason": f"its text is longer than {MAX_TEXT // 1024 // 1024} MiB"}
    return {"text": text}


_REASONS = Reasons(
    "reading it took too much time or memory",
    "no process to read it in",
    "other copies could not be read",
)


def _extracted(files: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """The result of `extracting` for each file, which has a path and a hash."""
    return results_of(
        Path(__file__).with_name("extracting.py"),
        files,
        list,
        _REASONS,
        seconds=CPU_SECONDS,
        most_ends=MAX_ENDS,
    )
