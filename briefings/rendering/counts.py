"""The counts that are printed beside the authors' own words on the evidence."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ..evidence import Evidence
from ..evidence.matrix import Row, matrix
from ..evidence.support import declared_origins
from ..model.briefing import Briefing
from ..model.edtf import Edtf
from ..sources.numbering import Numbered, cited


class Counts(NamedTuple):
    """What a briefing rests on, in numbers."""

    sources: int
    """Sources that the briefing cites; sources that are only listed do not count."""
    origins: int
    """Declared origins: sources that share one count once."""
    examined: int
    """The number of sources with a declared origin."""
    roles: dict[str, int]
    """Sources by role, most frequent first; `` for none declared."""
    contents: dict[str, int]
    reliabilities: dict[str, int]
    """Sources by grade of reliability, best first, `` last."""
    grades: dict[str, dict[str, int]]
    """Confidence levels by section: `key_facts` and `key_judgments`."""
    single_origin: tuple[str, ...]
    """Ids of the facts and judgments with one source, or with one declared origin for all."""
    oldest: Edtf | None
    """The date of the oldest information, among the sources that give one."""
    quotations: dict[str, int]
    """Quotations by the result of looking them up, most frequent first."""
    matrix: tuple[Row, ...]
    """By number of the source."""
    resting: dict[str, tuple[str, ...]]
    """The items that rest on each source: ids by source id, in the order of the report."""


def count(briefing: Briefing, numbers: dict[str, Numbered], evidence: Evidence) -> Counts:
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
    named = {key for _, keys in cited(briefing) for key in keys}
    sources = [source for source in briefing.sources if source.id in named]
    declared = declared_origins(sources)
    rows = matrix(briefing, dict(evidence.support))
    graded = Counter(source.reliability or "" for source in sources)
    return Counts(
        sources=len(sources),
        origins=len(set(declared.values())),
        examined=len(declared),
        roles=dict(Counter(source.role or "" for source in sources).most_common()),
        contents=dict(Counter(source.content or "" for source in sources).most_common()),
        reliabilities={
            grade: graded[grade] for grade in sorted(graded, key=lambda grade: grade or "Z")
        },
        grades=grades,
        single_origin=_single_origin(briefing, evidence),
        oldest=_oldest(source.information_date for source in sources),
        quotations=dict(
            Counter(found.state for found in evidence.quotations.values()).most_common()
        ),
        matrix=tuple(sorted(rows, key=lambda row: numbers[row.source].number)),
        resting={id: tuple(items) for id, items in index.items()},
    )


def _single_origin(briefing: Briefing, evidence: Evidence) -> tuple[str, ...]:
    ids = [j.id for j in briefing.key_judgments] + [fact.id for fact in briefing.key_facts]
    return tuple(id for id in ids if evidence.support[id].independent == 1)


def _oldest(dates: Iterable[Edtf | None]) -> Edtf | None:
    known = [date for date in dates if date is not None]
    return min(known, key=lambda date: date.first, default=None)
