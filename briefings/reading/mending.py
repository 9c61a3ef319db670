"""What to write in place of a text that stands where fields are expected."""

import re
from collections.abc import Container
from typing import Any, get_args

from pydantic import BaseModel

MAX_REPEATED = 40
"""Characters of a text that a mend repeats; a longer one is `…`."""
_CITED = frozenset({"source", "sources", "citation", "cite", "cites", "reference", "references"})
_MAIN = ("source", "text", "question", "name", "term", "title", "id")
"""Which of the required fields takes the text, the first that there is."""
_PLAIN = re.compile(r"[\w(][\w .;/()%+'’-]*")


def as_mapping(annotation: Any, value: Any) -> str:
    """``write `{source: accord}` ``, or nothing where no field suggests itself."""
    model = model_inside(annotation)
    return f"write `{_mapping(model, value)}`" if model and isinstance(value, str) else ""


def as_list(annotation: Any, value: Any) -> str:
    """The same in a list: ``write `[{source: accord}]` ``, or ``write `[J1]` ``."""
    if not isinstance(value, str):
        return ""
    model = model_inside(annotation)
    return f"write `[{_mapping(model, value) if model else _text(value)}]`"


def as_citations(key: str, known: Container[str], value: Any) -> str:
    """How to cite, where an item names its sources in a field that it does not have."""
    if key.lower() not in _CITED or "citations" not in known:
        return ""
    ids = [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]
    entries = ", ".join(f"{{source: {_text(id)}}}" for id in ids[:3]) or "{source: …}"
    return f"write `citations: [{entries}]`"


def _mapping(model: type[BaseModel], value: str) -> str:
    fields = model.model_fields
    required = [name for name, info in fields.items() if info.is_required()]
    named = required or [name for name in ("literal",) if name in fields]
    main = next((name for name in _MAIN if name in named), named[0] if named else "key")
    rest = [name for name in named if name != main]
    before = [name for name in rest if named.index(name) < named.index(main)]
    after = [name for name in rest if name not in before]
    written = [*(f"{name}: …" for name in before), f"{main}: {_text(value)}",
               *(f"{name}: …" for name in after)]  # fmt: skip
    return f"{{{', '.join(written)}}}"


def _text(value: str) -> str:
    """A text as it is written between brackets."""
    words = " ".join(value.split())
    if len(words) > MAX_REPEATED:
        return "…"
    return words if _PLAIN.fullmatch(words) else '"' + words.replace('"', "'") + '"'


def model_inside(annotation: Any) -> type[BaseModel] | None:
    """The model inside `tuple[Model, ...]`, `Model | None` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        if (found := model_inside(argument)) is not None:
            return found
    return None
