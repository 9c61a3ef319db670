"""Fonts of a project's own: files in `fonts/` beside its content, for scripts that the bundled ones lack.

They come from strangers, like all content: each is read in a separate process with limits, and used
only if its licence lets a page embed a part of it. `fonts.lock` holds their hashes, once `check --lock`
has written it; another file under the same name is then an error.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ..findings.finding import Finding, Place
from ..isolation import Reasons, results_of
from ..reading.opening import Unreadable, read
from ..writing import write
from .font_file import CPU_SECONDS, MAX_BYTES

FOLDER, LOCK = "fonts", "fonts.lock"
ENDINGS = frozenset({".ttf", ".otf"})
MAX_FILES = 50
_REASONS = Reasons(
    ended="reading it takes too much time or memory",
    no_process="no process to read it in",
    others="other fonts before it could not be read",
)


class OwnFont(NamedTuple):
    """A font file beside the content."""

    path: Path
    family: str
    """Its name in the file."""
    weight: int
    italic: bool
    characters: frozenset[str]
    licence: str
    """As the file says it, in a line; may be empty."""
    sha256: str


class OwnFonts(NamedTuple):
    """What `fonts/` has."""

    fonts: tuple[OwnFont, ...]
    findings: tuple[Finding, ...]
    """What is wrong with its files (V219)."""

    @property
    def characters(self) -> frozenset[str]:
        """All characters that they have."""
        return frozenset[str]().union(*(font.characters for font in self.fonts))


def own_fonts(root: Path) -> OwnFonts:
    """The fonts beside the content in a folder."""
    folder = root / FOLDER
    if not folder.is_dir():
        return OwnFonts((), ())
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in ENDINGS)[:MAX_FILES]
    locked = _locked(folder / LOCK)
    fonts: list[OwnFont] = []
    faults: list[Finding] = []
    digests = {path: _digest(path) for path in found}
    described = _read(tuple((path, digest) for path, digest in digests.items() if digest))
    for path in found:
        result = described.get(
            path, {"reason": f"it is no plain file of 1 byte to {MAX_BYTES >> 20} MiB"}
        )
        if path.name in locked and locked[path.name] != digests[path]:
            result = {"reason": "it is not the file that was locked"}
        if "reason" in result:
            message = f"the font `{path.name}` is not used: {result['reason']}"
            help = "use another file, or run `check --lock` if you trust this one"
            faults.append(Finding("V219", "error", message, Place(str(path)), help, FOLDER))
            continue
        codes = result["codes"]
        characters = frozenset(chr(c) for first, last in codes for c in range(first, last + 1))
        fonts.append(
            OwnFont(
                path=path,
                family=result["family"],
                weight=result["weight"],
                italic=result["italic"],
                characters=characters,
                licence=result["licence"],
                sha256=digests[path],
            )
        )
    return OwnFonts(tuple(fonts), tuple(faults))


def lock_fonts(root: Path) -> None:
    """Write the hashes of the fonts that are there into their lock, unless it says so already."""
    folder = root / FOLDER
    if folder.is_dir():
        found = sorted(path for path in folder.iterdir() if path.suffix.lower() in ENDINGS)
        data = json.dumps({path.name: _digest(path) for path in found}, indent=1).encode() + b"\n"
        path = folder / LOCK
        if found and (not path.is_file() or path.read_bytes() != data):
            write(path, data)


def _digest(path: Path) -> str:
    """The hash of a plain file in its folder; empty for anything else."""
    try:
        found = read(path, path.parent, MAX_BYTES)
    except Unreadable:
        return ""
    return found.digest if found.data else ""


@lru_cache(maxsize=8)
def _read(files: tuple[tuple[Path, str], ...]) -> dict[Path, dict[str, Any]]:
    paths = [path for path, _ in files]
    results = results_of(
        Path(__file__).with_name("font_file.py"),
        [str(path.resolve()) for path in paths],
        list,
        _REASONS,
        seconds=CPU_SECONDS,
        most_ends=3,
    )
    return dict(zip(paths, results, strict=True))


def _locked(path: Path) -> dict[str, str]:
    try:
        data = json.loads(read(path, path.parent).data)
    except (Unreadable, ValueError):
        return {}
    return {str(k): str(v) for k, v in data.items()} if isinstance(data, dict) else {}
