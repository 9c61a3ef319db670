"""What Zotero keeps outside the fields of CSL: lines of `Extra`, and markup in titles."""

import re
from typing import Any

from ..model.source import CSL_DATES, CSL_NAMES, CSL_TEXTS, CSL_TYPES
from .entry import keep
from .scripts import lowered, raised

_LINE = re.compile(r"(?:tex\.)?([A-Za-z][A-Za-z0-9 ._-]{0,39}?)\s*[:=]\s*(\S.*)")
_KNOWN = (CSL_TEXTS | CSL_NAMES | CSL_DATES | {
    "type", "title", "author", "editor", "issued", "accessed", "publisher", "container-title",
    "language", "URL", "archive", "status",
}) - {"note"}  # fmt: skip
_BY_FOLDED = {re.sub(r"[^a-z]", "", name.lower()): name for name in _KNOWN} | {
    "place": "publisher-place", "originaldate": "original-date", "origdate": "original-date",
    "citationkey": "citation-key", "eventdate": "event-date", "date": "issued",
    "shorttitle": "title-short", "numpages": "number-of-pages", "url": "URL",
}  # fmt: skip
_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)
_SCRIPT = re.compile(r"<(sub|sup)>([^<>]+)</\1>", re.IGNORECASE)


def from_note(note: str) -> tuple[dict[str, Any], dict[str, Any], str]:
    """The lines `Name: value` of a note: those with CSL names, those with `tex.`, and the rest.

    Only lines with a CSL name or with `tex.` at the start are taken out; a sentence with a colon
    stays in the note.
    """
    known: dict[str, Any] = {}
    rest: dict[str, Any] = {}
    left = []
    for line in note.splitlines():
        match = _LINE.fullmatch(line.strip())
        name = _BY_FOLDED.get(re.sub(r"[^a-z]", "", match[1].lower())) if match else None
        listed = name in CSL_NAMES or name in {"author", "editor"}
        if match and name and listed:
            known.setdefault(name, []).append(name_of(match[2]))
        elif match and name and name not in known and (name != "type" or match[2] in CSL_TYPES):
            known[name] = match[2].strip()
        elif match and line.strip().startswith("tex."):
            keep(rest, match[1].strip(), match[2].strip())
        else:
            left.append(line)
    return known, rest, "\n".join(left).strip()


def name_of(text: str) -> dict[str, str]:
    """`Family || Given` and `Family, Given` as a person, anything else as an organisation."""
    parts = [part.strip() for part in re.split(r"\|\||,", text, maxsplit=1)]
    if len(parts) == 2 and all(parts):
        return {"family": parts[0], "given": parts[1]}
    return {"literal": text.strip()}


def plain(text: str) -> str:
    """A title without CSL's markup; superscript and subscript digits are kept."""
    small = _SCRIPT.sub(
        lambda match: (raised if match[1].lower() == "sup" else lowered)(match[2]), text
    )
    return _TAG.sub("", small)
