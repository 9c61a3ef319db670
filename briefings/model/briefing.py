"""A briefing: everything that is known, in order of importance."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import model_validator

from .base import Address, Day, Flag, Inside, Line, Part, Plain, Prose, Tag, fault, means
from .entries import Ai, Author, Development, Event, Figure, Person, Reviewer, Term, Waiver
from .items import (
    Assumption,
    ContestedPoint,
    Dissent,
    Fact,
    Gap,
    Indicator,
    Judgment,
    Lead,
    Paragraph,
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

    format: Annotated[Literal["1"], means("Version of this format; default 1", "1")] = "1"
    title: Annotated[Plain, means("Printed on every page", "Water shares on the Upper Vessa")]
    subtitle: Annotated[Plain | None, means("Under the title", "What each side claims")] = None
    question: Annotated[
        Line | None, means("The one question it answers", "Who is entitled to how much?")
    ] = None
    language: Annotated[Tag, means("Language of the content; default `en`", "en")] = "en"
    scale: Annotated[
        Plain, means("Scale of likelihood and confidence; default `icd203`", "phia")
    ] = "icd203"
    cutoff: Annotated[
        Day, means("Information cut-off: the briefing contains nothing later", "2026-06-30")
    ]
    date: Annotated[Day | None, means("Day of publication; default: the cut-off", "2026-07-02")] = (
        None
    )
    status: Annotated[
        Literal["draft", "final"] | None, means("A draft has a watermark", "draft")
    ] = None
    neutral: Annotated[
        Flag, means("Whether it makes no recommendations; default `true`", "false")
    ] = True
    review_by: Annotated[Day | None, means("When it should be reviewed", "2026-12-31")] = None
    marking: Annotated[
        Plain | None, means("Printed at the top and the foot of every page", "TLP:CLEAR")
    ] = None
    number: Annotated[Plain | None, means("Product number", "WB-7")] = None
    series: Annotated[Plain | None, means("Name of the series", "Regional water briefs")] = None
    publisher: Annotated[Plain | None, means("Who publishes it", "Vessa Institute")] = None
    authors: Annotated[
        tuple[Author, ...], means("Who wrote it", "[{name: A. Author, role: analyst}]")
    ] = ()
    reviewers: Annotated[
        tuple[Reviewer, ...], means("Who reviewed it", "[{name: R. Reviewer, on: 2026-06-28}]")
    ] = ()
    funding: Annotated[Line | None, means("Who paid", "None.")] = None
    ai: Annotated[Ai | None, means("The part that machines had in the text", "{use: none}")] = None
    ai_used: Annotated[
        Line | None, means("What machines wrote or found, even if the answer is none", "None.")
    ] = None
    licence: Annotated[Plain | None, means("Terms of use", "CC-BY-4.0")] = None
    disclaimer: Annotated[
        Prose | None, means("At the end of the report", "Views are the authors'.")
    ] = None
    logo: Annotated[
        Inside | None, means("SVG, PNG or JPEG in the briefing's folder", "data/logo.svg")
    ] = None
    csl: Annotated[
        Plain | None, means("Bibliography style: a name, or a `.csl` file", "data/house.csl")
    ] = None
    url: Annotated[
        Address | None,
        means("Where its HTML will be: printed as a QR code", "https://example.org/vessa"),
    ] = None
    scope: Annotated[
        Prose | None, means("What is covered and what is not", "The upper basin only.")
    ] = None

    bottom_line: Annotated[
        Lead | None,
        means("One or two sentences, in every length", "{text: The accord holds., rests_on: [J1]}"),
    ] = None
    why_it_matters: Annotated[Line | None, means("One sentence", "It feeds a city.")] = None
    summary: Annotated[
        tuple[Paragraph, ...],
        means(
            "Paragraphs, the most important first", "[{text: The accord holds., rests_on: [F1]}]"
        ),
    ] = ()
    key_judgments: Annotated[
        tuple[Judgment, ...],
        means(
            "What the authors conclude", "[{id: J1, text: Talks are likely., likelihood: likely}]"
        ),
    ] = ()
    key_facts: Annotated[
        tuple[Fact, ...],
        means(
            "What is known or reported, the most important first",
            "[{id: F1, text: The accord is in force., citations: [{source: accord}]}]",
        ),
    ] = ()
    contested_points: Annotated[
        tuple[ContestedPoint, ...],
        means(
            "What is disputed, with the case of every side",
            "[{id: C1, question: Which flow?, positions:"
            " [{holder: Upper basin, text: Natural.}, {holder: Lower basin, text: Measured.}]}]",
        ),
    ] = ()
    assumptions: Annotated[
        tuple[Assumption, ...],
        means("What the judgments take for granted", "[{id: A1, text: The gauge is right.}]"),
    ] = ()
    gaps: Annotated[
        tuple[Gap, ...], means("What is not known", "[{id: G1, text: The annex is not published.}]")
    ] = ()
    indicators: Annotated[
        tuple[Indicator, ...], means("What to watch", "[{id: I1, text: A date is named.}]")
    ] = ()
    dissents: Annotated[
        tuple[Dissent, ...],
        means(
            "Who disagrees with an item, by name",
            "[{id: D1, on: J1, holder: R. Reviewer, text: Not before 2030.}]",
        ),
    ] = ()
    timeline: Annotated[
        tuple[Event, ...], means("Events", "[{date: 1968-05-04, text: The accord is signed.}]")
    ] = ()
    people: Annotated[
        tuple[Person, ...],
        means("The people who are named", "[{name: Ada Author, role: Minister of Water}]"),
    ] = ()
    glossary: Annotated[
        tuple[Term, ...],
        means("Words, and who uses them", "[{term: acre-foot, text: 1233 cubic metres.}]"),
    ] = ()
    figures: Annotated[
        tuple[Figure, ...],
        means(
            "Charts, tables and pictures",
            "[{id: V1, title: Flow, data: data/flow.csv, alt: Flow falls by a third.}]",
        ),
    ] = ()
    later_developments: Annotated[
        tuple[Development, ...],
        means(
            "What happened after the events and before the cut-off",
            "[{date: 2026-05-02, text: Westland joined the call.}]",
        ),
    ] = ()
    sources_statement: Annotated[
        Prose | None,
        means("Strengths and weaknesses of the evidence", "Two of five sources are parties."),
    ] = None
    sources: Annotated[
        tuple[Source, ...],
        means("All sources", "[{id: accord, type: treaty, title: Accord on the Waters}]"),
    ] = ()
    waivers: Annotated[
        tuple[Waiver, ...],
        means(
            "Findings of rules accepted on purpose",
            "[{rule: B03, at: F7, reason: Only the operator measures.}]",
        ),
    ] = ()

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
