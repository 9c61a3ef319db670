"""What earlier builds found out and this one can use: fits, subsets of fonts, references.

A setting holds as long as its fingerprint does: the content, the length, the templates, the fonts
and the program that it was found with.
"""

import hashlib
import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..findings.finding import Faulty
from ..fonts import COVERAGE, LATIN, SEMI_BOLD, subsets
from ..layout.typesetting import Layout, Setting
from ..writing import write

STRONG_AND_EMPHATIC = re.compile(
    r"\*\*\*|___|\*\*_|_\*\*|__\*|\*__|\*\*[^*\n]{0,500}\*[^*\n]|<(?:strong|b)\b[^>]*><em"
)
"""Markdown that may ask for bold italics; few briefings do, and the face is large."""


class Fits:
    """A folder of what was found; None keeps nothing."""

    def __init__(self, folder: Path | None, fingerprint: str) -> None:
        self.folder, self.fingerprint = folder, fingerprint

    def find(self, name: str) -> Setting | None:
        """The setting of a length, if it was fitted under this fingerprint."""
        record = self._read(f"fit-{self._key(name)}.json")
        if record is None:
            return None
        try:
            record["gaps"] = tuple((gap, tuple(ids)) for gap, ids in record["gaps"])
            record["passed"] = tuple(tuple(one) for one in record["passed"])
            return Setting(**record)
        except (TypeError, KeyError, ValueError):
            return None

    def keep(self, name: str, layout: Layout) -> None:
        """Note the setting of a layout."""
        self._write(f"fit-{self._key(name)}.json", layout.setting._asdict())

    def fonts(self, text: str, folder: Path, *, right_to_left: bool) -> str:
        """`@font-face` rules for the characters of a text."""
        characters = "".join(sorted(set(text)))
        both = bool(STRONG_AND_EMPHATIC.search(text))
        design = (folder / "faces.css").read_text("utf-8") + (folder / COVERAGE).read_text("utf-8")
        found = self.once(
            "fonts", f"{design}{characters}{right_to_left}{both}{LATIN}{SEMI_BOLD}",
            lambda: {
                "css": subsets(characters, folder, right_to_left=right_to_left, bold_italic=both)
            },
        )  # fmt: skip
        return str(found["css"])

    def once(self, kind: str, depends: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What `make` returns, kept as long as all that it depends on is the same."""
        name = f"{kind}-{hashlib.sha256(depends.encode()).hexdigest()[:24]}.json"
        record = self._read(name)
        if record is None:
            record = make()
            self._write(name, record)
        return record

    def _key(self, name: str) -> str:
        return hashlib.sha256(f"{self.fingerprint} {name}".encode()).hexdigest()[:24]

    def _read(self, name: str) -> dict[str, Any] | None:
        if self.folder is None:
            return None
        try:
            record: Any = json.loads((self.folder / name).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return record if isinstance(record, dict) else None

    def _write(self, name: str, record: object) -> None:
        if self.folder is not None:
            with suppress(Faulty):  # a cache that cannot be written is only slower
                write(self.folder / name, json.dumps(record).encode())
