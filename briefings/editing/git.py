"""What the program asks git for: to call it for merges, and to merge lines where it cannot."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from ..findings.finding import Misuse
from ..writing import write

DRIVER = "briefing"
_ATTRIBUTES = ".gitattributes"
_PROGRAM = Path(__file__).resolve().parents[2] / "make_briefing.py"


class SetUp(NamedTuple):
    """What was done: lines of text for people."""

    lines: tuple[str, ...]
    changed: bool


def set_up(folder: Path) -> SetUp:
    """Make git call this program for merges of the YAML files below a folder. Raises `Misuse`."""
    top = _top(folder)
    line = f"{_pattern(folder, top)} merge={DRIVER}"
    settings = {
        "name": "briefings, by item and field",
        "driver": _command(),
    }
    attributes = _read(top / _ATTRIBUTES)
    listed = line in attributes.splitlines()
    if not listed:
        ended = attributes if attributes.endswith("\n") or not attributes else f"{attributes}\n"
        write(top / _ATTRIBUTES, f"{ended}{line}\n".encode())
    known = {name: _ask(top, "config", "--local", "--get", _key(name)).strip() for name in settings}
    for name, value in settings.items():
        if known[name] != value:
            _tell(top, "config", "--local", _key(name), value)
    lines = (
        f"{_shown(top)}: {line}",
        f"git config: {_key('driver')} = {settings['driver']}",
    )
    return SetUp(lines, changed=not listed or known != settings)


def undo(folder: Path) -> SetUp:
    """Take back what `set_up` did, for all folders of the repository. Raises `Misuse`."""
    top = _top(folder)
    path = top / _ATTRIBUTES
    old = _read(path)
    kept = [line for line in old.splitlines(keepends=True) if not _ours(line)]
    lines: list[str] = []
    if "".join(kept) != old:
        lines += [
            f"{_shown(top)}: {line.strip()} removed" for line in old.splitlines() if _ours(line)
        ]
        if kept:
            write(path, "".join(kept).encode())
        else:
            path.unlink()
    if _ask(top, "config", "--local", "--get", _key("driver")):
        _tell(top, "config", "--local", "--remove-section", f"merge.{DRIVER}")
        lines.append(f"git config: merge.{DRIVER} removed")
    return SetUp(tuple(lines), changed=bool(lines))


def merged_by_lines(base: Path, ours: Path, theirs: Path, size: int) -> bytes | None:
    """What git itself would make of three files, with marks of this size; None without a git."""
    words = ["merge-file", "-p", f"--marker-size={size}"]
    for label in ("ours", "base", "theirs"):
        words += ["-L", label]
    try:
        done = subprocess.run(
            ["git", *words, str(ours), str(base), str(theirs)], capture_output=True, check=False
        )
    except OSError:
        return None
    return done.stdout if done.returncode <= 127 else None


def _shown(top: Path) -> str:
    """The file of attributes as people name it from where they are."""
    path, here = top / _ATTRIBUTES, Path.cwd().resolve()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _ours(line: str) -> bool:
    return line.split()[-1:] == [f"merge={DRIVER}"]


def _key(name: str) -> str:
    return f"merge.{DRIVER}.{name}"


def _command() -> str:
    """What git runs, in a shell, at the top of the working tree: its paths are of this machine."""
    start = [str(_PROGRAM)] if _PROGRAM.is_file() else ["-P", "-m", "briefings"]
    program = shlex.join(
        [sys.executable.replace("\\", "/"), *(w.replace("\\", "/") for w in start)]
    )
    return f"{program.replace('%', '%%')} merge --path %P --marker-size %L %O %A %B"


def _pattern(folder: Path, top: Path) -> str:
    """The YAML files below a folder, in the words of `.gitattributes`."""
    below = folder.resolve().relative_to(top).as_posix()
    pattern = "*.yaml" if below == "." else f"{below}/**/*.yaml"
    if re.search(r'[\s"\\]', pattern):
        pattern = '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return pattern


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError):
        raise Misuse(f"cannot read `{path}`", "save it as UTF-8 text") from None


def _top(folder: Path) -> Path:
    if not folder.is_dir():
        raise Misuse(f"there is no folder `{folder}`", "name the folder of your content files")
    top = _ask(folder, "rev-parse", "--show-toplevel").rstrip("\n")
    if not top:
        raise Misuse(f"`{folder}` is in no git repository", "run `git init` first")
    return Path(top).resolve()


def _ask(folder: Path, *words: str) -> str:
    """What git answers; nothing where it has no answer. Raises `Misuse` without a git."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *words], capture_output=True, check=False, text=True
        )
    except OSError:
        raise Misuse("there is no `git` on this machine", "install it") from None
    return done.stdout if done.returncode == 0 else ""


def _tell(folder: Path, *words: str) -> None:
    done = subprocess.run(
        ["git", "-C", str(folder), *words], capture_output=True, check=False, text=True
    )
    if done.returncode:
        raise Misuse(f"git says: {' '.join(done.stderr.split())}")
