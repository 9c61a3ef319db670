"""E and H: the lock, and what does not print."""

from .entry import entry

TITLE = "E and H: the lock, and pages"
CODES = {
    "E16": entry(
        "damaged lock",
        """
        `sources.lock` is not as the program wrote it: it was edited, cut off or merged. Without it,
        nobody knows which words were found in which saved copy. Restore it, or delete it and run
        `make-briefing archive` again for each source.
        """,
    ),
    "H06": entry(
        "character without a font",
        """
        None of the fonts that come with the program has this character, so a page would show an
        empty box. In a `native_name` or a `quote` it is a warning, and the PDF leaves that name or
        quotation out; everywhere else it is an error. Write the word in Latin, Greek, Cyrillic,
        Hebrew or Arabic letters, as far as the fonts have them.

            # wrong
            subtitle: What 北京 says
            # right
            subtitle: What Beijing says
        """,
    ),
}
