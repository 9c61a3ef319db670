"""Removes what is marked `safety: withhold`, before anything else reads a briefing.

If a source is removed, so is every citation of it and every statement that only it supports; if an item
is removed, so is every mention of it. Nothing says that something was removed.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from ..findings.finding import Finding, Place
from ..model.briefing import Briefing
from ..model.tree import Loc, fields, parts
from ..prose import references
from ..reading.places import Loaded, Mark

Kept = dict[Loc, tuple[int, ...]]


class Shown(NamedTuple):
    """The briefing that people other than its author may see."""

    briefing: Briefing
    kept: Kept
    """For each list that lost entries, by its place in the content file: the entries that are left."""

    def origin(self, loc: Loc) -> Loc:
        """Translates a place in the shown briefing into the place in the content file."""
        found: Loc = ()
        for step in loc:
            kept = self.kept.get(found)
            found = (*found, kept[step] if kept and isinstance(step, int) else step)
        return found


def withhold(briefing: Briefing) -> Shown:
    """Remove what is marked, what rests only on that, and every mention of either."""
    if not any(vars(part).get("safety") == "withhold" for _, part in parts(briefing)):
        return Shown(briefing, {})
    sources = {source.id for source in briefing.sources if source.safety == "withhold"}
    all_ids = {item.id for _, item in briefing.numbered()}
    ids: set[str] = set()
    while True:  # without this item, another may have no support left
        kept: Kept = {}
        shown: Briefing = _prune(briefing, sources, ids, (), kept)
        gone = all_ids - {item.id for _, item in shown.numbered()}
        if gone == ids:
            return Shown(_regrouped(shown, sources), kept)
        ids = gone


def _regrouped(briefing: Briefing, withheld: set[str]) -> Briefing:
    """If an origin is withheld, the first source with it becomes the origin: they still count once."""
    first: dict[str, str] = {}
    for source in briefing.sources:
        if source.origin in withheld:
            first.setdefault(source.origin, source.id)
    if not first:
        return briefing
    sources = tuple(
        source.model_copy(update={"origin": first.get(source.origin or "", source.origin)})
        for source in briefing.sources
    )
    return briefing.model_copy(update={"sources": sources})


def _prune(part: BaseModel, sources: set[str], ids: set[str], loc: Loc, kept: Kept) -> Any:
    """A part without what is withheld, rests only on it, or mentions it."""
    changes: dict[str, Any] = {}
    for name, _, holds, markdown in fields(type(part)):
        value, at = getattr(part, name), (*loc, name)
        if not value or holds == "data":
            continue
        new: Any = value
        if holds == "part":
            falls = _falls(value, sources, ids)
            new = None if falls else _prune(value, sources, ids, at, kept)
        elif type(value) is tuple:
            left = [n for n, entry in enumerate(value) if not _falls(entry, sources, ids)]
            if len(left) < len(value):
                kept[at] = tuple(left)
            new = tuple(value[n] for n in left)
            if holds == "parts":
                new = tuple(_prune(value[n], sources, ids, (*at, n), kept) for n in left)
        elif markdown:
            new = _without_mentions(value, sources, ids)
        if new != value:
            changes[name] = new
    return part.model_copy(update=changes) if changes else part


def _falls(entry: Any, sources: set[str], ids: set[str]) -> bool:
    if isinstance(entry, str):
        return entry in ids
    if getattr(entry, "safety", None) == "withhold":
        return True
    if hasattr(entry, "source"):
        return entry.source in sources
    if {getattr(entry, "on", None), getattr(entry, "at", None)} & ids:
        return True
    if hasattr(entry, "positions"):
        return sum(not _falls(position, sources, ids) for position in entry.positions) < 2
    cited = {c.source for c in getattr(entry, "citations", ()) if c.role != "context"}
    for tier in ("text", "short"):  # what is cited in a statement supports it
        for reference in references(getattr(entry, tier, None) or ""):
            cited |= {cite.key for cite in reference.cites}
    rests_on = {*getattr(entry, "rests_on", ()), *getattr(entry, "facts", ())}
    support = [key in sources for key in cited] + [id in ids for id in rests_on]
    return bool(support) and all(support)


def _without_mentions(text: str, sources: set[str], ids: set[str]) -> str:
    for reference in references(text):
        if reference.id in ids:
            text = text.replace(reference.text, "")
        elif any(cite.key in sources for cite in reference.cites):
            left = (c for c in reference.cites if c.key not in sources)
            cites = "; ".join(f"@{c.key}, {c.locator}" if c.locator else f"@{c.key}" for c in left)
            text = text.replace(reference.text, f"[{cites}]" if cites else "")
    return re.sub(r"\s+([.,;:])", r"\1", text)


def discreet(findings: Iterable[Finding], loaded: Loaded) -> list[Finding]:
    """Findings; those inside withheld parts of a content file are marked as discreet."""
    hidden = [loaded.values[loc] for loc in _withheld(loaded.data, ()) if loc in loaded.values]
    return [
        finding._replace(discreet=any(_inside(finding.place, mark) for mark in hidden))
        for finding in findings
    ]


def _withheld(data: Any, loc: Loc) -> Iterator[Loc]:
    if isinstance(data, dict):
        if data.get("safety") == "withhold":
            yield loc
        for key, value in data.items():
            yield from _withheld(value, (*loc, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _withheld(value, (*loc, number))


def _inside(place: Place, mark: Mark) -> bool:
    start, end = (mark.line, mark.column), (mark.end_line, mark.end_column)
    return place.file == mark.text.name and start <= (place.line - 1, place.column - 1) < end
