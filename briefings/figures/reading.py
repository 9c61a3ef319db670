"""Data and pictures of figures, read from the briefing's own folder."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..content.withholding import Shown
from ..findings.finding import Faulty, Finding, Place, has_errors
from ..model.entries import Figure
from ..reading.opening import Unreadable, read
from ..reading.places import Loaded, refused
from ..reading.validation import terse, where
from .charts.given import read_spec
from .charts.reading import Chart, numeric, plain_table, read_chart
from .charts.tables import MAX_CELLS, Table, as_csv, read_table
from .logos import read_logo
from .pictures import MAX_PIXELS, picture

_PICTURE_HELP = f"save it as PNG or JPEG, at most {MAX_PIXELS} × {MAX_PIXELS} pixels"
_LOGO_HELP = "save it as SVG of plain shapes in plain colours, or as PNG"
_DATA_HELP = f"the first line names the columns, the next ones hold up to {MAX_CELLS} cells"
_SPEC_HELP = "write Vega-Lite as JSON; keep its data inside it or in the briefing's folder"


def read_figures(
    shown: Shown, loaded: Loaded, folder: Path | None, known: Iterable[Finding] = ()
) -> dict[str, Any]:
    """What each figure shows, by id, with the logo as `LOGO`.

    A picture is the data address of a newly written PNG; data are a `Chart`. Raises `Faulty` (Y0xx, V206,
    V208, V209,
    V214 to V217). Nothing is read if a `known` finding is an error.
    """
    if has_errors(known):
        return {}
    found: dict[str, Any] = {}
    faults: list[Finding] = []
    if shown.briefing.logo and folder:
        place = loaded.place(("logo",))
        try:
            found[LOGO] = read_logo(_bytes(folder, shown.briefing.logo, place, "logo"))
        except Faulty as fault:
            faults += fault.findings
        except ValueError as error:
            message = terse(f"`{shown.briefing.logo}`: {error}")
            faults.append(Finding("V208", "error", message, place, _LOGO_HELP, "logo"))
    for number, figure in enumerate(shown.briefing.figures):
        named = [field for field in FIELDS if getattr(figure, field)]
        loc = shown.origin(("figures", number, *named[:1]))
        try:
            found[figure.id] = _shown(figure, named, folder, loaded.place(loc), where(loc))
        except Faulty as fault:
            faults += fault.findings
    if faults:
        raise Faulty(faults)
    return found


def _bytes(folder: Path, name: str, place: Place, at: str) -> bytes:
    """The bytes of a picture. Raises `Faulty`."""
    try:
        return read(folder / name, folder).data
    except Unreadable as error:
        raise refused(error, place, at) from None


LOGO = "#logo"
"""The logo among what figures show: no figure has such an id."""
FIELDS = ("image", "vega_lite", "data")
"""The files of a figure, in order of precedence: picture, chart, data."""


def _shown(figure: Figure, named: list[str], folder: Path | None, place: Place, at: str) -> Any:
    """What one figure shows."""
    if not named:
        message = f"the figure `{figure.id}` has neither `data` nor `image`"
        help = "name a CSV file under `data`, or a picture under `image`"
        raise Faulty([Finding("V217", "error", message, place._replace(length=1), help, at)])
    if folder is None:  # it has its own finding
        return None
    code, help, name = "V208", _PICTURE_HELP, figure.image
    try:
        if figure.image:
            return picture(_bytes(folder, figure.image, place, at))
        code, help, name = "V209", _DATA_HELP, figure.data
        table = _table(folder, figure) if figure.data else None
        if figure.vega_lite:
            code, help, name = "V216", _SPEC_HELP, figure.vega_lite
            rows = table.rows if table else ()
            spec = read_spec(folder, figure.vega_lite, table)
            texts = [(figure.vega_lite, spec)]
            texts += [(str(figure.data), as_csv(rows))] if rows else []
            return Chart(
                "given", place, at, table=rows, numeric=numeric(rows), spec=spec, files=tuple(texts)
            )
        if table is None or figure.kind in {None, "table"}:
            return table and plain_table(table, figure, place, at)
        if not (figure.x and figure.y):
            message = f"a {figure.kind} chart without `{'y' if figure.x else 'x'}`"
            help = f"name the column; there are {', '.join(table.rows[0])}"
            raise Faulty([Finding("V217", "error", terse(message), place, help, at)])
        return read_chart(table, figure, place, at)
    except ValueError as error:
        message = terse(f"`{name}`: {error}")
        raise Faulty([Finding(code, "error", message, place, help, at)]) from None


def _table(folder: Path, figure: Figure) -> Table:
    table = read_table(folder / str(figure.data), folder)
    head = table.rows[0]
    missing = [name for name in (figure.x, figure.y) if name and name not in head]
    if missing:
        raise ValueError(f"there is no column `{missing[0]}`, only {', '.join(head)}")
    return table
