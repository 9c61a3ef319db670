"""What the models accept as text, as YAML 1.2 sees it: numbers and flags, and files to include."""

from collections.abc import Mapping
from typing import NamedTuple

from ..model.base import DATE_FORM, ID_FORM, KEY_FORM
from .terms import Node, offering

_INCLUDED = r"\.(yaml|yml|json)$"
_INSTEAD = {"array": "start each entry with `- `", "object": "write `key: value` lines"}
"""What editors say of a text in place of a list or mapping."""
_FLAG = "^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"
TEXT = ["string", "number"]
"""A text that is only `true` or `false` needs quotes: else editors would offer these everywhere."""


class Offers(NamedTuple):
    """What one briefing has, to be offered where its parts refer to it."""

    items: Mapping[str, str]
    """What each item says, by id."""
    sources: Mapping[str, str]
    """Titles by id."""


NOTHING = Offers({}, {})


def described(key: str, node: Node) -> Node:
    """A field with its sentence and, as editors show no more than that, its example below it."""
    bare = {word: value for word, value in node.items() if word not in _DROPPED}
    if "examples" in node:
        shown = f"{node['description']}\n\n`{key}: {node['examples'][0]}`"
        return {"description": shown, **{w: v for w, v in bare.items() if w != "description"}}
    return bare


_DROPPED = frozenset({"title", "default", "examples"})
"""Titles repeat the key; editors would write defaults and examples into the file as if meant."""


class Widening(NamedTuple):
    """What the models accept as text, as YAML 1.2 sees it."""

    offers: Offers
    included: bool

    def part(self, part: Node) -> Node:
        """A mapping with known keys."""
        fields = part["properties"]
        wide = {key: self.node(described(key, node), key) for key, node in fields.items()}
        return {**part, "properties": wide}

    def node(self, node: Node, key: str = "") -> Node:
        """A field or an entry of a list."""
        if "anyOf" in node:
            kinds = [self.node(kind, key) for kind in node["anyOf"] if kind != {"type": "null"}]
            rest = {word: value for word, value in node.items() if word != "anyOf"}
            if len(kinds) > 1:
                return {**rest, "anyOf": kinds}
            return {**rest, **_or_nothing({**kinds[0], **_limits(rest)})}
        if "const" in node:
            node = {**node, "enum": [node["const"]]}
            del node["const"]
        if "enum" in node:
            return _of_choices(node)
        widened = getattr(self, f"_{node.get('type', 'other')}", lambda node, _: node)
        found: Node = widened(node, key)
        return found

    def _string(self, node: Node, key: str) -> Node:
        form = node.get("pattern")
        if form == DATE_FORM:
            return {**node, "type": ["string", "integer"], "minimum": 1, "maximum": 9999}
        if form == KEY_FORM:
            wide = {**node, "type": ["string", "number"]}
            return wide if key == "id" else offering(wide, self.offers.sources)
        if form == ID_FORM:
            return node if key == "id" else offering(node, self.offers.items)
        return node if form or "format" in node else {**node, "type": TEXT}

    def _boolean(self, node: Node, _: str) -> Node:
        return {**node, "type": ["boolean", "string"], "pattern": _FLAG}

    def _array(self, node: Node, key: str) -> Node:
        inside = {"items": self.node(node["items"], key and f"{key}[]")} if "items" in node else {}
        return {**self.or_file(node), **inside}

    def _object(self, node: Node, _: str) -> Node:
        values = node.get("additionalProperties")
        inside = {"additionalProperties": self.node(values)} if isinstance(values, dict) else {}
        return {**self.or_file(node), **inside}

    def or_file(self, node: Node) -> Node:
        """A list or mapping, or the name of the file that `!include` puts in its place."""
        if not self.included:
            return node
        kind = node["type"]
        return {**node, "type": [kind, "string"], "pattern": _INCLUDED,
                "patternErrorMessage": _INSTEAD[kind]}  # fmt: skip


def _limits(node: Node) -> Node:
    return {word: node[word] for word in ("minimum", "maximum") if word in node}


def _or_nothing(node: Node) -> Node:
    """The same, or an empty value."""
    if node.keys() & {"$ref", "anyOf", "oneOf"}:
        return {"anyOf": [node, {"type": "null"}]}
    kinds = node.get("type", [])
    more = {"enum": [*node["enum"], None]} if "enum" in node else {}
    return {**node, "type": [*([kinds] if isinstance(kinds, str) else kinds), "null"], **more}


def _of_choices(node: Node) -> Node:
    """Words to choose from; those that are digits are numbers in YAML 1.2."""
    digits = [word for word in node["enum"] if word.isdigit()]
    if not digits:
        return node
    rest = {word: value for word, value in node.items() if word != "enum"}
    return {**rest, "type": ["string", "integer"], "pattern": f"^[{digits[0]}-{digits[-1]}]$",
            "minimum": int(digits[0]), "maximum": int(digits[-1])}  # fmt: skip
