"""Quotations for rules: each citation that has one, with the result of looking it up."""

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
    """The place of the citation."""
    citation: Citation
    found: Quotation
    support: Support


def quoted(given: RuleInput, *states: str) -> Iterator[Quoted]:
    """Citations whose quotation has one of these states; without states, all citations with one."""
    for support in given.evidence.support.values():
        for use in support.uses:
            if use.citation is None or not use.citation.quote:
                continue
            found = given.evidence.found(use.citation)
            if found and (not states or found.state in states):
                yield Quoted(use.loc, use.citation, found, support)
