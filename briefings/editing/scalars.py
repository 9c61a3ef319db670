"""A text -> the ways in which YAML can write it: plain, in quotes, in brackets, as a block."""

import json
import re
from typing import Any

from ..findings.finding import Refused
from ..reading.loading import CONTROL, NULLS
from .nodes import Include

MEASURE = 100
"""Columns of a line of the house style, where a text can be folded."""

_LEADING = re.compile(r"""[,\[\]{}#&*!|>'"%@`]|[-?:](?:\s|\Z)|---|\.\.\.""")
_WITHIN = re.compile(r":(?:\s|\Z)|\s#|[\t\r\n\x85\u2028\u2029\ufeff]|\A\s|\s\Z")
_IN_FLOW = re.compile(r"[,\[\]{}]|\A[?:]")
_MARKUP = re.compile(r"\s|[-*+>#]|\d+[.)]\s")
_ESCAPES = {
    "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\x85": "\\N",
    "\u2028": "\\L", "\u2029": "\\P", "\ufeff": "\\uFEFF",
}  # fmt: skip
_UNSEEN = re.compile("[\x85\u2028\u2029\ufeff]")
_ESCAPED = re.compile("[" + "".join(map(re.escape, _ESCAPES)) + "]")


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether a text needs no quotes, in brackets or outside."""
    return not (
        text in NULLS
        or _LEADING.match(text)
        or _WITHIN.search(text)
        or (flow and _IN_FLOW.search(text))
    )


def line(value: Any, *, flow: bool = False, quote: str = "", as_json: bool = False) -> str:
    """A text, None or an `Include` on one line; `quote` is the mark to use where it can be used.

    Raises `Refused` for characters that no content file may have.
    """
    if isinstance(value, Include):
        return f"!include {line(value.name, flow=flow)}"
    if value is None:
        return "null"
    text = str(value)
    if match := CONTROL.search(text):
        raise Refused(f"control character U+{ord(match[0]):04X} in a text", "remove it")
    if as_json:
        return _UNSEEN.sub(lambda m: f"\\u{ord(m[0]):04X}", json.dumps(text, ensure_ascii=False))
    if not quote and is_plain(text, flow=flow):
        return text
    escaped = _ESCAPED.search(text.replace('"', "").replace("\\", ""))
    if not escaped and (quote == "'" or (not quote and re.search(r'["\\]', text))):
        return "'" + text.replace("'", "''") + "'"
    return '"' + _ESCAPED.sub(lambda match: _ESCAPES[match[0]], text) + '"'


def flow(value: Any, *, as_json: bool = False) -> str:
    """Any value on one line, as it may stand in brackets."""
    if isinstance(value, list):
        return "[" + ", ".join(flow(one, as_json=as_json) for one in value) + "]"
    if isinstance(value, dict):
        pairs = (
            f"{line(key, flow=True, as_json=as_json)}: {flow(one, as_json=as_json)}"
            for key, one in value.items()
        )
        return "{" + ", ".join(pairs) + "}"
    return line(value, flow=True, as_json=as_json)


def block(text: str, style: str, width: int) -> tuple[str, list[str]] | None:
    """A text as `|` or `>`: the header and the lines below it, not yet indented.

    `width` is the measure of a folded line. None where the text cannot be written so, or only with
    line ends that nobody sees.
    """
    body = text.removesuffix("\n")
    lines = body.split("\n")
    blank = not body.strip() or body[0].isspace() or body.endswith("\n")
    unseen = any(one != one.rstrip() for one in lines)
    if blank or unseen or CONTROL.search(text) or re.search("[\r\x85\u2028\u2029\ufeff\t]", text):
        return None
    header = style if text.endswith("\n") else f"{style}-"
    if style == "|":
        return header, lines
    if any(one[:1] == " " for one in lines):
        return None
    folded: list[str] = []
    for number, one in enumerate(lines):
        folded += [*([""] if number and one else []), *fold(one, width)]
    return header, folded


def fold(text: str, width: int) -> list[str]:
    """A text of one line in lines of at most `width` columns, broken at single spaces."""
    lines, start, last = [], 0, -1
    for match in re.finditer(r"(?<=\S) (?=\S)", text):
        if match.start() - start > width and last > start:
            lines.append(text[start:last])
            start = last + 1
        last = match.start()
    if len(text) - start > width and last > start:
        lines.append(text[start:last])
        start = last + 1
    return [*lines, text[start:]]


def house(text: str, used: int, indent: int) -> tuple[str, list[str]]:
    """A text in the house style: what stands beside its key, and the lines below, not yet indented.

    `used` are the columns of the line that its key takes, `indent` is where a block would begin.
    """
    width = MEASURE - indent
    one = line(text)
    if "\n" in text:
        return _of_lines(text, width) or (one, [])
    if used + len(one) <= MEASURE or not re.search(r"\S \S", text):
        return one, []
    return block(text, ">", width) or (one, [])


def _of_lines(text: str, width: int) -> tuple[str, list[str]] | None:
    """A text of several lines: as it is, unless long paragraphs can be folded."""
    lines = text.split("\n")
    long = any(len(one) > width for one in lines)
    if long and not any(_MARKUP.match(one) for one in lines):
        return block(text, ">", width)
    return block(text, "|", width)
