"""Results of earlier builds for later ones: fits, subsets of fonts, references, charts.

Each result is kept under the hash of everything it depends on; an unreadable one is made again.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from .findings.finding import Faulty
from .reading.opening import Unreadable, read
from .reading.sealing import sealed, unsealed
from .writing import write

MOST = 100
"""Files of a kind."""


class Cache:
    """A folder of JSON files; `Cache(None)` keeps nothing."""

    def __init__(self, folder: Path | None, fingerprint: str = "") -> None:
        self.folder = folder
        self.fingerprint = fingerprint
        """A hash of everything that the layout of a briefing depends on."""

    def once(self, kind: str, depends: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What `make` returns, kept as long as all that it depends on is the same."""
        record = self.find(kind, depends)
        if record is None:
            record = make()
            self.keep(kind, depends, record)
        return record

    def find(self, kind: str, depends: str) -> dict[str, Any] | None:
        """The kept result; None: there is none that can be read."""
        if self.folder is None:
            return None
        try:
            return unsealed(read(self.folder / _name(kind, depends)).data)
        except Unreadable:
            return None

    def keep(self, kind: str, depends: str, record: dict[str, Any]) -> None:
        """Keep a result in place of the old one; of very many of a kind the oldest go."""
        if self.folder is not None:
            with suppress(Faulty):  # without a cache, builds are only slower
                write(self.folder / _name(kind, depends), sealed(record))
                prune(self.folder, kind)


def prune(folder: Path, kind: str) -> None:
    """Leave the newest of the files of a kind."""
    with suppress(OSError):  # another build may do the same
        files = [(path.stat().st_mtime_ns, path) for path in folder.glob(f"{kind}-*.json")]
        for _, path in sorted(files)[:-MOST]:
            path.unlink()


def _name(kind: str, depends: str) -> str:
    return f"{kind}-{hashlib.sha256(depends.encode()).hexdigest()[:24]}.json"
