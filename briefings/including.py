"""Which files `!include` may read: those in the folder of the briefing, none inside itself."""

import os
from pathlib import Path

from .spans import leads_to

MAX_INCLUDES = 100


def of_include(
    folder: Path | None, name: str, chain: tuple[Path, ...], read: int
) -> tuple[str, str, str] | None:
    """What is wrong with a name: code, message and help.

    `folder` is None where nothing may be read; `chain` are the files that are being read, `read` is
    how many there were in all.
    """
    if folder is None:
        help = "make a folder of a single file: `NAME/briefing.yaml`"
        return "Y011", "`!include` works in the folder of a briefing only", help
    if read > MAX_INCLUDES:
        return "Y011", f"more than {MAX_INCLUDES} includes", "include less"
    if not name:
        return "Y011", "`!include` without a file", "name one after it"
    target = leads_to(folder, name)
    if target is None:
        return "Y003", f"there is no file `{name[:60]}`", "check the name"
    if os.path.isabs(name) or not target.is_relative_to(folder):
        return "Y011", f"`{name}` lies outside the briefing's folder", "move it inside"
    if target in chain:
        return "Y011", f"`{name}` includes itself", "break the circle"
    if not target.is_file():
        return "Y003", f"there is no file `{name}`", "check the name"
    return None
