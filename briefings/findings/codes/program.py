"""R, T and W: what the layout engine, the audit, templates and the disk say."""

from .entry import entry

TITLE = "R, T and W: engine, audit, templates and disk"
CODES = {
    "R900": entry(
        "layout engine broke down",
        """
        The layout engine stopped with an error of its own; nothing was written. The content is
        probably unusual, yet this is a fault of the program. Report it with the content file, or
        with the smallest part of it that shows the fault.
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
        The engine wrote something into its log, and a page with a fault that only a log mentions is
        not shipped. With the lengths and the theme that come with the program, report it. With a
        theme of your own, a likely cause is a CSS rule that the engine does not know.
        """,
    ),
    "R903": entry(
        "empty page",
        """
        A page of the PDF holds no text. Report it, unless a theme or template of your own breaks
        pages.
        """,
    ),
    "R904": entry(
        "text beyond the page",
        """
        A line reaches more than a millimetre over the edge of its page, where printers cut it off.
        The usual cause is a very long word or address without a place to break. Shorten it.
        """,
    ),
    "R905": entry(
        "font that is not bundled",
        """
        A page used a font of this machine, so that the same content would look different elsewhere.
        Some character has no bundled font, or a theme of your own names another one. See the
        findings H06, and the theme.
        """,
    ),
    "R906": entry(
        "item lost on the way to the page",
        """
        The length prints an item whose id is not in the text of the PDF. With the lengths that come
        with the program, report it. With a length of your own, a section that `fill` names, or that
        holds items with `must: true`, is probably missing from `sections`; a theme or template of
        your own may hide the item.
        """,
    ),
    "W001": entry(
        "cannot write",
        """
        The operating system refused to write the file; the message gives its reason. The last good
        file is as it was, for files are replaced only when they are whole. Free some space, close
        the program that holds the file, or choose another folder with `-o`.
        """,
    ),
    "T001": entry(
        "your own template fails",
        """
        A template below `--templates` has an error, or asks for something that the sandbox keeps
        from it: attributes that begin with `_`, and whatever leads out of the page. Compare it with
        the shipped template of the same name. Nothing was written.
        """,
    ),
}
