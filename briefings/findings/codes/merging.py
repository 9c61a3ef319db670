"""M: three versions of a file that `merge` makes one of."""

from .entry import entry

TITLE = "M: merging versions of a file"
CODES = {
    "M001": entry(
        "both sides changed a field",
        """
        Two people gave the same field of the same item different values, or one of them changed what
        the other deleted. Only somebody who knows the subject can choose. The file has both versions,
        between the lines `<<<<<<< ours`, `=======` and `>>>>>>> theirs`.

        Keep one of the two, or write a third, and remove the three lines of marks. If one version is
        empty, that side deleted the item.
        """,
    ),
    "M002": entry(
        "both sides added an item with the same id",
        """
        Two people gave a new item the next free id, which was the same. A note: both items are kept,
        the one of the other side has a new id, and everything in the file that referred to it follows.
        Only if the briefing has parts in other files does somebody have to look there.
        """,
    ),
    "M003": entry(
        "reference to an item that one side deleted",
        """
        One side deleted an item, and the other now refers to it. Each version was correct; together
        they are not. Refer to another item, or take the deleted one back.
        """,
    ),
    "M004": entry(
        "both sides moved an item",
        """
        Two people gave the same item different places in its list. A note, because either place may be
        right: it stands where this side put it.
        """,
    ),
    "M005": entry(
        "other side has renumbered items",
        """
        The other side gave other ids to items that were there before, as `tidy --renumber` does. A note:
        the merge knows them by what they say, and all of them keep the ids that they have on this side,
        so that what refers to them stays correct.
        """,
    ),
    "M006": entry(
        "merged line by line",
        """
        One of the three versions cannot be read, so items and fields cannot be told apart; the other
        findings say what is wrong with it. git's own merge was used instead. Look through the result
        before you keep it.
        """,
    ),
}
