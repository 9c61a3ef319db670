"""What is marked `safety: withhold` is taken out before anything else looks at a briefing.

With a source goes every citation of it and every statement that only it supports; with an item,
every mention of it. Nothing says that something was taken out.
"""

import re
from typing import Any

from pydantic import BaseModel

from .model.briefing import Briefing
from .model.texts import markdown_fields
from .prose import references


def withhold(briefing: Briefing) -> Briefing:
    """The briefing that may be shown to others than its author."""
    sources = {source.id for source in briefing.sources if source.safety == "withhold"}
    all_ids = {item.id for _, item in briefing.numbered()}
    ids: set[str] = set()
    while True:  # an item taken out can leave another without support
        shown: Briefing = _prune(briefing, sources, ids)
        gone = all_ids - {item.id for _, item in shown.numbered()}
        if gone == ids:
            return shown
        ids = gone


def _prune(part: Any, sources: set[str], ids: set[str]) -> Any:
    """A part without what is withheld, rests on it alone, or mentions it."""
    changes: dict[str, Any] = {}
    model: type[BaseModel] = type(part)
    fields = markdown_fields(model)
    for name in model.model_fields:
        value = getattr(part, name)
        if type(value) is tuple:
            new: Any = tuple(
                _prune(entry, sources, ids) if isinstance(entry, BaseModel) else entry
                for entry in value
                if not _falls(entry, sources, ids)
            )
        elif isinstance(value, BaseModel):
            new = None if _falls(value, sources, ids) else _prune(value, sources, ids)
        elif isinstance(value, str) and name in fields:
            new = _without_mentions(value, sources, ids)
        else:
            continue
        if new != value:
            changes[name] = new
    return part.model_copy(update=changes) if changes else part


def _falls(entry: Any, sources: set[str], ids: set[str]) -> bool:
    if isinstance(entry, str):
        return entry in ids
    if getattr(entry, "safety", None) == "withhold":
        return True
    if hasattr(entry, "source"):
        return entry.source in sources
    if {getattr(entry, "on", None), getattr(entry, "at", None)} & ids:
        return True
    if hasattr(entry, "positions"):
        return sum(not _falls(position, sources, ids) for position in entry.positions) < 2
    cited = {c.source for c in getattr(entry, "citations", ()) if c.role != "context"}
    rests_on = {*getattr(entry, "rests_on", ()), *getattr(entry, "facts", ())}
    support = [key in sources for key in cited] + [id in ids for id in rests_on]
    return bool(support) and all(support)


def _without_mentions(text: str, sources: set[str], ids: set[str]) -> str:
    for reference in references(text):
        if reference.id in ids:
            text = text.replace(reference.text, "")
        elif any(cite.key in sources for cite in reference.cites):
            left = (c for c in reference.cites if c.key not in sources)
            cites = "; ".join(f"@{c.key}, {c.locator}" if c.locator else f"@{c.key}" for c in left)
            text = text.replace(reference.text, f"[{cites}]" if cites else "")
    return re.sub(r"\s+([.,;:])", r"\1", text)
