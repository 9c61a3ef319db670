"""What each statement rests on, down to sources and their origins."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..model.briefing import Briefing
from ..model.source import Citation, Source
from ..model.tree import Loc, parts
from ..prose import references

STATED = ("text", "short")
"""The tiers that state something: a source cited in them supports it; elsewhere it is context."""


class Use(NamedTuple):
    """One citation of a source, structured or inside a text."""

    source: str
    role: str
    """`supports`, `repeats`, `contradicts` or `context`."""
    locator: str
    loc: Loc
    citation: Citation | None
    """None for `[@key]` inside a text."""


class Support(NamedTuple):
    """What one statement rests on."""

    key: str
    """Its id, or else its place below the nearest item with an id, such as `C1.positions[0]`."""
    loc: Loc
    part: Any
    uses: tuple[Use, ...]
    """Its own citations, in the order of the content file."""
    rests_on: tuple[str, ...]
    """Ids of the items that it names in `rests_on`."""
    sources: frozenset[str]
    """The sources that support it, directly or through items it rests on."""
    origins: frozenset[str]
    """Their declared origins; a retracted source, or one that only repeats another, adds none."""
    unexamined: frozenset[str]
    """Those of its sources, by id, without a declared origin: they may or may not share one."""

    @property
    def most_origins(self) -> int:
        """The number of independent origins, if sources without a declared one are independent."""
        return len(self.origins) + len(self.unexamined)

    @property
    def independent(self) -> int | None:
        """The number of independent origins; None if they are not declared. One source has one."""
        return self.most_origins if not self.unexamined or self.most_origins == 1 else None


def supports(briefing: Briefing) -> dict[str, Support]:
    """Every part that cites sources or rests on items, by key, in the report's order."""
    own = {key: (loc, part, _uses(part, loc)) for key, loc, part in _statements(briefing)}
    grounds = {key: _grounds(part) for key, (_, part, _) in own.items()}
    reached = _reached({key: uses for key, (_, _, uses) in own.items()}, grounds, briefing.sources)
    return {
        key: Support(key, loc, part, uses, grounds[key], *reached[key])
        for key, (loc, part, uses) in own.items()
    }


def _statements(briefing: Briefing) -> Iterator[tuple[str, Loc, Any]]:
    """The parts that can be supported. An item with an id that cites nothing is among them."""
    keys: dict[Loc, str] = {}
    for loc, part in parts(briefing):
        if not loc or loc[0] == "sources":
            continue
        id = getattr(part, "id", None)
        keys[loc] = key = id or _below(keys, loc)
        if id or hasattr(part, "citations") or hasattr(part, "rests_on"):
            yield key, loc, part


def _below(keys: Mapping[Loc, str], loc: Loc) -> str:
    """The name of a place without an id, made from that of its parent: `C1.positions[0]`."""
    step = 2 if isinstance(loc[-1], int) else 1
    name = str(loc[-step]) + (f"[{loc[-1]}]" if step == 2 else "")
    outer = keys.get(loc[:-step], "")
    return f"{outer}.{name}" if outer else name


def _uses(part: Any, loc: Loc) -> tuple[Use, ...]:
    found = [
        Use(c.source, c.role, c.locator or "", (*loc, "citations", number), c)
        for number, c in enumerate(getattr(part, "citations", ()))
    ]
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, str) and "[@" in value:
            role = "supports" if name in STATED else "context"
            for reference in references(value):
                found += [Use(c.key, role, c.locator, (*loc, name), None) for c in reference.cites]
    return tuple(found)


def _grounds(part: Any) -> tuple[str, ...]:
    return (*getattr(part, "rests_on", ()), *getattr(part, "facts", ()))


def _reached(
    uses: Mapping[str, tuple[Use, ...]],
    grounds: Mapping[str, tuple[str, ...]],
    sources: Iterable[Source],
) -> dict[str, tuple[frozenset[str], frozenset[str], frozenset[str]]]:
    """Sources, declared origins and sources without one, by statement, through everything it rests on.

    A contested point has those of all its sides, but passes on only those of its assessment.
    """
    cited = {
        key: frozenset(use.source for use in its if use.role in {"supports", "repeats"})
        for key, its in uses.items()
    }
    known = {source.id: source for source in sources if source.status != "retracted"}
    adding = {
        key: frozenset(use.source for use in its if use.role == "supports" and use.source in known)
        for key, its in uses.items()
    }
    inner = _inner(uses)
    below = {key: tuple(_through(id, inner) for id in ids) for key, ids in grounds.items()}
    # Statements mostly rest on later ones, so two rounds from the end are enough.
    order = [(key, [id for id in below[key] if id in uses]) for key in reversed(list(uses))]
    growing = True
    while growing:
        growing = False
        for key, ids in order:
            more = cited[key].union(*(cited[id] for id in ids))
            also = adding[key].union(*(adding[id] for id in ids))
            if len(more) > len(cited[key]) or len(also) > len(adding[key]):
                cited[key], adding[key], growing = more, also, True
    for point, keys in inner.items():
        cited[point] = cited[point].union(*(cited[key] for key in keys))
        adding[point] = adding[point].union(*(adding[key] for key in keys))
    origin = declared_origins(known.values())
    return {
        key: (
            cited[key],
            frozenset(origin[id] for id in adding[key] if id in origin),
            frozenset(id for id in adding[key] if id not in origin),
        )
        for key in uses
    }


def declared_origins(sources: Iterable[Source]) -> dict[str, str]:
    """The origin of each source that declares one, or that another source names as its origin, by id."""
    sources = list(sources)
    named = {source.origin for source in sources}
    return {s.id: s.origin_or_self for s in sources if s.origin or s.id in named}


def _through(id: str, inner: Mapping[str, list[str]]) -> str:
    """The statement through which support is passed on: for a contested point, only its assessment.

    The sides of a point contradict each other, so a statement on the point does not rest on all of them.
    """
    return f"{id}.assessment" if id in inner else id


def _inner(keys: Iterable[str]) -> dict[str, list[str]]:
    """The statements inside each contested point."""
    found: dict[str, list[str]] = {}
    for key in keys:
        for mark in (".positions[", ".dissents[", ".assessment"):
            if mark in key:
                found.setdefault(key.partition(mark)[0], []).append(key)
    return found


def resting(found: Mapping[str, Support]) -> dict[str, tuple[str, ...]]:
    """The reverse: keys of the statements that each source supports, directly or through others."""
    index: dict[str, list[str]] = {}
    for key, support in found.items():
        for source in support.sources:
            index.setdefault(source, []).append(key)
    return {source: tuple(keys) for source, keys in index.items()}
