"""What the charts of one document share: width, type, forms of numbers, colours.

Colours are names of tokens; `svg` knows the colours that stand for them.
"""

import re
from typing import Any, NamedTuple

from ...catalogue.choices import TEMPLATES
from ...content.own_fonts import OwnFont
from ...fonts import in_charts
from ...language.dating import LATIN, Forms, localized

WIDTH, WIDE = 461, 657
"""CSS pixels: the text column of the report (122 mm) and that of large print (174 mm)."""
USUAL, LARGE = 11.0, 56 / 3
"""Sizes of type in CSS pixels: 8.25 points, and the 14 points of large print."""
ROLES = {
    "ink": "#0a0b01", "soft": "#0a0b02", "accent": "#0a0b03", "rule": "#0a0b04",
    "hair": "#0a0b05", "tint": "#0a0b06", "paper": "#0a0b07", "hatch": "#0a0b08",
}  # fmt: skip
"""Colours that nobody would choose stand for tokens. `hatch` is a pattern of lines."""
LETTER = 0.53
"""As a factor of the type size: a little more than the average width of a letter."""


class Frame(NamedTuple):
    """What the charts of one document share."""

    forms: Forms = Forms("en-GB")
    size: float = USUAL
    """Type size in CSS pixels."""
    width: int = WIDTH
    right_to_left: bool = False
    own: tuple[OwnFont, ...] = ()
    """The project's own fonts."""

    def said(self, value: float) -> str:
        """A number in the form of the language."""
        from decimal import Decimal

        from babel.numbers import format_decimal

        locale = self.forms.locale.replace("-", "_")
        exact = Decimal(repr(value))
        text = format_decimal(exact, format="#,##0.############", locale=locale)
        return localized(text, self.forms.digits)

    def numbers(self) -> dict[str, Any]:
        """The same form for the numbers of axes, as d3 expects it."""
        from babel.numbers import get_decimal_symbol, get_group_symbol

        locale = self.forms.locale.replace("-", "_")
        form: dict[str, Any] = {
            "decimal": get_decimal_symbol(locale), "thousands": get_group_symbol(locale),
            "grouping": [3], "currency": ["", ""],
        }  # fmt: skip
        digits = self.forms.digits
        return form | ({} if digits == LATIN else {"numerals": list(digits)})

    def wide(self, *texts: str) -> float:
        """The approximate width of the longest of some texts, in pixels."""
        return max((len(text) for text in texts), default=0) * LETTER * self.size


def frame_of(
    forms: Forms, *, large: bool, right_to_left: bool, own: tuple[OwnFont, ...] = ()
) -> Frame:
    """The frame for a theme in normal or large print."""
    return Frame(forms, LARGE if large else USUAL, WIDE if large else WIDTH, right_to_left, own)


def config(frame: Frame) -> dict[str, Any]:
    """The look of everything that a specification does not set itself."""
    size, line = frame.size, {"color": ROLES["accent"], "strokeWidth": 1.8}
    text = {"labelFontSize": size, "titleFontSize": size, "titleFontWeight": "normal"}
    own = dict.fromkeys(font.family for font in frame.own)
    faces = ", ".join(
        [*in_charts(TEMPLATES / "fonts").values(), *own]
    )  # by the names in their files
    inks = {"labelColor": ROLES["ink"], "titleColor": ROLES["soft"]}
    return {
        "background": None, "font": faces, "padding": 0, "view": {"stroke": None},
        "axis": text | inks | {
            "labelLimit": 0, "titleLimit": 0, "domainColor": ROLES["rule"], "tickColor": ROLES["rule"],
            "gridColor": ROLES["hair"], "gridWidth": 0.6, "tickSize": 4,
        },
        "legend": text | inks, "header": text | inks,
        "title": {
            "anchor": "start", "fontSize": size, "fontWeight": "normal", "color": ROLES["soft"],
            "offset": 7, "limit": 0,
        },
        "mark": {"color": ROLES["accent"]}, "text": {"fontSize": size, "color": ROLES["ink"]},
        "line": line, "rule": line | {"strokeWidth": 1.2}, "trail": line, "tick": line,
        "point": {"filled": True, "opacity": 1}, "circle": {"opacity": 1}, "square": {"opacity": 1},
        "range": {
            "category": [ROLES[r] for r in ("accent", "rule", "soft", "hair", "ink", "tint")],
            "ordinal": {"scheme": "greys"}, "ramp": {"scheme": "greys"},
            "heatmap": {"scheme": "greys"}, "diverging": {"scheme": "greys"},
        },
    }  # fmt: skip


_SCREENS = re.compile(r"@media[^{}]*screen[^{}]*\{(?:[^{}]|\{[^{}]*\})*\}")
_TOKEN = re.compile(r"--([a-z-]+)\s*:\s*([^;{}]+)")
_ALIAS = re.compile(r"var\(--([a-z-]+)\)")


def colours(css: str) -> dict[str, str]:
    """The colours of charts on paper, from style sheets; a later one wins."""
    plain = _SCREENS.sub("", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    tokens = {name: value.strip() for name, value in _TOKEN.findall(plain)}
    found = {}
    for role in ROLES:
        value = tokens.get(role, "")
        for _ in range(8):  # a token may name another one; more steps would be a circle
            alias = _ALIAS.fullmatch(value)
            value = tokens.get(alias[1], "") if alias else value
        if value:
            found[role] = value
    return found
