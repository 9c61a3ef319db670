"""The line of a text file that a finding is about."""

import re

MAX_EXCERPT = 400


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text by YAML's line breaks; str.splitlines knows more of them."""
    return tuple(re.split("\r\n|[\r\n\x85\u2028\u2029]", text))


def excerpt(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a 0-based column, and the number of characters before it."""
    offset = max(0, min(column - MAX_EXCERPT // 2, len(line) - MAX_EXCERPT))
    return line[offset : offset + MAX_EXCERPT], offset
