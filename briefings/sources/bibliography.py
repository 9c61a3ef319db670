"""References of sources, formatted by a CSL style.

Neither style nor content is trusted. While citeproc works, its markup is made of characters that
neither may hold; whatever else it returns is text, and escaped.
"""

import re
import warnings
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup, escape
from pydantic import TypeAdapter, ValidationError

from .. import __version__
from ..catalogue.styles import RESERVED, raw, read
from ..findings.finding import Unusable
from ..language.dating import LATIN, Forms, written
from ..model.base import Date
from ..model.source import Name, Source
from ..prose import nice
from .csl_json import as_csl

_OPEN, _CLOSE = "\ue000", "\ue00f"
_TAGS = {
    "Italic": "i", "Oblique": "i", "Bold": "b", "Superscript": "sup", "Subscript": "sub",
    "Underline": "span", "SmallCaps": "span", "Light": "span",
}  # fmt: skip
"""What citeproc calls its formats, and what becomes of them."""
_STYLES = {
    "Underline": ' style="text-decoration:underline"',
    "SmallCaps": ' style="font-variant:small-caps"',
}
MAX_ROMAN = 4
"""Digits of a number that may become Roman, at a character a thousand."""
_COUNTED = (
    "chapter-number", "collection-number", "edition", "issue", "number", "number-of-pages",
    "number-of-volumes", "page", "page-first", "part", "printing", "supplement", "version", "volume",
)  # fmt: skip
_KINDS = tuple(_TAGS)
_TOKEN = re.compile(f"{_OPEN}([\ue001-\ue008])|{_CLOSE}([\ue001-\ue008])")
_SECOND_STOP = re.compile(r"(?<!\.)([.?!])((?:\ue00f[\ue001-\ue008])*[”’»]?)\.(?=\s|$|\ue00f)")
_DATES: TypeAdapter[Any] = TypeAdapter(Date)
_INSTEAD_OF_AUTHORS = (
    "director", "series-creator", "producer", "performer", "composer", "contributor",
)  # fmt: skip


def formatted(sources: Iterable[Source], path: Path, forms: Forms) -> dict[str, Markup]:
    """Each source as one reference, by id; without those of which the style says nothing.

    Numbers are left out, since the list of sources has them. `forms` are those of the language's
    dates. Raises `Unusable`.
    """
    found = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about fields that citeproc does not know
        listed = list(sources)
        items = [_item(n, source, forms) for n, source in enumerate(listed)]
        try:
            references = _references(read(path), items, forms.locale)
        except Unusable:
            raise
        except Exception as error:  # noqa: BLE001  # whatever a style of others leads to
            reason = type(error).__name__
            raise Unusable(f"`{path.name}` cannot be applied ({reason})") from None
    for source, text in zip(listed, references, strict=True):
        if text.strip():
            found[source.id] = _linked(_marked_up(text), source)
    return found


def fingerprint(sources: Iterable[Source], path: Path, forms: Forms) -> str:
    """All that the references of `formatted` depend on."""
    made_by = (__version__, version("citeproc-py"))
    items = [as_csl(source) for source in sources]
    return repr((items, raw(path), forms, made_by))


def _references(style: bytes, items: list[dict[str, Any]], locale: str) -> list[str]:
    """What the style makes of each item; empty where it has nothing to say."""
    from io import BytesIO

    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
    from citeproc.source.json import CiteProcJSON

    made = CitationStylesStyle(BytesIO(style), locale=locale.replace("_", "-"), validate=False)
    if any(len(run) > MAX_ROMAN for item in items for run in _digits(item)):
        for node in made.root.iter("{*}number"):
            node.attrib.pop("form", None)
    shelf = CitationStylesBibliography(made, CiteProcJSON(items), _formatter())
    for item in items:
        shelf.register(Citation([CitationItem(item["id"])]))
    return ["".join(map(str, made.render_bibliography([item]))) for item in shelf.items]


def _digits(item: dict[str, Any]) -> list[str]:
    """Runs of digits that a style may ask to be written in Roman numerals."""
    named = (str(item.get(key, "")) for key in _COUNTED)
    return [run for words in named for run in re.findall(r"\d+", words)]


def _formatter() -> Any:
    """What citeproc formats with: tags as pairs of characters that become markup at the end."""

    def wrapper(place: int) -> Any:
        sign = chr(0xE001 + place)
        return lambda text: f"{_OPEN}{sign}{text}{_CLOSE}{sign}" if str(text) else ""

    formats = {kind: wrapper(place) for place, kind in enumerate(_KINDS)}
    return SimpleNamespace(preformat=str, **formats)


def _marked_up(text: str) -> str:
    """Escaped text with the tags that the formatter meant."""

    def tag(match: re.Match[str]) -> str:
        kind = _KINDS[ord(match[1] or match[2]) - 0xE001]
        return f"<{_TAGS[kind]}{_STYLES.get(kind, '')}>" if match[1] else f"</{_TAGS[kind]}>"

    text = _SECOND_STOP.sub(r"\1\2", " ".join(text.split()))
    return _TOKEN.sub(tag, str(escape(text)))


def _linked(html: str, source: Source) -> Markup:
    """The reference with the address of the source as a link, where the style prints it."""
    doi = (source.model_extra or {}).get("DOI")
    for address in (source.URL, f"https://doi.org/{doi}" if doi else None):
        words = str(escape(address)) if address else ""
        before, found, after = html.rpartition(words) if words else ("", "", "")
        if found:
            html = f'{before}<a class="url" href="{found}">{found}</a>{after}'
            break
    return Markup(html)  # noqa: S704  # all but our own tags was escaped


def _item(number: int, source: Source, forms: Forms) -> dict[str, Any]:
    """A source for citeproc, in the fields that it knows.

    Ids become numbers, since citeproc does not tell `a` from `A`. Dates that are approximate, open or
    a range, or in other than Latin digits, become our own words: citeproc drops what it cannot say.
    """
    from citeproc import DATES, NAMES, VARIABLES

    given = as_csl(source)
    others = (given[role] for role in _INSTEAD_OF_AUTHORS if role in given)
    if not source.names and (stand_in := next(others, None)):
        given["author"] = stand_in
    who = ", ".join(name.full for name in source.names)
    if given.get("container-title") == who:  # a body that publishes itself is named once
        del given["container-title"]
    if given.get("publisher", "") in (who, given.get("container-title")):
        given.pop("publisher", None)
    if "event-title" in given:
        given.setdefault("event", given["event-title"])
    item: dict[str, Any] = {"id": str(number), "type": source.type}
    for key, value in given.items():
        name = key.replace("-", "_")
        if name in DATES:
            item[key] = _date(value, forms)
        elif name in NAMES:
            item[key] = [_name(one) for one in value]
        elif name in VARIABLES or key == "shortTitle":
            item[key] = _plain(value if key in {"URL", "DOI"} else nice(value))
    return item


def _name(parts: dict[str, str]) -> dict[str, str]:
    full = Name.model_validate(parts).full
    kept = parts if "family" in parts and "literal" not in parts else {"literal": full}
    return {key: _plain(nice(value)) for key, value in kept.items()}


def _date(value: dict[str, Any], forms: Forms) -> dict[str, Any]:
    try:
        date = _DATES.validate_python(value)
    except ValidationError:
        words = value.get("literal") or value.get("raw") or ""
        return {"literal": _plain(str(words))}
    point = date.start
    if date.end or point.mark or point.span > 1 or forms.digits != LATIN:
        return {"literal": written(date, forms)}
    return {"date-parts": [[n for n in (point.year, point.month, point.day) if n is not None]]}


def _plain(text: str) -> str:
    return RESERVED.sub("", text)
