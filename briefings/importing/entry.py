"""What the readers of bibliography formats return: entries with CSL field names."""

from typing import Any, NamedTuple

from ..findings.finding import Place


class Entry(NamedTuple):
    """One source as it is in the export, before it is mapped."""

    item: dict[str, Any]
    """Fields by their CSL names: texts, lists of names, dates as text or as CSL has them."""
    rest: dict[str, Any]
    """Fields for which CSL has no name."""
    place: Place
    """Where it starts in the file."""
    left_out: tuple[str, ...] = ()
    """Names of fields that are useless elsewhere, such as paths of attachments."""
