"""Compares the quotations of a briefing with the saved copies of their sources."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..model.briefing import Briefing
from ..model.source import Citation, Source
from ..model.tree import parts
from .copies import Copy, read_copies
from .lock import FOUND, Lock, LockedCopy, LockedQuotation

if TYPE_CHECKING:  # imported late: most checks have nothing to look up
    from .passages import Match


class Key(NamedTuple):
    """The fields that identify a quotation."""

    source: str
    quote: str
    prefix: str | None = None
    suffix: str | None = None


class Quotation(NamedTuple):
    """The result for one quotation."""

    state: str
    """As in `passages.Match`, or `translated`, `no-text`, `too-short` or `unchecked`."""
    earlier: bool = False
    """Whether the copy is not here, and the words were looked up when the lock was written."""
    on: dt.date | None = None
    """The day on which the copy was saved."""
    start: int = 0
    end: int = 0
    """Characters from the start of the copy's text."""
    page: int | None = None
    """The page of a PDF, counted from 1."""
    nearest: str = ""
    """The nearest passage as a difference, for words that were not found."""

    @property
    def passed(self) -> bool:
        """Whether the words were found in the saved copy."""
        return self.state in FOUND


class Verified(NamedTuple):
    """All saved copies and quotations of a briefing."""

    copies: Mapping[str, Copy]
    """By source id."""
    quotations: Mapping[Key, Quotation]
    lock: Lock
    """What can be locked now: only quotations that were found, and the old entries of absent copies."""


def key_of(citation: Citation) -> Key:
    """The key of a citation with a quotation."""
    return Key(citation.source, citation.quote or "", citation.prefix, citation.suffix)


def verify(briefing: Briefing, folder: Path | None, lock: Lock) -> Verified:
    """Look up every quotation. The briefing must be free of withheld parts: the lock names what it cites.

    `folder` is the briefing's own, None for a single file.
    """
    sources = {source.id: source for source in briefing.sources}
    hashes = {id: copy.sha256 for id, copy in lock.copies.items()}
    names = {id: copy.file for id, copy in lock.copies.items()}
    copies = read_copies(briefing.sources, folder, hashes, names)
    undated = [id for id, copy in copies.items() if copy.state == "there" and copy.on is None]
    for id in undated:
        if id in lock.copies:
            copies[id] = copies[id]._replace(on=lock.copies[id].on)
    wanted = _wanted(briefing, sources)
    quotations: dict[Key, Quotation] = {}
    locked: dict[str, tuple[LockedQuotation, ...]] = {}
    for id, keys in wanted.items():
        old = lock.quotations.get(id, ())
        copy = copies.get(id)
        if copy is None or copy.state == "absent":
            on = lock.copies[id].on if id in lock.copies else None
            quotations.update((key, _earlier(key, keys[key], old, on)) for key in keys)
            locked[id] = _still(old, keys)
            continue
        found = list(_looked_up(keys, copy))
        quotations.update((key, quotation) for key, quotation, _ in found)
        new = dict.fromkeys(_locked(*result) for result in found if result[1].state in FOUND)
        locked[id] = _still(old, keys) if copy.state == "changed" else tuple(new)
    kept = pruned(lock, briefing).copies
    there = {
        id: LockedCopy(copy.name, copy.sha256, copy.size, copy.on)
        for id, copy in copies.items() if copy.state == "there"
    }  # fmt: skip
    return Verified(copies, quotations, Lock({**kept, **there}, locked))


def pruned(lock: Lock, briefing: Briefing) -> Lock:
    """A lock with only the sources and quotations that a briefing has."""
    sources = {source.id: source for source in briefing.sources}
    wanted = _wanted(briefing, sources)
    copies = {id: copy for id, copy in lock.copies.items() if id in sources}
    quotations = {id: _still(old, wanted.get(id, ())) for id, old in lock.quotations.items()}
    return Lock(copies, quotations)


def _wanted(briefing: Briefing, sources: Mapping[str, Source]) -> dict[str, dict[Key, bool]]:
    """The quotations of each source, and whether a translator wrote their words."""
    wanted: dict[str, dict[Key, bool]] = {}
    for _, part in parts(briefing):
        if isinstance(part, Citation) and part.quote and part.source in sources:
            key, keys = key_of(part), wanted.setdefault(part.source, {})
            keys[key] = keys.get(key, True) and _translated(part, sources[part.source])
    return wanted


def _translated(citation: Citation, source: Source) -> bool:
    other = citation.lang and source.language and _tongue(citation.lang) != _tongue(source.language)
    return bool(citation.translator or other)


def _tongue(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].lower()


Result = tuple[Key, Quotation, "Match"]


def _looked_up(keys: Mapping[Key, bool], copy: Copy) -> Iterator[Result]:
    from .passages import Match, Passages, too_short

    passages = Passages(copy.text)
    for key, translated in keys.items():
        match = Match("no-text")
        if too_short(key.quote):
            match = Match("too-short")
        elif copy.text:
            match = passages.find(key.quote, key.prefix, key.suffix)
        if translated and match.state not in FOUND:
            match = Match("translated")
        lost = match.state in {"altered", "not-found"}
        near = passages.nearest(key.quote) if lost else ""
        page = copy.page(match.start) if match.end else None
        found = Quotation(match.state, False, copy.on, match.start, match.end, page, near)
        yield key, found, match


def _earlier(
    key: Key, translated: bool, old: Iterable[LockedQuotation], on: dt.date | None
) -> Quotation:
    """The lock's result for a quotation whose copy is not here."""
    from .passages import too_short

    if too_short(key.quote):
        return Quotation("translated" if translated else "too-short")
    for entry in old:
        if _is(entry, key):
            return Quotation(entry.state, True, on, entry.start, entry.end, entry.page)
    return Quotation("translated" if translated else "unchecked")


def _still(old: Iterable[LockedQuotation], keys: Iterable[Key]) -> tuple[LockedQuotation, ...]:
    """The locked quotations that the briefing still has."""
    return tuple(entry for entry in old if any(_is(entry, key) for key in keys))


def _is(entry: LockedQuotation, key: Key) -> bool:
    """Whether an entry is about this quotation, and about this place of several."""
    if entry.exact != key.quote:
        return False
    return _fits(entry.prefix, key.prefix, str.endswith) and _fits(
        entry.suffix, key.suffix, str.startswith
    )


def _fits(locked: str, wanted: str | None, at: Callable[[str, str], bool]) -> bool:
    """Whether two texts beside a quotation agree over the length of the shorter one."""
    from .normalising import normalise

    here, there = normalise(locked).strip(), normalise(wanted or "").strip()
    return at(here, there) or (here != "" and at(there, here))


def _locked(key: Key, quotation: Quotation, match: "Match") -> LockedQuotation:
    return LockedQuotation(
        key.quote, match.state, match.start, match.end, match.prefix, match.suffix, quotation.page
    )
