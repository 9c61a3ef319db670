"""Rows of a CSV file, each with its line."""

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ...findings.finding import Place
from ...reading.places import Text, read_text

MAX_CELLS = 4000
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Characters that XML, and so a drawing, cannot contain; and one that is invisible."""


class Table(NamedTuple):
    """A CSV file with a header and at least one row; all rows are as long as the header."""

    text: Text
    rows: tuple[tuple[str, ...], ...]
    """The header first."""
    lines: tuple[int, ...]
    """The 0-based line on which each row ends."""

    def place(self, row: int, column: int) -> Place:
        """The place of a cell; the whole line if its words are not found there."""
        line = self.lines[row]
        words, whole = self.rows[row][column], self.text.lines[line]
        start = whole.find(words) if words else -1
        return self.text.place(line, max(start, 0), len(words) if start >= 0 else len(whole))


def read_table(path: Path, folder: Path) -> Table:
    """The rows of a file inside a folder. Raises `Faulty` (Y0xx), or ValueError that says what is wrong."""
    text = read_text(path, str(path), folder)
    for number, line in enumerate(text.lines, 1):
        if bad := NOT_TEXT.search(line):
            raise ValueError(f"a control character (U+{ord(bad[0]):04X}) in line {number}")
    reader = csv.reader(text.lines)
    rows, lines = [], []
    try:
        for row in reader:
            if "".join(row).strip():
                rows.append(tuple(row))
                lines.append(reader.line_num - 1)
    except csv.Error as error:
        raise ValueError(str(error)) from None
    if len(rows) < 2:
        raise ValueError("expected a line of names and at least one row")
    if sum(map(len, rows)) > MAX_CELLS:
        raise ValueError(f"more than {MAX_CELLS} cells")
    width = len(rows[0])
    even = tuple((*row[:width], *[""] * (width - len(row))) for row in rows)
    return Table(text, even, tuple(lines))


def as_csv(rows: Iterable[Iterable[str]]) -> str:
    """Rows as the text of a CSV file."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
