"""What the readers of bibliography formats hand over: one entry each, in the words of CSL."""

from typing import Any, NamedTuple

from ..findings.finding import Place


class Entry(NamedTuple):
    """One source as an export has it, before it is made to fit."""

    item: dict[str, Any]
    """Fields by their CSL names: texts, lists of names, dates as text or as CSL has them."""
    rest: dict[str, Any]
    """Fields that CSL has no name for."""
    place: Place
    """Where it starts in the file."""
    left_out: tuple[str, ...] = ()
    """Names of fields that are of no use elsewhere, such as paths of attachments."""
