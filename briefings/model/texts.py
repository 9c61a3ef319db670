"""Every text of a briefing, with the place of each in the data."""

from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import BaseModel

Loc = tuple[str | int, ...]


class TextField(NamedTuple):
    """A text that an author wrote."""

    loc: Loc
    text: str
    markdown: bool
    """Whether the field is Markdown; else it prints as it is."""


UNPRINTED = frozenset({
    "id", "source", "rests_on", "affects", "facts", "on", "custom", "origin", "lang", "language",
    "scale", "csl", "logo", "data", "image", "vega_lite", "archive", "rule", "at",
})  # fmt: skip
"""Fields that are names for the program, not words for readers."""


def texts(part: BaseModel, loc: Loc = ()) -> list[TextField]:
    """All texts of a part for readers, in the order of its fields."""
    found: list[TextField] = []
    _gather(part, loc, found)
    return found


def _gather(part: BaseModel, loc: Loc, found: list[TextField]) -> None:
    values = vars(part)
    for name, alias, markdown in _fields(type(part)):
        value = values[name]
        if value is not None and value != ():
            _inside(value, (*loc, alias), markdown, found)


def _inside(value: Any, loc: Loc, markdown: bool, found: list[TextField]) -> None:
    if type(value) is str:
        found.append(TextField(loc, value, markdown))
    elif type(value) is tuple:
        for number, entry in enumerate(value):
            _inside(entry, (*loc, number), markdown, found)
    elif isinstance(value, BaseModel):
        _gather(value, loc, found)


@lru_cache(maxsize=128)
def _fields(model: type[BaseModel]) -> list[tuple[str, str, bool]]:
    found = []
    for name, info in model.model_fields.items():
        nested = "Part" in str(info.annotation) or "briefings.model" in str(info.annotation)
        if name in UNPRINTED and not nested:
            continue
        markdown = "Markdown" in str(info.annotation) + str(info.metadata) + str(info.description)
        found.append((name, info.alias or name, markdown))
    return found


@lru_cache(maxsize=128)
def markdown_fields(model: type[BaseModel]) -> frozenset[str]:
    """The names of a model's Markdown fields."""
    return frozenset(name for name, _, markdown in _fields(model) if markdown)
