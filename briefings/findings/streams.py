"""Standard output and error: UTF-8 everywhere, nothing in them that steers a terminal.

One may be closed, full, or read by nobody: that is no fault of the program.
"""

import os
import sys
from contextlib import suppress
from typing import Any, TextIO

from .escaping import escaped


class Unheard(Exception):
    """Standard output or error takes nothing more; the message says why, if anybody is to know."""


class Shown:
    """A stream whose words cannot steer a terminal; `inner` takes those that are to."""

    def __init__(self, inner: TextIO) -> None:
        self.inner = inner

    def write(self, text: str) -> int:
        """Raises `Unheard`."""
        return self.raw(escaped(text))

    def raw(self, text: str) -> int:
        """Write a text as it is: colours of ours around words that are escaped. Raises `Unheard`."""
        try:
            return self.inner.write(text)
        except OSError as error:
            raise self._unheard(error) from None

    def flush(self) -> None:
        """Raises `Unheard`."""
        try:
            self.inner.flush()
        except OSError as error:
            raise self._unheard(error) from None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def _unheard(self, error: OSError) -> Unheard:
        with suppress(OSError, ValueError):  # what is left in it would fail once more at the end
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.inner.fileno())
        if isinstance(error, BrokenPipeError):
            return Unheard()
        name = "standard error" if self is sys.stderr else "standard output"
        return Unheard(f"cannot write to {name}: {(error.strerror or str(error)).lower()}")


def prepare() -> None:
    """Make the streams of this process fit for any words. Once is enough."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:  # closed: nothing else that is opened may take its number
            stream = open(os.devnull, mode, encoding="utf-8")  # noqa: SIM115  # as long as we live
            setattr(sys, name, stream)
        if name == "stdin" or isinstance(stream, Shown):
            continue
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        setattr(sys, name, Shown(stream))


def finish() -> None:
    """Write what is left in the streams. Raises `Unheard` for the first that takes nothing more."""
    lost: list[Unheard] = []
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Unheard as error:
            lost.append(error)
    if lost:
        raise lost[0]


def show(text: str) -> None:
    """Write a text of ours on standard error as it is, colours included. Raises `Unheard`."""
    stream: Any = sys.stderr
    (stream.raw if isinstance(stream, Shown) else stream.write)(text)
