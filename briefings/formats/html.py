"""HTML: one self-contained file that asks nothing of any network."""

import base64
import re
from collections.abc import Iterator
from hashlib import sha256

from ..content.own_fonts import OwnFont
from ..fonts import COVERAGE, LATIN, SEMI_BOLD, covered, subset_of, subsets
from ..layout.engine import own_faces
from ..model.tree import texts
from ..rendering.page import POLICY, SCRIPT, STYLE, render
from .given import Artefact, OfLength

SUMMARY = "one self-contained file for screens"
SCOPE = "length"
SHEETS = ("tokens", "document", "screen", "dark")
STRONG_AND_EMPHATIC = re.compile(
    r"\*\*\*|___|\*\*_|_\*\*|__\*|\*__|\*\*[^*\n]{0,500}\*[^*\n]|<(?:strong|b)\b[^>]*><em"
)
"""Markdown that may ask for bold italics; few briefings do, and the face is large."""

_CSS = re.compile(
    r"""("[^"]*"|'[^']*')|/\*.*?\*/|;?\s*(\})\s*|\s*([{;,>])\s*|(?<=[\w-])(:)\s+|\s+""", re.DOTALL
)
"""Strings, which stay as they are; comments; space that says nothing; space that separates."""
_LINES = re.compile(r"[ \t]*\n\s*")


def export(given: OfLength) -> Iterator[Artefact]:
    """The page, with everything that it needs inside."""
    catalogue, choices = given.checked.catalogue, given.checked.choices
    text = render(given.manuscript, given.length, given.selection, given.name, screen=True)
    sheets = [catalogue.template(f"{name}.css").read_text("utf-8") for name in SHEETS]
    sheets.append(catalogue.theme(choices.theme).css)
    script = catalogue.template("screen.js").read_text("utf-8")
    yield Artefact(".html", page(text, style(*sheets, fonts=_fonts(given, text)), script))


def _fonts(given: OfLength, text: str) -> str:
    """`@font-face` rules for a page and all texts of its briefing: its lengths share one set."""
    folder = given.checked.catalogue.template("fonts")
    rest = "".join(field.text for field in texts(given.checked.briefing))
    characters = "".join(sorted({*text, *rest}))
    rtl = given.manuscript.words.dir == "rtl"
    both = bool(STRONG_AND_EMPHATIC.search(text + rest))
    design = "".join((folder / name).read_text("utf-8") for name in ("faces.css", COVERAGE))
    found = given.cache.once(
        "fonts",
        f"{design}{characters}{rtl}{both}{LATIN}{SEMI_BOLD}",
        lambda: {"css": subsets(characters, folder, right_to_left=rtl, bold_italic=both)},
    )
    own = given.checked.fonts
    return str(found["css"]) + (_own_faces(given, own, characters) if own else "")


def _own_faces(given: OfLength, own: tuple[OwnFont, ...], characters: str) -> str:
    """The project's own fonts, as far as a page needs what the bundled ones lack."""
    wanted = frozenset(characters) - covered(given.checked.catalogue.template("fonts"))
    used = [font for font in own if wanted & font.characters]

    def embedded(font: OwnFont) -> str:
        part = sorted(wanted & font.characters)
        kept = given.cache.once(
            "fonts", f"{font.sha256}{part}", lambda: {"woff2": subset_of(font.path, part)}
        )
        return f"data:font/woff2;base64,{kept['woff2']}"

    return own_faces(used, embedded) if used else ""


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
