"""The one place that opens files of content: plain files inside their folder, up to a size.

Nothing is opened before it is known to be a plain file: a pipe or a device may block, never end, or
do something. What was read is noted with its hash, so that a build can tell whether it stands for
the files as they are. No imports beyond the standard library: a build with nothing to do looks again.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from typing import NamedTuple

from ..findings.finding import Refused

LARGEST = 50 * 1024 * 1024
"""Bytes: no reader of content takes more."""
_FLAGS = os.O_RDONLY
for _flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _flag, 0)  # each system has some of them


class Unreadable(Refused):
    """A file that is not to be opened, or cannot be: `code` is that of a finding."""

    def __init__(self, code: str, message: str, help: str) -> None:
        super().__init__(message, help)
        self.code = code


class Read(NamedTuple):
    """What was read of a file."""

    data: bytes
    digest: str
    """SHA-256, in hexadecimal."""


class Seen(NamedTuple):
    """What came of opening a file, with all that it takes to look again in the same way."""

    digest: str
    """Of what was read; empty: it could not be read."""
    folder: str
    """The folder that it must not leave; empty: any."""
    most: int
    """The most bytes that it may have."""


_noted: ContextVar[dict[str, Seen] | None] = ContextVar("_noted", default=None)


@contextmanager
def noting() -> Iterator[Mapping[str, Seen]]:
    """The files that are read meanwhile, by path, those that could not be read included."""
    files: dict[str, Seen] = {}
    token = _noted.set(files)
    try:
        yield files
    finally:
        _noted.reset(token)


def read(
    path: str | os.PathLike[str],
    folder: str | os.PathLike[str] | None = None,
    most: int = LARGEST,
) -> Read:
    """A plain file of at most so many bytes, inside a folder where one is given.

    Links are followed as far as they stay in the folder. Raises `Unreadable` (Y001-Y004, V206).
    """
    name, within = os.fspath(path), os.fspath(folder) if folder is not None else ""
    digest = ""
    try:
        found = _read(name, within, most)
        digest = found.digest
    finally:
        _note(name, Seen(digest, within, most))
    return found


def looked_for(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> None:
    """Note that a file was looked for in vain: when it comes, what was made holds no longer."""
    _note(os.fspath(path), Seen("", os.fspath(folder), LARGEST))


def seen(path: str, folder: str = "", most: int = LARGEST) -> Seen:
    """What comes of opening a file now, without its bytes."""
    try:
        digest = _read(path, folder, most).digest
    except Unreadable:
        digest = ""
    return Seen(digest, folder, most)


def is_inside(path: str, folder: str) -> bool:
    """Whether a path leads to the inside of a folder, or to the folder, with all links followed."""
    try:
        return _below(os.path.realpath(path), folder)
    except (OSError, ValueError):  # a name that no file can have
        return False


def _below(real: str, folder: str) -> bool:
    home = os.path.realpath(folder)
    try:
        return os.path.commonpath([real, home]) == home
    except ValueError:  # another drive
        return False


def _note(name: str, found: Seen) -> None:
    files = _noted.get()
    if files is None:
        return
    before = files.get(name, found)
    if before.digest != found.digest:  # between two looks: it is not known what was made of which
        found = found._replace(digest="changed")
    files[name] = found


def _read(name: str, folder: str, most: int) -> Read:
    try:
        real = os.path.realpath(name)
        if folder and not _below(real, folder):
            message = f"`{name}` is a link that leads out of its folder"
            raise Unreadable("V206", message, "put the file itself there")
        _refuse(os.stat(real), name, most)
        with os.fdopen(os.open(real, _FLAGS), "rb") as file:
            status = os.fstat(file.fileno())
            _refuse(status, name, most)  # another file may have taken its place
            data = file.read(status.st_size + 1)
            if len(data) > status.st_size:  # it grew meanwhile
                data += file.read(most + 1 - len(data))
    except (FileNotFoundError, ValueError):  # the latter: a name that no file can have
        raise Unreadable("Y003", f"there is no file `{name}`", "check the name") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"cannot read `{name}`: {reason}"
        raise Unreadable("Y004", message, "check name and permissions") from None
    if len(data) > most:
        raise _too_large(len(data), most)
    return Read(data, sha256(data).hexdigest())


def _refuse(status: os.stat_result, name: str, most: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise Unreadable("Y001", f"`{name}` is a folder", "name a file inside it")
    if not stat.S_ISREG(status.st_mode):
        message = f"`{name}` is a pipe, a device or a socket"
        raise Unreadable("Y004", message, "put a plain file in its place")
    if status.st_size > most:
        raise _too_large(status.st_size, most)


def _too_large(size: int, most: int) -> Unreadable:
    unit, name = (1024, "KiB") if most < 1024 * 1024 else (1024 * 1024, "MiB")
    message = f"the file is {size / unit:.1f} {name}, the limit is {most / unit:g} {name}"
    return Unreadable("Y002", message, "make it smaller")
