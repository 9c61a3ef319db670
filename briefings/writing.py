"""Writes files completely or not at all; data as YAML."""

import os
import tempfile
from pathlib import Path
from typing import Any

from .findings.finding import Faulty, Finding, Place


def write(path: Path, data: bytes) -> None:
    """Write a file beside its target and move it there. Raises `Faulty` (W001)."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, 0o666 & ~_umask())  # mkstemp creates private files
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message, help = f"cannot write: {reason}", "free space, or choose another folder with -o"
        raise Faulty([Finding("W001", "error", message, Place(str(path)), help)]) from None


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

    return str(yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False, width=100))
