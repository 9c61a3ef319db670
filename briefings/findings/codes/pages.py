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
        No font has these characters, so a page would show empty boxes. In a `native_name` or a `quote` it
        is a warning, and the PDF leaves that name or quotation out; everywhere else it is an error. The
        bundled fonts have Latin, Greek, Cyrillic, Hebrew and Arabic letters. For other scripts, put a font
        file into `fonts/` beside the content; `make-briefing doctor` says which scripts your content needs.

            # wrong
            subtitle: What 北京 says
            # right
            subtitle: What Beijing says
        """,
    ),
}
