"""I: sources that come from other programs."""

from .entry import entry

TITLE = "I0: imports"
CODES = {
    "I001": entry(
        "export cannot be read",
        """
        The file that `import` was given, or one of its entries, is not what its ending says: CSL-JSON
        (`.json`), BibTeX or BibLaTeX (`.bib`), RIS (`.ris`). Nothing of it is taken over, since a
        list with silent gaps is worse than none. Export it again, or mend the entry that the place
        names.
        """,
    ),
    "I002": entry(
        "id stands for another source",
        """
        The briefing, or the export itself, has a source of this id with other fields. Citations of
        it would point to another text than their author read, so the new one is not written; what
        is there stays. The help shows the first field that differs on both sides. If they are two
        sources, give one another id; if they are one, mend the record by hand.
        """,
    ),
    "I003": entry(
        "not everything has a place",
        """
        A note: the source was taken over, but a field of it is not one of CSL's, or its value could
        not be understood, such as a date in words. It is kept under `custom`, which is never
        printed. Paths of attachments are left out, since they say something about a machine only.
        """,
    ),
    "I004": entry(
        "no place to add sources",
        """
        `import --into` changes nothing that is there: it writes at the end of `sources.yaml`, or of
        the content file where `sources` comes last. Here that would not give a list with the new
        sources in it. Move `sources` to the end, write it with one `- ` an entry, or put what
        `import` prints where you want it.
        """,
    ),
}
