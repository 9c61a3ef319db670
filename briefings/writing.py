"""Files, whole or not at all."""

import os
import tempfile
from pathlib import Path

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
            os.chmod(name, 0o666 & ~_umask())  # mkstemp made it private
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message, help = f"cannot write: {reason}", "free space, or choose another folder with -o"
        raise Faulty([Finding("W001", "error", message, Place(str(path)), help)]) from None


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
