"""The only walk through a briefing: its parts, its texts, and their places in the data.

This walk finds what must not be printed, so it fails closed: if a field of a model might contain parts in
a way that the walk does not know, the model is refused when its class is made.
"""

import datetime as dt
import types
from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from .edtf import Edtf

Loc = tuple[str | int, ...]
"""A place in the data: keys of mappings and numbers of list entries, from 0."""


class Markdown:
    """Marks, inside `Annotated`, a text that is Markdown."""


MARKDOWN = Markdown()
UNPRINTED = frozenset({
    "id", "source", "rests_on", "affects", "facts", "on", "custom", "origin", "lang", "language",
    "scale", "csl", "logo", "data", "image", "vega_lite", "archive", "rule", "at",
})  # fmt: skip
"""Fields that are names for the program, not words for readers."""
_PLAIN = (str, bool, int, float, dt.date, Edtf)


class Field(NamedTuple):
    """One field of a model."""

    name: str
    alias: str
    """Its key in the content file."""
    holds: Literal["part", "parts", "texts", "data"]
    """`data` is not shown to readers: raw mappings, flags, numbers, dates."""
    markdown: bool


class TextField(NamedTuple):
    """A text that an author wrote."""

    loc: Loc
    text: str
    markdown: bool
    """Whether the field is Markdown; otherwise it is printed as it is."""


def parts(part: Any, loc: Loc = ()) -> list[tuple[Loc, Any]]:
    """A part and all parts inside it, with their places in the data; the outer before the inner."""
    found: list[tuple[Loc, Any]] = []
    _gather_parts(part, loc, found)
    return found


def _gather_parts(part: BaseModel, loc: Loc, found: list[tuple[Loc, Any]]) -> None:
    found.append((loc, part))
    values = vars(part)
    for field in holders(type(part)):
        value = values[field.name]
        if not value:
            continue
        if field.holds == "parts":
            for number, entry in enumerate(value):
                _gather_parts(entry, (*loc, field.name, number), found)
        else:
            _gather_parts(value, (*loc, field.name), found)


def texts(part: BaseModel, loc: Loc = ()) -> list[TextField]:
    """All texts of a part for readers, in the order of its fields."""
    found: list[TextField] = []
    _gather_texts(part, loc, found)
    return found


def _gather_texts(part: BaseModel, loc: Loc, found: list[TextField]) -> None:
    values = vars(part)
    for field in _told(type(part)):
        value, at = values[field.name], (*loc, field.alias)
        if not value:
            continue
        if field.holds == "part":
            _gather_texts(value, at, found)
        elif field.holds == "parts":
            for number, entry in enumerate(value):
                _gather_texts(entry, (*at, number), found)
        elif type(value) is tuple:
            found += [
                TextField((*at, number), text, field.markdown) for number, text in enumerate(value)
            ]
        else:
            found.append(TextField(at, value, field.markdown))


@lru_cache(maxsize=128)
def fields(model: type[BaseModel]) -> tuple[Field, ...]:
    """What each field of a model contains. Raises `TypeError` for an unknown kind of field."""
    found = []
    for name, info in model.model_fields.items():
        holds = _held(info.annotation, f"{model.__name__}.{name}")
        markdown = MARKDOWN in info.metadata or _marked(info.annotation)
        found.append(Field(name, info.alias or name, holds, markdown))
    return tuple(found)


@lru_cache(maxsize=128)
def holders(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a model that contain parts; most contain texts, and need no walk."""
    return tuple(field for field in fields(model) if field.holds in {"part", "parts"})


@lru_cache(maxsize=128)
def _told(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a model that have texts for readers, directly or inside them."""
    printed = (field for field in fields(model) if field.holds != "data")
    return tuple(f for f in printed if f.name not in UNPRINTED or f.holds != "texts")


def _held(annotation: Any, where: str) -> Literal["part", "parts", "texts", "data"]:
    """What a field of this type contains: `X`, `X | None`, `tuple[X, …]`, or a mapping of plain data."""
    kinds = {_alone(one, where) for one in _alternatives(annotation)}
    if len(kinds) > 1:
        raise TypeError(
            f"{where} can hold {' or '.join(sorted(kinds))}: the walk needs one of them"
        )
    found: Literal["part", "parts", "texts", "data"] = kinds.pop()
    return found


def _alone(annotation: Any, where: str) -> Any:
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return "texts" if all(isinstance(word, str) for word in inside) else "data"
    if origin is tuple:
        return _of_tuple(inside, where)
    if origin is dict:
        if not any(_is_part(one) for one in _everything(annotation)):
            return "data"
    elif isinstance(annotation, type):
        if issubclass(annotation, BaseModel):
            return "part"
        if annotation in _PLAIN:
            return "texts" if annotation is str else "data"
    raise TypeError(f"{where} is a {annotation}: teach briefings/model/tree.py to walk it")


def _of_tuple(inside: tuple[Any, ...], where: str) -> str:
    kinds = {_held(one, where) for one in inside if one is not Ellipsis}
    if len(kinds) != 1 or "parts" in kinds:
        raise TypeError(f"{where} is a list of unlike things: the walk needs one kind")
    kind = kinds.pop()
    return "parts" if kind == "part" else kind


def _alternatives(annotation: Any) -> Iterator[Any]:
    """The types of a union except None, without their annotations."""
    if get_origin(annotation) is Annotated:
        yield from _alternatives(get_args(annotation)[0])
    elif get_origin(annotation) in {Union, types.UnionType}:
        for one in get_args(annotation):
            yield from _alternatives(one)
    elif annotation is not type(None):
        yield annotation


def _everything(annotation: Any) -> Iterator[Any]:
    """A type and all types named inside it."""
    yield annotation
    for one in get_args(annotation):
        yield from _everything(one)


def _is_part(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _marked(annotation: Any) -> bool:
    """Whether a type, or what it is a list of, is marked as Markdown."""
    if get_origin(annotation) is Annotated and MARKDOWN in annotation.__metadata__:
        return True
    return get_origin(annotation) is not Literal and any(map(_marked, get_args(annotation)))
