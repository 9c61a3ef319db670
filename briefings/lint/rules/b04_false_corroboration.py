"""Corroboration by sources that are not independent.

What: a statement cites two or more sources as support, and all of them have the same `origin`. Or its
sources count as independent although their saved copies are nearly the same text, or the `descriptor` of
one cites the other, or the `origin` of one names a source that itself has another origin. Positions,
dissents and pictures are left alone.

Why: reports that go back to one origin repeat it. Counted as several, they seem to confirm each other.

Source: Admiralty code, credibility 1: confirmed by independent sources; on circular reporting, the
inquiries into the Niger letters and “Curveball”.

Mend: give citations that repeat the first report `role: repeats`, and sources of one origin the same
`origin`.
"""

from collections.abc import Iterator

from ...evidence.chains import citing, counted_apart, further_origin, paired
from ..input import Hit, RuleInput

SEVERITY = "warning"
STATES = frozenset({
    "bottom_line", "summary", "key_judgments", "key_facts", "timeline", "later_developments",
})  # fmt: skip
EXAMPLE = """
key_facts:
# B04
- {id: F1, text: The dam was closed in March., citations: [{source: herald}, {source: courier}]}
- {id: F2, text: The dam was opened in May., citations: [{source: herald}, {source: courier, role: repeats}]}
- {id: F3, text: The river fell., citations: [{source: herald}, {source: gauge}]}
sources:
- {id: herald, type: article-newspaper, title: Dam closed, origin: agency}
- {id: courier, type: article-newspaper, title: Brenn dam shut, origin: agency}
- {id: gauge, type: dataset, title: Daily flow}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Chains of origins; then statements on one origin, and each pair of sources once."""
    for number, source in enumerate(given.briefing.sources):
        if further := further_origin(source, given.sources):
            message = f"origin `{source.origin}` is itself a source of origin `{further}`"
            yield Hit(("sources", number, "origin"), message, f"write `origin: {further}`")
    alike = paired(twin[:2] for twin in given.evidence.twins)
    citing_each_other = paired(citing(given.sources))
    told: set[tuple[str, ...]] = set()
    for support in given.evidence.support.values():
        if support.loc[0] not in STATES:
            continue
        places = {use.source: use.loc for use in support.uses if use.role == "supports"}
        cited = list(places)
        origins = {given.sources[key].origin_or_self for key in cited}
        if len(cited) > 1 and len(origins) == 1:
            message = f"{len(cited)} sources, 1 origin: `{origins.pop()}`"
            help = "write `role: repeats` where one repeats another, or cite another origin"
            yield Hit((*support.loc, "citations"), message, help)
            continue
        for known, fault, help in (
            (alike, "the saved copies of `{}` and `{}` are nearly the same text",
             "give them one `origin`"),
            (citing_each_other, "`{}` and `{}` count as two origins, yet one cites the other",
             "give them one `origin`, or say in `descriptor` that it is independent"),
        ):  # fmt: skip
            for pair in counted_apart(cited, known, given.sources):
                if tuple(sorted(pair)) not in told:
                    told.add(tuple(sorted(pair)))
                    yield Hit(places[pair[1]], fault.format(*pair), help)
