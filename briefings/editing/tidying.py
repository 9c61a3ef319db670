"""Files in the house style: their meaning and their comments stay."""

from collections import Counter

from ..findings.finding import Refused
from .comments import attached, comments
from .kinds import Kind
from .nodes import parse
from .originals import Originals
from .sheets import Sheet
from .style import Writing


def tidied(originals: Originals) -> Originals:
    """The files of a briefing in the house style; JSON stays as it is. Raises `Refused`."""
    sheets = {
        path: sheet if sheet.as_json else tidy(sheet, originals.kind_of(path))
        for path, sheet in originals.sheets.items()
    }
    return originals._replace(sheets=sheets)


def tidy(sheet: Sheet, kind: Kind) -> Sheet:
    """One file in the house style; its line breaks and its byte order mark stay."""
    notes = attached(sheet.text, sheet.root)
    lines = Writing(notes).file(sheet.root.data, kind)
    text = "".join(f"{line}{sheet.newline}" for line in lines)
    new = sheet._replace(text=text, root=parse(text))
    if new.root.data != sheet.root.data or _said(new) != _said(sheet):
        raise Refused(f"`{sheet.path}` cannot be tidied", "report it with the file")
    return new


def _said(sheet: Sheet) -> Counter[str]:
    """The words of all comments."""
    return Counter(sheet.text[one.start : one.end] for one in comments(sheet.text, sheet.root))
