"""JSON Schemas of what people write, for their editors.

The models say what a text must be. Editors read YAML 1.2, which sees numbers and flags where the program
sees text, and they know no `!include`. What `check` accepts, a schema accepts.
"""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from ..model.base import DATE_FORM
from ..model.briefing import Briefing
from ..model.csl import DATES, NAMES, TEXTS
from ..model.export import Export
from ..model.language import Language
from ..model.length import Length
from ..model.scale import Scale
from ..model.settings import Settings
from ..model.source import Source
from .choices import Catalogue
from .terms import Node, of_terms, offering
from .widening import NOTHING, TEXT, Offers, Widening, described


class Kind(NamedTuple):
    """A schema: of what, and what it is called."""

    model: Any
    title: str
    included: bool = False
    """Whether `!include` may stand for its lists and mappings."""


KINDS = {
    "briefing": Kind(Briefing, "Content file of a briefing, format 1", included=True),
    "sources": Kind(tuple[Source, ...], "Sources of a briefing: `sources.yaml`", included=True),
    "settings": Kind(Settings, "What holds for every briefing beside it: `settings.yaml`"),
    "length": Kind(Length, "A length: how much of a briefing is printed"),
    "scale": Kind(Scale, "A scale of likelihood and confidence"),
    "language": Kind(Language, "Words and forms of a language"),
    "export": Kind(Export, "A briefing with its computed evidence, export 1"),
}
_CSL_DATE = {"date-parts": {"type": "array"}, "raw": {}, "literal": {}, "season": {}, "circa": {}}


def schema_text(name: str, catalogue: Catalogue, offers: Offers = NOTHING) -> str:
    """A schema as JSON, with the choices of a catalogue."""
    kind = KINDS[name]
    schema = _exported() if name == "export" else _for_editors(kind, catalogue, offers)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": kind.title}
    return json.dumps({**head, **schema}, indent=1, ensure_ascii=False) + "\n"


def _exported() -> Node:
    """The program writes these files: their types are those of the models."""
    schema = _raw(Export)
    for part in (schema, *schema["$defs"].values()):
        for key, node in part["properties"].items():
            part["properties"][key] = described(key, node)
    return schema


def _raw(model: Any) -> Node:
    schema: Node = TypeAdapter(model).json_schema(by_alias=True)
    schema.pop("title", None)
    return schema


def _for_editors(kind: Kind, catalogue: Catalogue, offers: Offers) -> Node:
    schema = _raw(kind.model)
    wide = Widening(offers, included=kind.included)
    parts = schema.get("$defs", {})
    parts.update({name: wide.or_file(wide.part(part)) for name, part in parts.items()})
    if "Source" in parts:
        parts["Source"] = _with_csl(parts["Source"])
    if "properties" in schema:
        schema = wide.part(schema)
    if kind.model is Briefing:
        schema["properties"] = _with_choices(schema["properties"], catalogue)
        terms, rules = of_terms(catalogue)
        schema["$defs"].update(terms)
        schema["allOf"] = rules
    if kind.model is Settings:
        inner = _for_editors(KINDS["briefing"]._replace(included=False), catalogue, offers)
        schema["$defs"].update(inner["$defs"])
        fields = schema["properties"] = _with_choices(schema["properties"], catalogue)
        fields["defaults"] = {**fields["defaults"], "properties": inner["properties"],
                              "additionalProperties": False}  # fmt: skip
    return schema


def _with_csl(source: Node) -> Node:
    """A source with the fields of CSL that mean nothing of their own here."""
    fields = dict(source["properties"])
    for key, node in fields.items():
        if node.get("pattern") == DATE_FORM:
            fields[key] = {**node, "type": [*node["type"], "object"], "properties": _CSL_DATE}
    for key in ("title", "container-title"):  # lists of one, as some programs write them
        fields[key] = {**fields[key], "type": [*fields[key]["type"], "array"], "maxItems": 1}
    for key, (sentence, example) in TEXTS.items():
        node = {"description": sentence, "examples": [example], "type": [*TEXT, "null"]}
        fields[key] = described(key, node)
    name = {"anyOf": [{"$ref": "#/$defs/Name"}, {"type": "string"}]}
    for key, sentence in NAMES.items():
        node = {"description": sentence, "examples": ["[{family: Author, given: Ada}]"],
                "type": ["array", "null"], "items": name}  # fmt: skip
        fields[key] = described(key, node)
    for key, sentence in DATES.items():
        node = {"description": sentence, "examples": ["1968-05-04"], "properties": _CSL_DATE,
                "type": ["string", "integer", "object", "null"]}  # fmt: skip
        fields[key] = described(key, node)
    node = {"description": "Words to find it by", "examples": ["[water, treaties]"],
            "type": ["array", "string", "null"]}  # fmt: skip
    fields["categories"] = described("categories", node)
    node = {"description": "Whether the family name always comes first", "examples": ["true"],
            "type": ["boolean", "string", "null"]}  # fmt: skip
    fields["static-ordering"] = described("static-ordering", node)
    return {**source, "properties": fields, "additionalProperties": False}


def _with_choices(fields: Mapping[str, Node], catalogue: Catalogue) -> Node:
    """Fields that name a choice, with the names of what there is."""
    found = dict(fields)
    for key, names in (
        ("scale", catalogue.names("scales")),
        ("language", catalogue.names("languages")),
        ("csl", catalogue.names("styles")),
        ("theme", catalogue.names("themes")),
    ):
        if key in found:
            found[key] = offering(found[key], dict.fromkeys(names, ""))
    if "lengths" in found:
        names = catalogue.names("lengths")
        items = offering(found["lengths"]["items"], dict.fromkeys(names, ""))
        found["lengths"] = {**found["lengths"], "items": items}
    return found
