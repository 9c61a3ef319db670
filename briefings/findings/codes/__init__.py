"""What each code means, for `explain` and for the docs: one file for each family."""

from . import fields, imports, merging, names, pages, pdfs, program, reading
from .entry import Entry

FAMILIES = (reading, fields, names, imports, merging, pages, pdfs, program)
CODES: dict[str, Entry] = {
    code: entry for family in FAMILIES for code, entry in family.CODES.items()
}

_HEAD = """\
# Codes

Every finding has a code. `make-briefing explain V104` prints the section of one code,
`make-briefing list codes` the titles of all. A code keeps its meaning and is never reused for anything
else. Unless the text says otherwise, a finding is an error: no file of that briefing is written.

Examples are top-level fields of a content file. This page is made from `briefings/findings/codes/`: to
change it, change the text there and run `make golden`.
"""


def codes_page() -> str:
    """The text of `docs/codes.md`."""
    parts = [_HEAD]
    for family in FAMILIES:
        parts.append(f"## {family.TITLE}\n")
        parts += [
            f"### {code}: {entry.title}\n\n{entry.text}\n" for code, entry in family.CODES.items()
        ]
    return "\n".join(parts)


__all__ = ["CODES", "FAMILIES", "Entry", "codes_page"]
