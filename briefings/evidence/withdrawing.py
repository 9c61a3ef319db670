"""What would fall or weaken if sources were withdrawn."""

from collections.abc import Collection, Iterator, Mapping
from typing import Literal, NamedTuple

from ..content.withholding import Shown, withhold
from ..model.base import Item
from ..model.briefing import LISTS, Briefing
from ..model.scale import Scale
from ..model.source import Source
from .grading import ceiling, ordered
from .support import Support, supports

Kind = Literal["falls", "weakens", "last origin", "thinner"]
KINDS: tuple[Kind, ...] = ("falls", "weakens", "last origin", "thinner")
"""The effects, gravest first."""


class Effect(NamedTuple):
    """What happens to one statement."""

    key: str
    kind: Kind
    """`falls`: nothing supports it any more; `weakens`: the rules no longer allow its grade, or an
    item that it rests on falls; `last origin`: one independent origin is left of several; `thinner`:
    it only loses sources."""
    sources: tuple[int, int]
    """How many support it, before and after."""
    origins: tuple[int, int] | None
    """Independent origins, before and after; None: they are not declared."""
    items: tuple[int, int]
    """How many items it rests on, before and after."""
    confidence: str
    """The declared confidence; empty: none."""
    allowed: str
    """The highest level that the rules would still allow; empty if none is declared or left."""
    rules: tuple[str, ...]
    """The rules that do not allow more."""


def impact(briefing: Briefing, scale: Scale, withdrawn: Collection[str]) -> tuple[Effect, ...]:
    """The effects of withdrawing sources, by ids, gravest first, then in the report's order."""
    before = supports(briefing)
    gone: set[str] = set(withdrawn)
    while True:  # statements that rest only on fallen ones fall as well
        effects = list(_effects(before, _without(briefing, gone), set(withdrawn), scale))
        fallen = {effect.key for effect in effects if effect.kind == "falls"}
        if fallen <= gone:
            return tuple(sorted(effects, key=lambda effect: KINDS.index(effect.kind)))
        gone |= fallen


def _without(briefing: Briefing, gone: set[str]) -> Shown:
    """What is left without these sources and items, which fall like withheld ones."""
    lists = {
        name: tuple(_marked(entry, gone) for entry in getattr(briefing, name))
        for name in ("sources", *LISTS)
    }
    return withhold(briefing.model_copy(update=lists))


def _marked(entry: Item, gone: set[str]) -> Item:
    id = getattr(entry, "id", "")
    return entry.model_copy(update={"safety": "withhold"}) if id in gone else entry


def _effects(
    before: Mapping[str, Support], shown: Shown, withdrawn: set[str], scale: Scale
) -> Iterator[Effect]:
    after = {shown.origin(support.loc): support for support in supports(shown.briefing).values()}
    sources = {source.id: source for source in shown.briefing.sources}
    for key, support in before.items():
        left = after.get(support.loc)
        point = before.get(key.partition(".")[0])
        if left is None and point is not support and point and support.sources - withdrawn:
            continue  # the last side with support, in a point that falls
        yield from _effect(key, support, left, sources, scale)


def _effect(
    key: str, support: Support, left: Support | None, sources: Mapping[str, Source], scale: Scale
) -> Iterator[Effect]:
    had = bool(support.sources or support.rests_on)
    if not had or left == support:
        return
    declared = getattr(support.part, "confidence", None) or ""
    effect = Effect(
        key=key,
        kind="thinner",
        sources=(len(support.sources), len(left.sources) if left else 0),
        origins=_origins(support, left),
        items=(len(support.rests_on), len(left.rests_on) if left else 0),
        confidence=declared,
        allowed=declared,
        rules=(),
    )
    if left is None or not (left.sources or left.rests_on):
        yield effect._replace(kind="falls", allowed="")
    elif _fewer(effect.sources) or _fewer(effect.items):
        levels = [level.id for level in ordered(scale)]
        most, rules = ceiling(left, sources, scale)
        if declared in levels and levels.index(most or levels[0]) < levels.index(declared):
            yield effect._replace(kind="weakens", allowed=most or "", rules=rules)
        elif _fewer(effect.items):
            yield effect._replace(kind="weakens")
        elif effect.origins and effect.origins[0] > effect.origins[1] == 1:
            yield effect._replace(kind="last origin")
        else:
            yield effect


def _fewer(numbers: tuple[int, int]) -> bool:
    before, after = numbers
    return after < before


def _origins(support: Support, left: Support | None) -> tuple[int, int] | None:
    before, after = support.independent, left.independent if left else 0
    return None if before is None or after is None else (before, after)
