"""The parts of a quotation that leaves words out or adds some, and marks it."""

import re

MAX_ELISION = 2000
"""The most characters that one mark of omission may stand for."""
MAX_REPLACED = 40
"""The most characters that words in brackets may stand for."""
MAX_FRAGMENTS = 20
MIN_FRAGMENT = 3
"""Characters."""
_MARK = re.compile(r"(\[ ?\.{3,} ?\]|\( ?\.{3,} ?\)|\.{3,}|\[[^\[\]]{0,200}\])")
_CAPITAL = re.compile(r"\[([^\W\d_])\](?=\w)")


def fragments_of(wanted: str) -> tuple[list[str], list[int]]:
    """The parts of a quotation between its omissions and insertions, and how far apart they may be.

    Empty if it has neither, if a part is too short, or if there are too many parts. A capital in brackets
    was a small letter in the source, and the other way round.
    """
    plain = _CAPITAL.sub(lambda match: match[1].swapcase(), wanted)
    pieces = _MARK.split(plain)
    if len(pieces) == 1 and plain == wanted:
        return [], []
    fragments: list[str] = []
    gaps: list[int] = []
    gap = 0
    for number, piece in enumerate(pieces):
        if number % 2:
            gap = max(gap, MAX_ELISION if "..." in piece else MAX_REPLACED)
        elif re.search(r"\w", piece):  # a full stop after a mark of omission is not a part
            gaps += [gap] if fragments else []
            fragments.append(piece.strip())
            gap = 0
    short = any(len(fragment) < MIN_FRAGMENT for fragment in fragments)
    return ([], []) if short or len(fragments) > MAX_FRAGMENTS else (fragments, gaps)
