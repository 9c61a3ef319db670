"""Which characters the bundled fonts have, and the subsets of them that a screen needs."""

import base64
import io
import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from .catalogue.choices import TEMPLATES
from .findings.finding import Finding
from .model.briefing import Briefing
from .model.tree import Loc, TextField, texts
from .reading.places import Loaded

COVERAGE = "coverage.json"
"""Names and characters from the files of each family of `faces.css`; `make golden` writes it."""
LATIN = ("Briefing Serif", "Briefing Sans")
"""The preferred families, that of texts and that of labels: a character that they have is
taken from them.
"""
SEMI_BOLD = 600
_FACE = re.compile(r'font-family: "([^"]+)"; src: url\(([^)]+)\); font-weight: (\d+);( .*?italic)?')
IGNORED = frozenset("\n\t\u200b\u200c\u200d\u200e\u200f\u00ad\u2060\ufeff")
"""Invisible characters."""


class Face(NamedTuple):
    """One `@font-face` rule of `faces.css`."""

    family: str
    file: str
    weight: int
    italic: bool


@lru_cache(maxsize=4)
def faces(folder: Path) -> tuple[Face, ...]:
    """The bundled faces, in the order of `faces.css`."""
    css = (folder / "faces.css").read_text("utf-8")
    return tuple(
        Face(match[1], match[2], int(match[3]), bool(match[4])) for match in _FACE.finditer(css)
    )


@lru_cache(maxsize=4)
def covered(folder: Path) -> frozenset[str]:
    """Every character that any bundled family has."""
    return frozenset().union(*_characters(folder).values()) | IGNORED


@lru_cache(maxsize=4)
def in_charts(folder: Path) -> dict[str, str]:
    """The families for charts, that of labels first, with the names in their files."""
    names = {family: one["name"] for family, one in _recorded(folder).items()}
    order = dict.fromkeys([LATIN[1], *(face.family for face in faces(folder))])
    return {family: names[family] for family in order if family != LATIN[0]}


def _characters(folder: Path) -> dict[str, frozenset[str]]:
    return {
        family: frozenset(chr(c) for first, last in one["codes"] for c in range(first, last + 1))
        for family, one in _recorded(folder).items()
    }


def _recorded(folder: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((folder / COVERAGE).read_text("utf-8"))
    return found


def coverage(folder: Path) -> dict[str, dict[str, Any]]:
    """The name of each family in its files, and the ranges of code points that all its faces have."""
    from fontTools.ttLib import TTFont

    names: dict[str, str] = {}
    families: dict[str, set[int]] = {}
    for face in faces(folder):
        with TTFont(folder / face.file, lazy=True) as font:
            names[face.family] = str(font["name"].getBestFamilyName())
            codes = set(font.getBestCmap())
        families[face.family] = families.get(face.family, codes) & codes
    return {
        family: {"name": names[family], "codes": _ranges(sorted(codes))}
        for family, codes in sorted(families.items())
    }


def _ranges(codes: list[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for code in codes:
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def missing(
    briefing: Briefing, loaded: Loaded, own: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Characters of the content that no font has (H06), one finding for each script, at its first place.

    `own` are those of the project's own fonts.
    """
    known = covered(TEMPLATES / "fonts") | own
    found: dict[tuple[str, bool, bool], tuple[TextField, dict[str, None]]] = {}
    for field in texts(briefing):
        lacking = [] if field.text.isascii() else [c for c in field.text if c not in known]
        withheld = bool(lacking) and is_withheld(loaded, field.loc)
        for character in lacking:
            native = field.loc[-1] in {"native_name", "quote"}
            key = (script_name(character), native, withheld)
            found.setdefault(key, (field, {}))[1][character] = None
    for (script, native, _), (field, characters) in found.items():
        some = "`, `".join(list(characters)[:5])
        more = f" and {len(characters) - 5} more" if len(characters) > 5 else ""
        which = f" ({script})" if script else f" (U+{ord(next(iter(characters))):04X})"
        message = f"no font has `{some}`{more}{which}"
        help = f"put a font that has it into `fonts/` beside the content{_hint(script)}"
        help += "; until then it is not printed" if native else ", or write it in other letters"
        place = loaded.find(field.loc, next(iter(characters)))
        severity = "warning" if native else "error"
        yield Finding("H06", severity, message, place, help, str(field.loc[0]))


def is_withheld(loaded: Loaded, loc: Loc) -> bool:
    """Whether a value is inside a part that is withheld: what is said of it stays with its author."""
    data = loaded.data
    for step in loc:
        if isinstance(data, dict) and data.get("safety") == "withhold":
            return True
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return False
    return False


PACKAGES = {
    "Han": "fonts-noto-cjk", "Hiragana": "fonts-noto-cjk", "Katakana": "fonts-noto-cjk",
    "Hangul": "fonts-noto-cjk", "Bopomofo": "fonts-noto-cjk",
}  # fmt: skip
"""Debian's packages of fonts, by script; fonts for all others are in `fonts-noto-core`."""


def script_name(character: str) -> str:
    """The script of a character, such as `Ethiopic`; empty for signs that no script owns."""
    from fontTools import unicodedata

    code = unicodedata.script(character)
    return (
        "" if code in {"Zyyy", "Zinh", "Zzzz"} else unicodedata.script_name(code).replace("_", " ")
    )


def _hint(script: str) -> str:
    """Where a font for a script is to be had."""
    return f" (Debian: {PACKAGES.get(script, 'fonts-noto-core')})" if script else ""


def subsets(text: str, folder: Path, *, right_to_left: bool, bold_italic: bool = True) -> str:
    """`@font-face` rules with the subsets of the fonts that a page needs, embedded as WOFF2.

    Bold Arabic and Hebrew are only for pages in these scripts, because other pages use the scripts only
    for names. There, letters that a Latin family also has are never taken from them. Screens use bold in
    place of semi-bold, and upright letters in place of italics, which these scripts do not have.
    """
    characters = frozenset(text) | frozenset("…“”‘’•–—")
    known = _characters(folder)
    latin = frozenset.intersection(*(known[family] for family in LATIN))
    rules = []
    for face in faces(folder):
        other = face.family not in LATIN
        if face.weight == SEMI_BOLD:
            continue
        if other and (face.italic or (face.weight > 400 and not right_to_left)):
            continue
        if face.weight > 400 and face.italic and not bold_italic:
            continue
        wanted = characters - latin if other and not right_to_left else characters
        part = _subset(folder / face.file, wanted, latin=not other)
        if part:
            style = "italic" if face.italic else "normal"
            rules.append(
                f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
                f"font-style:{style};src:url(data:font/woff2;base64,{part})}}"
            )
    return "\n".join(rules)


def _subset(path: Path, characters: Iterable[str], *, latin: bool) -> str:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True, recalcTimestamp=False) as font:
        codes = {ord(c) for c in characters} & set(font.getBestCmap())
        if not codes - (set() if latin else set(range(0x100))):
            return ""
        return _woff2(font, codes, ["kern", "liga", "lnum", "locl"] if latin else ["*"])


def subset_of(path: Path, characters: Iterable[str]) -> str:
    """The part of a font that has some characters, as WOFF2 in base64; all of its features stay."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True, recalcTimestamp=False) as font:
        return _woff2(font, {ord(c) for c in characters} & set(font.getBestCmap()), ["*"])


def _woff2(font: Any, codes: set[int], features: list[str]) -> str:
    from fontTools import subset

    options = subset.Options(
        flavor="woff2", layout_features=features, hinting=False, desubroutinize=True,
        notdef_outline=True, drop_tables=["DSIG", "STAT"],
    )  # fmt: skip
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return base64.b64encode(out.getvalue()).decode()
