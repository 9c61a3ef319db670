"""CSL-JSON, as reference managers and this program write it."""

from pathlib import Path

from ..findings.finding import Faulty, Finding, Place
from ..reading.loading import load
from .entry import Entry


def read(path: Path) -> list[Entry]:
    """The items of a file: a list, or one item alone. Raises `Faulty`."""
    loaded = load(path)
    listed = loaded.data if isinstance(loaded.data, list) else [loaded.data]
    if isinstance(loaded.data, dict) and isinstance(loaded.data.get("items"), list):
        listed = loaded.data["items"]
    findings = list(loaded.findings)
    entries = []
    for number, item in enumerate(listed):
        place = loaded.place((number,)) if isinstance(loaded.data, list) else Place(str(path))
        if isinstance(item, dict):
            entries.append(Entry(item, {}, place._replace(length=1)))
        else:
            help = "export as CSL-JSON, where an item is a mapping of fields"
            findings.append(Finding("I001", "error", "this is not a CSL-JSON item", place, help))
    if findings:
        raise Faulty(findings)
    return entries
