"""A briefing: everything that is known, in order of importance."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from .base import Address, Day, Flag, Inside, Line, Part, Plain, Prose, Tag, fault
from .items import (
    Ai,
    Assumption,
    Author,
    ContestedPoint,
    Development,
    Dissent,
    Event,
    Fact,
    Figure,
    Gap,
    Indicator,
    Judgment,
    Lead,
    Paragraph,
    Person,
    Reviewer,
    Term,
    Waiver,
)
from .source import Source

LISTS = (
    "key_judgments", "key_facts", "contested_points", "assumptions", "gaps", "indicators",
    "dissents", "figures",
)  # fmt: skip
"""Sections whose items have ids, in the order of the report."""
COUNTED = ("summary", "timeline", "people", "glossary", "later_developments")
"""Sections whose items have no ids; what is left out of them is counted, not named."""


class Briefing(Part):
    """The content file."""

    format: Literal["1"] = "1"
    title: Plain
    subtitle: Plain | None = None
    question: Line | None = None
    language: Tag = "en"
    scale: Plain = "icd203"
    cutoff: Annotated[Day, Field(description="Information cut-off date")]
    date: Day | None = None
    status: Literal["draft", "final"] | None = None
    neutral: Flag = True
    review_by: Day | None = None
    marking: Plain | None = None
    number: Plain | None = None
    series: Plain | None = None
    publisher: Plain | None = None
    authors: tuple[Author, ...] = ()
    reviewers: tuple[Reviewer, ...] = ()
    funding: Line | None = None
    ai: Ai | None = None
    ai_used: Line | None = None
    licence: Plain | None = None
    disclaimer: Prose | None = None
    logo: Inside | None = None
    csl: Plain | None = None
    url: Address | None = None
    scope: Prose | None = None

    bottom_line: Lead | None = None
    why_it_matters: Line | None = None
    summary: tuple[Paragraph, ...] = ()
    key_judgments: tuple[Judgment, ...] = ()
    key_facts: tuple[Fact, ...] = ()
    contested_points: tuple[ContestedPoint, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    gaps: tuple[Gap, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    timeline: tuple[Event, ...] = ()
    people: tuple[Person, ...] = ()
    glossary: tuple[Term, ...] = ()
    figures: tuple[Figure, ...] = ()
    later_developments: tuple[Development, ...] = ()
    sources_statement: Prose | None = None
    sources: tuple[Source, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> "Briefing":
        if not self.summary and not self.key_facts:
            raise fault("V112", "neither `summary` nor `key_facts`", "write at least one of them")
        return self

    @property
    def published(self) -> dt.date:
        """The day of publication: `date`, or else the cut-off."""
        return self.date or self.cutoff

    def numbered(self) -> Iterator[tuple[str, Any]]:
        """Every item with an id, with the name of its section, in the order of the report."""
        for section in LISTS:
            for item in getattr(self, section):
                yield section, item

    def dissents_by_item(self) -> dict[str, list[Dissent]]:
        """The named dissents by the id of the item they are on; each is followed by those on itself.

        Dissents that are on nothing but each other are on no item.
        """
        on: dict[str, list[Dissent]] = {}
        for dissent in reversed(self.dissents):
            on.setdefault(dissent.on, []).append(dissent)
        found: dict[str, list[Dissent]] = {}
        for id in on.keys() - {dissent.id for dissent in self.dissents}:
            found[id] = []
            waiting = on[id].copy()
            while waiting:
                found[id].append(waiting.pop())
                waiting += on.get(found[id][-1].id, ())
        return found
