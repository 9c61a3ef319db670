"""Comments that one side wrote or took out, brought into the file of the other."""

from collections import Counter
from collections.abc import Iterator

from ..model.tree import Loc
from .aligning import pairs
from .comments import Beside, attached, comments, line_end, line_start, next_line
from .nodes import Node
from .sheets import Sheet, Splice, spliced


def annotated(sheet: Sheet, base: Sheet, theirs: Sheet) -> Sheet:
    """A file with the comments that THEIRS added to BASE, and without those that it took out.

    An added comment stands where the same entry is; where there is none, above the nearest around it.
    """
    before, after = _words(base), _words(theirs)
    sheet = _without(sheet, before - after)
    missing = after - before - (_words(sheet) - before)
    places = dict(_counterparts(theirs.root, sheet.root))
    splices: list[Splice] = []
    for loc, note in attached(theirs.text, theirs.root).items():
        for words, alone in _parts(note):
            if missing[words] > 0:
                missing[words] -= 1
                splices.append(_place(sheet, _nearest(loc, places), words, alone=alone))
    return spliced(sheet, splices) if splices else sheet


def _words(sheet: Sheet) -> Counter[str]:
    return Counter(sheet.text[one.start : one.end] for one in comments(sheet.text, sheet.root))


def _parts(note: Beside) -> Iterator[tuple[str, bool]]:
    """The comments of an entry, each with whether it has its line to itself."""
    yield from ((words, True) for words in (*note.above, *note.below) if words)
    if note.beside:
        yield note.beside, False


def _counterparts(
    one: Node, other: Node, here: Loc = (), there: Loc = ()
) -> Iterator[tuple[Loc, Loc]]:
    """Places in one file with the places of the same entries in another."""
    yield here, there
    if one.kind != other.kind:
        return
    steps: list[tuple[str | int, str | int]]
    if one.kind == "list":
        steps = [(new, old) for new, old in pairs(other.data, one.data).items()]
    else:
        known = {entry.step for entry in other.entries}
        steps = [(entry.step, entry.step) for entry in one.entries if entry.step in known]
    for step, partner in steps:
        nodes = one.entry(step).value, other.entry(partner).value
        yield from _counterparts(*nodes, (*here, step), (*there, partner))


def _nearest(loc: Loc, places: dict[Loc, Loc]) -> Loc:
    while loc not in places:
        loc = loc[:-1]
    return places[loc]


def _place(sheet: Sheet, loc: Loc, words: str, *, alone: bool) -> Splice:
    """Where a comment goes: above its entry, or beside it where there is room."""
    text = sheet.text
    while loc and sheet.root.at(loc[:-1]).flow:
        loc = loc[:-1]
        alone = True
    if not loc:
        return Splice(0, 0, f"{words}{sheet.newline}")
    entry = sheet.root.at(loc[:-1]).entry(loc[-1])
    end = line_end(text, entry.head)
    free = entry.value.kind != "scalar" or entry.value.end <= end or entry.value.style in {"|", ">"}
    if not alone and free and "#" not in text[entry.head : end]:
        return Splice(end, end, f"  {words}")
    start = line_start(text, entry.start)
    margin = " " * _margin(text, start)
    return Splice(start, start, f"{margin}{words}{sheet.newline}")


def _margin(text: str, start: int) -> int:
    line = text[start : line_end(text, start)]
    return len(line) - len(line.lstrip())


def _without(sheet: Sheet, gone: Counter[str]) -> Sheet:
    splices: list[Splice] = []
    for one in comments(sheet.text, sheet.root):
        words = sheet.text[one.start : one.end]
        if gone[words] <= 0:
            continue
        gone[words] -= 1
        if one.alone:
            start = line_start(sheet.text, one.start)
            splices.append(Splice(start, next_line(sheet.text, one.start), ""))
        else:
            start = len(sheet.text[: one.start].rstrip(" \t"))
            splices.append(Splice(start, one.end, ""))
    return spliced(sheet, splices) if splices else sheet
