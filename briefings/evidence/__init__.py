"""What a briefing rests on: what supports what, origins, quotations in saved copies."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ..model.briefing import Briefing
from ..model.source import Citation, Source
from .copies import Copy
from .lock import Lock
from .quotations import Key, Quotation, key_of, verify
from .support import Support, resting, supports
from .twins import Twins, twins


class Evidence(NamedTuple):
    """Everything that is known about what a briefing rests on."""

    sources: Mapping[str, Source]
    """By id."""
    support: Mapping[str, Support]
    """By key, in the order of the report."""
    resting: Mapping[str, tuple[str, ...]]
    """Keys of the statements that rest on a source, directly or through others, by its id."""
    copies: Mapping[str, Copy] = {}
    """Saved copies by source id: their state, not their text."""
    quotations: Mapping[Key, Quotation] = {}
    twins: tuple[Twins, ...] = ()
    """Sources whose saved copies are nearly the same text."""
    lock: Lock = Lock()
    """What can be locked now."""

    def found(self, citation: Citation) -> Quotation | None:
        """The result of looking up a citation's quotation; None if it has none."""
        return self.quotations.get(key_of(citation)) if citation.quote else None


def examine(briefing: Briefing, folder: Path | None, lock: Lock) -> Evidence:
    """Examine what every statement rests on; `folder` is the briefing's own, None for a single file."""
    sources = {source.id: source for source in briefing.sources}
    found = supports(briefing)
    verified = verify(briefing, folder, lock)
    texts = {id: copy.text for id, copy in verified.copies.items() if copy.text}
    states = {id: copy._replace(text="", pages=()) for id, copy in verified.copies.items()}
    return Evidence(
        sources, found, resting(found), states, verified.quotations, twins(texts), verified.lock
    )


__all__ = ["Evidence", "Support", "examine"]
