"""What stands where in a content file: the model of a part, and the order of its fields."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..model.base import Item
from ..model.briefing import Briefing
from ..model.items import Graded
from ..model.settings import Settings
from ..model.source import Source
from ..model.tree import Loc

Kind = type[BaseModel] | None
"""The model of a mapping, or of each mapping of a list; None: what no model describes."""

TIERS = ("text", "question", "short", "detail")
"""Fields that say the same at different length: they stand together, before the grades."""
_LAST_OF_CSL = "language"
"""The field of a source behind which CSL's further fields stand."""


def kind_at(kind: Kind, loc: Loc) -> Kind:
    """The model of what is at a place inside a part."""
    for step in loc:
        if isinstance(step, str):
            info = fields(kind).get(step)
            kind = _model(info.annotation) if info else None
    return kind


@lru_cache(maxsize=128)
def fields(kind: Kind) -> Mapping[str, FieldInfo]:
    """The fields of a model by their keys in a content file, in the order of the house style.

    The id first, then what the item says, its grades, what else it has, and last what every item
    may have. The order is that of the models; only a class and those that it is made from are put
    together so.
    """
    if kind is None:
        return {}
    own = _declared(kind)
    base = [name for name in kind.model_fields if name not in own]
    of_all = [name for name in Item.model_fields if name in base]
    grades = [name for name in Graded.model_fields if name in base and name not in of_all]
    rest = [name for name in base if name not in of_all and name not in grades]
    names = [*own, *rest]
    if "text" in rest and "short" in own:  # its longer tier is declared by the class above it
        names = [name for name in rest if name == "text"] + [n for n in names if n != "text"]
    last = max((names.index(tier) + 1 for tier in TIERS if tier in names), default=0)
    ordered = [*names[:last], *grades, *names[last:], *of_all]
    found = ((name, kind.model_fields[name]) for name in ordered)
    return {info.alias or name: info for name, info in found}


def in_order(keys: list[str], kind: Kind) -> list[str]:
    """Keys in the order of the house style; those that no model knows stay behind their neighbour."""
    known = list(fields(kind))
    if kind is None:
        return keys
    if issubclass(kind, Source):
        further = sorted((key for key in keys if key not in known), key=lambda k: (k.lower(), k))
        at = known.index(_LAST_OF_CSL) + 1
        known[at:at] = further
    rank = {key: number for number, key in enumerate(known)}
    last, ranks = -1, {}
    for key in keys:
        ranks[key] = last = rank.get(key, last)
    return sorted(keys, key=lambda key: ranks[key])


def guessed(data: Any, name: str = "") -> Kind:
    """The model of a whole file, by the keys that it has; `name` is the file's own."""
    if isinstance(data, dict):
        of_settings = {"defaults", "lint", "lengths", "paper", "theme"}
        return Settings if data and set(data) <= of_settings else Briefing
    entries = [entry for entry in data if isinstance(entry, dict)] if isinstance(data, list) else []
    keys = {key for entry in entries for key in entry}
    if not keys:
        return None
    models = {field: _model(info.annotation) for field, info in Briefing.model_fields.items()}
    sections = {field: model for field, model in models.items() if model}
    stem = name.rpartition("/")[2].partition(".")[0]
    if stem in sections:
        return sections[stem]
    fitting = [model for model in sections.values() if keys <= set(fields(model))]
    if "type" in keys and "id" in keys:
        return Source
    return fitting[0] if fitting else None


def _declared(kind: type[BaseModel]) -> list[str]:
    """The fields that a model declares itself; all of them where it stands directly on `Part`."""
    return [name for name in kind.model_fields if name in kind.__annotations__]


def _model(annotation: Any) -> Kind:
    """The model inside `tuple[Model, ...]`, `Model | None` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for one in get_args(annotation) if (found := _model(one))), None)
