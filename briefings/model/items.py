"""The items of a briefing: what it states, and what each statement rests on."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Date, Day, Flag, Identifier, Inside, Item, Line, Part, Plain, Prose
from .source import Citation

Ids = tuple[Identifier, ...]
Citations = tuple[Citation, ...]


class Change(Part):
    """Why a grade has changed since the last edition."""

    reason: Literal["new-information", "reasoning", "correction"]
    note: Line


class Graded(Item):
    """A statement with its grades; the declared scale says which words are allowed."""

    likelihood: Plain | None = None
    horizon: Date | None = None
    confidence: Plain | None = None
    basis: Line | None = None
    evidence: Plain | None = None
    agreement: Plain | None = None
    downgraded_for: tuple[Plain, ...] = ()
    upgraded_for: tuple[Plain, ...] = ()
    rests_on: Ids = ()


class Lead(Item):
    """The bottom line: one or two sentences and what they rest on."""

    text: Line
    rests_on: Ids = ()
    citations: Citations = ()


class Paragraph(Lead):
    """A paragraph of the summary."""

    short: Line | None = None


class Judgment(Graded):
    """What the authors conclude."""

    id: Identifier
    text: Line
    short: Line | None = None
    detail: Prose | None = None
    assumptions: Ids = ()
    alternatives: Line | None = None
    indicators: Ids = ()
    change: Change | None = None
    must: Flag = False
    topic: Plain | None = None
    citations: Citations = ()


class Fact(Graded):
    """What is known or reported."""

    id: Identifier
    kind: Literal["fact", "reported", "allegation"] = "reported"
    text: Line
    short: Line | None = None
    detail: Prose | None = None
    date: Date | None = None
    topic: Plain | None = None
    must: Flag = False
    change: Change | None = None
    citations: Citations = ()


class Position(Item):
    """One side's case, in the strongest form that this side would recognise."""

    holder: Plain
    text: Line
    short: Line | None = None
    detail: Prose | None = None
    citations: Citations = ()


class PointDissent(Item):
    """A named dissent that fits no position."""

    holder: Plain
    text: Line
    reasoning: Line | None = None
    citations: Citations = ()


class Assessment(Graded):
    """The authors' reading of a contested point."""

    text: Line


class ContestedPoint(Item):
    """What is disputed, and by whom."""

    id: Identifier
    question: Line
    short: Line | None = None
    background: Prose | None = None
    agreed: Line | None = None
    positions: tuple[Position, ...] = Field(min_length=2)
    dissents: tuple[PointDissent, ...] = ()
    would_settle: Line | None = None
    assessment: Assessment | None = None
    weight_reason: Line | None = None
    must: Flag = False
    topic: Plain | None = None


class Assumption(Item):
    """What the judgments take for granted."""

    id: Identifier
    text: Line
    if_wrong: Line | None = None


class Gap(Item):
    """What is not known."""

    id: Identifier
    text: Line
    short: Line | None = None
    matters_because: Line | None = None
    affects: Ids = ()


class Indicator(Item):
    """What to watch."""

    id: Identifier
    text: Line
    short: Line | None = None
    would_mean: Line | None = None


class Dissent(Item):
    """A named dissent from a judgment or a fact."""

    id: Identifier
    on: Identifier
    holder: Plain
    text: Line
    short: Line | None = None
    reasoning: Line | None = None
    citations: Citations = ()


class Event(Item):
    """An entry of the timeline."""

    date: Date
    text: Line
    facts: Ids = ()
    key: Flag = False
    citations: Citations = ()


class Person(Item):
    """A person whom the briefing names."""

    name: Plain
    native_name: Plain | None = None
    native_lang: Annotated[str | None, Field(description="BCP 47 tag of native_name")] = None
    role: Line | None = None
    note: Prose | None = None


class Term(Item):
    """A word, and who uses it."""

    term: Plain
    text: Line
    usage: Line | None = None


class Figure(Item):
    """A chart from data, or a picture."""

    id: Identifier
    title: Line
    kind: Literal["bar", "line", "dot", "area", "table"] | None = None
    data: Inside | None = None
    x: Plain | None = None
    y: Plain | None = None
    unit: Plain | None = None
    vega_lite: Inside | None = None
    image: Inside | None = None
    alt: Line
    note: Prose | None = None
    citations: Citations = ()


class Development(Item):
    """What happened after the events that the briefing is about and before its cut-off."""

    date: Date
    text: Line
    citations: Citations = ()


class Waiver(Part):
    """A finding accepted on purpose."""

    rule: Plain
    at: Plain
    reason: Line


class Author(Part):
    """Who wrote the briefing."""

    name: Plain
    role: Plain | None = None
    contact: Plain | None = None


class AiReview(Part):
    """Who reviewed, as an editor would, what a machine wrote."""

    by: Plain
    on: Day | None = None


class Ai(Part):
    """The part that machines had in the text.

    Source: Regulation (EU) 2024/1689, article 50(4): text that informs the public on matters of public
    interest is labelled, unless a person reviewed it and somebody holds editorial responsibility.
    """

    use: Literal["none", "assisted", "generated"]
    tools: Line | None = None
    reviewed: AiReview | None = None
    responsible: Plain | None = None


class Reviewer(Part):
    """Who reviewed it."""

    name: Plain
    on: Day | None = None
