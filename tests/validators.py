"""Programs of others that look at what is built, as `make validators` sets them up."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / ".validators"
AXE = FOLDER / "node_modules/axe-core/axe.min.js"
NODE = FOLDER / "node"
HTML_VALIDATE = FOLDER / "node_modules/html-validate/bin/html-validate.mjs"
STANDARDS = ("ua1", "3a")
"""PDF/UA-1 and PDF/A-3a, as veraPDF calls them."""


def chromium() -> str | None:
    """The browser: `$CHROMIUM`, or one on the PATH; the shell is quicker, as it draws no windows."""
    own = os.environ.get("CHROMIUM")
    names = [own] if own else ["chromium-headless-shell", "chromium"]
    return next(filter(None, map(shutil.which, names)), None)


def verapdf() -> str | None:
    """veraPDF: `$VERAPDF`, or ours.

    One that happens to be on the PATH has another version, and takes one standard a run.
    """
    return shutil.which(os.environ.get("VERAPDF") or FOLDER / "verapdf")


def faults(files: Sequence[Path]) -> list[str]:
    """What veraPDF finds in PDFs, in lines; none, if all of them meet both standards.

    One process for all of them: starting it takes longer than most files do.
    """
    program = verapdf()
    assert program, "veraPDF is missing: type `make validators`"
    run = subprocess.run(
        [program, "-v", "-f", ",".join(STANDARDS), *files], capture_output=True, text=True
    )
    passed = {f"PASS {file} {standard}" for file in files for standard in STANDARDS}
    said = run.stdout.splitlines()
    if run.returncode == 0 and passed <= set(said):
        return []
    return [line for line in said if line not in passed] or [f"veraPDF: {run.stderr}"]
