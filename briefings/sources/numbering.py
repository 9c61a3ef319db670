"""Sources for readers: one number in all lengths, and a short reference."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..model.briefing import Briefing
from ..model.source import Source
from ..model.tree import parts, texts
from ..prose import references


class Numbered(NamedTuple):
    """A source and its number."""

    number: int
    source: Source


def number(briefing: Briefing) -> Mapping[str, Numbered]:
    """Sources by id, numbered in the order in which the report first cites them; others follow."""
    order: dict[str, None] = {}
    for _, keys in cited(briefing):
        order.update(dict.fromkeys(keys))
    by_id = {source.id: source for source in briefing.sources}
    order.update(dict.fromkeys(by_id))
    known = [id for id in order if id in by_id]
    return {id: Numbered(place, by_id[id]) for place, id in enumerate(known, 1)}


def cited(briefing: Briefing) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What each item cites, in the order of the report; the empty id stands for the front matter."""
    front = [briefing.bottom_line, *briefing.summary]
    yield "", tuple(key for part in front if part for key in sources_of(part))
    for _, item in briefing.numbered():
        yield item.id, sources_of(item)
    for section in ("timeline", "later_developments", "people", "glossary"):
        yield "", tuple(key for part in getattr(briefing, section) for key in sources_of(part))
    for name in ("question", "why_it_matters", "scope", "sources_statement", "disclaimer"):
        text = getattr(briefing, name) or ""
        yield "", tuple(cite.key for found in references(text) for cite in found.cites)


def sources_of(part: Any) -> tuple[str, ...]:
    """The ids of the sources that a part cites, in structured citations and in its texts."""
    keys: dict[str, None] = {}
    for _, inner in parts(part):
        for citation in vars(inner).get("citations", ()):
            keys[citation.source] = None
    for field in texts(part):
        if field.markdown:
            for reference in references(field.text):
                keys.update(dict.fromkeys(cite.key for cite in reference.cites))
    return tuple(keys)


def short(source: Source) -> str:
    """`CRS 2023`, `Reuters 2023`, or the start of the title: enough to recognise a source by."""
    names = source.names
    who = source.container_title or source.publisher or ""
    if names and (source.type not in {"article-newspaper", "webpage", "post"} or not who):
        who = names[0].key if len(names) == 1 else f"{names[0].key} et al."
    return who or (source.title or source.id)


def authors(source: Source, and_others: str) -> str:
    """The authors as a bibliography lists them."""
    names = [name.full for name in source.names]
    if len(names) > 3:
        return f"{names[0]} {and_others}"
    return ", ".join(names)
