"""BibTeX and BibLaTeX, as Zotero, Better BibTeX and others write them."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..findings.finding import Faulty, Finding, Place
from ..reading.places import Text, read_text
from .entry import Entry

_TYPES = {
    "article": "article-journal", "artwork": "graphic", "audio": "song", "bookinbook": "chapter",
    "book": "book", "booklet": "pamphlet", "collection": "book", "conference": "paper-conference",
    "dataset": "dataset", "electronic": "webpage", "image": "graphic", "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia", "jurisdiction": "legal_case", "legal": "treaty",
    "legislation": "legislation", "letter": "personal_communication", "manual": "report",
    "mastersthesis": "thesis", "movie": "motion_picture", "music": "song", "mvbook": "book",
    "online": "webpage", "patent": "patent", "performance": "performance",
    "periodical": "periodical", "phdthesis": "thesis", "proceedings": "book",
    "reference": "book", "report": "report", "review": "review", "software": "software",
    "standard": "standard", "suppbook": "chapter", "techreport": "report", "thesis": "thesis",
    "unpublished": "manuscript", "video": "motion_picture", "www": "webpage",
}  # fmt: skip
_FIELDS = {
    "abstract": "abstract", "address": "publisher-place", "annotation": "annote",
    "annote": "annote", "booktitle": "container-title", "chapter": "chapter-number", "date":
    "issued", "doi": "DOI", "edition": "edition", "eventdate": "event-date", "eventtitle":
    "event-title", "howpublished": "medium", "institution": "publisher", "isbn": "ISBN",
    "issn": "ISSN", "issue": "issue", "journal": "container-title", "journaltitle":
    "container-title", "keywords": "keyword", "langid": "language", "language": "language",
    "location": "publisher-place", "maintitle": "container-title", "note": "note",
    "organization": "publisher", "origdate": "original-date", "origtitle": "original-title",
    "origpublisher": "original-publisher", "origlocation": "original-publisher-place",
    "pages": "page", "pagetotal": "number-of-pages", "pmid": "PMID", "pubstate": "status",
    "publisher": "publisher", "school": "publisher", "series": "collection-title",
    "shorthand": "citation-label", "shortjournal": "container-title-short", "shorttitle":
    "title-short", "title": "title", "type": "genre", "url": "URL", "urldate": "accessed",
    "venue": "event-place", "version": "version", "volume": "volume", "volumes":
    "number-of-volumes",
}  # fmt: skip
_NAMES = {
    "author": "author", "editor": "editor", "translator": "translator", "director": "director",
    "bookauthor": "container-author", "holder": "author",
}  # fmt: skip
_LANGUAGES = {
    "english": "en", "american": "en-US", "british": "en-GB", "ngerman": "de", "german": "de",
    "french": "fr", "arabic": "ar", "hebrew": "he", "russian": "ru", "spanish": "es",
    "italian": "it", "chinese": "zh", "persian": "fa", "turkish": "tr", "ukrainian": "uk",
}  # fmt: skip
_THESES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_OTHERS = re.compile(r"\sand\s+others\s*$")
_VERBATIM = {"url", "doi", "isbn", "issn", "urldate", "date", "origdate", "eventdate", "year"}
_FILES = {"file", "local-url", "bdsk-file-1", "pdf"}
_UNUSED = {"entrysubtype", "month", "year", "subtitle", "booksubtitle", "number", "day"}


def read(path: Path) -> list[Entry]:
    """The entries of a file. Raises `Faulty` with all that cannot be read."""
    import bibtexparser

    text = read_text(path, str(path))
    with _silence():
        library = bibtexparser.parse_string("\n".join(text.lines))
        findings, doubles = [], []
        for block in library.failed_blocks:
            double = block.ignore_error_block
            if type(block).__name__ == "DuplicateBlockKeyBlock" and double is not None:
                doubles.append(double)
            else:
                message, help = (
                    "this entry cannot be read",
                    "check its braces, quotes and commas; nothing was imported",
                )
                place = text.place(block.start_line or 0, 0)
                findings.append(Finding("I001", "error", message, place, help))
        blocks = [b for b in (*library.entries, *doubles) if type(b).__name__ == "Entry"]
        if not blocks and not findings:
            help = "an entry looks like `@book{id, title = {…}}`"
            findings.append(Finding("I001", "error", "no entry here", Place(str(path)), help))
        if findings:
            raise Faulty(findings)
        return sorted((_entry(block, text) for block in blocks), key=lambda e: e.place.line)


@contextmanager
def _silence() -> Iterator[None]:
    """The parsers log what they cannot make out; findings say it instead."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


def _entry(block: Any, text: Text) -> Entry:
    raw = {field.key.lower(): str(field.value) for field in block.fields}
    kind = block.entry_type.lower()
    item: dict[str, Any] = {"id": block.key, "type": _kind(kind, raw)}
    rest: dict[str, Any] = {}
    for key, value in raw.items():
        if key in _NAMES:
            item.setdefault(_NAMES[key], []).extend(_names(value))
        elif key in _FIELDS:
            item.setdefault(_FIELDS[key], _verbatim(value) if key in _VERBATIM else decoded(value))
        elif key not in _UNUSED | _FILES:
            rest[key] = decoded(value)
    _settle(item, raw, kind)
    others = [f"the others of {key}" for key in raw if key in _NAMES and _OTHERS.search(raw[key])]
    left_out = (*(key for key in raw if key in _FILES), *others)
    return Entry(item, rest, text.place(block.start_line or 0, 0), left_out)


def _kind(kind: str, raw: dict[str, str]) -> str:
    subtype = decoded(raw.get("entrysubtype", "")).lower()
    if kind == "article" and subtype in _SUBTYPES:
        return _SUBTYPES[subtype]
    if kind == "misc":
        return "webpage" if "url" in raw else "document"
    return _TYPES.get(kind, kind)


def _settle(item: dict[str, Any], raw: dict[str, str], kind: str) -> None:
    """What depends on more than one field."""
    if subtitle := raw.get("subtitle"):
        item["title"] = f"{item.get('title', '')}: {decoded(subtitle)}"
    if number := raw.get("number"):
        item["issue" if item["type"].startswith("article") else "number"] = decoded(number)
    if "year" in raw and "issued" not in item:
        parts = (raw.get("day", ""), raw.get("month", ""), raw["year"])
        words = " ".join(_verbatim(part) for part in parts if part)
        month = _verbatim(raw.get("month", ""))
        item["issued"] = f"{_verbatim(raw['year'])}-{month}" if month.isdigit() else words
    if kind in _THESES:
        item.setdefault("genre", _THESES[kind])
    if "page" in item:
        item["page"] = re.sub(r"\s*[–-]+\s*", "-", item["page"])
    if "language" in item:
        item["language"] = _LANGUAGES.get(item["language"].lower(), item["language"])


def _names(value: str) -> list[dict[str, str]]:
    from bibtexparser.middlewares.names import (
        parse_single_name_into_parts,
        split_multiple_persons_names,
    )

    found: list[dict[str, str]] = []
    for name in split_multiple_persons_names(" ".join(value.split())):
        whole = re.fullmatch(r"\{(.*)\}", name)
        labelled: dict[str, str] = dict(re.findall(r"(family|given|prefix|suffix)=([^,]+)", name))
        if whole or name == "others":
            found += [{"literal": decoded(whole[1])}] if whole else []
        elif labelled:
            renamed = {"prefix": "non-dropping-particle"}
            found.append({renamed.get(k, k): decoded(v) for k, v in labelled.items()})
        else:
            read = parse_single_name_into_parts(name, strict=False)
            parts: dict[str, list[str]] = {
                "family": read.last, "given": read.first, "non-dropping-particle": read.von,
                "suffix": read.jr,
            }  # fmt: skip
            found.append({key: decoded(" ".join(words)) for key, words in parts.items() if words})
    return [name if name.keys() != {"family"} else {"literal": name["family"]} for name in found]


def decoded(value: str) -> str:
    r"""LaTeX as text: `M{\"u}ller` is `Müller`, braces and macros are gone."""
    if not re.search(r"[\\{}$~]|--|``|''", value):
        return value.strip()
    from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

    plain = re.sub(r"\\(?:url|href)\{([^{}]*)\}", r"\1", value)
    try:
        text = LatexNodes2Text(math_mode="text", strict_latex_spaces=False).latex_to_text(plain)
    except Exception:  # noqa: BLE001  # whatever its parser makes of a stranger's macros
        text = re.sub(r"[{}\\]", "", plain)
    return re.sub(r"[ \t\u00a0]+", " ", str(text)).strip()


def _verbatim(value: str) -> str:
    return re.sub(r"\\([_%&#~$])", r"\1", value.strip().strip("{}")).replace("\\url{", "")
