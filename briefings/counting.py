"""The computed counts that are printed beside the authors' own words on the evidence."""

from collections import Counter
from typing import NamedTuple

from .citing import Numbered, cited
from .model.briefing import Briefing


class Counts(NamedTuple):
    """What a briefing rests on, in numbers."""

    sources: int
    origins: int
    """Independent origins: sources that share one count once."""
    roles: dict[str, int]
    """By role, most frequent first; `` for none declared."""
    contents: dict[str, int]
    grades: dict[str, dict[str, int]]
    """Confidence levels by section: `key_facts` and `key_judgments`."""
    resting: dict[str, tuple[str, ...]]
    """Which items rest on which source: ids by source id, in the report's order."""


def count(briefing: Briefing, numbers: dict[str, Numbered]) -> Counts:
    """The counts of a briefing."""
    index: dict[str, dict[str, None]] = {id: {} for id in numbers}
    for item, keys in cited(briefing):
        for key in keys:
            if item and key in index:
                index[key][item] = None
    grades = {
        section: dict(Counter(item.confidence or "" for item in getattr(briefing, section)))
        for section in ("key_judgments", "key_facts")
    }
    sources = briefing.sources
    return Counts(
        len(sources),
        len({source.origin_or_self for source in sources}),
        dict(Counter(source.role or "" for source in sources).most_common()),
        dict(Counter(source.content or "" for source in sources).most_common()),
        grades,
        {id: tuple(items) for id, items in index.items()},
    )
