"""What entries of BibTeX take over from others: `crossref` and `xdata`.

Source: the biblatex manual, "Cross-referencing (biblatex)" and its appendix "Default inheritance
setup". Of a whole, a part takes what a reference to the part prints, and neither address nor DOI.
"""

from .bibtex_values import Raw

_PARTS = frozenset(
    "inbook bookinbook suppbook incollection suppcollection inproceedings conference"
    " inreference".split()
)
_TITLES = {"title": "booktitle", "subtitle": "booksubtitle"}
_MAIN_TITLES = {"title": "maintitle", "subtitle": "mainsubtitle"}
_JOURNAL_TITLES = {"title": "journaltitle", "subtitle": "journalsubtitle"}
_TAKEN = frozenset(
    "author editor editora editorb editorc editortype translator date year month day publisher"
    " institution organization location address series volume volumes edition isbn issn eventtitle"
    " eventdate venue language langid booktitle booksubtitle maintitle mainsubtitle journal"
    " journaltitle journalsubtitle number".split()
)
_SAME = (
    frozenset({"date", "year", "month", "day"}), frozenset({"journal", "journaltitle"}),
    frozenset({"location", "address"}), frozenset({"institution", "organization", "publisher"}),
)  # fmt: skip
_OWN = frozenset({"crossref", "xdata", "ids", "file"})
ROUNDS = 3
"""A chapter takes from its book, which takes from the whole work, which takes from `@xdata`."""
MAX_NAMED = 10
"""Entries that one entry names."""


def inherited(raws: list[Raw]) -> list[Raw]:
    """Entries with what they take over, in their order; entries of `@xdata` are no sources."""
    named = [{name: _keys(raw, name) for name in ("xdata", "crossref")} for raw in raws]
    for _ in range(ROUNDS if any(keys for one in named for keys in one.values()) else 0):
        shelf = _shelf(raws)
        raws = [_filled(raw, keys, shelf) for raw, keys in zip(raws, named, strict=True)]
    shelf = _shelf(raws)
    return [
        _said(raw, keys, shelf)
        for raw, keys in zip(raws, named, strict=True)
        if raw.kind != "xdata"
    ]


def _keys(raw: Raw, name: str) -> list[str]:
    keys = (key.strip() for key in (raw.get(name) or "").split(","))
    return [key for key in keys if key][:MAX_NAMED]


def _shelf(raws: list[Raw]) -> dict[str, Raw]:
    """Entries by their keys in small letters, the first of each."""
    shelf: dict[str, Raw] = {}
    for raw in raws:
        for key in (raw.key, *(raw.get("ids") or "").split(",")):
            shelf.setdefault(key.strip().lower(), raw)
    return shelf


def _filled(raw: Raw, named: dict[str, list[str]], shelf: dict[str, Raw]) -> Raw:
    for name, keys in named.items():
        for key in keys:
            whole = shelf.get(key.lower())
            if whole is not None and whole.key != raw.key:
                fields = _all(whole) if name == "xdata" else _of_whole(whole, raw.kind)
                raw = _with(raw, fields)
    return raw


def _said(raw: Raw, named: dict[str, list[str]], shelf: dict[str, Raw]) -> Raw:
    """An entry without the names of others, but for those that are not there, which are said."""
    missing = {name: [k for k in keys if k.lower() not in shelf] for name, keys in named.items()}
    said = [
        f"`{name}` names `{key}`, which is not in the file"
        for name, keys in missing.items()
        for key in keys
    ]
    fields = tuple(field for field in raw.fields if field[0] not in named or missing[field[0]])
    return raw._replace(fields=fields, said=(*raw.said, *said))


def _all(whole: Raw) -> list[tuple[str, str]]:
    return [field for field in whole.fields if field[0] not in _OWN]


def _of_whole(whole: Raw, kind: str) -> list[tuple[str, str]]:
    """The fields that a part takes from its whole, under the names that they have there."""
    if whole.kind == "periodical":
        names = _JOURNAL_TITLES
    elif whole.kind.startswith("mv"):
        names = _MAIN_TITLES
    elif kind in _PARTS:
        names = _TITLES
    else:
        names = {"title": "title", "subtitle": "subtitle"}
    fields = [field for field in whole.fields if field[0] in _TAKEN]
    renamed = [(names[name], value) for name, value in whole.fields if name in names]
    if kind in _PARTS and whole.kind in {"book", "mvbook"}:
        renamed += [("bookauthor", value) for name, value in whole.fields if name == "author"]
    return [*fields, *renamed]


def _with(raw: Raw, fields: list[tuple[str, str]]) -> Raw:
    """An entry with the fields that it has not itself, nor under another name."""
    held = {name for name, _ in raw.fields}
    held = held.union(*(same for same in _SAME if same & held))
    new = [field for field in fields if field[0] not in held]
    return raw._replace(fields=(*raw.fields, *new))
