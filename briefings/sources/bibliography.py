"""References of sources, formatted by a CSL style.

Neither style nor content is trusted. During formatting, citeproc's markup consists of characters that
neither may contain; everything else that it returns is text, and is escaped.
"""

import re
import warnings
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup, escape
from pydantic import TypeAdapter, ValidationError

from .. import __version__
from ..catalogue.styles import RESERVED, not_shipped, raw, read
from ..findings.finding import Unusable
from ..language.dating import LATIN, Forms, written
from ..model.base import Date
from ..model.source import CSL_NAMES, CSL_TEXTS, Name, Source, bare_doi
from ..prose import nice
from .csl_json import as_csl
from .marks import with_quotes

_OPEN, _CLOSE = "\ue000", "\ue00f"
_TAGS = {
    "Italic": "i", "Oblique": "i", "Bold": "b", "Superscript": "sup", "Subscript": "sub",
    "Underline": "span", "SmallCaps": "span", "Light": "span",
}  # fmt: skip
"""citeproc's names of formats, and their HTML."""
_STYLES = {
    "Underline": ' style="text-decoration:underline"',
    "SmallCaps": ' style="font-variant:small-caps"',
}
_KINDS = tuple(_TAGS)
_TOKEN = re.compile(f"{_OPEN}([\ue001-\ue008])|{_CLOSE}([\ue001-\ue008])")
_SECOND_STOP = re.compile(r"(?<!\.)([.?!])((?:\ue00f[\ue001-\ue008])*[”’»]?)\.(?=\s|$|\ue00f)")
_DATES: TypeAdapter[Any] = TypeAdapter(Date)
_EDITION = 2
"""Raised when this program makes something else of the same source and style; a cache outlives it."""
_NAMES = CSL_NAMES | {"author", "editor"}
_INSTEAD_OF_AUTHORS = (
    "director", "series-creator", "producer", "performer", "composer", "contributor",
)  # fmt: skip


def formatted(sources: Iterable[Source], path: Path, forms: Forms) -> dict[str, Markup]:
    """Each source as one reference, by id; without those for which the style prints nothing.

    Numbers are left out, since the list of sources has them. `forms` are those of the language's
    dates. Raises `Unusable`.
    """
    found = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about fields that citeproc does not know
        listed = list(sources)
        try:
            style = read(path)
            items = [_item(n, source, forms) for n, source in enumerate(_seen(listed, path, style))]
            references = _references(style, items, forms.locale)
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
    """Everything that the references of `formatted` depend on."""
    made_by = (__version__, version("citeproc-py"), _EDITION)
    items = [as_csl(source) for source in sources]
    return repr((items, raw(path), forms, made_by))


def _references(style: bytes, items: list[dict[str, Any]], locale: str) -> list[str]:
    """The style's reference for each item; empty if it prints nothing."""
    from .processor import references  # brings citeproc

    return references(style, items, locale.replace("_", "-"), _formatter())


def _formatter() -> Any:
    """The formatter for citeproc: tags are pairs of characters that become markup at the end."""

    def wrapper(place: int) -> Any:
        sign = chr(0xE001 + place)
        return lambda text: f"{_OPEN}{sign}{text}{_CLOSE}{sign}" if str(text) else ""

    formats = {kind: wrapper(place) for place, kind in enumerate(_KINDS)}
    return SimpleNamespace(preformat=str, **formats)


def _marked_up(text: str) -> str:
    """Escaped text with the tags that the formatter marked."""

    def tag(match: re.Match[str]) -> str:
        kind = _KINDS[ord(match[1] or match[2]) - 0xE001]
        return f"<{_TAGS[kind]}{_STYLES.get(kind, '')}>" if match[1] else f"</{_TAGS[kind]}>"

    text = _SECOND_STOP.sub(r"\1\2", " ".join(text.split()))
    return _TOKEN.sub(tag, str(escape(text)))


def _linked(html: str, source: Source) -> Markup:
    """The reference with the address of the source as a link, if the style prints it."""
    doi = bare_doi(str((source.model_extra or {}).get("DOI") or ""))
    for address in (source.URL, f"https://doi.org/{doi}" if doi else None):
        words = str(escape(address)) if address else ""
        before, found, after = html.rpartition(words) if words else ("", "", "")
        if found:
            html = f'{before}<a class="url" href="{found}">{found}</a>{after}'
            break
    return Markup(html)  # noqa: S704  # all but our own tags was escaped


def _seen(sources: Iterable[Source], path: Path, style: bytes) -> Iterator[dict[str, Any]]:
    """Sources as CSL-JSON, as a style is to see them.

    Who directed, produced or performed stands for an author in a style that does not name such roles.
    A body that publishes itself is named once in the program's own styles; others see what is there.
    """
    spoken_of = set(b" ".join(re.findall(rb'variable="([^"]*)"', style)).decode().split())
    own = not not_shipped(path)
    for source in sources:
        given = as_csl(source)
        others = (role for role in _INSTEAD_OF_AUTHORS if role in given and role not in spoken_of)
        if not source.names and (stand_in := next(others, None)):
            given["author"] = given[stand_in]
        who = ", ".join(name.full for name in source.names)
        if own and given.get("container-title") == who:
            del given["container-title"]
        if own and given.get("publisher", "") in (who, given.get("container-title")):
            given.pop("publisher", None)
        if "event-title" in given:
            given.setdefault("event", given["event-title"])
        yield given


def _item(number: int, given: dict[str, Any], forms: Forms) -> dict[str, Any]:
    """A source for citeproc, in the fields that it knows.

    Ids become numbers, because citeproc does not distinguish `a` from `A`. Dates that are approximate,
    open or a range, or that use other than Latin digits, become our own words, because citeproc drops
    what it cannot express.
    """
    from citeproc import DATES, VARIABLES

    item: dict[str, Any] = {"id": str(number), "type": given["type"]}
    for key, value in given.items():
        name = key.replace("-", "_")
        if name in DATES:
            item[key] = _date(value, forms)
        elif key in _NAMES:
            item[key] = [_name(one) for one in value]
        elif key == "URL":
            item[key] = _plain(value)
        elif key == "DOI":
            item[key] = _plain(bare_doi(value))
        elif name in VARIABLES or key in CSL_TEXTS:
            item[key] = nice(with_quotes(_plain(value)))
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
