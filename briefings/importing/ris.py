"""RIS, as Zotero and library catalogues write it."""

import re
from pathlib import Path
from typing import Any

from ..findings.finding import Faulty, Finding, Place
from ..reading.places import read_text
from .entry import Entry
from .zotero import name_of

_TYPES = {
    "ABST": "article-journal", "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book",
    "CASE": "legal_case", "CHAP": "chapter", "COMP": "software", "CONF": "paper-conference",
    "CPAPER": "paper-conference", "DATA": "dataset", "DBASE": "dataset",
    "DICT": "entry-dictionary", "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book",
    "EJOUR": "article-journal", "ELEC": "webpage", "ENCYC": "entry-encyclopedia",
    "FIGURE": "figure", "GEN": "document", "GOVDOC": "report", "HEAR": "hearing",
    "ICOMM": "personal_communication", "INPR": "article", "JFULL": "periodical",
    "JOUR": "article-journal", "LEGAL": "regulation", "MANSCPT": "manuscript", "MAP": "map",
    "MGZN": "article-magazine", "MPCT": "motion_picture", "MULTI": "motion_picture",
    "MUSIC": "musical_score", "NEWS": "article-newspaper", "PAMP": "pamphlet", "PAT": "patent",
    "PCOMM": "personal_communication", "RPRT": "report", "SER": "periodical", "SLIDE": "speech",
    "SOUND": "song", "STAND": "standard", "STAT": "legislation", "THES": "thesis",
    "UNPB": "manuscript", "VIDEO": "motion_picture", "ADVS": "motion_picture", "ART": "graphic",
}  # fmt: skip
_FIELDS = {
    "ID": "id", "TI": "title", "T1": "title", "T2": "container-title", "JF": "container-title",
    "JO": "container-title", "T3": "collection-title", "JA": "container-title-short",
    "J2": "container-title-short", "ST": "title-short", "DA": "issued", "PY": "issued",
    "Y1": "issued", "Y2": "accessed", "PB": "publisher", "CY": "publisher-place", "VL": "volume",
    "IS": "issue", "ET": "edition", "SE": "section", "DO": "DOI", "UR": "URL", "LA": "language",
    "AB": "abstract", "N2": "abstract", "M3": "genre", "CN": "call-number", "NV":
    "number-of-volumes", "DB": "source", "OP": "original-title", "N1": "note", "M1": "number",
}  # fmt: skip
_NAMES = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A3": "collection-editor",
          "A4": "translator"}  # fmt: skip
_NUMBERED = {"report", "legislation", "bill", "standard", "patent", "regulation", "dataset"}
_DIRECTED = {"motion_picture": "director", "interview": "interviewer"}
_FILES = {"L1", "L2", "L3", "L4"}
_TAGS = {a + b: a + b for a in map(chr, range(65, 91)) for b in
         [*map(chr, range(65, 91)), *map(str, range(10))]}  # fmt: skip


def read(path: Path) -> list[Entry]:
    """The records of a file. Raises `Faulty`."""
    from rispy import RisParser

    text = read_text(path, str(path))
    starts = [n for n, line in enumerate(text.lines) if re.match(r"TY  -", line)]
    parser = RisParser(mapping=_TAGS, list_tags=list(_TAGS), delimiter_tags_mapping={})
    lines = iter([*text.lines, "ER  - "])  # a last record without its end is one, too
    try:
        records = parser.parse_lines(lines)  # type: ignore[arg-type]
    except (KeyError, ValueError, AttributeError):
        records = []
    if len(records) != len(starts) or not records:
        raise Faulty([_unreadable(text.lines, starts, path)])
    return [
        _entry(record, text.place(start, 0))
        for record, start in zip(records, starts, strict=True)
    ]  # fmt: skip


def _unreadable(lines: tuple[str, ...], starts: list[int], path: Path) -> Finding:
    ends = sum(line.startswith("ER  -") for line in lines)
    message = f"{len(starts)} records start and {ends} end" if starts else "no record starts here"
    help = "each starts with `TY  - ` and ends with `ER  - `"
    return Finding("I001", "error", message, Place(str(path), starts[0] + 1 if starts else 1), help)


def _entry(record: dict[str, Any], place: Place) -> Entry:
    fields = {tag: [v for v in values if v] for tag, values in record.items() if tag != "TY"}
    kind = str(record["TY"]).strip()
    item: dict[str, Any] = {"type": _TYPES.get(kind, kind)}
    rest: dict[str, Any] = {}
    for tag, values in fields.items():
        field = _NAMES.get(tag) or _FIELDS.get(tag)
        if not values or tag in _FILES:
            continue
        if tag in _NAMES:
            role = _DIRECTED.get(item["type"], field) if tag == "A2" else field
            item.setdefault(str(role), []).extend(map(name_of, values))
        elif tag == "UR":
            item["URL"], *more = [part.strip() for part in values]
            rest.update({"further-URLs": more} if more else {})
        elif tag == "KW":
            item["keyword"] = ", ".join(values)
        elif tag == "SN":
            item["ISBN" if item["type"] in {"book", "chapter"} else "ISSN"] = " ".join(values)
        elif field and field not in item:
            item[field] = "\n".join(values) if tag == "N1" else " ".join(values)
        elif tag not in {"SP", "EP", *_FIELDS}:
            rest[tag] = " ".join(values)
    pages = [" ".join(fields[tag]) for tag in ("SP", "EP") if fields.get(tag)]
    if pages:
        item["page"] = "-".join(pages)
    if item["type"] in _NUMBERED and "issue" in item:
        item["number"] = item.pop("issue")
    rest.update(_settle_dates(item, fields))
    left_out = tuple(sorted(tag for tag in _FILES if fields.get(tag)))
    return Entry(item, rest, place, left_out)


def _settle_dates(item: dict[str, Any], fields: dict[str, list[str]]) -> dict[str, str]:
    """Put dates into the item, `DA` before `PY`; gives the remarks after their third slash."""
    remarks = {}
    for tag, field in (("Y1", "issued"), ("PY", "issued"), ("DA", "issued"), ("Y2", "accessed")):
        if not fields.get(tag):
            continue
        text = " ".join(fields[tag])
        *parts, rest = f"{text}///".split("/", 3)
        numbers = [part for part in parts if part]
        dated = bool(numbers) and all(part.isdigit() and len(part) <= 2 for part in numbers[1:])
        item[field] = "-".join(numbers) if dated else text.strip("/ ")
        remark = rest.strip("/ ")
        if dated and remark and not re.fullmatch(r"[\d:]+", remark):
            remarks[tag] = remark
    return remarks
