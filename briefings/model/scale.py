"""Scales of likelihood, confidence and source grades: words with definitions, ranges and rules."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Flag, Line, Part, Plain, Prose, means

Percent = Annotated[float, Field(ge=0, le=100)]
_LEVELS = "{title: Confidence, levels: [{id: low, word: Low, code: L}]}"


class Degree(Part):
    """A term of likelihood."""

    term: Annotated[Plain, means("The word", "likely")]
    also: Annotated[tuple[Plain, ...], means("Other words for the same degree", "[probable]")] = ()
    low: Annotated[Percent, means("Least per cent, inclusive", "55")]
    high: Annotated[Percent, means("Greatest per cent, inclusive", "80")]
    range: Annotated[Plain, means("The range as the standard prints it", "55–80 %")]


class Level(Part):
    """A level of confidence, certainty, evidence, agreement, reliability or credibility."""

    id: Annotated[Plain, means("The word that authors write", "moderate")]
    word: Annotated[Plain, means("The words that readers see", "Moderate")]
    code: Annotated[Plain, means("One or two letters", "M")]
    cells: Annotated[
        int, Field(ge=0, le=6), means("How many cells of the pattern are filled; default 0", "2")
    ] = 0
    definition: Annotated[
        Line | None, means("Printed in the report", "Credible sources that agree.")
    ] = None


class Grading(Part):
    """A set of levels, lowest first or best first as its standard lists them."""

    title: Annotated[Plain, means("What is graded", "Confidence")]
    levels: Annotated[
        tuple[Level, ...],
        means("Lowest first; of sources, best first", "[{id: low, word: Low, code: L, cells: 1}]"),
    ]
    cells: Annotated[
        int, Field(ge=0, le=6), means("How many cells the pattern has; default 0", "3")
    ] = 0
    source: Annotated[
        Line | None,
        means("Where the definitions come from, if not from the scale's source", "Ours."),
    ] = None

    def level(self, id: str) -> Level | None:
        """The level that authors write as `id`."""
        return next((level for level in self.levels if level.id == id), None)


class Scale(Part):
    """A file of `templates/scales/`."""

    title: Annotated[
        Plain, means("Printed above the key in the report", "Confidence in the words of the desk")
    ]
    name: Annotated[Plain, means("Short name, for the key of shorter lengths", "Desk scale")]
    source: Annotated[Line, means("Where the scale comes from", "Wording of the water desk.")]
    use: Annotated[Line | None, means("What it is for; kept", "Judgments and forecasts")] = None
    grades: Annotated[
        Literal["statements", "sources"], means("What it grades; kept", "statements")
    ] = "statements"
    numbers: Annotated[
        Literal["inline", "legend", "none"],
        means("`inline`: a term is printed with its range; default `none`", "inline"),
    ] = "none"
    mixing: Annotated[
        Literal["error", "warning", "allowed"],
        means("What likelihood and confidence in one sentence are; default `warning`", "error"),
    ] = "warning"
    italics: Annotated[
        Flag, means("Whether calibrated words are in italics; kept, not used yet", "true")
    ] = False
    likelihood: Annotated[
        tuple[Degree, ...],
        means(
            "Terms of likelihood, lowest first",
            "[{term: unlikely, low: 20, high: 45, range: 20–45 %}]",
        ),
    ] = ()
    confidence: Annotated[Grading | None, means("Levels of confidence or certainty", _LEVELS)] = (
        None
    )
    evidence: Annotated[Grading | None, means("Levels of evidence", _LEVELS)] = None
    agreement: Annotated[Grading | None, means("Levels of agreement", _LEVELS)] = None
    reliability: Annotated[
        Grading | None, means("Levels of source reliability; `admiralty` only", _LEVELS)
    ] = None
    credibility: Annotated[
        Grading | None, means("Levels of information credibility; `admiralty` only", _LEVELS)
    ] = None
    downgrades: Annotated[
        tuple[Plain, ...], means("Words for `downgraded_for`", "[imprecision]")
    ] = ()
    upgrades: Annotated[tuple[Plain, ...], means("Words for `upgraded_for`", "[large effect]")] = ()
    rules: Annotated[
        tuple[Line, ...], means("Rules of use, printed in the report", "[One term a sentence.]")
    ] = ()
    note: Annotated[
        Prose | None, means("Printed under the rules", "The levels have no definitions.")
    ] = None

    def degree(self, term: str) -> Degree | None:
        """The degree with this term of likelihood."""
        for degree in self.likelihood:
            if term == degree.term or term in degree.also:
                return degree
        return None
