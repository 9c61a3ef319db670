"""CSL-JSON, as reference managers and this program write it."""

from pathlib import Path

from ..findings.finding import Finding
from ..reading.loading import load
from .entry import Entry, Export


def read(path: Path) -> Export:
    """The items of a file, which has a list or a single item. Raises `Faulty` where it is not JSON."""
    loaded = load(path)
    listed, above = loaded.data, tuple[str, ...]()
    if isinstance(listed, dict) and isinstance(listed.get("items"), list):
        listed, above = listed["items"], ("items",)
    alone = not isinstance(listed, list)
    findings = list(loaded.findings)
    entries = []
    for number, item in enumerate([listed] if alone else listed):
        place = loaded.place(() if alone else (*above, number))
        if isinstance(item, dict):
            entries.append(Entry(item, {}, place._replace(length=1)))
        else:
            help = "export as CSL-JSON, where an item is a mapping of fields"
            findings.append(Finding("I001", "error", "this is not a CSL-JSON item", place, help))
    return Export(entries, findings)
