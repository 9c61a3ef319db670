"""P: PDFs that are read back."""

from .entry import entry

TITLE = "P: PDFs that are read back"
CODES = {
    "P001": entry(
        "PDF that cannot be read",
        """
        The file is damaged, is not a PDF, or is larger than anybody would read: more than 2,000 pages
        or 64 MiB of attachments. Get it again from its source.
        """,
    ),
    "P002": entry(
        "PDF without its content",
        """
        The PDF has no attachment `briefing.json`, so it cannot be extracted or made again. Either
        another program made it, or a printer driver or an editor dropped the attachments on the way.
        """,
    ),
    "P003": entry(
        "damaged attachment",
        """
        `briefing.json` or `checks.json` inside the PDF is not as the program writes it: it was
        edited, cut off, or names files outside its folder. Nothing was written.
        """,
    ),
    "P004": entry(
        "PDF that cannot be made again",
        """
        The program could not make a document from the content inside the PDF: it took more than ten
        minutes or 4 GiB, or it needs something that this version of the program does not have.
        """,
    ),
}
