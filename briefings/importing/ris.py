"""RIS, as Zotero and library catalogues write it."""

import re
from itertools import pairwise
from pathlib import Path

from ..findings.finding import Finding, Place
from ..model.source import bare_doi
from ..reading.places import read_text
from .dates import finest
from .entry import Draft, Entry, Export
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
    "ID": "id", "TI": "title", "T1": "title", "JF": "container-title", "T2": "container-title",
    "BT": "container-title", "JA": "container-title-short", "J2": "container-title-short",
    "JO": "container-title", "T3": "collection-title", "ST": "title-short", "PB": "publisher",
    "CY": "publisher-place", "VL": "volume", "IS": "issue", "ET": "edition", "SE": "section",
    "DO": "DOI", "UR": "URL", "LA": "language", "AB": "abstract", "N2": "abstract", "M3": "genre",
    "CN": "call-number", "NV": "number-of-volumes", "DB": "source", "OP": "original-title",
    "N1": "note", "M1": "number",
}  # fmt: skip
"""In the order in which they count, where two mean the same."""
_NAMES = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A3": "collection-editor",
          "A4": "translator"}  # fmt: skip
_NUMBERED = {"report", "legislation", "bill", "standard", "patent", "regulation", "dataset"}
_DIRECTED = {"motion_picture": "director", "interview": "interviewer"}
_FILES = {"L1", "L2", "L3", "L4"}
_DATES = {"DA": "issued", "PY": "issued", "Y1": "issued", "Y2": "accessed"}
_PAGES = ("SP", "EP")
_TAGS = {a + b: a + b for a in map(chr, range(65, 91)) for b in
         [*map(chr, range(65, 91)), *map(str, range(10))]}  # fmt: skip
_DATE = re.compile(r"\d{4}[-/]\d{1,2}\b.*")
_RIGHTS = re.compile(r"(?:copyright|\(c\)|©).*", re.IGNORECASE | re.DOTALL)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)?10\.\d{4,}\S*/\S+", re.IGNORECASE)
_END = re.compile(r"ER  -")


def read(path: Path) -> Export:
    """The records of a file; one that cannot be read takes no other with it. Raises `Faulty`."""
    text = read_text(path, str(path))
    starts = [n for n, line in enumerate(text.lines) if re.match(r"TY  -", line)]
    entries: list[Entry] = []
    findings: list[Finding] = []
    for start, end in pairwise([*starts, len(text.lines)]):
        lines, place = text.lines[start:end], text.place(start, 0)
        found = _record(lines)
        if found is None:
            help = "check its lines: each begins with two letters and `  - `; it was not imported"
            findings.append(Finding("I001", "error", "this record cannot be read", place, help))
        else:
            unended = end < len(text.lines) and not any(map(_END.match, lines))
            entries.append(_entry(found, place, unended=unended))
    if not starts:
        help = "each record starts with `TY  - ` and ends with `ER  - `"
        finding = Finding("I001", "error", "no record starts here", Place(str(path)), help)
        findings.append(finding)
    return Export(entries, findings)


def _record(lines: tuple[str, ...]) -> dict[str, list[str]] | None:
    """The values of a record's tags; None: it is none. A last line `ER  - ` may be missing."""
    from rispy import RisParser

    parser = RisParser(mapping=_TAGS, list_tags=list(_TAGS), delimiter_tags_mapping={})
    try:
        found = parser.parse_lines(iter([*lines, "ER  - "]))
        fields = {**found[0], "TY": [str(found[0]["TY"]).strip()]}
        return {tag: [value for value in values if value] for tag, values in fields.items()}
    except (KeyError, ValueError, AttributeError, IndexError):
        return None


def _entry(fields: dict[str, list[str]], place: Place, *, unended: bool) -> Entry:
    kind = "".join(fields["TY"])
    draft = Draft({"type": _TYPES.get(kind, kind)})
    order = [*_NAMES, *_FIELDS, *fields]
    for tag in sorted(fields, key=order.index):
        if fields[tag] and tag not in _FILES | _DATES.keys() | {"TY", *_PAGES}:
            _put(tag, fields[tag], draft)
    if pages := [" ".join(fields[tag]) for tag in _PAGES if fields.get(tag)]:
        draft.put("page", "-".join(pages), "SP")
    if draft.item["type"] in _NUMBERED and "issue" in draft.item:
        draft.put("number", draft.item.pop("issue"), "IS")
    _put_dates(fields, draft)
    if files := sorted(tag for tag in _FILES if fields.get(tag)):
        draft.said.append(f"left out: {', '.join(files)}")
    if unended:
        draft.said.append("its end, `ER  - `, is missing")
    return draft.entry(place)


def _put(tag: str, values: list[str], draft: Draft) -> None:
    """Put the values of one tag where they belong."""
    item, text = draft.item, ("\n" if tag == "N1" else " ").join(values)
    if tag in _NAMES:
        role = _DIRECTED.get(item["type"], _NAMES[tag]) if tag == "A2" else _NAMES[tag]
        item.setdefault(role, []).extend(map(name_of, values))
    elif tag == "UR":
        item["URL"], *more = [part.strip() for part in values]
        if more:
            draft.keep("further-URLs", more)
    elif tag == "KW":
        item["keyword"] = ", ".join(values)
    elif tag == "SN":
        item["ISBN" if item["type"] in {"book", "chapter"} else "ISSN"] = text
    elif tag == "JO" and "container-title" in item:
        draft.put("container-title-short", text, tag)
    elif tag == "M3" and _DOI.fullmatch(text):  # the type of work, by rights
        draft.put("DOI", bare_doi(text), tag)
    elif (tag == "ET" and _DATE.fullmatch(text)) or (tag == "M1" and _RIGHTS.fullmatch(text)):
        draft.keep(tag, text)
    elif tag in _FIELDS:
        draft.put(_FIELDS[tag], bare_doi(text) if tag == "DO" else text, tag)
    else:
        draft.keep(tag, text)


def _put_dates(fields: dict[str, list[str]], draft: Draft) -> None:
    """Put dates into the item, the finest one of those that agree; `DA` before `PY` before `Y1`."""
    found: dict[str, list[tuple[str, str]]] = {}
    for tag, field in _DATES.items():
        for text in fields.get(tag, ()):
            date, remark = _date(text)
            found.setdefault(field, []).append((date, tag))
            if remark:
                draft.keep(tag, remark)
    for field, dates in found.items():
        draft.item[field], others = finest([date for date, _ in dates])
        for date, tag in dates:
            if date in others:
                draft.keep(tag, date)


def _date(text: str) -> tuple[str, str]:
    """A date without the slashes that end it, and the remark after the third one."""
    *parts, rest = f"{text}///".split("/", 3)
    numbers = [part for part in parts if part]
    dated = bool(numbers) and all(part.isdigit() and len(part) <= 2 for part in numbers[1:])
    remark = rest.strip("/ ")
    if not dated:
        return text.strip("/ "), ""
    return "-".join(numbers), "" if re.fullmatch(r"[\d:]+", remark) else remark
