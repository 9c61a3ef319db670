"""What earlier builds found out and later ones can use: fits, subsets of fonts, references, charts.

Everything is kept under the hash of all that it depends on; what cannot be read is made again.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from .findings.finding import Faulty
from .reading.opening import Unreadable, read
from .sealing import sealed, unsealed
from .writing import write

MOST = 100
"""Files of a kind."""


class Cache:
    """A folder of JSON files; `Cache(None)` keeps nothing."""

    def __init__(self, folder: Path | None, fingerprint: str = "") -> None:
        self.folder = folder
        self.fingerprint = fingerprint
        """All that the layout of a briefing depends on."""

    def once(self, kind: str, depends: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What `make` returns, kept as long as all that it depends on is the same."""
        record = self.find(kind, depends)
        if record is None:
            record = make()
            self.keep(kind, depends, record)
        return record

    def find(self, kind: str, depends: str) -> dict[str, Any] | None:
        """What is kept; None: nothing that can be read."""
        if self.folder is None:
            return None
        try:
            return unsealed(read(self.folder / _name(kind, depends)).data)
        except Unreadable:
            return None

    def keep(self, kind: str, depends: str, record: dict[str, Any]) -> None:
        """Keep something, over what was there; of very many of a kind the oldest go."""
        if self.folder is not None:
            with suppress(Faulty):  # a cache that cannot be written is only slower
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
