"""Saved copies that are nearly the same text: sources that may go back to one origin."""

import re
import zlib
from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

SHINGLE = 8
"""Words in a row that are compared; shorter runs are common in texts on one subject."""
SAMPLE = 4
"""One shingle in this many is kept, and the same ones in every text."""
LEAST = 12
"""The fewest kept shingles of a text that is long enough to be compared."""
SHARED = 0.6
"""The share of the shorter text that the other must have for two texts to be twins."""
COMMON = 20
"""A shingle in more texts than this is a formula, such as a copyright notice."""
_WORD = re.compile(r"\w+")


class Twins(NamedTuple):
    """Two sources, by id, whose saved copies are nearly the same."""

    first: str
    second: str
    shared: float
    """The share of the shorter text that the other one has, 0–1."""


def twins(texts: Mapping[str, str]) -> tuple[Twins, ...]:
    """Pairs of near-duplicates among texts by source id, in the order of the sources.

    The work grows linearly with the length of all texts: only texts that share a shingle are compared.
    """
    kept = {id: found for id, text in texts.items() if len(found := _shingles(text)) >= LEAST}
    holders: dict[int, list[str]] = {}
    for id, found in kept.items():
        for shingle in found:
            holders.setdefault(shingle, []).append(id)
    pairs = Counter(
        pair for ids in holders.values() if 1 < len(ids) <= COMMON for pair in combinations(ids, 2)
    )
    order = {id: place for place, id in enumerate(texts)}
    found_pairs = [
        Twins(first, second, round(count / min(len(kept[first]), len(kept[second])), 2))
        for (first, second), count in pairs.items()
    ]
    return tuple(
        sorted(
            (pair for pair in found_pairs if pair.shared >= SHARED),
            key=lambda pair: (order[pair.first], order[pair.second]),
        )
    )


def _shingles(text: str) -> set[int]:
    words = _WORD.findall(text.casefold())
    hashes = (
        zlib.crc32(" ".join(words[start : start + SHINGLE]).encode())
        for start in range(len(words) - SHINGLE + 1)
    )
    return {number for number in hashes if number % SAMPLE == 0}
