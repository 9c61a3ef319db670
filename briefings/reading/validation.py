"""Data -> Briefing. Every fault with its place, in our own words.

pydantic's `loc` has the same keys as the table of places of `loading`. pydantic's own wording is never
shown: each of its error types has a sentence here.
"""

import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from ..findings.finding import Faulty, Finding
from ..model.base import shown
from ..model.briefing import Briefing
from ..model.source import CSL_DATES, CSL_NAMES, CSL_TEXTS, Source, lift
from ..model.tree import Loc
from .hints import nearest
from .mending import as_citations, as_list, as_mapping, model_inside
from .places import Loaded

MAX_MESSAGE = 200
MAX_LISTED = 12
Model = TypeVar("Model", bound=BaseModel)
_LISTED = {"list_type", "tuple_type", "iterable_type"}
_MAPPED = {"model_type", "dict_type", "model_attributes_type"}


def validate(loaded: Loaded, model: type[Model], data: Any = None) -> Model:
    """The data of a file as `model`. Raises `Faulty` with all faults of the file (V1xx)."""
    data = loaded.data if data is None else data
    findings = list(loaded.findings)
    if () in loaded.faulty:
        raise Faulty(findings)
    if not isinstance(data, dict):
        place = loaded.place(())
        message = f"expected a mapping of fields, found {shown(data)}"
        findings.append(Finding("V102", "error", message, place, "write `key: value` lines"))
        raise Faulty(findings)
    findings += unknown_source_fields(loaded, data)
    try:
        valid = model.model_validate(data)
    except ValidationError as error:
        findings += _in_our_words(error, loaded, model)
        if model is Briefing:
            findings += _says_nothing(loaded, data)
    if findings:
        raise Faulty(findings)
    return valid


def unknown_source_fields(loaded: Loaded, data: Mapping[str, Any]) -> Iterator[Finding]:
    """Fields of sources that neither CSL nor our format knows, and CSL fields of the wrong shape."""
    known = {info.alias or name for name, info in Source.model_fields.items()}
    sources = data.get("sources")
    for number, source in enumerate(sources if isinstance(sources, list) else ()):
        for field, value in source.items() if isinstance(source, dict) else ():
            loc: Loc = ("sources", number, field)
            if field in known:
                continue
            if field in CSL_TEXTS:
                if isinstance(value, list | dict):
                    yield _expected("text", value, loaded, loc)
            elif field in CSL_NAMES:
                if not isinstance(value, list | None) and loc not in loaded.faulty:
                    yield _expected("a list of names", value, loaded, loc)
            elif field not in CSL_DATES and field not in {"categories", "static-ordering"}:
                everything = known | CSL_TEXTS | CSL_NAMES | CSL_DATES
                yield unknown_key(field, everything, loaded, loc)


def _says_nothing(loaded: Loaded, data: Mapping[str, Any]) -> Iterator[Finding]:
    """V112 beside other faults: pydantic checks the whole only if every part is valid."""
    told = ("summary", "key_facts")
    broken = {loc[0] for loc in loaded.faulty}
    if not any(data.get(name) or name in broken for name in told):
        message = "neither `summary` nor `key_facts`"
        place = _first_key(loaded, ())
        yield Finding("V112", "error", message, place, "write at least one of them")


def _expected(what: str, value: Any, loaded: Loaded, loc: Loc) -> Finding:
    message = f"expected {what}, found {shown(value)}"
    help = "put the text in quotes" if what == "text" else "such as `[{family: Doe, given: Jo}]`"
    return Finding("V102", "error", terse(message), loaded.place(loc), help, where(loc))


def _in_our_words(error: ValidationError, loaded: Loaded, model: type) -> Iterator[Finding]:
    for fault in error.errors(include_url=False):
        loc = tuple(fault["loc"])
        if any(loc[: len(broken)] == broken for broken in loaded.faulty):
            continue
        if fault["type"] == "too_short" and len(fault["input"]) >= fault["ctx"]["min_length"]:
            continue  # only the valid entries were counted
        yield _finding(fault, loc, loaded, model)


def _finding(fault: Mapping[str, Any], loc: Loc, loaded: Loaded, model: type) -> Finding:
    kind, context, value = fault["type"], fault.get("ctx", {}), fault.get("input")
    place = loaded.place(loc)
    code, help = "V102", ""
    if (kind[:1] == "V" and kind[1:].isdigit()) or kind == "C01":
        code, message, help = kind, context["sentence"], context["help"]
        if not loc:
            place = _first_key(loaded, loc)
    elif kind == "missing":
        code, message = "V101", f"`{loc[-1]}` is missing"
        help = f"add `{loc[-1]}: …`"
        loc = loc[:-1]
        place = _first_key(loaded, loc)
    elif kind == "extra_forbidden":
        return unknown_key(str(loc[-1]), fields_at(model, loc[:-1]), loaded, loc)
    elif kind == "literal_error" and value is not None:
        code, message = "V103", f"{shown(value)} is not one of the choices"
        choices = _choices(_annotation_at(model, loc))
        help = nearest(str(value), choices) or one_of(choices)
    elif kind == "too_short" and loc[-1] == "positions":
        code, message = "C01", "a contested point with fewer than two positions"
        help = "add the other side's case, or make it a fact"
        place = loaded.key_place(loc)
    elif value is None or kind in {"string_too_short", "too_short"}:
        listed = isinstance(loc[-1], int)
        code, message = "V101", "this entry is empty" if listed else f"`{loc[-1]}` is empty"
        help = "write it or remove the entry" if listed else "write it or remove the key"
        place = loaded.key_place(loc) if value is None else place
    elif kind in _LISTED:
        message = f"expected a list, found {shown(value)}"
        help = as_list(_annotation_at(model, loc), value) or "start each entry with `- `"
    elif kind in _MAPPED:
        message = f"expected a mapping, found {shown(value)}"
        help = as_mapping(_annotation_at(model, loc), value) or "write `key: value` lines"
    elif kind == "string_type":
        message, help = f"expected text, found {shown(value)}", "put the text in quotes"
    elif kind == "string_pattern_mismatch":
        code, message, help = "V113", f"{shown(value)} is not a language tag", "such as en or pt-BR"
    elif kind.startswith(("int_", "float_")):
        message, help = f"expected a number, found {shown(value)}", "write it in digits"
    elif kind in {"greater_than", "greater_than_equal", "less_than", "less_than_equal"}:
        limit = next(iter(context.values()))
        code, message, help = "V114", f"{shown(value)} is out of range", f"the limit is {limit:g}"
    else:
        message = f"{shown(value)} does not fit here"
    return Finding(code, "error", terse(message), place, help, where(loc))


def terse(message: str) -> str:
    """A message as one line of limited length, however long the text that it quotes."""
    words = " ".join(message.split())
    return words if len(words) <= MAX_MESSAGE else words[: MAX_MESSAGE - 1] + "…"


def _first_key(loaded: Loaded, loc: Loc) -> Any:
    """The place to report a missing key: the mapping that lacks it, one character wide."""
    return loaded.place(loc)._replace(length=1)


def unknown_key(key: str, known: Iterable[str], loaded: Loaded, loc: Loc) -> Finding:
    """V104, with the nearest known key or a list of them."""
    known = sorted(known)
    help = (
        as_citations(key, known, _value_at(loaded.data, loc))
        or nearest(key, known)
        or one_of(known)
    )
    if _after_a_comma(loaded, loc):
        help = "put text that has a comma in quotes"
    message = terse(f"unknown key {shown(key)}")
    return Finding("V104", "error", message, loaded.key_place(loc), help, where(loc))


def _value_at(data: Any, loc: Loc) -> Any:
    """What the data have at a place; nothing where they have no such place."""
    for step in loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _after_a_comma(loaded: Loaded, loc: Loc) -> bool:
    """Whether an unknown key is the rest of a text with a comma, as in `{title: Water, a history}`."""
    mark = loaded.keys.get(loc)
    if mark is None or mark.end_line >= len(mark.text.lines):
        return False
    line = mark.text.lines[mark.end_line]
    before = line[: mark.column].rstrip() if mark.line == mark.end_line else ""
    return before.endswith(",") and line[mark.end_column :].lstrip()[:1] in {",", "}"}


def one_of(words: Iterable[str]) -> str:
    """`one of a, b, c`; a long list ends in an ellipsis."""
    listed = list(words)
    more = ", …" if len(listed) > MAX_LISTED else ""
    return f"one of {', '.join(listed[:MAX_LISTED])}{more}"


def _choices(annotation: Any) -> list[str]:
    """The words of a `Literal` anywhere in an annotation."""
    if get_origin(annotation) is Literal:
        return [str(word) for word in get_args(annotation)]
    return [word for part in get_args(annotation) for word in _choices(part)]


def fields_at(model: Any, loc: Loc) -> set[str]:
    """The keys of the part of a model at a place."""
    fields = _fields(_annotation_at(model, loc))
    return {info.alias or name for name, info in fields.items()}


def _annotation_at(model: Any, loc: Loc) -> Any:
    """The type of the value at a place; steps through lists and mappings of any key are skipped."""
    annotation = model
    for step in loc:
        found = (i for n, i in _fields(annotation).items() if step in (n, i.alias))
        info = next(found, None)
        annotation = info.annotation if info else annotation
    return annotation


def _fields(annotation: Any) -> Mapping[str, Any]:
    return getattr(model_inside(annotation), "model_fields", {})


def where(loc: Loc) -> str:
    """`key_facts[2].date` for a place in the data."""
    text = ""
    for step in loc:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def lifted(data: Any) -> Any:
    """Content data with our fields of CSL-JSON sources moved beside those of CSL."""
    if isinstance(data, dict) and isinstance(data.get("sources"), list):
        return {**data, "sources": [lift(source) for source in data["sources"]]}
    return data


def without_faults(loaded: Loaded, model: type[Model]) -> Model | None:
    """The data without the faulty fields, if something valid is left; otherwise None.

    Only fields of mappings are removed, so that all places stay the same. If an id is faulty, everything
    that refers to it would be reported as well; then the result is None.
    """
    data = copy.deepcopy(loaded.data)
    for _ in range(3):
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for fault in error.errors(include_url=False):
                loc: tuple[Any, ...] = fault["loc"]
                if not loc or loc[-1] in {"id", "source"} or fault["type"] == "missing":
                    return None
                holder: Any = data
                for step in loc[:-1]:
                    holder = holder[step] if isinstance(holder, dict | list) else {}
                if not isinstance(holder, dict):
                    return None
                holder.pop(loc[-1], None)
        except (KeyError, IndexError, TypeError):
            return None
    return None
