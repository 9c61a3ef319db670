"""What a schema offers: the words of the declared scale, and other names that are known beforehand."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from ..model.scale import Grading, Scale
from .choices import Catalogue

Node = dict[str, Any]
DEFAULT = "icd203"
"""The scale of a briefing that names none; its settings may name another."""


def offering(node: Node, words: Mapping[str, str]) -> Node:
    """A field whose editor offers some words, with what each means, and accepts others as before."""
    if not words:
        return node
    listed = list(words)
    said = {"description": node["description"]} if "description" in node else {}
    rest = {word: value for word, value in node.items() if word != "description"}
    # `oneOf`, since editors show all sides of `anyOf`, one after the other.
    return {**said, "oneOf": [_enum(words), {**rest, "not": {"enum": listed}}]}


def _enum(words: Mapping[str, str]) -> Node:
    about = {"enumDescriptions": list(words.values())} if any(words.values()) else {}
    return {"enum": list(words), **about}


def of_terms(catalogue: Catalogue) -> tuple[Node, list[Node]]:
    """Parts of a schema with the terms of each scale, and the rules that say when they hold.

    Where a briefing declares no scale, those of the default are offered, no more: its settings may
    declare another.
    """
    scales = {name: catalogue.scale(name) for name in catalogue.names("scales")}
    parts = {f"terms-{name}": _terms(scale, strict=True) for name, scale in scales.items()}
    parts["terms"] = _terms(catalogue.scale(DEFAULT), strict=False)
    rules = [
        {"if": {"properties": {"scale": {"const": name}}, "required": ["scale"]},
         "then": {"properties": _graded(f"terms-{name}")}}
        for name in scales
    ]  # fmt: skip
    default = {"if": {"not": {"required": ["scale"]}},
               "then": {"properties": _graded("terms")}}  # fmt: skip
    return parts, [*rules, default]


def _graded(part: str) -> Node:
    """The lists whose items have grades."""
    terms = {"$ref": f"#/$defs/{quote(part)}"}
    assessed = {"items": {"properties": {"assessment": terms}}}
    return {
        "key_judgments": {"items": terms}, "key_facts": {"items": terms},
        "contested_points": assessed,
    }  # fmt: skip


def _terms(scale: Scale, *, strict: bool) -> Node:
    fields = {"likelihood": _likelihood(scale)}
    for name in ("confidence", "evidence", "agreement"):
        fields[name] = _levels(getattr(scale, name))
    lists = {"downgraded_for": scale.downgrades, "upgraded_for": scale.upgrades}
    found = {name: _choice(words, strict=strict) for name, words in fields.items() if words}
    found |= {name: {"items": _choice(dict.fromkeys(words, ""), strict=strict)}
              for name, words in lists.items() if words}  # fmt: skip
    return {"properties": found}


def _likelihood(scale: Scale) -> Mapping[str, str]:
    return {word: degree.range
            for degree in scale.likelihood for word in (degree.term, *degree.also)}  # fmt: skip


def _levels(grading: Grading | None) -> Mapping[str, str]:
    return {one.id: one.definition or one.word for one in grading.levels} if grading else {}


def _choice(words: Mapping[str, str], *, strict: bool) -> Node:
    if not strict:
        return offering({}, words)
    choice = _enum(words)
    choice["enum"].append(None)
    if "enumDescriptions" in choice:
        choice["enumDescriptions"].append("not graded")
    return choice
