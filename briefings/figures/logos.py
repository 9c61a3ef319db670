"""The logo of a publisher as a data address: a redrawn picture, or an SVG reduced to its shapes."""

import base64
import re
from typing import Any

from ..reading.xml import NotXml, root_of
from .charts.frames import ROLES
from .charts.labels import NUMBER
from .charts.svg import ATTRIBUTES, SHAPES, kept, painted, value_of
from .pictures import picture

MAX_BYTES = 512 * 1024
MAX_ELEMENTS = 3000
_SVG = "{http://www.w3.org/2000/svg}"
_SILENT = {"title", "desc", "metadata", "namedview", "style"}
"""Elements that draw nothing; a `style` only if it is empty."""
_OF_THE_WHOLE = {"x", "y", "width", "height", "viewBox", "id"}
_DRAWN = {"svg", "defs", "clipPath", *SHAPES} - {"text", "tspan"}
"""No gradients: poppler 22 does not show shapes that the layout engine fills with one."""


def read_logo(raw: bytes) -> str:
    """The data address of a logo. Raises `ValueError` with what is wrong."""
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"<":
        return picture(raw)
    if len(raw) > MAX_BYTES:
        raise ValueError(f"an SVG of more than {MAX_BYTES // 1024} KiB")
    return "data:image/svg+xml;base64," + base64.b64encode(safe(raw).encode()).decode()


def safe(raw: bytes) -> str:
    """An SVG reduced to shapes and colours. Raises `ValueError` if the picture would change."""
    from lxml import etree  # type: ignore[import-untyped]

    try:
        root = root_of(raw)
    except NotXml:
        raise ValueError("not SVG that can be read") from None
    if root.tag != f"{_SVG}svg" or sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise ValueError(f"not an SVG of at most {MAX_ELEMENTS} elements")
    box = _box(root)
    _flatten(root)
    root.tag = f"{_SVG}g"  # so that colours set on the whole SVG are kept
    for key in _OF_THE_WHOLE & set(root.keys()):
        del root.attrib[key]
    whole = kept(root, "")
    whole.tag = "svg"
    whole.set("viewBox", box)
    whole.set("xmlns", _SVG.strip("{}"))
    return painted(str(etree.tostring(whole, encoding="unicode")), ROLES)


def _box(root: Any) -> str:
    numbers = NUMBER.findall(root.get("viewBox", ""))
    if len(numbers) != 4:
        sides = [re.fullmatch(r"([\d.]+)(?:px)?", root.get(s, "")) for s in ("width", "height")]
        if not all(sides):
            raise ValueError("an SVG without a `viewBox`")
        numbers = ["0", "0", *(side[1] for side in sides if side)]
    if float(numbers[2]) <= 0 or float(numbers[3]) <= 0:
        raise ValueError("an SVG without a size")
    return " ".join(numbers)


def _flatten(element: Any) -> None:
    """Write `style="fill: red"` as attributes, here and inside. Raises `ValueError` for styles that cannot
    be kept.
    """
    name = str(element.tag).removeprefix(_SVG)
    if name.startswith("{") or (name in _SILENT and not (name == "style" and element.text)):
        return
    if name not in _DRAWN:  # an entity is not an element
        raise ValueError(f"it has `<{name}>`" if name.isalpha() else "it has entities")
    if any(key.endswith("href") for key in element.keys()):  # noqa: SIM118  # of lxml, not a mapping
        raise ValueError(f"a `<{name}>` that refers to another part")
    for declaration in element.attrib.pop("style", "").split(";"):
        key, _, value = declaration.partition(":")
        if key.strip() in ATTRIBUTES:
            element.set(key.strip(), value.strip())
    for key, value in element.items():
        if key in ATTRIBUTES - _OF_THE_WHOLE and value_of(key, value, "") is None:
            raise ValueError(f"its `{key}` is `{value[:30]}`")
    for child in element:
        _flatten(child)
