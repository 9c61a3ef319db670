"""Sources from other programs: files of reference managers -> records of our format."""

from pathlib import Path

from ..findings.finding import Faulty, Finding, Misuse
from ..reading.places import read_text
from .records import Record, fitted

FORMATS = {".json": "csl_json", ".bib": "bibtex", ".bibtex": "bibtex", ".ris": "ris"}


def read(path: Path) -> tuple[list[Record], list[Finding]]:
    """The sources of an export, and notes on what could not be mapped. Raises `Faulty`, `Misuse`."""
    from importlib import import_module

    if not path.exists():
        raise Misuse(f"there is no file `{path}`")
    name = FORMATS.get(path.suffix.lower()) or _by_content(path)
    entries = import_module(f"{__name__}.{name}").read(path)
    records, findings = fitted(entries)
    return _without_doubles(records), findings


def _by_content(path: Path) -> str:
    """The format of a file whose name does not show it."""
    first = next((line.strip() for line in read_text(path, str(path)).lines if line.strip()), "")
    for start, name in (("[", "csl_json"), ("{", "csl_json"), ("@", "bibtex"), ("TY  -", "ris")):
        if first.startswith(start):
            return name
    raise Misuse(
        f"`{path}` is not CSL-JSON, BibTeX or RIS: name a file that ends in .json, .bib, .ris"
    )


def _without_doubles(records: list[Record]) -> list[Record]:
    """Each id once; two different sources with one id are a fault (I002). Raises `Faulty`."""
    from .merging import conflict

    seen: dict[str, Record] = {}
    faults = []
    for record in records:
        first = seen.setdefault(record.source.id, record)
        if fault := conflict(record, first.source):
            faults.append(fault)
    if faults:
        raise Faulty(faults)
    return list(seen.values())
