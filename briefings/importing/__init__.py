"""Sources from other programs: files of reference managers -> records of our format."""

from pathlib import Path

from ..findings.finding import Faulty, Finding, Misuse, in_order
from ..reading.places import read_text
from .entry import Export
from .records import Record, fitted

FORMATS = {".json": "csl_json", ".bib": "bibtex", ".bibtex": "bibtex", ".ris": "ris"}


def read(path: Path) -> tuple[list[Record], list[Finding]]:
    """The sources of an export, and notes on what is to be said about them.

    What cannot be read, or has the id of another one, is an error among the findings and left out.
    Raises `Misuse`, and `Faulty` where nothing can be read at all.
    """
    from importlib import import_module

    if not path.exists():
        raise Misuse(f"there is no file `{path}`")
    name = FORMATS.get(path.suffix.lower()) or _by_content(path)
    export: Export = import_module(f"{__name__}.{name}").read(path)
    if not export.entries and export.findings:
        raise Faulty(export.findings)
    records, said = fitted(export.entries)
    kept, doubles = _without_doubles(records)
    return kept, list(in_order([*export.findings, *said, *doubles]))


def _by_content(path: Path) -> str:
    """The format of a file whose name does not show it."""
    first = next((line.strip() for line in read_text(path, str(path)).lines if line.strip()), "")
    for start, name in (("[", "csl_json"), ("{", "csl_json"), ("@", "bibtex"), ("TY  -", "ris")):
        if first.startswith(start):
            return name
    raise Misuse(
        f"`{path}` is not CSL-JSON, BibTeX or RIS: name a file that ends in .json, .bib, .ris"
    )


def _without_doubles(records: list[Record]) -> tuple[list[Record], list[Finding]]:
    """Each id once; a different source with the id with one before it is a fault (I002)."""
    from .merging import conflict

    seen: dict[str, Record] = {}
    faults = []
    for record in records:
        first = seen.setdefault(record.source.id, record)
        if fault := conflict(record, first.source):
            faults.append(fault)
    return list(seen.values()), faults
