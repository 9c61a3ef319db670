"""A side without its own words.

What: a position cites nothing; or nothing that it cites comes from its holder: no citation is marked
`own_words: true`, and no source has the holder's name among its authors, or as its publisher or outlet.

Why: if only opponents describe a position, its holders would not recognise it.

Source: BBC Editorial Guidelines, section 4 (impartiality); IFCN Code of Principles, commitment 1.

Mend: cite a text of the holder and mark the citation with `own_words: true`.
"""

import re
from collections.abc import Iterator

from ...model.source import Source
from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
contested_points:
- id: C1
  question: Whose water is it?
  positions:
  # C02
  - {holder: Ostland, text: Ours.}
  # C02
  - {holder: Westland, text: It is shared., citations: [{source: paper}]}
  - {holder: Basin Commission, text: Nobody's., citations: [{source: note}]}
  - {holder: Fishers, text: Everybody's., citations: [{source: paper, own_words: true}]}
sources:
- {id: paper, type: article-newspaper, title: The quarrel, container-title: The Gauge}
- {id: note, type: report, title: A note, author: [{literal: The Basin Commission at Brenn}]}
"""
HELP = "cite the holder's own text with `own_words: true`"
_APART = re.compile(r"\s*(?:\([^)]*\)|[;,/&]|\band\b)\s*")


def find(given: RuleInput) -> Iterator[Hit]:
    """Positions that cite nothing, or only what others say about them."""
    for number, point in enumerate(given.briefing.contested_points):
        for place, side in enumerate(given.sides(point)):
            loc, holder = ("contested_points", number, "positions", place), side.part.holder
            if not side.uses:
                yield Hit(loc, f"nothing is cited for the position of `{holder}`", HELP)
            elif not any(use.citation and use.citation.own_words for use in side.uses):
                cited = {use.source for use in side.uses}
                if not any(_speaks(holder, given.sources[key]) for key in cited):
                    message = f"only others are cited for the position of `{holder}`"
                    yield Hit(loc, message, HELP)


def _speaks(holder: str, source: Source) -> bool:
    """Whether a source contains a name of the holder, or the holder a name of the source."""
    names = [_folded(name.full) for name in source.names]
    names += [_folded(text) for text in (source.publisher, source.container_title) if text]
    whole, parts = _folded(holder), [_folded(part) for part in _APART.split(holder)]
    return any(
        f" {name} " in f" {whole} " or any(f" {part} " in f" {name} " for part in parts if part)
        for name in names
        if name
    )


def _folded(name: str) -> str:
    words = re.findall(r"\w+", re.sub(r"['’]s\b", "", name).casefold())
    return " ".join(word for word in words if word != "the")
