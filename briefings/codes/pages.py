"""G and H: what does not fit or does not print."""

from .entry import entry

TITLE = "G and H: pages"
CODES = {
    "G01": entry(
        "over the page budget",
        """
        What must stay on a length is more than its pages hold, even at the smallest type, or a
        length that is not fitted has more pages than `--max-pages` allows. What must stay is what
        the length may not drop: the bottom line, contested points, dissents, items with
        `must: true`. Shorten the items that the help names, give them a `short`, or take back a
        `must`. It is a warning where the length file says `over: warn`; the exit status is 4.
        """,
    ),
    "H06": entry(
        "character without a font",
        """
        None of the fonts that come with the program has this character, and a page would show an
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
