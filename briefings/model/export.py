"""What `-t json` writes: the briefing and everything computed from it."""

from typing import Literal

from pydantic import Field

from .base import Part
from .briefing import Briefing


class StatementRecord(Part):
    """What one statement rests on."""

    at: str = Field(description="Its id, or its place, such as `C1.positions[0]` or `summary[0]`")
    sources: tuple[str, ...]
    """Ids of the sources that support it, directly or through items it rests on."""
    origins: tuple[str, ...]
    """Their declared origins; retracted sources and mere repetitions add none."""
    unexamined: tuple[str, ...] = ()
    """Ids of its sources whose origin is not declared."""
    rests_on: tuple[str, ...]
    allowed: str | None = Field(
        None, description="The highest confidence to which no rule would object"
    )


class SourceRecord(Part):
    """Where one source is used."""

    id: str
    number: int = Field(description="The number under which all lengths print it")
    origin: str | None = Field(None, description="As declared; null where nobody has said it")
    supports: tuple[str, ...] = Field(description="Statements that rest on it, by `at`")


class QuotationRecord(Part):
    """The result of looking up one quotation in the saved copy of its source."""

    source: str
    quote: str
    state: str
    found: bool = Field(description="The words were found; says nothing about their truth")
    earlier: bool = Field(description="Found when the lock was written; the copy is not here")
    saved_on: str | None = None
    sha256: str | None = None


class FindingRecord(Part):
    """One finding of `check`."""

    code: str
    severity: Literal["error", "warning", "note"]
    message: str
    at: str
    waived: str | None = Field(None, description="The reason why the authors accept it")


class Export(Part):
    """A briefing, validated, without what is withheld, with its computed evidence."""

    export: Literal["1"] = "1"
    program: str
    briefing: Briefing
    statements: tuple[StatementRecord, ...]
    sources: tuple[SourceRecord, ...]
    quotations: tuple[QuotationRecord, ...]
    findings: tuple[FindingRecord, ...]
