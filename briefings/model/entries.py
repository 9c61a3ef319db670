"""What stands beside the statements: events, people, terms, figures, waivers, and who made it."""

from typing import Annotated, Literal

from .base import Date, Day, Flag, Identifier, Inside, Item, Line, Part, Plain, Prose, means
from .items import ID, Citations, Ids


class Event(Item):
    """An entry of the timeline."""

    date: Annotated[Date, means("When it happened", "1968-05-04")]
    text: Annotated[Line, means("What happened", "The accord is signed.")]
    facts: Annotated[Ids, means("Ids of the facts it is part of", "[F1]")] = ()
    key: Annotated[Flag, means("`true`: printed in the standard, too; default `false`", "true")] = (
        False
    )
    citations: Citations = ()


class Person(Item):
    """Somebody the briefing names."""

    name: Annotated[Plain, means("The name in the letters of the briefing", "Ada Author")]
    native_name: Annotated[Plain | None, means("The name in its own script", "عدن")] = None
    native_lang: Annotated[
        str | None, means("Language of `native_name`; by default guessed from the script", "fa")
    ] = None
    role: Annotated[Line | None, means("What they are or were", "Minister of Water, 2019–2024")] = (
        None
    )
    note: Annotated[Prose | None, means("More about them", "Signed the accord.")] = None


class Term(Item):
    """A word, and who uses it."""

    term: Annotated[Plain, means("The word", "acre-foot")]
    text: Annotated[Line, means("What it means", "1,233 cubic metres.")]
    usage: Annotated[
        Line | None,
        means("Who says it, and what others say instead", "Americans; others say cubic metres."),
    ] = None


class Figure(Item):
    """A chart from data, or a picture."""

    id: Annotated[Identifier, ID]
    title: Annotated[Line, means("Printed above it", "Flow since 1968")]
    kind: Annotated[
        Literal["bar", "line", "dot", "area", "table"] | None,
        means("How data are shown; default `table`", "dot"),
    ] = None
    data: Annotated[Inside | None, means("A CSV file with a header line", "data/flow.csv")] = None
    x: Annotated[Plain | None, means("Column that names the rows", "year")] = None
    y: Annotated[Plain | None, means("Column of the numbers", "flow")] = None
    unit: Annotated[Plain | None, means("Printed with the name of `y`", "km³ a year")] = None
    vega_lite: Annotated[
        Inside | None, means("A chart of your own, in Vega-Lite", "data/flow.vl.json")
    ] = None
    image: Annotated[Inside | None, means("A picture: PNG, JPEG, GIF, …", "data/map.png")] = None
    alt: Annotated[
        Line, means("The figure in words, for who cannot see it", "Flow falls by a third.")
    ]
    note: Annotated[Prose | None, means("Printed under the figure", "One gauge.")] = None
    citations: Citations = ()


class Development(Item):
    """What happened after the events the briefing is about, and before its cut-off."""

    date: Annotated[Date, means("When it happened", "2026-05-02")]
    text: Annotated[Line, means("What happened", "Westland joined the call.")]
    citations: Citations = ()


class Waiver(Part):
    """A finding accepted on purpose."""

    rule: Annotated[Plain, means("The code of the rule", "B03")]
    at: Annotated[Plain, means("Id of the item or source, or a place such as `summary[0]`", "F7")]
    reason: Annotated[
        Line, means("A reason that a reader would accept", "Only the operator measures.")
    ]
    print: Annotated[
        Flag, means("Whether the report tells its readers; default `false`", "true")
    ] = False


class Author(Part):
    """Who wrote the briefing."""

    name: Annotated[Plain, means("Name of the author", "A. Author")]
    role: Annotated[Plain | None, means("What they did", "analyst")] = None
    contact: Annotated[Plain | None, means("How to reach them", "desk@example.org")] = None


class Reviewer(Part):
    """Who reviewed it."""

    name: Annotated[Plain, means("Name of the reviewer", "R. Reviewer")]
    on: Annotated[Day | None, means("The day of the review", "2026-06-28")] = None


class AiReview(Part):
    """Who reviewed, as an editor would, what a machine wrote."""

    by: Annotated[Plain, means("The reviewer", "A. Author")]
    on: Annotated[Day | None, means("The day of the review", "2026-07-01")] = None


class Ai(Part):
    """The part that machines had in the text.

    Source: Regulation (EU) 2024/1689, article 50(4): text that informs the public on matters of public
    interest is labelled, unless a person reviewed it and somebody holds editorial responsibility.
    """

    use: Annotated[
        Literal["none", "assisted", "generated"],
        means("Whether AI was used, and how far", "assisted"),
    ]
    tools: Annotated[
        Line | None, means("What was used, and for what", "A model drafted the timeline.")
    ] = None
    reviewed: Annotated[
        AiReview | None, means("Who reviewed the text", "{by: A. Author, on: 2026-07-01}")
    ] = None
    responsible: Annotated[
        Plain | None, means("Who holds editorial responsibility", "Vessa Institute")
    ] = None
