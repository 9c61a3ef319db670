"""Writes files completely or not at all; data as YAML."""

import os
import tempfile
from pathlib import Path
from typing import Any

from .findings.escaping import escaped
from .findings.finding import Faulty, Finding, Place


def write(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write a file beside its target and move it there. Raises `Faulty` (W001).

    `mode` are its permissions; left out, those that the surroundings ask for.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(
                name, 0o666 & ~_umask() if mode is None else mode
            )  # mkstemp creates private files
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message, help = f"cannot write: {reason}", "free space, or choose another folder with -o"
        raise Faulty([Finding("W001", "error", message, Place(str(path)), help)]) from None


def confirm(path: Path, before: bytes) -> None:
    """Raise `Faulty` (W002) unless a file still holds what was read from it."""
    try:
        same = path.read_bytes() == before
    except OSError:
        same = False
    if not same:
        message = f"`{path}` was changed by another program meanwhile"
        help = "nothing was written: look at it, and run this again"
        raise Faulty([Finding("W002", "error", message, Place(str(path)), help)])


def rewrite(path: Path, before: bytes, after: bytes) -> None:
    """Replace a file that still holds what was read from it. Raises `Faulty` (W001, W002).

    A link stays one, and so do the permissions of the file to which it leads.
    """
    confirm(path, before)
    path = path.resolve()
    write(path, after, path.stat().st_mode & 0o7777)


def no_room(error: OSError) -> Faulty:
    """The fault of a folder for temporary files that takes none."""
    import tempfile

    reason = (error.strerror or str(error)).lower()
    place = Place(tempfile.tempdir or "")
    message, help = f"cannot write temporary files: {reason}", "free space there, or set TMPDIR"
    return Faulty([Finding("W001", "error", message, place, help)])


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def as_yaml(data: Any) -> str:
    """Data as YAML, keys in their order; what a reader would take for something else is in quotes."""
    import yaml

    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, _: Any) -> bool:  # a content file has no anchors
            return True

    def text(dumper: Any, words: str) -> Any:
        # In quotes, what steers a terminal may be printed as an escape, and is read as it was.
        style = '"' if escaped(words) != words else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", words, style)

    Plain.add_representer(str, text)
    return str(yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False, width=100))
