"""The expected heights of a ladder's items: from their words, then from layouts so far."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..model.selection import Key, Selection
from ..selection import Ladder
from .measuring import Measure

A_HEADING = 9.0
"""Millimetres that the heading of a section takes."""
USUAL = 9.5
"""The type size in points for that height; in larger type, a heading takes more."""
CHARACTERS_PER_PAGE = 3900
AROUND_AN_ITEM = 90
A_SOURCE = 60
"""Characters on a page at 9 points, and those of an item and a source; for the first guess only."""


def first_guess(ladder: Ladder, pages: int, body: float) -> int:
    """The number of rungs whose words about fill the pages."""
    texts = _texts(ladder)
    cited = Cited(ladder)
    source = 0 if ladder.length.shape == "columns" else A_SOURCE

    def size(key: Key, tier: str) -> int:
        return len(texts[key][tier]) + AROUND_AN_ITEM + source * cited.add(key)

    room = CHARACTERS_PER_PAGE * pages * (9 / body) ** 2
    tiers = dict(ladder.foot)
    room -= sum(size(key, tier) for key, tier in tiers.items())
    rungs = 0
    while rungs < len(ladder.rungs):
        rung = ladder.rungs[rungs]
        room -= size(rung.key, rung.tier)
        room += size(rung.key, tiers[rung.key]) if rung.key in tiers else 0
        if room < 0:
            break
        tiers[rung.key] = rung.tier
        rungs += 1
    return rungs


def _texts(ladder: Ladder) -> Mapping[Key, Mapping[str, str]]:
    """The words of every item by tier, as far as they affect its height."""
    found: dict[Key, Mapping[str, str]] = {}
    items = ladder.items()
    for key in {**ladder.foot, **{rung.key: None for rung in ladder.rungs}}:
        item = items[key]
        if isinstance(item, str):
            found[key] = dict.fromkeys(("name", "short", "text", "detail"), item)
            continue
        positions = getattr(item, "positions", ())
        own = str(getattr(item, "text", ""))
        brief = str(getattr(item, "short", None) or own)
        text = own + "".join(position.text for position in positions)
        short = brief + "".join(position.short or position.text for position in positions)
        name = brief or str(getattr(item, "question", ""))
        found[key] = {"name": name, "short": short, "text": text, "detail": text}
    return found


class Heights:
    """Heights of items by tier at the smallest type, as far as layouts have shown them."""

    def __init__(self, ladder: Ladder) -> None:
        self.texts = _texts(ladder)
        self.known: dict[Key, dict[str, float]] = {}
        self.heading = A_HEADING * max(1.0, ladder.length.body.smallest / USUAL)
        self.source = 0.0
        """Millimetres that one more source takes, if the list is part of the text."""

    def learn(self, ladder: Ladder, selection: Selection, found: Measure) -> None:
        """Record the heights that a layout of a selection shows."""
        count = Cited(ladder).count(selection.tiers)
        named = [key for key, tier in selection.tiers.items() if tier == "name"]
        for key in named:  # they may share one paragraph
            each = found.lists.get("named", 0.0) / len(named)
            self.known.setdefault(key, {})["name"] = each
        for key, tier in selection.tiers.items():
            if key.section != "dissents" and tier != "name" and key.id in found.heights:
                self.known.setdefault(key, {})[tier] = found.heights[key.id]
        self.source = found.lists.get("sources", 0.0) / count if count else 0.0

    def of(self, key: Key, tier: str) -> float:
        """The height of an item: as seen in a layout, or in proportion to its words."""
        seen = self.known.get(key, {})
        if tier in seen:
            return seen[tier]
        words = len(self.texts[key][tier]) + 30
        if seen:
            like, height = next(iter(seen.items()))
            return height * words / (len(self.texts[key][like]) + 30)
        return words * self._per_character(key.section, tier)

    def _per_character(self, section: str, tier: str) -> float:
        shown = [
            (height, len(self.texts[key][t]) + 30)
            for key, tiers in self.known.items()
            for t, height in tiers.items()
            if key in self.texts and (key.section, t) == (section, tier)
        ] or [
            (height, len(self.texts[key][t]) + 30)
            for key, tiers in self.known.items() if key in self.texts
            for t, height in tiers.items()
        ]  # fmt: skip
        return sum(h for h, _ in shown) / sum(w for _, w in shown) if shown else 0.12

    def blocks(self, ladder: Ladder, tiers: Mapping[Key, str]) -> list[float]:
        """The heights of the pieces that a selection prints between opening and closing, in order.

        A piece does not split: it is an item, or the first item of a section with its heading.
        """
        found = []
        for section in ladder.length.sections:
            items = [key for key in tiers if key.section == section]
            if section in ladder.length.around or not items:
                continue
            named = [key for key in items if tiers[key] == "name"]
            pieces = [
                piece
                for key in items if tiers[key] != "name"
                for piece in self._pieces(key, tiers[key])
            ]  # fmt: skip
            pieces += [self.of(key, "name") for key in named]
            pieces[0] += self.heading
            found += pieces
        return found

    def _pieces(self, key: Key, tier: str) -> list[float]:
        height = self.of(key, tier)
        # A contested point in full may split after its sides.
        splits = key.section == "contested_points" and tier in {"text", "detail"}
        return [height * 0.6, height * 0.4] if splits else [height]


def packs(blocks: Iterable[float], columns: Iterable[float]) -> bool:
    """Whether pieces that do not split fit into columns of given heights, in order."""
    rooms = iter(columns)
    room = next(rooms)
    for block in blocks:
        while block > room:
            following = next(rooms, None)
            if following is None:
                return False
            room = following
        room -= block
    return True


class Cited:
    """The sources that a growing selection cites."""

    def __init__(self, ladder: Ladder) -> None:
        self.most = ladder.length.citations
        self.items = ladder.items()
        self.seen: set[str] = set()

    def peek(self, key: Key) -> int:
        """The number of sources that an item would add to those cited."""
        return len(self._of(key) - self.seen)

    def add(self, key: Key) -> int:
        """The same; from now on they count as cited."""
        new = self._of(key) - self.seen
        self.seen |= new
        return len(new)

    def count(self, keys: Iterable[Key]) -> int:
        """The number of sources that some items cite; dissents come with their items."""
        return sum(self.add(key) for key in keys if key.section != "dissents")

    def _of(self, key: Key) -> set[str]:
        return set(_first_sources(self.items[key], self.most))


def _first_sources(item: Any, most: int | None) -> list[str]:
    """The sources that the statements of an item name."""
    found = []
    for part in (item, *getattr(item, "positions", ()), *getattr(item, "dissents", ())):
        citations = [c for c in getattr(part, "citations", ()) if c.role != "context"]
        against = [c.source for c in citations if c.role == "contradicts"]
        found += [c.source for c in citations if c.role != "contradicts"][:most] + against[:most]
    return found


FIRST_GUESS = 38.0
A_LINE = 3.4
SOURCES_IN_A_LINE = 10
"""Millimetres: the closing part without sources, before any layout has shown it, and one line of sources."""
SAFE = 0.2
"""Millimetres that are added to a measured height for safety."""


class Foot:
    """The height of the part that closes a page of columns; it grows with the sources cited.

    Measured heights by number of sources, in millimetres.
    """

    def __init__(self) -> None:
        self._base = FIRST_GUESS
        self._seen: dict[int, float] = {}

    def learn(self, sources: int, height: float) -> None:
        """Record the height that a layout had with so many sources."""
        self._seen[sources] = height + SAFE
        self._base = height - A_LINE * (sources // SOURCES_IN_A_LINE)

    def height(self, sources: int) -> float:
        """The space to keep free for so many sources; one line more if no layout has shown it."""
        guess = self._base + A_LINE * (1 + sources // SOURCES_IN_A_LINE)
        return self._seen.get(sources, guess)
