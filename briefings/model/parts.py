"""Every part of a briefing, with the place of each in the data."""

from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from .texts import Loc


def parts(part: Any, loc: Loc = ()) -> list[tuple[Loc, Any]]:
    """A part and all parts inside it, with their places in the data."""
    found: list[tuple[Loc, Any]] = []
    _gather(part, loc, found)
    return found


def _gather(part: Any, loc: Loc, found: list[tuple[Loc, Any]]) -> None:
    found.append((loc, part))
    for name in _holders(type(part)):  # type: ignore[arg-type]
        value = vars(part)[name]
        if type(value) is tuple:
            for number, entry in enumerate(value):
                if isinstance(entry, BaseModel):
                    _gather(entry, (*loc, name, number), found)
        elif isinstance(value, BaseModel):
            _gather(value, (*loc, name), found)


@lru_cache(maxsize=128)
def _holders(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that hold parts: most hold texts, and need no walk."""
    return tuple(
        name for name, info in model.model_fields.items()
        if "briefings.model" in str(info.annotation)
    )  # fmt: skip
