"""What the readers of bibliography formats return: entries with CSL field names."""

from typing import Any, NamedTuple

from ..findings.finding import Finding, Place

KEPT = " is kept under `custom`"
"""How something ends that is said about a field without a place."""


class Entry(NamedTuple):
    """One source as it is in the export, before it is mapped."""

    item: dict[str, Any]
    """Fields by their CSL names: texts, lists of names, dates as text or as CSL has them."""
    rest: dict[str, Any]
    """What has no place in `item`, by its name in the file; goes under `custom`."""
    place: Place
    """Where it starts in the file."""
    said: tuple[str, ...] = ()
    """What is to be said about it, such as the names of `rest`."""


class Export(NamedTuple):
    """What is in a file."""

    entries: list[Entry]
    """In the order of the file."""
    findings: list[Finding]
    """What cannot be read (I001, Y...); the entries are without it."""


class Draft:
    """An entry while its fields are sorted: of two that mean the same, the first one put counts."""

    def __init__(self, item: dict[str, Any]) -> None:
        self.item = item
        self.rest: dict[str, Any] = {}
        self.said: list[str] = []

    def put(self, field: str, value: Any, name: str) -> None:
        """Put a value into a field, or keep it under its name in the file where that is taken."""
        if _folded(self.item.setdefault(field, value)) != _folded(value):
            self.keep(name, value)

    def keep(self, name: str, value: Any) -> None:
        """Keep a value that has no field, and say so."""
        self.said.append(f"`{name}`{KEPT}")
        keep(self.rest, name, value)

    def entry(self, place: Place) -> Entry:
        """What it has become."""
        return Entry(self.item, self.rest, place, tuple(self.said))


def keep(kept: dict[str, Any], name: str, value: Any) -> None:
    """Add a value under a name; under one that is taken they become a list."""
    held = kept.get(name)
    if name in kept and held != value:
        kept[name] = [*(held if isinstance(held, list) else [held]), value]
    else:
        kept[name] = value


def _folded(value: Any) -> Any:
    return " ".join(value.split()).casefold() if isinstance(value, str) else value
