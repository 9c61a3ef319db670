"""Fields of BibTeX and BibLaTeX, as Zotero, Better BibTeX and others write them, in words of CSL."""

import re
from typing import Any

from .bibtex_names import names_of
from .bibtex_values import Raw
from .dates import finest
from .entry import Draft, Entry
from .latex import decoded

_TYPES = {
    "article": "article-journal", "artwork": "graphic", "audio": "song", "bookinbook": "chapter",
    "book": "book", "booklet": "pamphlet", "collection": "book", "conference": "paper-conference",
    "dataset": "dataset", "electronic": "webpage", "image": "graphic", "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia", "jurisdiction": "legal_case", "legal": "treaty",
    "legislation": "legislation", "letter": "personal_communication", "manual": "report",
    "mastersthesis": "thesis", "movie": "motion_picture", "music": "song", "mvbook": "book",
    "mvcollection": "book", "mvproceedings": "book", "mvreference": "book",
    "online": "webpage", "patent": "patent", "performance": "performance",
    "periodical": "periodical", "phdthesis": "thesis", "proceedings": "book",
    "reference": "book", "report": "report", "review": "review", "software": "software",
    "standard": "standard", "suppbook": "chapter", "suppcollection": "chapter",
    "techreport": "report", "thesis": "thesis", "unpublished": "manuscript",
    "video": "motion_picture", "www": "webpage",
}  # fmt: skip
_FIELDS = {
    "abstract": "abstract", "annotation": "annote", "annote": "annote",
    "journaltitle": "container-title", "journal": "container-title", "booktitle":
    "container-title", "maintitle": "container-title", "chapter": "chapter-number", "doi": "DOI",
    "edition": "edition", "eventdate": "event-date", "eventtitle": "event-title", "isbn": "ISBN",
    "issn": "ISSN", "keywords": "keyword", "language": "language", "langid": "language",
    "hyphenation": "language", "venue": "event-place", "location": "publisher-place",
    "address": "publisher-place",
    "note": "note", "origdate": "original-date", "origtitle": "original-title",
    "origpublisher": "original-publisher", "origlocation": "original-publisher-place",
    "pages": "page", "pagetotal": "number-of-pages", "pmid": "PMID", "pubstate": "status",
    "publisher": "publisher", "institution": "publisher", "school": "publisher", "organization":
    "publisher", "series": "collection-title", "shorthand": "citation-label", "shortjournal":
    "container-title-short", "shorttitle": "title-short", "title": "title", "type": "genre",
    "url": "URL", "urldate": "accessed", "version": "version", "volume": "volume", "volumes":
    "number-of-volumes", "number": "number", "issue": "issue",
}  # fmt: skip
"""In the order in which they count, where two mean the same."""
_NAMES = {
    "author": "author", "editor": "editor", "translator": "translator", "director": "director",
    "bookauthor": "container-author", "holder": "author",
}  # fmt: skip
_LANGUAGES = {
    "english": "en", "american": "en-US", "british": "en-GB", "ngerman": "de", "german": "de",
    "french": "fr", "arabic": "ar", "hebrew": "he", "russian": "ru", "spanish": "es",
    "italian": "it", "chinese": "zh", "persian": "fa", "turkish": "tr", "ukrainian": "uk",
}  # fmt: skip
_GENRES = {
    "phdthesis": "PhD thesis", "mastersthesis": "Master's thesis", "mathesis": "Master's thesis",
    "bathesis": "Bachelor's thesis", "candthesis": "Candidate thesis", "techreport":
    "Technical report", "resreport": "Research report", "software": "Computer software",
    "datacd": "Data CD", "audiocd": "Audio CD",
}  # fmt: skip
_THESES = frozenset({"phdthesis", "mastersthesis"})
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_SUBTITLES = {
    "title": "subtitle", "booktitle": "booksubtitle", "maintitle": "mainsubtitle",
    "journaltitle": "journalsubtitle",
}  # fmt: skip
_PARAGRAPHS = frozenset({"abstract", "annotation", "annote", "note"})
_VERBATIM = frozenset({"url", "doi", "isbn", "issn", "urldate", "origdate", "eventdate"})
_FILES = frozenset({"file", "local-url", "bdsk-file-1", "pdf"})
_JOINED = {**dict.fromkeys(_NAMES, " and "), "keywords": ", "}
_DATES = frozenset({"date", "year", "month", "day"})
_ADDRESS = re.compile(r"(?:\\url\s*)?\{?(https?://[^\s{}]+)\}?")
_OTHERS = re.compile(r"\sand\s+others\s*$")


def entry_of(raw: Raw) -> Entry:
    """An entry of a file in the words of CSL."""
    found = _by_name(raw.fields)
    fields = {
        name: (_JOINED[name].join(values) if name in _JOINED else values[0])
        for name, values in found.items()
    }
    draft = Draft({"id": raw.key, "type": _kind(raw.kind, fields)})
    draft.said += raw.said
    for name in sorted(fields, key=_rank):
        _put(name, fields[name], fields, draft)
        if name in _JOINED:
            draft.said += [f"`{name}` is there twice: joined"] if found[name][1:] else []
        elif name not in _FILES:
            for further in found[name][1:]:
                draft.keep(name, decoded(further).text)
    _put_date(fields, draft)
    _settle(draft.item, raw.kind)
    if files := [name for name in fields if name in _FILES]:
        draft.said.append(f"left out: {', '.join(files)}")
    return draft.entry(raw.place)


def _by_name(fields: tuple[tuple[str, str], ...]) -> dict[str, list[str]]:
    """The different values of each name; almost always one."""
    found: dict[str, list[str]] = {}
    for name, value in fields:
        values = found.setdefault(name, [])
        values += [] if value in values else [value]
    return found


def _rank(name: str) -> int:
    """Where a field comes in the order in which fields count."""
    known = [*_NAMES, *_FIELDS]
    return known.index(name) if name in known else len(known)


def _kind(kind: str, fields: dict[str, str]) -> str:
    subtype = decoded(fields.get("entrysubtype", "")).text.lower()
    if kind == "article" and subtype in _SUBTYPES:
        return _SUBTYPES[subtype]
    if kind == "misc":
        address = "url" in fields or _ADDRESS.search(fields.get("howpublished", ""))
        return "webpage" if address else "document"
    return _TYPES.get(kind, kind)


def _put(name: str, value: str, fields: dict[str, str], draft: Draft) -> None:
    """Put one field where it belongs."""
    if name in _NAMES:
        _put_names(name, value, draft)
    elif name in _VERBATIM:
        draft.put(_FIELDS[name], _verbatim(value), name)
    elif name == "howpublished":
        _put_address(value, draft)
    elif name in _FIELDS:
        text = _text(name, value, draft)
        if subtitle := fields.get(_SUBTITLES.get(name, "")):
            text = f"{text}: {_text(name, subtitle, draft)}"
        draft.put(_field(name, fields, draft.item), _mapped(name, text), name)
    elif not _is_used(name, fields, draft.item["type"]):
        draft.keep(name, _text(name, value, draft))


def _field(name: str, fields: dict[str, str], item: dict[str, Any]) -> str:
    """The field of CSL that a name means, which depends on others."""
    if name == "number" and item["type"].startswith("article"):
        return "issue"
    if name == "location" and "address" in fields and item["type"] == "paper-conference":
        return "event-place"  # where the conference was; the publisher's place is the other one
    return _FIELDS[name]


def _is_used(name: str, fields: dict[str, str], kind: str) -> bool:
    """Whether another field takes a name in, or it is of no use elsewhere."""
    if name == "entrysubtype":
        return kind in _SUBTYPES.values()
    titled = any(name == below and title in fields for title, below in _SUBTITLES.items())
    return titled or name in _FILES | _DATES


def _put_names(name: str, value: str, draft: Draft) -> None:
    found, unknown = names_of(value)
    if found:
        draft.put(_NAMES[name], found, name)
    for whole in unknown:
        draft.keep(name, whole)
    if _OTHERS.search(value):
        draft.said.append(f"left out: the others of {name}")


def _put_address(value: str, draft: Draft) -> None:
    """How a thing was published: often an address."""
    address = _ADDRESS.search(value)
    if address:
        draft.put("URL", _verbatim(address[1]), "howpublished")
    words = decoded(_ADDRESS.sub("", value) if address else value).text.strip(" :,;.")
    if words:
        draft.put("medium", words, "howpublished")


def _put_date(fields: dict[str, str], draft: Draft) -> None:
    """The date of an entry: of `date` and of year, month and day, the finer one."""
    year, month, day = (_verbatim(fields.get(name, "")) for name in ("year", "month", "day"))
    month = month.strip(" ,.;~")
    numbers = [part for part in (year, month, day) if part]
    plain = year and month.isdigit() and (day.isdigit() or not day)
    composed = "-".join(numbers) if plain else " ".join(reversed(numbers))
    dates = [date for date in (_verbatim(fields.get("date", "")), composed) if date]
    if dates:
        best, others = finest(dates)
        draft.item["issued"] = best
        for other in others:
            draft.keep("date" if other == dates[0] != composed else "year", other)


def _settle(item: dict[str, Any], kind: str) -> None:
    """What depends on more than one field."""
    if kind in _THESES:
        item.setdefault("genre", _GENRES[kind])
    if "page" in item:
        item["page"] = re.sub(r"\s*[–-]+\s*", "-", item["page"])


def _text(name: str, value: str, draft: Draft) -> str:
    """A value as text; where some of it has no text, it is kept as it is."""
    found = decoded(value, paragraphs=name in _PARAGRAPHS)
    if found.lost:
        draft.said.append(f"LaTeX of `{name}` is not known ({', '.join(found.lost)})")
        draft.keep(name, value)
    return found.text


def _mapped(name: str, text: str) -> str:
    if _FIELDS.get(name) == "language":
        return _LANGUAGES.get(text.lower(), text)
    return _GENRES.get(text, text) if name == "type" else text


def _verbatim(value: str) -> str:
    value = re.sub(r"\\url\s*", "", " ".join(value.split())).strip("{}")
    value = re.sub(r"\\textasciitilde(?:\{\})?|\$\\sim\$", "~", value)
    return re.sub(r"\{?\\([_%&#~$])\}?", r"\1", value)
