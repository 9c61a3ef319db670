"""The blocks of a BibTeX or BibLaTeX file: entries, with their values put together."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..findings.finding import Finding, Place
from ..reading.places import Text, read_text
from .biblatex import entry_of
from .bibtex_values import Raw, evaluated, strings_of
from .entry import Export
from .inheriting import inherited


def read(path: Path) -> Export:
    """The entries of a file; one that cannot be read takes no other with it. Raises `Faulty`."""
    import bibtexparser

    text = read_text(path, str(path))
    with _silence():
        blocks = bibtexparser.parse_string("\n".join(text.lines), parse_stack=[]).blocks
        strings = strings_of(block for block in map(_meant, blocks) if _is(block, "String"))
        raws: list[Raw] = []
        findings: list[Finding] = []
        for block in map(_meant, blocks):
            if _is(block, "Entry"):
                raw, fault = _raw(block, strings, text)
            else:
                raw, fault = None, _broken(block, text) if hasattr(block, "error") else None
            raws += [raw] if raw else []
            findings += [fault] if fault else []
        entries = [entry_of(raw) for raw in inherited(raws)]
    if not raws and not findings:
        help = "an entry looks like `@book{id, title = {…}}`"
        findings = [Finding("I001", "error", "no entry here", Place(str(path)), help)]
    return Export(entries, findings)


@contextmanager
def _silence() -> Iterator[None]:
    """Silences the parsers' log of what they cannot read; findings report it."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


def _is(block: Any, name: str) -> bool:
    return type(block).__name__ == name


def _meant(block: Any) -> Any:
    """The entry that the parser refuses for a key or field that it has met before."""
    while hasattr(block, "ignore_error_block") and block.ignore_error_block is not None:
        block = block.ignore_error_block
    return block


def _raw(block: Any, strings: dict[str, str], text: Text) -> tuple[Raw | None, Finding | None]:
    place = text.place(block.start_line or 0, 0)
    fields: list[tuple[str, str]] = []
    undefined: list[str] = []
    for field in block.fields:
        value = evaluated(str(field.value), strings)
        if value is None:
            where = text.place(field.start_line or block.start_line or 0, 0)
            message = f"`{field.key}` of `{block.key}` cannot be read"
            help = "write `{text}`, or join texts by `#`; this entry was not imported"
            return None, Finding("I001", "error", message, where, help, block.key)
        fields.append((field.key.lower(), value.text))
        if field.key.lower() != "month":
            undefined += value.undefined
    said = [f"`{name}` stands for itself, since no `@string` defines it" for name in undefined]
    kind = block.entry_type.lower()
    return Raw(kind, block.key, tuple(fields), place, tuple(dict.fromkeys(said))), None


def _broken(block: Any, text: Text) -> Finding:
    """What is to be said of an entry whose end is nowhere to be found."""
    start = block.start_line or 0
    raw = str(block.raw or "")
    last = start + raw.rstrip().count("\n")
    until = f" (lines {start + 1} to {last + 1})" if last > start else ""
    help = "check its braces, quotes and commas; it was not imported"
    message = f"this entry cannot be read{until}"
    return Finding("I001", "error", message, text.place(start, 0), help)
