"""Which files `!include` may read: those in the folder of the briefing, none inside itself."""

import os
from pathlib import Path

from .spans import leads_to


def of_include(folder: Path, name: str, chain: tuple[Path, ...]) -> tuple[str, str, str] | None:
    """What is wrong with a name: code, message and help; `chain` are the files that are being read."""
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
