"""Sources, in the field names of CSL-JSON 1.0.2, with what a briefing needs to know besides.

Source: the CSL-JSON schema of the Citation Style Language project, version 1.0.2.
"""

import re
from typing import Annotated, Any, Literal
from urllib.parse import unquote

from pydantic import BeforeValidator, ConfigDict, Field

from .base import Address, Date, Day, Flag, Inside, Item, Line, Part, Plain, SourceKey

CSL_TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter"
    " classic collection dataset document entry entry-dictionary entry-encyclopedia event figure"
    " graphic hearing interview legal_case legislation manuscript map motion_picture"
    " musical_score pamphlet paper-conference patent performance periodical"
    " personal_communication post post-weblog regulation report review review-book software song"
    " speech standard thesis treaty webpage"
).split()
CSL_NAMES = frozenset(
    (
        "chair collection-editor compiler composer container-author contributor curator director"
        " editor editorial-director executive-producer guest host illustrator interviewer narrator"
        " organizer original-author performer producer recipient reviewed-author script-writer"
        " series-creator translator"
    ).split()
)
CSL_DATES = frozenset({"available-date", "event-date", "original-date", "submitted"})
CSL_TEXTS = frozenset(
    (
        "citation-key abstract annote archive_collection archive_location archive-place authority"
        " call-number chapter-number citation-label citation-number collection-number"
        " collection-title container-title-short dimensions division DOI edition event event-place"
        " event-title first-reference-note-number genre ISBN ISSN issue journalAbbreviation"
        " jurisdiction keyword locator medium note number number-of-pages number-of-volumes"
        " original-publisher original-publisher-place original-title page page-first part"
        " part-title PMCID PMID printing publisher-place references reviewed-genre reviewed-title"
        " scale section shortTitle source supplement title-short version volume volume-title"
        " volume-title-short year-suffix"
    ).split()
)


class Name(Part):
    """A person or, as `literal`, a body."""

    family: Plain | None = None
    given: Plain | None = None
    dropping_particle: Annotated[Plain | None, Field(alias="dropping-particle")] = None
    non_dropping_particle: Annotated[Plain | None, Field(alias="non-dropping-particle")] = None
    suffix: Plain | None = None
    comma_suffix: Annotated[str | None, Field(alias="comma-suffix")] = None
    static_ordering: Annotated[str | None, Field(alias="static-ordering")] = None
    literal: Plain | None = None
    parse_names: Annotated[str | None, Field(alias="parse-names")] = None

    @property
    def full(self) -> str:
        """The name in reading order."""
        parts = (
            self.given, self.dropping_particle, self.non_dropping_particle, self.family,
            self.suffix,
        )  # fmt: skip
        return self.literal or " ".join(part for part in parts if part)

    @property
    def key(self) -> str:
        """The part of the name under which a short reference names it."""
        return self.literal or self.family or self.full


class SavedCopy(Part):
    """Where a copy of a source is kept."""

    file: Inside | None = None
    url: Address | None = None
    on: Day | None = None


def _one_title(value: Any) -> Any:
    # Some exporters write CSL titles as lists of one.
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _archive(value: Any) -> Any:
    # CSL's own `archive` is a text: the name of the archive that holds the original.
    return {} if isinstance(value, str) else value


def _further_fields(schema: dict[str, Any]) -> None:
    schema["additionalProperties"] = False
    for name in sorted(CSL_TEXTS | CSL_NAMES | CSL_DATES):
        schema["properties"].setdefault(name, {"description": "CSL"})


Kind = Literal[
    "reporting", "analysis", "opinion", "advocacy", "official-statement", "data", "legal",
    "academic", "social", "testimony",
]  # fmt: skip
SourceRole = Literal["primary", "secondary", "tertiary"]
SourceStatus = Literal["current", "superseded", "corrected", "retracted"]


class Source(Item):
    """One source. CSL's further fields are kept as they are; `validation` knows their names."""

    model_config = ConfigDict(extra="allow", frozen=True, json_schema_extra=_further_fields)

    id: SourceKey
    type: Literal[*CSL_TYPES]  # type: ignore[valid-type]
    title: Annotated[str | None, BeforeValidator(_one_title)] = None
    author: tuple[Name, ...] | None = None
    editor: tuple[Name, ...] | None = None
    issued: Date | None = None
    container_title: Annotated[
        str | None, BeforeValidator(_one_title), Field(alias="container-title")
    ] = None
    publisher: str | None = None
    URL: Address | None = None
    accessed: Date | None = None
    language: str | None = None
    role: SourceRole | None = None
    content: Kind | None = None
    origin: SourceKey | None = None
    interest: Line | None = None
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None
    descriptor: Line | None = None
    anonymous: Line | None = None
    custom: dict[str, Any] | None = None
    information_date: Date | None = None
    status: SourceStatus = "current"
    archive: Annotated[SavedCopy | None, BeforeValidator(_archive)] = None

    @property
    def origin_or_self(self) -> str:
        """The independence group: sources with the same one count once."""
        return self.origin or self.id

    @property
    def names(self) -> list[Name]:
        """Who wrote it, else who edited it."""
        return list(self.author or self.editor or ())


_DOI_ADDRESS = re.compile(r"(?:https?://\S*?/|(?:www\.|dx\.)?doi\.org/)(?=10\.)", re.IGNORECASE)
_DOI_LABEL = re.compile(r"(?:info:|urn:)?doi[:/]?\s*(?=10\.|https?:)", re.IGNORECASE)


def bare_doi(text: str) -> str:
    """A DOI without the address or the `doi:` that stands before it; what is none stays as it is."""
    text = text.strip()
    label = _DOI_LABEL.match(text)
    text = text[label.end() :] if label else text
    address = _DOI_ADDRESS.match(text) or _DOI_ADDRESS.match(unquote(text))
    return unquote(text)[address.end() :] if address else text


def lift(record: Any) -> Any:
    """A CSL-JSON record with our fields, which it carries under `custom.briefing`, beside CSL's."""
    custom: Any = record.get("custom") if isinstance(record, dict) else None
    ours = custom.get("briefing") if isinstance(custom, dict) else None
    if not isinstance(ours, dict):
        return record
    rest = {key: value for key, value in custom.items() if key != "briefing"}
    return {**record, **ours, "custom": rest}


class Citation(Part):
    """What a statement rests on: a source, where in it, and the words."""

    source: SourceKey
    locator: Plain | None = None
    quote: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    derived: Line | None = None
    speaker: Plain | None = None
    lang: str | None = None
    translator: Plain | None = None
    role: Literal["supports", "repeats", "contradicts", "context"] = "supports"
    credibility: Annotated[Literal["1", "2", "3", "4", "5", "6"] | None, Field()] = None
    own_words: Flag = False
