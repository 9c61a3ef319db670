"""Drawings made safe: only shapes and words stay, in the fonts and colours of the page."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from ...catalogue.choices import TEMPLATES
from ...findings.finding import Unusable
from ...fonts import in_charts
from ...reading.xml import NotXml, root_of
from .frames import ROLES
from .labels import LARGEST, NUMBER, Label, length_of, lifted
from .reading import Chart

MAX_SHAPES = 5000
MAX_SIZE = 3000
"""Width and height in CSS pixels."""
_SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"}
DEFINED = {"defs", "clipPath", "linearGradient", "radialGradient", "stop"}
_NUMBERS = set(
    "x y x1 y1 x2 y2 cx cy r rx ry fx fy width height dx dy offset opacity fill-opacity"
    " stroke-opacity stop-opacity stroke-width stroke-miterlimit stroke-dashoffset font-size".split()
)
_LISTS = {"d", "points", "transform", "stroke-dasharray", "gradientTransform"}
COLOURS = {"fill", "stroke", "stop-color"}
_WORDS = {
    "text-anchor", "stroke-linecap", "stroke-linejoin", "font-weight", "font-style", "fill-rule",
    "gradientUnits", "clip-rule",
}  # fmt: skip
ATTRIBUTES = frozenset({*_NUMBERS, *_LISTS, *COLOURS, *_WORDS, "clip-path"})
"""All that `value_of` knows."""
_DRAWN = re.compile(r"(?:[\s,()MmLlHhVvCcSsQqTtAaZz]|translate|rotate|scale|matrix|skew[XY])*")
_COLOUR = re.compile(r"[a-zA-Z]{3,24}|#[0-9a-fA-F]{3,8}|(?:rgb|hsl)a?\([\d.,%\s/-]{1,60}\)")
_TARGET = re.compile(r"url\(#([\w-]{1,60})\)")
_PAINT = re.compile(r'(fill|stroke|stop-color)="role-(\w+)"')


class Drawing(NamedTuple):
    """A chart as SVG without its final colours, and a table of the same data."""

    name: str
    width: float
    """CSS pixels."""
    height: float
    inside: str
    """The content of the SVG."""
    printed: str
    """The same without the words of `labels`."""
    labels: tuple[Label, ...]
    chart: Chart
    own: tuple[str, ...] = ()
    """The project's own families."""

    @property
    def faces(self) -> str:
        """The families of its words, as CSS."""
        return ", ".join([*in_charts(TEMPLATES / "fonts"), *dict.fromkeys(self.own)])

    @property
    def on_screen(self) -> Markup:
        """What stands inside; colours are tokens, so that they follow the page's."""
        return Markup(_PAINT.sub(r'\1="var(--\2)"', self.inside))  # noqa: S704  # built by `clean`

    def on_paper(self, colours: Mapping[str, str]) -> Markup:
        """The same in plain colours: the layout engine knows no tokens in an SVG."""
        return Markup(painted(self.printed, colours))  # noqa: S704  # built by `clean`


def painted(svg: str, colours: Mapping[str, str]) -> str:
    """The output of `kept`, with colours in place of tokens."""

    def paint(match: re.Match[str]) -> str:
        return f'{match[1]}="{escape(colours.get(match[2], ROLES["ink"]))}"'

    return _PAINT.sub(paint, svg)


def clean(svg: str, name: str, chart: Chart, own: tuple[str, ...] = ()) -> Drawing:
    """The part of an SVG that may be printed. Raises `Unusable`."""
    try:
        root = root_of(svg.encode())
    except NotXml:
        raise Unusable("the drawing is not SVG") from None
    width, height = (length_of(root.get(side, "0")) for side in ("width", "height"))
    if width is None or height is None or not (1 <= width <= MAX_SIZE and 1 <= height <= MAX_SIZE):
        raise Unusable(f"the drawing is not between 1 and {MAX_SIZE} pixels wide and high")
    if sum(1 for _ in root.iter()) > 3 * MAX_SHAPES:
        raise Unusable(f"the drawing has more than {MAX_SHAPES} shapes")
    whole = kept(root, f"{name}-")
    whole.tag = "g"
    inside = _written(whole, name)
    labels = tuple(lifted(whole, width, height))
    printed = _written(whole, name) if labels else inside
    return Drawing(name, width, height, inside, printed, labels, chart, own)


def kept(element: Any, prefix: str) -> Any:
    """A copy of an element with only the allowed parts; ids get a prefix."""
    from lxml import etree  # type: ignore[import-untyped]

    tag = str(element.tag).removeprefix(_SVG)
    copy = etree.Element(tag)
    if tag != "svg":
        for key, value in element.items():
            safe = value_of(key, value, prefix)
            if safe is not None:
                copy.set(key, safe)
    if tag in DEFINED and element.get("id"):
        copy.set("id", f"{prefix}{_plain(element.get('id'))}")
    if tag in {"text", "tspan"}:
        copy.text = element.text
    for child in element:
        inner = str(child.tag).removeprefix(_SVG)
        if inner == "a":  # keep the words of a link, drop its address
            copy.extend([kept(part, prefix) for part in child if _allowed(part)])
        elif _allowed(child):
            copy.append(kept(child, prefix))
    return copy


def _allowed(element: Any) -> bool:
    if not isinstance(element.tag, str):  # a comment or a processing instruction
        return False
    tag = element.tag.removeprefix(_SVG)
    if element.get("display") == "none":
        return False
    empty = tag == "path" and not (element.get("fill") or element.get("stroke"))
    return (tag in SHAPES or tag in DEFINED) and not (
        empty and element.get("class") in {"background", "foreground"}
    )


def value_of(key: str, value: str, prefix: str) -> str | None:
    """A value that can be printed; None if it must be dropped."""
    if key in _NUMBERS:
        return value if length_of(value) is not None else None
    if key in _LISTS:
        numbers = [float(n) for n in NUMBER.findall(value)]
        rest = NUMBER.sub(" ", value)
        fits = all(abs(n) < LARGEST for n in numbers) and _DRAWN.fullmatch(rest)
        return value if fits else None
    target = _TARGET.fullmatch(value)
    if key in {*COLOURS, "clip-path"} and target:
        return f"url(#{prefix}{_plain(target[1])})"
    if key in COLOURS:
        role = _role(value)
        if role == "hatch":
            return f"url(#{prefix}hatch)"
        return f"role-{role}" if role else value if _COLOUR.fullmatch(value) else None
    return value if key in _WORDS and re.fullmatch(r"[\w-]{1,30}", value) else None


def _role(value: str) -> str | None:
    """The token for which a colour stands."""
    mixed = re.fullmatch(r"rgb\((\d+),\s*(\d+),\s*(\d+)\)", value)
    if mixed:
        value = "#" + "".join(f"{int(part):02x}" for part in mixed.groups())
    return next((role for role, colour in ROLES.items() if colour == value), None)


def _plain(id: str) -> str:
    return re.sub(r"[^\w-]", "", id)[:60]


def _written(whole: Any, name: str) -> str:
    from lxml import etree

    text = str(etree.tostring(whole, encoding="unicode"))
    if f"url(#{name}-hatch)" in text:
        lines = (
            'd="M-1,1l2,-2M0,4l4,-4M3,5l2,-2" fill="none" stroke="role-accent" stroke-width="0.6"'
        )
        text = (
            f'<defs><pattern id="{name}-hatch" width="4" height="4"'
            f' patternUnits="userSpaceOnUse"><path {lines}/></pattern></defs>{text}'
        )
    return text
