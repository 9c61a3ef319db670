"""Briefing + Length -> Selection: what a length prints, and in which order it adds more.

A fit climbs a ladder. The foot is what must stay; each rung prints one more item, or one item in a
fuller tier, in the order of the length file. A selection is always the foot and the first k rungs. So
inside a section it is always a prefix in order of importance (plus what must stay).
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from .model.briefing import COUNTED, LISTS, Briefing
from .model.length import TIERS, Length, Tier
from .model.selection import Key, Omission, Selection

SINGLE = ("bottom_line", "why_it_matters")
"""Sections that are one item, or none."""
SECTIONS = (*SINGLE, *LISTS, *COUNTED)
"""Sections that have items."""


class Rung(NamedTuple):
    """One step of filling: one item in a fuller tier than before."""

    key: Key
    tier: Tier


class Ladder(NamedTuple):
    """All selections that a length can make of a briefing."""

    briefing: Briefing
    length: Length
    foot: Mapping[Key, Tier]
    rungs: tuple[Rung, ...]

    def items(self) -> dict[Key, Any]:
        """All that the briefing has, by key."""
        return {k: v for section in SECTIONS for k, v in items(self.briefing, section).items()}

    def passing(self, height: int, section: str, tier: str) -> "Ladder":
        """The ladder that, above `height`, adds no more of a section in a tier.

        Its next item is too tall for the pages, but smaller ones of other sections may fit.
        """
        passed = (section, tier)
        above = (r for r in self.rungs[height:] if (r.key.section, r.tier) != passed)
        return self._replace(rungs=(*self.rungs[:height], *above))

    def selection(self, height: int) -> Selection:
        """The foot and the first `height` rungs."""
        tiers = dict(self.foot)
        for rung in self.rungs[:height]:
            tiers[rung.key] = rung.tier
        return _selection(self.briefing, tiers)


def items(briefing: Briefing, section: str) -> dict[Key, Any]:
    """The items of a section by their keys, most important first; of other sections none."""
    if section not in SECTIONS:
        return {}
    found = getattr(briefing, section)
    if section in SINGLE:
        return {Key(section, "0"): found} if found else {}
    if section in LISTS:
        return {Key(section, item.id): item for item in found}
    return {Key(section, str(number)): item for number, item in enumerate(found)}


def keys(briefing: Briefing, section: str) -> list[Key]:
    """The keys of the items of a section, most important first."""
    return list(items(briefing, section))


def select_everything(briefing: Briefing) -> Selection:
    """What a length without a budget prints: every item in its fullest tier."""
    tiers: dict[Key, Tier] = {
        key: "detail" for section in SECTIONS for key in keys(briefing, section)
    }
    return _selection(briefing, tiers)


def ladder(briefing: Briefing, length: Length, shorter: Selection | None = None) -> Ladder:
    """What must stay, and the order of adding more; `shorter` is what a shorter length prints."""
    foot = _foot(briefing, length, shorter)
    tiers, rungs = dict(foot), []
    for take in length.fill:
        every = items(briefing, take.section)
        wanted = [key for key, item in every.items() if not take.only_key or item.key]
        for key in wanted[: take.up_to]:
            if key in tiers and TIERS.index(tiers[key]) >= TIERS.index(take.tier):
                continue
            tiers[key] = take.tier
            rungs.append(Rung(key, take.tier))
    return Ladder(briefing, length, foot, tuple(rungs))


def _foot(briefing: Briefing, length: Length, shorter: Selection | None) -> dict[Key, Tier]:
    """What every page budget keeps."""
    foot: dict[Key, Tier] = dict.fromkeys(keys(briefing, "bottom_line"), "short")
    for section in ("key_judgments", "key_facts"):
        for item in getattr(briefing, section):
            if item.must:
                foot[Key(section, item.id)] = "short"
    for number, point in enumerate(briefing.contested_points):
        stays = number < length.side_lines or point.must
        foot[Key("contested_points", point.id)] = "short" if stays else "name"
    for key, tier in (shorter.tiers if shorter else {}).items():
        if key.section != "dissents" and key.section in length.sections:
            foot[key] = max(foot.get(key, tier), tier, key=TIERS.index)
    return foot


def _selection(briefing: Briefing, tiers: dict[Key, Tier]) -> Selection:
    # A named dissent stays with the item that it is about.
    printed = {key.id for key in tiers}
    for id, dissents in briefing.dissents_by_item().items():
        for dissent in dissents if id in printed else ():
            tiers.setdefault(Key("dissents", dissent.id), "short")
    omissions = []
    for section in SECTIONS:
        every = keys(briefing, section)
        missing = [key.id for key in every if key not in tiers]
        if missing:
            named = tuple(missing) if section in LISTS else ()
            omissions.append(Omission(section, named, len(missing), len(every)))
    return Selection(tiers, tuple(omissions))


def ranges(ids: tuple[str, ...], order: tuple[str, ...]) -> list[str]:
    """Ids, with ranges for runs of them: `F7, F9–F12`.

    A range covers at least three neighbours in `order`, the ids of the whole section, with the same
    prefix and consecutive numbers.
    """
    runs: list[list[str]] = []
    places = {id: place for place, id in enumerate(order)}
    for id in ids:
        last = runs[-1][-1] if runs else ""
        follows = runs and places[id] == places[last] + 1 and _number(id) == _number(last) + 1
        if follows and id.rstrip("0123456789") == last.rstrip("0123456789"):
            runs[-1].append(id)
        else:
            runs.append([id])
    return [
        part
        for run in runs
        for part in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else run)
    ]  # fmt: skip


def _number(id: str) -> int:
    digits = id[len(id.rstrip("0123456789")) :]
    return int(digits) if digits else -2
