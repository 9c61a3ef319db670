"""What a length prints of a briefing, and what it leaves out."""

from collections.abc import Mapping
from typing import NamedTuple

from .length import Tier


class Key(NamedTuple):
    """An item: its section and its id, or its number if it has no id."""

    section: str
    id: str
    """The id; for items without one, their 0-based number as text."""


class Omission(NamedTuple):
    """What a length leaves out of one section."""

    section: str
    ids: tuple[str, ...]
    """In the order of the content; empty for sections whose items have no ids."""
    left_out: int
    of: int


class Selection(NamedTuple):
    """The items of a briefing that a length prints, each in a tier."""

    tiers: Mapping[Key, Tier]
    """The tier of every item that is printed."""
    omissions: tuple[Omission, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all items that are printed."""
        return frozenset(key.id for key in self.tiers if not key.id.isdigit())

    def tier(self, section: str, id: str) -> Tier | None:
        """The tier in which an item is printed, or None."""
        return self.tiers.get(Key(section, id))
