"""What CSL-JSON 1.0.2 allows, as a JSON Schema: the fields of its specification and their types."""

from typing import Any

import jsonschema

from briefings.model.source import CSL_TYPES

_TEXTS = """
    citation-key language journalAbbreviation shortTitle abstract annote archive archive_collection
    archive_location archive-place authority call-number citation-label collection-title
    container-title container-title-short dimensions division DOI event event-title event-place genre
    ISBN ISSN jurisdiction keyword medium note original-publisher original-publisher-place
    original-title part-title PMCID PMID publisher publisher-place references reviewed-genre
    reviewed-title scale section source status title title-short URL version volume-title
    volume-title-short year-suffix
"""
_NUMBERS = """
    chapter-number citation-number collection-number edition first-reference-note-number issue locator
    number number-of-pages number-of-volumes page page-first part printing supplement volume
"""
_NAMES = """
    author chair collection-editor compiler composer container-author contributor curator director
    editor editorial-director executive-producer guest host interviewer illustrator narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator
    translator
"""
_DATES = "accessed available-date event-date issued original-date submitted"
_WORD: dict[str, Any] = {"type": ["string", "number"]}
_SWITCH: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_TEXT: dict[str, Any] = {"type": "string"}


def _only(**fields: Any) -> dict[str, Any]:
    named = {name.replace("_", "-"): schema for name, schema in fields.items()}
    return {"type": "object", "properties": named, "additionalProperties": False}


def _listed(schema: Any, least: int = 0, most: int = 100_000) -> dict[str, Any]:
    return {"type": "array", "items": schema, "minItems": least, "maxItems": most}


_NAME = _only(
    family=_TEXT, given=_TEXT, dropping_particle=_TEXT, non_dropping_particle=_TEXT, suffix=_TEXT,
    comma_suffix=_SWITCH, static_ordering=_SWITCH, literal=_TEXT, parse_names=_SWITCH,
)  # fmt: skip
_DATE = _only(
    date_parts=_listed(_listed(_WORD, 1, 3), 1, 2), season=_WORD, circa=_SWITCH, literal=_TEXT,
    raw=_TEXT,
)  # fmt: skip
_ITEMS = _listed({
    "type": "object",
    "required": ["type", "id"],
    "additionalProperties": False,
    "properties": {
        "id": _WORD, "type": {"enum": CSL_TYPES}, "custom": {"type": "object"},
        "categories": _listed(_TEXT),
        **dict.fromkeys(_TEXTS.split(), _TEXT), **dict.fromkeys(_NUMBERS.split(), _WORD),
        **dict.fromkeys(_NAMES.split(), _listed(_NAME)), **dict.fromkeys(_DATES.split(), _DATE),
    },
})  # fmt: skip
SCHEMA = jsonschema.Draft202012Validator(_ITEMS)
