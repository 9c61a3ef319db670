"""One YAML file in memory: as its author wrote it, and as it is to be."""

from pathlib import Path
from typing import NamedTuple

from .nodes import BREAK, Node, parse


class Splice(NamedTuple):
    """A stretch of text and what takes its place."""

    start: int
    end: int
    text: str


class Sheet(NamedTuple):
    """One YAML file in memory, as its author wrote it and with what was changed."""

    path: Path
    before: bytes
    """What was read."""
    text: str
    """What it is to be, without a byte order mark."""
    root: Node

    @property
    def newline(self) -> str:
        """The line break of the file."""
        match = BREAK.search(self.text)
        return match[0] if match else "\n"

    @property
    def as_json(self) -> bool:
        """Whether other programs may read it as JSON."""
        return self.path.suffix == ".json"

    @property
    def after(self) -> bytes:
        """What is to be written."""
        mark = b"\xef\xbb\xbf" if self.before.startswith(b"\xef\xbb\xbf") else b""
        return mark + self.text.encode()


def sheet(path: Path, data: bytes) -> Sheet:
    """A file that `load` reads without a finding. Raises `Refused`."""
    text = data.decode("utf-8-sig")
    return Sheet(path, data, text, parse(text))


def spliced(old: Sheet, splices: list[Splice]) -> Sheet:
    """A file with some stretches replaced; those at one place in the given order."""
    text, parts, at = old.text, [], 0
    for splice in sorted(splices, key=lambda splice: splice[:2]):
        parts += [text[at : splice.start], splice.text]
        at = splice.end
    new = "".join([*parts, text[at:]])
    return old._replace(text=new, root=parse(new))
