"""R, T and W: what the layout engine, the audit, templates and the disk say."""

from .entry import entry

TITLE = "R, T and W: engine, audit, templates and disk"
CODES = {
    "R900": entry(
        "layout engine broke down",
        """
        The layout engine failed with an internal error; nothing was written. The content is probably
        unusual, but this is a fault of the program. Report it with the content file, or with the
        smallest part of it that shows the fault.
        """,
    ),
    "R901": entry(
        "system library missing",
        """
        The layout engine needs Pango and HarfBuzz, which pip does not bring, and this machine lacks
        one of them. `make-briefing doctor` prints the line that installs them.
        """,
    ),
    "R902": entry(
        "message of the layout engine",
        """
        The engine wrote a message into its log. The program then writes no file, so that no fault
        goes unnoticed. If you use only the lengths and themes that come with the program, report it.
        If you use your own theme, a likely cause is a CSS rule that the engine does not know.
        """,
    ),
    "R903": entry(
        "empty page",
        """
        A page of the PDF has no text. Report it, unless your own theme or template breaks pages.
        """,
    ),
    "R904": entry(
        "text beyond the page",
        """
        A line runs more than a millimetre over the edge of its page, where printers cut it off. The
        usual cause is a very long word or address that cannot be broken. Shorten it.
        """,
    ),
    "R905": entry(
        "font that is not bundled",
        """
        A page used a font of this machine, so the same content would look different elsewhere. Either
        no bundled font has some character (see the findings H06), or your own theme names another
        font.
        """,
    ),
    "R906": entry(
        "item lost on the way to the page",
        """
        The length prints an item whose id is not in the text of the PDF. If you use only the lengths
        that come with the program, report it. In your own length, `sections` probably lacks a section
        that `fill` names or that has items with `must: true`. Your own theme or template may also
        hide the item.
        """,
    ),
    "R907": entry(
        "too little memory",
        """
        The layout engine may not use as much memory as it needs, or the system ended a process that
        laid out pages, usually because memory ran out. Nothing was written. Raise the limit of the
        shell (`ulimit -v`) or of the container, close other programs, or use fewer processes: `-j 1`.
        """,
    ),
    "W001": entry(
        "cannot write",
        """
        The operating system refused to write the file; the message gives its reason. The last good
        file is unchanged, because a file is replaced only when the new one is complete. Free some
        space, close the program that uses the file, or choose another folder with `-o`.
        """,
    ),
    "W002": entry(
        "file changed meanwhile",
        """
        Between reading a content file and writing it, another program changed it, probably your editor.
        Nothing was written, so nothing is lost. Look at the file, and run the command again.
        """,
    ),
    "W003": entry(
        "file that the program cannot change",
        """
        A change of the file would touch something that must stay as it is, so the file was left alone.
        The message says where. Make the change in an editor.
        """,
    ),
    "T001": entry(
        "your own template fails",
        """
        A template in `--templates` has an error, or asks for something that the sandbox forbids:
        attributes that begin with `_`, and anything outside the page. Compare it with the shipped
        template of the same name. Nothing was written.
        """,
    ),
}
