"""Y: files that cannot be read as strict YAML."""

from .entry import entry

TITLE = "Y: reading a file"
CODES = {
    "Y001": entry(
        "folder, not a file",
        """
        A folder stands where a file is expected. A folder as CONTENT must hold a `briefing.yaml`;
        everywhere else, name the file inside it.
        """,
    ),
    "Y002": entry(
        "file too large",
        """
        The file has more than 5 MiB. No briefing that people read is that long, so something else
        was probably named. Name the right file, or move parts of the briefing to files of their own
        with `!include`.
        """,
    ),
    "Y003": entry(
        "no such file",
        """
        The named file does not exist; for `!include`, it does not exist inside the briefing's own
        folder. Check the spelling, the letter case, and the folder you run the command in.
        """,
    ),
    "Y004": entry(
        "file cannot be read",
        """
        The operating system refused to hand out the file; the message gives its reason. Check the
        permissions of the file and of the folders above it.
        """,
    ),
    "Y005": entry(
        "not UTF-8",
        """
        The file holds bytes that are not UTF-8, and the place is where they begin. A guess at the
        encoding could turn names into other names, so none is made. Save the file as UTF-8 in your
        editor.
        """,
    ),
    "Y006": entry(
        "control character",
        """
        The file holds a character that no reader can see, often pasted from a word processor or a
        PDF. It can hide text or break a page. Delete it; the message gives its number and place.
        """,
    ),
    "Y007": entry(
        "duplicate key",
        """
        One key stands twice in the same mapping. Most YAML readers would keep the last value and
        drop the other without a word. Remove one of the two; the help names the line of the first.

            # wrong
            title: Water shares
            title: Water rights
            # right
            title: Water shares
        """,
    ),
    "Y008": entry(
        "second document",
        """
        A line of three hyphens starts a second YAML document in the file. One file is one briefing,
        and the rest would never be read. Remove the line, or make two files.

            # wrong
            title: Water shares
            ---
            subtitle: What each side says
            # right
            title: Water shares
            subtitle: What each side says
        """,
    ),
    "Y009": entry(
        "key is not plain text",
        """
        A list or a mapping stands where a key is expected, usually after a stray `?`, `{` or `[`.
        Write a plain word before the colon.

            # wrong
            {title}: Water shares
            # right
            title: Water shares
        """,
    ),
    "Y010": entry(
        "anchor or alias",
        """
        YAML's `&name` and `*name` copy one part of a file to another place. They are refused: a
        reader of the file cannot see what stands where, and a few lines can grow to gigabytes.
        Write the value out; a text that begins with `&` or `*` needs quotation marks.

            # wrong
            subtitle: *who
            # right
            subtitle: "*who* says what"
        """,
    ),
    "Y011": entry(
        "include not allowed",
        """
        `!include` reads files of the briefing's own folder and nothing else: no file outside it, no
        circle, at most 100 files. A briefing in a single file has no folder. Move the file inside,
        or turn `vessa.yaml` into `vessa/briefing.yaml`.
        """,
    ),
    "Y012": entry(
        "tag",
        """
        A word with an exclamation mark before a value is a YAML tag, and tags can ask a program to
        run code. Only `!include` is known here. Remove the tag; a text that begins with `!` needs
        quotation marks.

            # wrong
            subtitle: !important What each side says
            # right
            subtitle: "!important What each side says"
        """,
    ),
    "Y013": entry(
        "empty file",
        """
        The file holds nothing but blanks and comments. Start from `make-briefing new "Title"`, which
        writes a file that builds as it stands.
        """,
    ),
    "Y014": entry(
        "nesting too deep",
        """
        Lists and mappings stand inside each other more than 50 levels deep. The format needs fewer
        than ten, so this is a slip of indentation or a file made to break a parser. Flatten it.
        """,
    ),
    "Y015": entry(
        "not valid YAML",
        """
        The structure of the file breaks off here; the message says why, as far as that can be
        known. The usual causes are a colon inside a text without quotation marks, a tab, and a line
        that is indented unlike its neighbours. Look at the line above, too.

            # wrong
            title: Water: who owns it?
            # right
            title: "Water: who owns it?"
        """,
    ),
}
