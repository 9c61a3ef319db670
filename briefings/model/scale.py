"""Scales of likelihood, confidence and source grades: words with definitions, ranges and rules."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Flag, Line, Part, Plain, Prose

Percent = Annotated[float, Field(ge=0, le=100)]


class Degree(Part):
    """A term of likelihood."""

    term: Plain
    also: tuple[Plain, ...] = ()
    """Other terms for the same degree, from the scale's other row or in other forms."""
    low: Percent
    """Percent, inclusive."""
    high: Percent
    range: Plain
    """The range as the standard prints it."""


class Level(Part):
    """A level of confidence, certainty, evidence, agreement, reliability or credibility."""

    id: Plain
    """The word that authors write."""
    word: Plain
    """The words that readers see."""
    code: Plain
    cells: Annotated[int, Field(ge=0, le=6)] = 0
    """How many cells of the pattern are filled."""
    definition: Line | None = None


class Grading(Part):
    """A set of levels, lowest first or best first as its standard lists them."""

    title: Plain
    levels: tuple[Level, ...]
    cells: Annotated[int, Field(ge=0, le=6)] = 0
    """How many cells the pattern has."""
    source: Line | None = None
    """Where the definitions come from, if not from the scale's own source."""

    def level(self, id: str) -> Level | None:
        """The level that authors write as `id`."""
        return next((level for level in self.levels if level.id == id), None)


class Scale(Part):
    """A file of `templates/scales/`."""

    title: Plain
    name: Plain
    """Short name, as in `Likelihood in the words of NAME`."""
    source: Line
    use: Line | None = None
    grades: Literal["statements", "sources"] = "statements"
    numbers: Literal["inline", "legend", "none"] = "none"
    """Whether a likelihood is printed with its range in brackets, or only the key shows it."""
    mixing: Literal["error", "warning", "allowed"] = "warning"
    """The severity of likelihood and confidence in one sentence."""
    italics: Flag = False
    """Whether calibrated words are printed in italics."""
    likelihood: tuple[Degree, ...] = ()
    confidence: Grading | None = None
    evidence: Grading | None = None
    agreement: Grading | None = None
    reliability: Grading | None = None
    credibility: Grading | None = None
    downgrades: tuple[Plain, ...] = ()
    upgrades: tuple[Plain, ...] = ()
    rules: tuple[Line, ...] = ()
    note: Prose | None = None

    def degree(self, term: str) -> Degree | None:
        """The degree with this term of likelihood."""
        for degree in self.likelihood:
            if term == degree.term or term in degree.also:
                return degree
        return None
