"""What is in the font files of a stranger; runs as a separate program, with limits.

Reads a list of file names as JSON from stdin. Writes one line of JSON for each, in order: `{"family",
"weight", "italic", "codes", "licence"}`, where `codes` are ranges of code points; or `{"reason"}`. From
the package, only `limit` is imported, because the file is started by its path.
"""

import contextlib
import json
import sys
from typing import Any

from briefings.isolation import limit

CPU_SECONDS = 20
MAX_MEMORY = 1024 * 1024 * 1024
MAX_BYTES = 40 * 1024 * 1024
RESTRICTED, NO_SUBSETTING, BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
"""Bits of `fsType` in the table OS/2 that forbid what pages do: embed a part of the font."""


def main() -> None:
    """Write what is in each file."""
    results = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):  # only our JSON is a result
        for name in json.load(sys.stdin):
            limit(CPU_SECONDS, MAX_MEMORY)
            print(json.dumps(_read(name)), file=results, flush=True)


def _read(name: str) -> dict[str, Any]:
    from fontTools.ttLib import TTFont

    try:
        with TTFont(name, lazy=True, fontNumber=0) as font:
            return _described(font)
    except MemoryError:
        return {"reason": "it takes too much memory"}
    except Exception as error:  # noqa: BLE001  # whatever a broken font leads to
        return {"reason": f"it cannot be read as a font ({type(error).__name__})"}


def _described(font: Any) -> dict[str, Any]:
    table = font["OS/2"]
    if table.fsType & (RESTRICTED | NO_SUBSETTING | BITMAPS_ONLY):
        return {"reason": "its licence forbids embedding parts of it (fsType)"}
    if "fvar" in font:
        return {"reason": "it is a variable font: save one weight of it as a file"}
    names = font["name"]
    family = names.getBestFamilyName()
    if not family or any(ord(c) < 32 or c in "\"'\\;{}<>" for c in family):
        return {"reason": "its family has no usable name"}
    licence = names.getDebugName(14) or names.getDebugName(13) or ""
    return {
        "family": family[:100],
        "weight": max(1, min(1000, int(table.usWeightClass))),
        "italic": bool(table.fsSelection & 1),
        "codes": _ranges(sorted(font.getBestCmap() or ())),
        "licence": " ".join(licence.split())[:120],
    }


def _ranges(codes: list[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for code in codes:
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


if __name__ == "__main__":
    main()
