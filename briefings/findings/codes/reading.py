"""Y: files that cannot be read as strict YAML."""

from .entry import entry

TITLE = "Y: reading a file"
CODES = {
    "Y001": entry(
        "folder, not a file",
        """
        The path names a folder where a file is expected. A folder given as CONTENT must contain a
        `briefing.yaml`; everywhere else, name the file inside the folder.
        """,
    ),
    "Y002": entry(
        "file too large",
        """
        The file is larger than 5 MiB. No briefing that people read is that long, so this is probably
        the wrong file. Name the right one, or move parts of the briefing to other files with
        `!include`.
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
        The operating system refused to open the file; the message gives its reason. Check the
        permissions of the file and of the folders above it.
        """,
    ),
    "Y005": entry(
        "not UTF-8",
        """
        The file contains bytes that are not UTF-8; the message gives the place where they begin. The
        program does not guess the encoding, because a wrong guess could change names. Save the file
        as UTF-8 in your editor.
        """,
    ),
    "Y006": entry(
        "control character",
        """
        The file contains an invisible character, often pasted from a word processor or a PDF. It can
        hide text or break a page. Delete it; the message gives its number and place.
        """,
    ),
    "Y007": entry(
        "duplicate key",
        """
        A mapping has the same key twice. Most YAML readers would silently keep only the last value.
        Remove one of the two; the help names the line of the first.

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
        so the second document would never be read. Remove the line, or make two files.

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
        There is a list or a mapping where a key is expected, usually after a stray `?`, `{` or `[`.
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
        reader of the file cannot see which value is used where, and a few lines can grow to gigabytes.
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
        `!include` reads only files in the briefing's own folder: no file outside it, no file that
        includes itself, and at most 100 files. A briefing in a single file has no folder. Move the
        file into the folder, or turn `vessa.yaml` into `vessa/briefing.yaml`.
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
        The file contains nothing but blanks and comments. Start from `make-briefing new "Title"`,
        which writes a file that builds without further changes.
        """,
    ),
    "Y014": entry(
        "nesting too deep",
        """
        Lists and mappings are nested more than 50 levels deep. The format needs fewer than ten, so
        this is a slip of indentation or a file made to break a parser. Flatten it.
        """,
    ),
    "Y015": entry(
        "not valid YAML",
        """
        From here on, the file cannot be read; the message says why, as far as that can be known. The
        usual causes are a colon inside a text without quotation marks, a tab, and a line that is
        indented differently from its neighbours. The fault may also be in the line above. Marks of a
        merge, such as `<<<<<<< ours`, stand where two people changed the same field: keep one of the
        versions, and remove the marks.

            # wrong
            title: Water: who owns it?
            # right
            title: "Water: who owns it?"
        """,
    ),
    "Y016": entry(
        "text cut off by a comment",
        """
        In YAML, a `#` after a blank starts a comment. A text without quotation marks ends there, and the
        rest of the line is not printed. Put the text in quotation marks; or, if it is a comment, put it on
        a line of its own. Comments that are set apart, by two blanks before the `#` and one after it, are left
        alone, and so are those after a grade, a date or an id.

            # wrong
            subtitle: Amendment #12 and what it changes
            # right
            subtitle: "Amendment #12 and what it changes"
        """,
    ),
}
