"""I: sources that come from other programs."""

from .entry import entry

TITLE = "I0: imports"
CODES = {
    "I001": entry(
        "export cannot be read",
        """
        The file, or one of its entries, is not what its ending says: CSL-JSON (`.json`), BibTeX or
        BibLaTeX (`.bib`), RIS (`.ris`). The other entries are imported; this one is not, and the exit
        status is 1. Correct the entry at this place, or export it again.
        """,
    ),
    "I002": entry(
        "id stands for another source",
        """
        The briefing, or the export itself, has a source with this id and other fields. Citations of
        the id would point to a text that their author did not read, so the new source is not written;
        the old one stays. Fields that you added to it and that exports do not know, such as `role`, do
        not count. The help shows the first field that differs, on both sides. If they are two sources,
        change the id of one; if they are the same, correct the record by hand.
        """,
    ),
    "I003": entry(
        "not everything has a place",
        """
        A note: the source was imported, but one of its fields is not a CSL field, stands there twice,
        or could not be understood, such as a date in words. It is kept under `custom`, which is never
        printed; the note names it. Of a date whose year is certain, the year is taken, too. Paths of
        attachments are left out, since they mean something on one machine only.
        """,
    ),
    "I004": entry(
        "no place to add sources",
        """
        `import --into` changes nothing that is there: it writes at the end of `sources.yaml`, or at
        the end of a content file whose last field is `sources`. In this file, the result would not be
        a list with the new sources in it. Move `sources` to the end, begin each entry with `- `, or
        run `import` without `--into` and put its output where you want it.
        """,
    ),
}
