"""P: PDFs that are read back."""

from .entry import entry

TITLE = "P: PDFs that are read back"
CODES = {
    "P001": entry(
        "PDF that cannot be read",
        """
        The file is damaged, is no PDF, or holds more than anybody would read: more than 2,000 pages
        or 64 MiB of attachments. Get it again from where it comes from.
        """,
    ),
    "P002": entry(
        "PDF without its content",
        """
        The PDF has no attachment `briefing.json`, so nothing can be taken out of it or made from it.
        Either another program made it, or a program that it went through, such as a printer driver
        or an editor, dropped the attachments.
        """,
    ),
    "P003": entry(
        "damaged attachment",
        """
        `briefing.json` or `checks.json` inside the PDF is not what the program writes there: it was
        edited, cut off, or names files outside its folder. Nothing was written.
        """,
    ),
    "P004": entry(
        "PDF that cannot be made again",
        """
        The content inside the PDF led to no document: it took more than ten minutes or 4 GiB, or it
        asks for something that this version of the program does not have.
        """,
    ),
}
