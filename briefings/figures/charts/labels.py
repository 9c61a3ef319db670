"""Words of a drawing that HTML prints over it."""

import math
import re
from typing import Any, NamedTuple

LARGEST = 1e5
"""The limit for numbers in a drawing, in CSS pixels."""
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?", re.IGNORECASE)
_LENGTH = re.compile(rf"({NUMBER.pattern})(?:px|%)?", re.IGNORECASE)
_STEP = re.compile(r"(translate|rotate|scale)\(([^)]*)\)")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def length_of(value: str) -> float | None:
    """The number in a CSS length; None if there is none, or if it is beyond the limit."""
    match = _LENGTH.fullmatch(value.strip())
    return float(match[1]) if match and abs(float(match[1])) < LARGEST else None


class Label(NamedTuple):
    """Words that are printed over a drawing, because the engine writes text in SVG only left to right."""

    text: str
    x: float
    """In per cent of the width: where the words begin, end, or have their middle."""
    y: float
    """In per cent of the height: the baseline of the words."""
    anchor: str
    """`start`, `middle` or `end`: the side of the words that is at `x`."""
    size: float
    """CSS pixels."""
    strong: bool

    @property
    def style(self) -> str:
        """The position as CSS."""
        side = {"start": f"left:{self.x}%", "end": f"right:{100 - self.x:.3f}%"}
        middle = f"left:{self.x - 50:.3f}%;width:100%;text-align:center"
        return f"{side.get(self.anchor, middle)};top:{self.y}%;font-size:{self.size:g}px"


Matrix = tuple[float, float, float, float, float, float]


def lifted(
    element: Any, width: float, height: float, matrix: Matrix = (1, 0, 0, 1, 0, 0)
) -> list[Label]:
    """Words in right-to-left scripts, removed from an element, with their positions."""
    for kind, given in _STEP.findall(element.get("transform", "")):
        matrix = _times(matrix, kind, [float(n) for n in NUMBER.findall(given)])
    found: list[Label] = []
    lines = [element, *element] if element.tag == "text" else []
    down = 0.0
    for line in lines:
        down += length_of(line.get("dy", "0")) or 0
        if line.text and _RIGHT_TO_LEFT.search(line.text):
            x, y = (
                length_of(line.get("x", "0")) or 0,
                (length_of(element.get("y", "0")) or 0) + down,
            )
            found.append(
                Label(
                    line.text,
                    round((matrix[0] * x + matrix[2] * y + matrix[4]) / width * 100, 3),
                    round((matrix[1] * x + matrix[3] * y + matrix[5]) / height * 100, 3),
                    element.get("text-anchor", "start"),
                    length_of(element.get("font-size", "11")) or 11,
                    element.get("font-weight") in {"600", "700", "bold"},
                )
            )
            line.text = ""
    if element.tag != "text":
        for child in element:
            found += lifted(child, width, height, matrix)
    return found


def _times(m: Matrix, kind: str, given: list[float]) -> Matrix:
    """The matrix after one more step of a `transform`."""
    one = [*given, 0.0, 0.0]
    if kind == "translate":
        n: Matrix = (1, 0, 0, 1, one[0], one[1])
    elif kind == "scale":
        n = (one[0], 0, 0, one[1] if len(given) > 1 else one[0], 0, 0)
    else:
        c, s = math.cos(math.radians(one[0])), math.sin(math.radians(one[0]))
        n = (c, s, -s, c, 0, 0)
    return (
        m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1],
        m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
        m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5],
    )  # fmt: skip
