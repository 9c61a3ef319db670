"""LaTeX as plain text, as far as titles and names of bibliographies have it."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from ..catalogue.choices import TEMPLATES
from ..fonts import covered
from .scripts import lowered, raised

_ARGUMENT = r"\s*\{([^{}]*)\}"
_WRAPPERS = re.compile(r"\\(?:mbox|hbox|text|textrm|textnormal|mathrm|ensuremath)" + _ARGUMENT)
_TEXT_SCRIPT = re.compile(r"\\text(super|sub)script" + _ARGUMENT)
_SCRIPT = re.compile(r"\{\}(?=[\^_])|([\^_])(?:\s*\{([^{}]*)\}|\s*(\\[A-Za-z]+|[^\s\\{}$]))")
_FORMULA = re.compile(r"(?<!\\)\$([^$]*)\$|\\\((.{0,2000}?)\\\)", re.DOTALL)
_LINK = re.compile(r"\\href\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_URL = re.compile(r"\\url\s*\{([^{}]*)\}")
_QUOTE = re.compile(r"\\(?:enquote|mkbibquote)\*?" + _ARGUMENT)
_LANGUAGE = re.compile(r"\\(?:foreignlanguage|textcolor)\s*\{[^{}]*\}")
_SINGLE = re.compile(r"(?<![`\\])`(?!`)([^`']*(?:\w'\w[^`']*)*)'(?![\w'])")
_MACROS = {
    "hyphen": "-", "slash": "/", "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "bullet": "•",
    "textquotesingle": "'", "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»",
    **dict.fromkeys(
        "em it bf sc tt rm sl sf itshape bfseries scshape ttfamily rmfamily sffamily upshape"
        " normalfont small large tiny autocap relax protect noopsort bibstring allowbreak nobreak"
        " nobreakdash sloppy displaystyle textstyle left right".split(), "",
    ),
}  # fmt: skip
"""What the decoder does not know, as text; nothing where it is about type only."""
MAX_DEPTH = 12
"""Braces in braces that are looked into for raised and lowered text."""
MAX_LENGTH = 30_000
"""Characters of a value that is decoded; the decoder's time grows with their square."""
_SIGNS = {ord("^"): "\ue001", ord("_"): "\ue002"}
_BACK = {0xE001: "^", 0xE002: "_"}


class Decoded(NamedTuple):
    """A value as text."""

    text: str
    lost: tuple[str, ...] = ()
    """Macros whose meaning is not in the text."""


def decoded(value: str, *, paragraphs: bool = False) -> Decoded:
    r"""LaTeX as text: `M{\"u}ller` is `Müller`, braces and macros are gone, lines are joined.

    `paragraphs` keeps empty lines.
    """
    if not re.search(r"[\\{}$~`]|--|''", value):
        return Decoded(_lines(value, paragraphs))
    if len(value) > MAX_LENGTH:
        return Decoded(_lines(_bare(value), paragraphs), ("its length",))
    plain = value if paragraphs else " ".join(value.split())
    text, lost = _plain(_without_wrappers(plain))
    text = text.translate(_BACK)
    made = (c for c in dict.fromkeys(text) if not c.isascii() and c not in value)
    return Decoded(_lines(_with_fonts(text, made), paragraphs), lost)


def _lines(text: str, paragraphs: bool) -> str:
    parts = re.split(r"\n\s*\n", text) if paragraphs else [text]
    joined = (" ".join(part.split()) for part in parts)
    return "\n\n".join(part for part in joined if part)


def _without_wrappers(text: str) -> str:
    """Addresses, boxes, raised and lowered text as plain text, from the inside out."""
    text = _LINK.sub(r"\2 (\1)", text)
    text = _LANGUAGE.sub("", _URL.sub(r"\1", text))
    for _ in range(MAX_DEPTH):
        before = text
        text = _QUOTE.sub("“\\1”", _WRAPPERS.sub(r"\1", text))
        text = _TEXT_SCRIPT.sub(
            lambda match: (raised if match[1] == "super" else lowered)(match[2]), text
        )
        text = _FORMULA.sub(_formula, text)
        if text == before:
            break
    return _SINGLE.sub(r"‘\1’", text)


def _formula(match: re.Match[str]) -> str:
    inner = match[1] if match[1] is not None else match[2]
    return f"${_SCRIPT.sub(_script, inner)}$"


def _script(match: re.Match[str]) -> str:
    if match[1] is None:
        return ""
    text = match[2] if match[2] is not None else match[3]
    if "\\" in text:
        text = _plain(f"${text}$")[0]
    small = (raised if match[1] == "^" else lowered)(text, formula=True)
    return small.translate(_SIGNS)  # so that the next round leaves it alone


def _plain(text: str) -> tuple[str, tuple[str, ...]]:
    """What the decoder makes of LaTeX, and the macros that it drops."""
    walker, texts = _tools()
    text = re.sub(r"(?<!\\)%", r"\%", text)  # in a .bib it starts no comment
    if len(re.findall(r"(?<!\\)\$", text)) % 2:
        text = re.sub(r"(?<!\\)\$", r"\$", text)
    try:
        nodes = walker(text).get_latex_nodes()[0]
        lost = tuple(dict.fromkeys(_unknown(nodes)))
        return str(texts.nodelist_to_text(nodes)), lost
    except Exception:  # noqa: BLE001  # whatever its parser makes of a stranger's macros
        return _bare(text), ("all of it",)


def _bare(text: str) -> str:
    return re.sub(r"[{}\\]", "", text)


@lru_cache(maxsize=1)
def _tools() -> tuple[Any, Any]:
    from pylatexenc.latex2text import (  # type: ignore[import-untyped]
        LatexNodes2Text,
        MacroTextSpec,
        get_default_latex_context_db,
    )
    from pylatexenc.latexwalker import LatexWalker  # type: ignore[import-untyped]

    known = get_default_latex_context_db()
    specs = [MacroTextSpec(name, text) for name, text in _MACROS.items()]
    known.add_context_category("bibliographies", macros=specs, prepend=True)
    known.set_unknown_macro_spec(MacroTextSpec("", discard=False))
    texts = LatexNodes2Text(known, math_mode="text", strict_latex_spaces=False)
    return LatexWalker, texts


def _unknown(nodes: Any) -> Iterator[str]:
    r"""Macros that leave nothing; one with its text in braces after it, as `\foo{text}`, leaves that."""
    known = _tools()[1].latex_context
    for node, after in itertools.zip_longest(nodes or (), (nodes or ())[1:]):
        name = getattr(node, "macroname", None)
        arguments = getattr(getattr(node, "nodeargd", None), "argnlist", None) or ()
        arguments = [argument for argument in arguments if argument is not None]
        silent = name and not known.get_macro_spec(name).macroname
        if silent and not arguments and type(after).__name__ != "LatexGroupNode":
            yield f"\\{name}"
        yield from _unknown(getattr(node, "nodelist", None))
        yield from _unknown(arguments)


def _with_fonts(text: str, made: Iterable[str]) -> str:
    """Text whose characters that the decoder made are plain ones where no font has them."""
    known = covered(TEMPLATES / "fonts")
    for character in made:
        plain = unicodedata.normalize("NFKC", character)
        if character not in known and all(c in known for c in plain):
            text = text.replace(character, plain)
    return text
