"""Reads the numbers of a chart from the cells of its data."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from ...findings.finding import Faulty, Finding, Place
from ...model.entries import Figure
from .tables import Table, as_csv

MOST = {"bar": 30, "dot": 30, "line": 400, "area": 400}
"""Rows that a chart of each kind may have: more could not be read in a column of text."""
SIDES = ("low", "high", "label")
"""Columns with a special meaning; the table prints the words after a colon, as in `low: From`."""
MAX_NUMBER = 1e15
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Row(NamedTuple):
    """One mark of a chart. Without `y`, `low` or `high` alone is a limit of an unknown number."""

    x: str
    y: float | None
    low: float | None
    high: float | None
    label: str

    @property
    def numbers(self) -> tuple[float, ...]:
        """The numbers that are there."""
        return tuple(n for n in (self.low, self.y, self.high) if n is not None)


class Chart(NamedTuple):
    """What to draw, and a table of the same data."""

    kind: str
    """`bar`, `line`, `dot`, `area`; `given`: the author's own specification; `table`: no drawing."""
    place: Place
    """The place of the field that asks for it."""
    at: str
    rows: tuple[Row, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    """Cells as they are printed, headings first; empty if there are none."""
    numeric: frozenset[int] = frozenset()
    """The columns of the table that hold numbers."""
    title: str = ""
    """What the numbers are, with their unit."""
    spec: str = ""
    """The author's own Vega-Lite, as JSON with its data inside."""
    files: tuple[tuple[str, str], ...] = ()
    """Files from which the same chart can be read again: names as in the content, and texts."""

    @property
    def ranges(self) -> bool:
        """Whether a mark shows a range."""
        return any(row.low is not None and row.high is not None for row in self.rows)

    @property
    def limits(self) -> bool:
        """Whether a mark shows only an upper or a lower limit."""
        return any(r.y is None and (r.low is None) != (r.high is None) for r in self.rows)


def read_chart(table: Table, figure: Figure, place: Place, at: str) -> Chart:
    """The chart of a figure whose columns `x` and `y` exist. Raises `Faulty` (V214, V215)."""
    kind = str(figure.kind)
    columns = _columns(table, figure)
    number_of = len(table.rows) - 1
    if number_of > MOST[kind]:
        message = f"a {kind} chart of {number_of} rows, the limit is {MOST[kind]}"
        help = "leave rows out, or use `kind: line` or `kind: table`"
        raise Faulty([Finding("V215", "error", message, place, help, at)])
    faults = list(_faults(table, columns, kind))
    if faults:
        raise Faulty(faults[:20])
    rows = tuple(_row(cells, columns) for cells in table.rows[1:])
    head = [_printed(name) for name in table.rows[0]]
    title = _titled(str(figure.y), figure)
    head[columns["y"]] = title
    measured = frozenset(columns[name] for name in ("y", "low", "high") if name in columns)
    printed = (tuple(head), *table.rows[1:])
    files = ((str(figure.data), as_csv(table.rows)),)
    return Chart(kind, place, at, rows, printed, measured, title, files=files)


def plain_table(table: Table, figure: Figure, place: Place, at: str) -> Chart:
    """Data that are printed as they are, with the unit in the heading of `y`."""
    head = [_titled(name, figure) if name == figure.y else _printed(name) for name in table.rows[0]]
    files = ((str(figure.data), as_csv(table.rows)),)
    rows = (tuple(head), *table.rows[1:])
    return Chart("table", place, at, table=rows, numeric=numeric(rows), files=files)


def numeric(rows: tuple[tuple[str, ...], ...]) -> frozenset[int]:
    """The columns whose cells are numbers or empty, but not dates."""
    columns = enumerate(zip(*rows[1:], strict=True))
    return frozenset(
        n for n, cells in columns if all(map(is_number, cells)) and not all(map(moment, cells))
    )


def _titled(name: str, figure: Figure) -> str:
    return ", ".join(part for part in (name, figure.unit) if part)


def _columns(table: Table, figure: Figure) -> dict[str, int]:
    """The columns of `x`, `y`, and of `low`, `high` and `label` if the data have them."""
    head = table.rows[0]
    columns = {"x": head.index(str(figure.x)), "y": head.index(str(figure.y))}
    for number, name in enumerate(head):
        side = name.partition(":")[0].strip()
        if side in SIDES and number not in columns.values():
            columns.setdefault(side, number)
    return columns


def _printed(name: str) -> str:
    side, _, words = name.partition(":")
    return words.strip() if side.strip() in SIDES and words.strip() else name


def _row(cells: tuple[str, ...], columns: dict[str, int]) -> Row:
    y, low, high = (
        number(cells[columns[name]]) if name in columns else None for name in ("y", "low", "high")
    )
    label = cells[columns["label"]].strip() if "label" in columns else ""
    return Row(cells[columns["x"]].strip(), y, low, high, label)


def _faults(table: Table, columns: dict[str, int], kind: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for n, cells in enumerate(table.rows[1:], 1):
        x = cells[columns["x"]].strip()
        for name in ("y", "low", "high"):
            if name not in columns:
                continue
            try:
                number(cells[columns[name]])
            except ValueError:
                message = f"`{cells[columns[name]][:40]}` is not a number"
                help = "write digits with a point, such as `1234.5`, or leave the cell empty"
                yield _fault(message, table.place(n, columns[name]), help)
                break
        else:
            row = _row(cells, columns)
            if list(row.numbers) != sorted(row.numbers):
                message = f"the range of `{x[:40]}` does not contain its number"
                help = "make `low` the smallest and `high` the largest of the three"
                yield _fault(message, table.place(n, columns["y"]), help)
        if kind in {"line", "area"}:
            if x in seen:
                message = f"`{x[:40]}` occurs twice in a {kind} chart"
                help = "give each row a different one, or use `kind: dot`"
                yield _fault(message, table.place(n, columns["x"]), help)
            seen.add(x)
    if not any(_number_or_none(c[columns[k]]) is not None
               for c in table.rows[1:] for k in ("y", "low", "high") if k in columns):  # fmt: skip
        place = table.place(1, columns["y"])
        yield _fault("there is no number to draw", place, "add numbers, or use `kind: table`")


def _fault(message: str, place: Place, help: str) -> Finding:
    return Finding("V214", "error", message, place, help)


def _number_or_none(cell: str) -> float | None:
    try:
        return number(cell)
    except ValueError:
        return None


def number(cell: str) -> float | None:
    """The number in a cell; None in an empty one. Raises ValueError for anything else."""
    text = cell.strip().replace("\u2212", "-")
    if not text:
        return None
    if not _NUMBER.fullmatch(text) or abs(float(text)) > MAX_NUMBER:
        raise ValueError(text)
    return float(text)


def is_number(cell: str) -> bool:
    """Whether a cell is a number or empty."""
    try:
        number(cell)
    except ValueError:
        return False
    return True


def moment(x: str) -> float | None:
    """A year, month or day as a number of years, such as 2012.5; None for anything else."""
    match = _DATE.fullmatch(x)
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    try:
        passed = dt.date(year, month, day) - dt.date(year, 1, 1)
    except ValueError:
        return None
    return year + passed.days / 366
