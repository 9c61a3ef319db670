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
_JOINED = frozenset({"KW", "N1", "SN", "UR", *_NAMES})
"""Tags that may come more than once; a line without a tag after them is one more value."""
_TAG = re.compile(r"([A-Z][A-Z0-9])  -(?: |$)(.*)")
_DATE = re.compile(r"\d{4}[-/]\d{1,2}\b.*")
_RIGHTS = re.compile(r"(?:copyright|\(c\)|©).*", re.IGNORECASE | re.DOTALL)
_DOI = re.compile(r"10\.\d{4,}\S*/\S+")


def read(path: Path) -> Export:
    """The records of a file. Raises `Faulty`."""
    text = read_text(path, str(path))
    starts = [n for n, line in enumerate(text.lines) if line.startswith("TY  -")]
    if not starts:
        help = "each record starts with `TY  - ` and ends with `ER  - `"
        finding = Finding("I001", "error", "no record starts here", Place(str(path)), help)
        return Export([], [finding])
    entries = []
    for start, end in pairwise([*starts, len(text.lines)]):
        fields, ended = _record(text.lines[start:end])
        last = end == len(text.lines)
        entries.append(_entry(fields, text.place(start, 0), unended=not (ended or last)))
    return Export(entries, [])


def _record(lines: tuple[str, ...]) -> tuple[dict[str, list[str]], bool]:
    """The values of a record by their tags, in their order, and whether it has an end."""
    fields: dict[str, list[str]] = {}
    tag = ""
    for line in lines:
        match = _TAG.match(line)
        if match and match[1] == "ER":
            return fields, True
        tag, value = (match[1], match[2].strip()) if match else (tag, line.strip())
        values = fields.setdefault(tag, [])
        if match or tag in _JOINED or not values:
            values += [value] if value and value not in values else []
        else:
            values[-1] = f"{values[-1]} {value}".strip()
    return fields, False


def _entry(fields: dict[str, list[str]], place: Place, *, unended: bool) -> Entry:
    kind = "".join(fields["TY"][:1])
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
    item = draft.item
    text = ("\n" if tag == "N1" else " ").join(values) if tag in _JOINED else values[0]
    for further in values[1:] if tag not in _JOINED else ():
        draft.keep(tag, further)
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
    elif tag == "M3" and _DOI.fullmatch(bare_doi(text)):  # the type of work, by rights
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
