"""What a briefing states: judgments, facts, contested points, and on what each of them rests."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Date, Flag, Identifier, Item, Line, Part, Plain, Prose, means
from .source import Citation

Ids = tuple[Identifier, ...]
Citations = Annotated[
    tuple[Citation, ...], means("The sources it rests on", "[{source: accord, locator: art. 3}]")
]
ID = means("Its id: unique in the briefing, the same in every length", "F1")
RESTS_ON = means("Ids of the items it rests on", "[F1, F4]")
DETAIL = means("Annotation for the report", "The accord was signed in two languages [@accord].")
MUST = means("`true`: printed in every length, at least as `short`; default `false`", "true")


class Change(Part):
    """Why a grade has changed since the last edition."""

    reason: Annotated[
        Literal["new-information", "reasoning", "correction"],
        means("What moved the grade", "new-information"),
    ]
    note: Annotated[Line, means("The same in words; printed in the report", "Westland joined.")]


class Graded(Item):
    """A statement with its grades; the declared scale says which words are allowed."""

    likelihood: Annotated[Plain | None, means("How probable: a term of the scale", "likely")] = None
    horizon: Annotated[Date | None, means("By when it is expected", "2028")] = None
    confidence: Annotated[
        Plain | None, means("How good its basis is: a level of the scale", "moderate")
    ] = None
    basis: Annotated[Line | None, means("Why this confidence", "Two governments said so.")] = None
    evidence: Annotated[Plain | None, means("Scale `ipcc`: how much evidence", "medium")] = None
    agreement: Annotated[Plain | None, means("Scale `ipcc`: how far it agrees", "high")] = None
    downgraded_for: Annotated[
        tuple[Plain, ...], means("Scale `grade`: why it was rated down", "[imprecision]")
    ] = ()
    upgraded_for: Annotated[
        tuple[Plain, ...], means("Scale `grade`: why it was rated up", "[large effect]")
    ] = ()
    rests_on: Annotated[Ids, RESTS_ON] = ()


class Lead(Item):
    """The bottom line: one or two sentences and what they rest on."""

    text: Annotated[Line, means("The sentence or two", "Both basins accept the accord.")]
    rests_on: Annotated[Ids, RESTS_ON] = ()
    citations: Citations = ()


class Paragraph(Lead):
    """A paragraph of the summary."""

    short: Annotated[Line | None, means("The same in one sentence", "The accord stands.")] = None


class Judgment(Graded):
    """What the authors conclude."""

    id: Annotated[Identifier, ID]
    text: Annotated[Line, means("The judgment", "The shares are likely to be renegotiated.")]
    short: Annotated[Line | None, means("The same in one line", "Renegotiation is likely.")] = None
    detail: Annotated[Prose | None, DETAIL] = None
    assumptions: Annotated[Ids, means("Ids of the assumptions it depends on", "[A1]")] = ()
    alternatives: Annotated[
        Line | None, means("What else could be true", "The shares lapse in 2027.")
    ] = None
    indicators: Annotated[Ids, means("Ids of the indicators that would change it", "[I1]")] = ()
    change: Annotated[
        Change | None,
        means("Why its grade changed", "{reason: new-information, note: Westland joined.}"),
    ] = None
    must: Annotated[Flag, MUST] = False
    topic: Annotated[Plain | None, means("Kept; only facts are grouped by topic", "Shares")] = None
    citations: Citations = ()


class Fact(Graded):
    """What is known or reported."""

    id: Annotated[Identifier, ID]
    kind: Annotated[
        Literal["fact", "reported", "allegation"],
        means("Verified, reported (default), or alleged by somebody", "fact"),
    ] = "reported"
    text: Annotated[Line, means("The fact", "The accord gives the upper basin 46 per cent.")]
    short: Annotated[
        Line | None, means("The same in one line", "Accord of 1968, upper basin 46 %.")
    ] = None
    detail: Annotated[Prose | None, DETAIL] = None
    date: Annotated[Date | None, means("When it happened", "1968")] = None
    topic: Annotated[Plain | None, means("Heading under which the report groups it", "Shares")] = (
        None
    )
    must: Annotated[Flag, MUST] = False
    change: Annotated[
        Change | None,
        means("Why its grade changed", "{reason: correction, note: A sum was added twice.}"),
    ] = None
    citations: Citations = ()


class Position(Item):
    """One side's case, in the strongest form that this side would recognise."""

    holder: Annotated[Plain, means("Who holds it", "Upper Basin Commission")]
    text: Annotated[
        Line,
        means("The case, as strong as its holder would put it", "The accord says annual flow."),
    ]
    short: Annotated[Line | None, means("The same in one line", "Natural flow.")] = None
    detail: Annotated[Prose | None, DETAIL] = None
    citations: Citations = ()


class PointDissent(Item):
    """A named dissent that fits no position."""

    holder: Annotated[Plain, means("Who dissents; named in every length", "Prof. Third")]
    text: Annotated[Line, means("What they say", "Neither reading is that of 1968.")]
    reasoning: Annotated[Line | None, means("Why; report only", "The drafts say so.")] = None
    citations: Citations = ()


class Assessment(Graded):
    """The authors' reading of a contested point."""

    text: Annotated[Line, means("The authors' view", "The drafts favour the first reading.")]


class ContestedPoint(Item):
    """What is disputed, and by whom."""

    id: Annotated[Identifier, ID]
    question: Annotated[Line, means("The disputed question", "Natural or measured flow?")]
    short: Annotated[Line | None, means("The same in a few words", "Which flow?")] = None
    background: Annotated[
        Prose | None, means("Two sentences of context; report only", "The annex was never printed.")
    ] = None
    agreed: Annotated[Line | None, means("What all sides accept", "The accord is in force.")] = None
    positions: Annotated[
        tuple[Position, ...],
        means(
            "The sides, two or more, in the order in which they are printed",
            "[{holder: Upper basin, text: Natural flow.}, {holder: Lower basin, text: Measured.}]",
        ),
    ] = Field(min_length=2)
    dissents: Annotated[
        tuple[PointDissent, ...],
        means("Named voices that fit no position", "[{holder: Prof. Third, text: Neither.}]"),
    ] = ()
    would_settle: Annotated[
        Line | None, means("What would settle it", "Publication of the annex.")
    ] = None
    assessment: Annotated[
        Assessment | None,
        means(
            "The authors' own view, marked as such; report only", "{text: The first is likelier.}"
        ),
    ] = None
    weight_reason: Annotated[
        Line | None, means("Why one side gets more room", "Four states share it.")
    ] = None
    must: Annotated[
        Flag, means("`true`: one line per side in every length; default `false`", "true")
    ] = False
    topic: Annotated[Plain | None, means("Kept, not used", "Shares")] = None


class Assumption(Item):
    """What the judgments take for granted."""

    id: Annotated[Identifier, ID]
    text: Annotated[Line, means("What is taken for granted", "The gauge at Brenn is right.")]
    if_wrong: Annotated[
        Line | None, means("What follows if it is wrong", "All measured shares fall.")
    ] = None


class Gap(Item):
    """What is not known."""

    id: Annotated[Identifier, ID]
    text: Annotated[Line, means("What is not known", "The annex is not published.")]
    short: Annotated[Line | None, means("The same in one line", "Annex unpublished.")] = None
    matters_because: Annotated[Line | None, means("Why it matters", "It defines the flow.")] = None
    affects: Annotated[Ids, means("Ids of the items it affects", "[C1]")] = ()


class Indicator(Item):
    """What to watch."""

    id: Annotated[Identifier, ID]
    text: Annotated[Line, means("What to watch", "A date for talks is named.")]
    short: Annotated[Line | None, means("The same in one line", "A date is named.")] = None
    would_mean: Annotated[Line | None, means("What it would mean", "J1 becomes very likely.")] = (
        None
    )


class Dissent(Item):
    """A named dissent from a judgment or a fact."""

    id: Annotated[Identifier, ID]
    on: Annotated[Identifier, means("Id of the item it disagrees with", "J1")]
    holder: Annotated[Plain, means("Who disagrees", "R. Reviewer")]
    text: Annotated[Line, means("What they say", "Talks will not begin before 2030.")]
    short: Annotated[Line | None, means("The same in one line", "Not before 2030.")] = None
    reasoning: Annotated[Line | None, means("Why; report only", "No date was ever kept.")] = None
    citations: Citations = ()
