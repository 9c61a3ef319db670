"""Sources with the field names of CSL-JSON 1.0.2, and further fields for briefings.

Source: the CSL-JSON schema of the Citation Style Language project, version 1.0.2.
"""

import re
from typing import Annotated, Any, Literal
from urllib.parse import unquote

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema

from .base import Address, Date, Day, Flag, Inside, Item, Line, Part, Plain, SourceKey, means
from .csl import CSL_DATES, CSL_NAMES, CSL_TEXTS, CSL_TYPES

__all__ = [
    "CSL_DATES", "CSL_NAMES", "CSL_TEXTS", "CSL_TYPES", "Checked", "Citation", "Name", "SavedCopy", "Source",
    "lift",
]  # fmt: skip


Switch = Annotated[str, WithJsonSchema({"type": ["string", "boolean"]})]


class Name(Part):
    """A person or, as `literal`, an organisation."""

    family: Annotated[Plain | None, means("Family name", "Author")] = None
    given: Annotated[Plain | None, means("Given names", "Ada")] = None
    dropping_particle: Annotated[
        Plain | None, Field(alias="dropping-particle"), means("Particle that a list drops", "de")
    ] = None
    non_dropping_particle: Annotated[
        Plain | None,
        Field(alias="non-dropping-particle"),
        means("Particle that a list keeps", "van"),
    ] = None
    suffix: Annotated[Plain | None, means("What follows the name", "Jr.")] = None
    comma_suffix: Annotated[
        Switch | None, Field(alias="comma-suffix"), means("Whether a comma goes before it", "true")
    ] = None
    static_ordering: Annotated[
        Switch | None,
        Field(alias="static-ordering"),
        means("Whether the family name always comes first", "true"),
    ] = None
    literal: Annotated[
        Plain | None, means("A body, or a name that stays as it is", "Ministry of Water")
    ] = None
    parse_names: Annotated[
        Switch | None,
        Field(alias="parse-names"),
        means("Whether particles are to be found", "true"),
    ] = None

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
        """The part of the name for short references."""
        return self.literal or self.family or self.full


class SavedCopy(Part):
    """Where a copy of a source is kept."""

    file: Annotated[
        Inside | None, means("Its name in the briefing's folder `archive/`", "accord.txt")
    ] = None
    url: Annotated[
        Address | None, means("The copy in a web archive", "https://example.org/copy")
    ] = None
    on: Annotated[Day | None, means("When it was saved", "2026-06-02")] = None


def _one_title(value: Any) -> Any:
    # Some exporters write CSL titles as lists of one.
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _archive(value: Any) -> Any:
    # CSL has its own `archive`, a text: the name of the archive with the original.
    return {} if isinstance(value, str) else value


Kind = Literal[
    "reporting", "analysis", "opinion", "advocacy", "official-statement", "data", "legal",
    "academic", "social", "testimony",
]  # fmt: skip
SourceRole = Literal["primary", "secondary", "tertiary"]
SourceStatus = Literal["current", "superseded", "corrected", "retracted"]


class Source(Item):
    """One source. CSL's further fields are kept as they are; `validation` knows their names."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: Annotated[SourceKey, means("Its id, by which statements cite it", "accord-1968")]
    type: Annotated[Literal[*CSL_TYPES], means("What it is, as CSL says it", "treaty")]  # type: ignore[valid-type]
    title: Annotated[
        str | None, BeforeValidator(_one_title), means("Its title", "Accord on the Waters")
    ] = None
    author: Annotated[
        tuple[Name, ...] | None, means("Who wrote it", "[{family: Author, given: Ada}]")
    ] = None
    editor: Annotated[
        tuple[Name, ...] | None,
        means("Who edited it; printed where there is no author", "[{literal: State Press}]"),
    ] = None
    issued: Annotated[Date | None, means("When it appeared", "1968-05-04")] = None
    container_title: Annotated[
        str | None,
        BeforeValidator(_one_title),
        Field(alias="container-title"),
        means("The newspaper, journal or book it is in", "Vessa Herald"),
    ] = None
    publisher: Annotated[str | None, means("Who published it", "Vessa Power")] = None
    URL: Annotated[Address | None, means("Where it is", "https://example.org/accord")] = None
    accessed: Annotated[Date | None, means("When you read it", "2026-06-02")] = None
    language: Annotated[str | None, means("Its language", "en")] = None
    role: Annotated[
        SourceRole | None, means("The original, a report on it, a work of reference", "primary")
    ] = None
    content: Annotated[Kind | None, means("What kind of statement it makes", "legal")] = None
    origin: Annotated[
        SourceKey | None,
        means("The same for all sources that rest on one origin; default: itself", "agency-wire"),
    ] = None
    interest: Annotated[
        Line | None, means("Perspective, funding, bias", "Party to the dispute.")
    ] = None
    reliability: Annotated[
        Literal["A", "B", "C", "D", "E", "F"] | None,
        means("Admiralty code: how reliable it is; F: nothing is known", "B"),
    ] = None
    descriptor: Annotated[
        Line | None, means("One sentence on quality and limits", "Full text, unsigned copy.")
    ] = None
    anonymous: Annotated[Line | None, means("Why it is not named", "Fears for his post.")] = None
    custom: Annotated[
        dict[str, Any] | None, means("Anything of your own; kept, never printed", "{box: 12}")
    ] = None
    information_date: Annotated[
        Date | None, means("Date of the information, if not that of the source", "2024")
    ] = None
    status: Annotated[
        SourceStatus, means("Default `current`; anything else is printed", "corrected")
    ] = "current"
    archive: Annotated[
        SavedCopy | None,
        BeforeValidator(_archive),
        means("Where a copy is kept", "{file: accord.txt, on: 2026-06-02}"),
    ] = None

    @property
    def origin_or_self(self) -> str:
        """The independence group: sources with the same origin count once."""
        return self.origin or self.id

    @property
    def names(self) -> list[Name]:
        """The authors, or else the editors."""
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
    """A CSL-JSON record with our fields from `custom.briefing` moved beside those of CSL."""
    custom: Any = record.get("custom") if isinstance(record, dict) else None
    ours = custom.get("briefing") if isinstance(custom, dict) else None
    if not isinstance(ours, dict):
        return record
    rest = {key: value for key, value in custom.items() if key != "briefing"}
    return {**record, **ours, "custom": rest}


class Checked(Part):
    """Who vouches for the words of a quotation."""

    by: Annotated[Plain, means("Who looked the words up", "A. Author")]
    on: Annotated[Day, means("The day", "2026-06-01")]
    against: Annotated[Plain, means("In what", "printed edition, p. 12")]


class Citation(Part):
    """What a statement rests on: a source, a place in it, and its words."""

    source: Annotated[SourceKey, means("Id of the source", "accord")]
    locator: Annotated[Plain | None, means("Where in the source", "art. 3")] = None
    quote: Annotated[str | None, means("Its words, exactly", "46 per cent of the annual flow")] = (
        None
    )
    prefix: Annotated[
        str | None, means("The words before them, if they occur more than once", "shall receive")
    ] = None
    suffix: Annotated[str | None, means("The words after them", "in any year")] = None
    derived: Annotated[
        Line | None, means("How a number was worked out from them", "46 of 100 units.")
    ] = None
    speaker: Annotated[
        Plain | None, means("Who said the words, if not the author", "Minister of Water")
    ] = None
    checked: Annotated[
        Checked | None,
        means(
            "Who looked the words up, where no copy is saved",
            "{by: A. Author, on: 2026-06-01, against: 'printed edition, p. 12'}",
        ),
    ] = None
    lang: Annotated[str | None, means("Language of the quotation, if not the briefing's", "fa")] = (
        None
    )
    translator: Annotated[Plain | None, means("Who translated it", "A. Author")] = None
    role: Annotated[
        Literal["supports", "repeats", "contradicts", "context"],
        means("How the source relates to the statement; default `supports`", "repeats"),
    ] = "supports"
    credibility: Annotated[
        Literal["1", "2", "3", "4", "5", "6"] | None,
        means("Admiralty code: how credible the information is; 6: nothing is known", "2"),
    ] = None
    own_words: Annotated[
        Flag, means("`true`: written by the holder of the position; default `false`", "true")
    ] = False
