"""Sources that depend on each other, but count as independent."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..model.source import Source
from ..prose import references

Pairs = Mapping[str, frozenset[str]]
"""For each source, the sources that belong together with it, in both directions."""

_APART = re.compile(
    r"\b(?:independen|not |no |unlike|contradict|differ|disput|disagree|than )", re.IGNORECASE
)
"""Words by which a descriptor that cites another source says that its own source is independent."""


def paired(pairs: Iterable[tuple[str, str]]) -> Pairs:
    """Pairs of sources, as a mapping in both directions."""
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {id: frozenset(others) for id, others in found.items()}


def citing(sources: Mapping[str, Source]) -> Iterator[tuple[str, str]]:
    """Sources whose descriptor cites another source without saying that they are independent of it."""
    for source in sources.values():
        said = source.descriptor or ""
        if _APART.search(said):
            continue
        for reference in references(said):
            yield from ((source.id, cite.key) for cite in reference.cites if cite.key in sources)


def counted_apart(
    cited: Sequence[str], known: Pairs, sources: Mapping[str, Source]
) -> Iterator[tuple[str, str]]:
    """Pairs of cited sources that belong together but have two origins, in order."""
    for place, one in enumerate(cited):
        for other in cited[place + 1 :] if one in known else ():
            origins = {sources[one].origin_or_self, sources[other].origin_or_self}
            if other in known[one] and len(origins) > 1:
                yield one, other


def further_origin(source: Source, sources: Mapping[str, Source]) -> str:
    """The origin of the source that a source names as its origin; empty: it has no other."""
    named = sources.get(source.origin or "")
    if named is None or named.id in {source.id, named.origin_or_self}:
        return ""
    return named.origin_or_self
