"""`did you mean …?` for words that nobody knows, in a time that many of them do not make long."""

import bisect
import difflib
from collections.abc import Iterable

MAX_HINTS = 100
"""For so many words of one kind a hint is looked for: nobody reads more."""
MAX_COMPARED = 400
"""Known words that one word is compared with."""
MAX_WORD = 100
"""Characters of a word that may be a slip."""
LIKE = 0.6
"""From 0 to 1: how much alike two words must be."""


class Names:
    """Words that are known, in their order."""

    def __init__(self, known: Iterable[str]) -> None:
        self._by_lower: dict[str, str] = {}
        for word in known:
            self._by_lower.setdefault(word.lower(), word)
        self._left = MAX_HINTS
        self._sorted: list[str] = []
        """Filled in when there are too many to compare all."""

    def nearest(self, word: str) -> str:
        """`did you mean …?` for the most similar of the known words, or nothing."""
        if self._left <= 0 or len(word) > MAX_WORD:
            return ""
        self._left -= 1
        low = word.lower()
        close = difflib.get_close_matches(low, self._candidates(low), 1, LIKE)
        return f"did you mean `{self._by_lower[close[0]]}`?" if close else ""

    def _candidates(self, low: str) -> Iterable[str]:
        """All known words; of very many those that stand beside it in alphabetical order."""
        if len(self._by_lower) <= MAX_COMPARED:
            return self._by_lower
        self._sorted = self._sorted or sorted(self._by_lower)
        place = bisect.bisect(self._sorted, low)
        return self._sorted[max(0, place - MAX_COMPARED // 2) : place + MAX_COMPARED // 2]


def nearest(word: str, known: Iterable[str]) -> str:
    """The hint for one word."""
    return Names(known).nearest(word)
