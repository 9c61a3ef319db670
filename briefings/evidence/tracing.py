"""The chain below one statement: items, sources, locators, quotations, saved copies."""

from typing import Any, NamedTuple

from . import Evidence
from .support import Use


class Cited(NamedTuple):
    """A source at the end of a chain."""

    use: Use
    source: Any
    """None if the briefing does not show the cited source."""


class Link(NamedTuple):
    """A statement with everything that it rests on."""

    key: str
    part: Any
    sources: int
    """How many sources support it, directly or through items it rests on."""
    origins: int | None
    """How many independent origins they have; None: they are not declared."""
    cited: tuple[Cited, ...]
    rests_on: tuple["Link", ...]
    shown_above: bool = False
    """Whether the tree has the same statement further up, with everything below it."""


def trace(evidence: Evidence, key: str) -> Link:
    """The chain below a statement. Raises KeyError for an unknown key."""
    return _link(evidence, key, set())


def _link(evidence: Evidence, key: str, seen: set[str]) -> Link:
    support = evidence.support[key]
    counts = (len(support.sources), support.independent)
    if key in seen:
        return Link(key, support.part, *counts, (), (), shown_above=True)
    seen.add(key)
    cited = tuple(Cited(use, evidence.sources.get(use.source)) for use in support.uses)
    below = [*support.rests_on, *_inside(evidence, key)]
    links = tuple(_link(evidence, id, seen) for id in below if id in evidence.support)
    return Link(key, support.part, *counts, cited, links)


def _inside(evidence: Evidence, key: str) -> list[str]:
    """The positions, dissents and the assessment of a contested point."""
    marks = (f"{key}.positions[", f"{key}.dissents[", f"{key}.assessment")
    return [other for other in evidence.support if other.startswith(marks)]


def above(evidence: Evidence, key: str) -> tuple[str, ...]:
    """Keys of the statements that directly rest on this one, in the order of the report."""
    return tuple(other for other, support in evidence.support.items() if key in support.rests_on)
