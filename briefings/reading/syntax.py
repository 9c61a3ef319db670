"""The messages of the YAML parser, reworded for authors."""

import json
import re
from typing import Any

import yaml

from .places import Text

MAX_KEY = 1000
"""The most characters of a key; the parser gives up a little later."""

Words = tuple[str, str, int, int]
"""Message, help, 0-based line and column."""


def in_our_words(error: yaml.YAMLError, text: Text, brackets: list[Any]) -> Words:
    """The parser's message as a sentence for authors.

    Only here are messages matched by their words, because libyaml's faults have no codes.
    """
    problem, context = (getattr(error, name, None) or "" for name in ("problem", "context"))
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    start = getattr(error, "context_mark", None) or mark
    if mark is None or start is None:
        return f"not valid YAML: {error}", "save it as plain UTF-8 text", 0, 0
    here, there = (mark.line, mark.column), (start.line, start.column)
    source = text.lines[mark.line] if mark.line < len(text.lines) else ""
    before, found = source[: mark.column], source[mark.column : mark.column + 1]
    if "tab character" in problem or found == "\t":
        return "a tab in the indentation", "indent with spaces", *here
    if "quoted scalar" in context and "document" not in problem and "stream" not in problem:
        column = mark.column if found == "\\" else max(before.rfind("\\"), 0)
        help = "double the backslash, or put the text in single quotes"
        return "this backslash does not begin a known escape", help, mark.line, column
    if "quoted scalar" in context:
        return "this quotation mark is never closed", "close it at the end of the text", *there
    if any(words in context for words in ("alias", "anchor", "a tag", "block scalar")):
        return _reserved(text, *there)
    if "tag handle" in problem or "entries are not all" in problem or "keys are not all" in problem:
        return _reserved(text, *here)
    if "cannot start any token" in problem or ("node content" in problem and found.strip()):
        return _reserved(text, *here)
    if "node content" in problem and brackets:
        opening = brackets[-1]
        return "this bracket is never closed", _CLOSE, opening.line, opening.column
    if "',' or" in problem:
        return _of_brackets(problem, here, there, text)
    if "mapping values are not allowed" in problem:
        return _of_colons(mark.line, mark.column, text)
    if "could not find expected ':'" in problem:
        if text.lines[start.line][start.column : start.column + 1] == "-":
            return *_DASH, *there
        help = "write `key: value`, or indent the line to continue the text above"
        return "a line without `: `", help, *there
    if before.strip() and before.rstrip()[-1] in "\"'":
        return "text after a closing quotation mark", _QUOTE_ALL, *here
    if found in ("]", "}") or (before.strip() and before.rstrip()[-1] in "]}"):
        return "text after a closing bracket", "put the whole text in quotes", *here
    if "directive" in context or "incompatible YAML" in problem:
        return "a directive, `%`, is not allowed", "remove the line", mark.line, 0
    if "document start" in problem:
        return "text after the end of the content", "remove it, or the `...` above", *here
    if "expected key" in problem or "expected <block end>" in problem or "'-' ind" in problem:
        if found == ":":
            return "there is no key before this `:`", "write `key: value`", *here
        help = "indent it like the line that it belongs to"
        return "this line does not fit the lines above", help, *here
    return (
        f"not valid YAML: {problem or 'the structure ends too early'}",
        "check the line above",
        *here,
    )


def of_conflict(text: Text) -> Words | None:
    """The first marks of a merge that nobody has settled, in a file that is no YAML because of them."""
    for number, line in enumerate(text.lines):
        if re.match(r"<{7,}( |\Z)", line):
            help = "keep one of the two versions, and remove the three lines of marks"
            return "a conflict of a merge starts here", help, number, 0
    return None


_DASH = "a `-` without a space after it", "write `- ` before each entry"
_CLOSE = "close it; put text that starts with a bracket in quotes"
_QUOTE_ALL = "put the whole text in quotes of the other kind, or close the quotation above"


def _reserved(text: Text, line: int, column: int) -> Words:
    character = text.lines[line][column : column + 1]
    shown = "a backtick" if character == "`" else f"`{character}`"
    help = "put the text in quotes"
    if character in "|>":
        help += ", or start it on a new line"
    if character == "-":
        help += ", or start the list on a new line"
    return f"text cannot start with {shown}", help, line, column


def _of_brackets(problem: str, here: tuple[int, int], there: tuple[int, int], text: Text) -> Words:
    line, column = here
    source = text.lines[line] if line < len(text.lines) else ""
    before, rest = source[:column], [source[column:], *text.lines[line + 1 :]]
    if not "".join(rest).strip():
        return "this bracket is never closed", _CLOSE, *there
    if source[column : column + 1] == ":" and re.search(r":\s", before):
        return "a second `: ` in this entry", _QUOTE_COLON, *here
    if before.strip() and before.rstrip()[-1] in "\"'" and line == there[0]:
        return "text after a closing quotation mark", _QUOTE_ALL, *here
    closing = "]" if "']'" in problem else "}"
    opening = f"the bracket opens on line {there[0] + 1}"
    return f"a `,` or `{closing}` is missing before this", opening, *here


_QUOTE_COLON = 'put the text in quotes: `key: "text: more"`'


def _of_colons(line: int, column: int, text: Text) -> Words:
    source = text.lines[line]
    start = len(source) - len(source.lstrip())
    if re.match(r"-[^\s-]", source[start:]):
        return *_DASH, line, start
    if re.search(r":\s", source[:column]):
        return "a second `: ` on this line", _QUOTE_COLON, line, column
    above = line - 1
    while above >= 0 and text.lines[above].lstrip()[:1] in ("", "#"):
        above -= 1
    indent = _indent(source)
    if above >= 0 and indent <= _indent(text.lines[above]):
        help = "write `key: value`, with a space after the colon"
        return "a line without `: `", help, above, _indent(text.lines[above])
    if above < 0 or column - indent > MAX_KEY:
        return "this is too long for a key", "put the text in quotes", line, indent
    return "this line is indented too deep", "align it with its neighbours", line, indent


def _indent(line: str) -> int:
    """The columns before a line's first word; a list's `- ` belongs to the indentation."""
    return len(re.match(r"(?:\s|-(?=\s))*", line)[0])  # type: ignore[index]


def of_tag(event: Any) -> tuple[str, str, str]:
    """The fault of a tag: message, help, and the tag as it is written."""
    tag = event.tag.replace("tag:yaml.org,2002:", "!!")
    tag = tag if tag.startswith("!") else f"!<{tag}>"
    help = "remove it, or put text that starts with `!` in quotes"
    return f"the tag `{tag}` is not allowed", help, tag


def of_alias(event: Any) -> tuple[str, str, str]:
    """The same for an alias."""
    help = "write the value out, or put text that starts with `*` in quotes"
    return f"the alias `*{event.anchor}` is not allowed", help, f"*{event.anchor}"


def of_anchor(event: Any) -> tuple[str, str, str]:
    """The same for an anchor."""
    help = "remove it, or put text that starts with `&` in quotes"
    return f"the anchor `&{event.anchor}` is not allowed", help, f"&{event.anchor}"


_PAIR = re.compile(
    r"(?<!\\)((?:\\\\)*)(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
)


def with_yaml_escapes(text: str) -> str:
    """JSON text with characters beyond U+FFFF escaped as in YAML, not as surrogate pairs."""

    def one(match: re.Match[str]) -> str:
        character = json.loads('"' + match[2] + '"')
        return f"{match[1]}\\U{ord(character):08X}"

    return _PAIR.sub(one, text)
