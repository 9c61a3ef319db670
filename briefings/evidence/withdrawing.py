"""What would fall or weaken if sources were withdrawn."""

from collections.abc import Collection, Iterator, Mapping
from typing import Literal, NamedTuple

from ..model.briefing import Briefing
from ..model.scale import Scale
from ..model.source import Source
from ..withholding import Shown, withhold
from .grading import ceiling, ordered
from .support import Support, supports

Kind = Literal["falls", "weakens", "last origin", "thinner"]
KINDS: tuple[Kind, ...] = ("falls", "weakens", "last origin", "thinner")
"""The effects, gravest first."""


class Effect(NamedTuple):
    """What happens to one statement."""

    key: str
    kind: Kind
    """`falls`: nothing supports it any more; `weakens`: the rules no longer allow its grade; `last
    origin`: one independent origin is left of several; `thinner`: it only loses sources."""
    sources: tuple[int, int]
    """How many support it, before and after."""
    origins: tuple[int, int]
    confidence: str
    """As declared; empty for none."""
    allowed: str
    """The highest level that the rules would still allow; empty where none is declared or left."""
    rules: tuple[str, ...]
    """The rules that do not allow more."""


def impact(briefing: Briefing, scale: Scale, withdrawn: Collection[str]) -> tuple[Effect, ...]:
    """The effects of withdrawing sources, by ids, gravest first, then in the report's order."""
    before = supports(briefing)
    shown = _without(briefing, set(withdrawn))
    after = {shown.origin(support.loc): support for support in supports(shown.briefing).values()}
    sources = {source.id: source for source in shown.briefing.sources}
    effects: list[Effect] = []
    for key, support in before.items():
        left = after.get(support.loc)
        point = before.get(key.partition(".")[0])
        if left is None and point is not support and point and support.sources - set(withdrawn):
            continue  # a side that stands, of a point that falls since no other side does
        effects += _effect(key, support, left, sources, scale)
    return tuple(sorted(effects, key=lambda effect: KINDS.index(effect.kind)))


def _without(briefing: Briefing, withdrawn: set[str]) -> Shown:
    """A source that is withdrawn takes with it what one that is withheld does."""
    sources = (
        source.model_copy(update={"safety": "withhold"}) if source.id in withdrawn else source
        for source in briefing.sources
    )
    return withhold(briefing.model_copy(update={"sources": tuple(sources)}))


def _effect(
    key: str, support: Support, left: Support | None, sources: Mapping[str, Source], scale: Scale
) -> Iterator[Effect]:
    if not support.sources and left is not None:
        return
    declared = getattr(support.part, "confidence", None) or ""
    numbers = (len(support.sources), len(left.sources) if left else 0)
    origins = (len(support.origins), len(left.origins) if left else 0)
    if left is None or not left.sources:
        yield Effect(key, "falls", numbers, origins, declared, "", ())
    elif numbers[0] > numbers[1]:
        levels = [level.id for level in ordered(scale)]
        most, rules = ceiling(left, sources, scale)
        if declared in levels and levels.index(most or levels[0]) < levels.index(declared):
            yield Effect(key, "weakens", numbers, origins, declared, most or "", rules)
        else:
            kind: Kind = "last origin" if origins[0] > origins[1] == 1 else "thinner"
            yield Effect(key, kind, numbers, origins, declared, declared, ())
