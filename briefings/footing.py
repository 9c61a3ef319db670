"""The height of what closes a page of columns: its statement of sources grows with what is cited."""

FIRST_GUESS = 38.0
A_LINE = 3.4
SOURCES_IN_A_LINE = 10
"""In millimetres: what closes the page without sources, as nobody has seen it, and a line of them."""
SAFE = 0.2
"""Millimetres by which a height that was seen is taken to be greater."""


class Foot:
    """What layouts have shown so far, by number of sources; all heights in millimetres."""

    def __init__(self) -> None:
        self._base = FIRST_GUESS
        self._seen: dict[int, float] = {}

    def learn(self, sources: int, height: float) -> None:
        """Note the height that a layout had with so many sources."""
        self._seen[sources] = height + SAFE
        self._base = height - A_LINE * (sources // SOURCES_IN_A_LINE)

    def height(self, sources: int) -> float:
        """What to keep free for so many sources; a line more than seems needed if nobody has seen it."""
        guess = self._base + A_LINE * (1 + sources // SOURCES_IN_A_LINE)
        return self._seen.get(sources, guess)
