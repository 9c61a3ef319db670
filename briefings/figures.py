"""Data and pictures of figures, read from the briefing's own folder."""

import base64
import csv
import io
import warnings
from pathlib import Path
from typing import Any

from .diagnostics import Faulty, Finding
from .model.items import Figure
from .spans import Loaded, read_text
from .validation import terse, where
from .withholding import Shown

MAX_CELLS = 4000
MAX_PIXELS = 4000
_PICTURE_HELP = f"save it as PNG or JPEG, at most {MAX_PIXELS} × {MAX_PIXELS} pixels"
_DATA_HELP = f"the first line names the columns, the next ones hold up to {MAX_CELLS} cells"
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")


def read_figures(
    shown: Shown, loaded: Loaded, folder: Path | None
) -> tuple[dict[str, Any], list[Path]]:
    """What each figure shows, by id, and the files that were read.

    A picture is a data address of a newly written PNG, data are rows of text with the head first.
    Raises `Faulty` (V208, V209).
    """
    found: dict[str, Any] = {}
    files: list[Path] = []
    faults: list[Finding] = []
    for number, figure in enumerate(shown.briefing.figures):
        name = figure.image or figure.data
        if folder is None or name is None:
            continue
        files.append(folder / name)
        field = "image" if figure.image else "data"
        loc = shown.origin(("figures", number, field))
        place = loaded.place(loc)
        try:
            found[figure.id] = _picture(folder / name) if figure.image else _rows(folder, figure)
        except Faulty as fault:
            faults += fault.findings
        except ValueError as error:
            code = "V208" if figure.image else "V209"
            help = _PICTURE_HELP if figure.image else _DATA_HELP
            faults.append(
                Finding(code, "error", terse(f"`{name}`: {error}"), place, help, where(loc))
            )
    if faults:
        raise Faulty(faults, map(str, [*loaded.files, *files]))
    return found, files


def _rows(folder: Path, figure: Figure) -> list[list[str]]:
    path = folder / str(figure.data)
    try:
        rows = [row for row in csv.reader(read_text(path, str(path)).lines) if "".join(row).strip()]
    except csv.Error as error:
        raise ValueError(str(error)) from None
    if len(rows) < 2:
        raise ValueError("expected a line of names and at least one row")
    if sum(map(len, rows)) > MAX_CELLS:
        raise ValueError(f"more than {MAX_CELLS} cells")
    missing = [name for name in (figure.x, figure.y) if name and name not in rows[0]]
    if missing:
        raise ValueError(f"there is no column `{missing[0]}`, only {', '.join(rows[0])}")
    width = len(rows[0])
    return [[*row[:width], *[""] * (width - len(row))] for row in rows]


def _picture(path: Path) -> str:
    """The picture written anew: whatever else the file held is gone."""
    from PIL import Image

    out = io.BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large pictures and odd metadata
            with Image.open(path, formats=FORMATS) as image:
                small = image.width * image.height <= MAX_PIXELS * MAX_PIXELS
                if small:
                    # On white, without profiles, positions or comments that the file may hold.
                    drawn = image.convert("RGBA")
                    clean = Image.new("RGB", drawn.size, "white")
                    clean.paste(drawn, mask=drawn.getchannel("A"))
                    clean.save(out, "PNG")
    except Image.DecompressionBombError:
        small = False
    except Exception:  # noqa: BLE001  # Pillow's parsers raise whatever a broken file leads to
        raise ValueError("not a picture that can be read") from None
    if not small:
        raise ValueError(f"more than {MAX_PIXELS} × {MAX_PIXELS} pixels")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()
