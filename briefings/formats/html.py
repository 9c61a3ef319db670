"""HTML: one self-contained file that asks nothing of any network."""

import base64
import re
from hashlib import sha256

from ..rendering.page import POLICY, SCRIPT, STYLE

NEEDS_PAGES = False
SUMMARY = "one self-contained file for screens"

_CSS = re.compile(
    r"""("[^"]*"|'[^']*')|/\*.*?\*/|;?\s*(\})\s*|\s*([{;,>])\s*|(?<=[\w-])(:)\s+|\s+""", re.DOTALL
)
"""Strings, which stay as they are; comments; space that says nothing; space that separates."""
_LINES = re.compile(r"[ \t]*\n\s*")


def style(*sheets: str, fonts: str = "") -> str:
    """Everything that the page's `style` element holds: later sheets win."""
    return fonts + "".join(map(squeezed, sheets))


def page(text: str, style: str, script: str = "") -> bytes:
    """The file of a rendered page: style and script in their places, and a policy that names them.

    The policy lets a browser apply this style and run this script, known by their hashes, and
    nothing else: no attribute and no text of the content can become either.
    """
    lines = (line.strip() for line in script.splitlines())
    script = "\n".join(line for line in lines if line and not line.startswith("//"))
    style, script = style.replace("</", "<\\/"), script.replace("</", "<\\/")
    scripts = f"script-src '{_hash(script)}'; " if script else ""
    policy = (
        f"default-src 'none'; {scripts}style-src '{_hash(style)}'; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )
    text = _LINES.sub("\n", text)
    for place, words in ((POLICY, policy), (STYLE, style), (SCRIPT, script)):
        text = text.replace(place, words, 1)
    return text.encode()


def squeezed(css: str) -> str:
    """A style sheet without comments and without the space that browsers do not need."""
    return _CSS.sub(lambda m: m[1] or m[2] or m[3] or m[4] or _gap(m[0]), css).strip()


def _gap(found: str) -> str:
    return "" if found.startswith("/*") else " "


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"
