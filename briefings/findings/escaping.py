"""What could steer a terminal, shown as an escape: controls, and marks that turn the reading order.

The escapes of what JSON and YAML texts may hold as it is are those of JSON and YAML.
"""

import re

_STEERING = (
    "\x00-\x08\x0b-\x1f"  # C0
    "\x7f-\x9f"  # delete, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # Unicode, UAX 9: explicit directional formatting
    "\u2028\u2029"
)
_LINES = re.compile(f"[{_STEERING}]")
_INLINE = re.compile(f"[{_STEERING}\n]")


def escaped(text: str) -> str:
    """A text of several lines, with its tabs."""
    return _LINES.sub(_escape, text)


def inline(text: str) -> str:
    """A text that must stay on its line, with its tabs."""
    return _INLINE.sub(_escape, text)


def steers(text: str) -> bool:
    """Whether there is anything to escape in a text of one line."""
    return _INLINE.search(text) is not None


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x20 else f"\\u{code:04x}"
