"""A saved copy that has changed.

What: the SHA-256 of the saved copy differs from the one in `sources.lock`.

Why: the copy is the evidence. If it can change unnoticed, it proves nothing.

Source: Berkeley Protocol on digital open source investigations (authenticity).

Mend: restore the copy; or, if it was replaced on purpose, run `make-briefing archive … --replace`.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "error"
FOLDER = True
FILES = {
    "archive/accord.txt": "The upper basin takes 46 per cent of the flow.\n",
    "sources.lock": '{"format": 1, "copies": {"accord": {"file": "accord.txt", "on": "2026-06-02",'
    f' "sha256": "{"0" * 64}", "size": 47}}}}, "quotations": {{}}}}\n',
}
EXAMPLE = """
key_facts:
- {id: F1, text: The accord gives the upper basin a share., citations: [{source: accord}]}
sources:
# E07
- {id: accord, type: webpage, title: The accord, archive: {file: accord.txt, "on": 2026-06-02}}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Copies whose hash differs from the one in the lock."""
    for number, source in enumerate(given.briefing.sources):
        copy = given.evidence.copies.get(source.id)
        if copy and copy.state == "changed":
            message = f"the saved copy of `{source.id}` differs from the one in the lock"
            help = "restore it, or run `archive` with `--replace`"
            yield Hit(("sources", number, "archive", "file"), message, help)
