"""Quotations as rules meet them: each citation that has one, with what came of looking for it."""

from collections.abc import Iterator
from typing import NamedTuple

from ..evidence.quotations import Quotation
from ..evidence.support import Support
from ..model.source import Citation
from ..model.tree import Loc
from .input import RuleInput


class Quoted(NamedTuple):
    """One citation that has a quotation."""

    loc: Loc
    """Of the citation."""
    citation: Citation
    found: Quotation
    support: Support


def quoted(given: RuleInput, *states: str) -> Iterator[Quoted]:
    """Citations whose quotation is in one of these states; in any, when none is named."""
    for support in given.evidence.support.values():
        for use in support.uses:
            if use.citation is None or not use.citation.quote:
                continue
            found = given.evidence.found(use.citation)
            if found and (not states or found.state in states):
                yield Quoted(use.loc, use.citation, found, support)
