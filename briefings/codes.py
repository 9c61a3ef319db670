"""What each code means, for `explain` and for the docs."""

from typing import NamedTuple


class Entry(NamedTuple):
    """The description of a code."""

    title: str
    text: str


CODES: dict[str, Entry] = {}
