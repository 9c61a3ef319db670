"""A change of one value -> the text of its file, every other byte as it was.

What comes out is read back: it holds exactly the intended data, or the change is refused.
"""

from ..findings.finding import Refused
from .changes import Change, Insert, Set, result
from .kinds import Kind
from .nodes import BREAK
from .sheets import Sheet, Splice, spliced
from .splicing import splices


def changed(old: Sheet, change: Change, kind: Kind = None) -> Sheet:
    """A file with one value changed; `kind` is the model of its top, or of its list's entries.

    Raises `Refused` where the text does not allow it, `KeyError` where there is no such place.
    """
    intended = result(old.root.data, change)
    tries = [change]
    if isinstance(change, Set | Insert) and change.written:
        tries.append(change._replace(written=()))
    ended = old  # a last line without an end is one like the others while it is changed
    if not BREAK.search(old.text[-1:]):
        ended = old._replace(text=f"{old.text}{old.newline}")
    for one in tries:
        try:
            new = spliced(ended, splices(ended, one, kind))
        except Refused:
            if one is tries[-1]:
                raise
            continue
        found = [new]
        if ended is not old:
            found.insert(
                0, spliced(new, [Splice(len(new.text) - len(old.newline), len(new.text), "")])
            )
        for new in found:
            if new.root.data == intended:
                return new
    raise Refused("this value cannot be changed without touching others", "change it by hand")
