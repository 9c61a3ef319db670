"""Vega-Lite for each kind of chart."""

import json
import textwrap
from typing import Any

from ...language.dating import localized
from .along import along
from .frames import LETTER, ROLES, Frame
from .parts import extent, heading, layer_of, quantity, upright, upright_chart
from .reading import Chart, Row, moment

HIGHEST = 860
"""CSS pixels: the height that a page has room for, with title and axis."""


def spec(chart: Chart, frame: Frame) -> dict[str, Any]:
    """The Vega-Lite specification of a chart."""
    if chart.kind == "given":
        given: dict[str, Any] = json.loads(chart.spec)
        return given
    if chart.kind in {"line", "area"}:
        return along(chart, frame)
    labels = frame.wide(*(row.x for row in chart.rows)) + 10
    few = labels * len(chart.rows) < frame.width - 70 and not any(row.label for row in chart.rows)
    return _columns(chart, frame) if chart.kind == "bar" and few else _rows(chart, frame)


def _rows(chart: Chart, frame: Frame) -> dict[str, Any]:
    """A row for each number, with its words before it; for `bar` and `dot`."""
    size, rtl = frame.size, frame.right_to_left
    letters = int(0.43 * frame.width / size / LETTER)
    for most in (4, 3, 2, 1):  # as many lines before a row as a page has room for
        words = [_words(row, letters, frame, most) for row in chart.rows]
        if sum((1.22 * len(lines) + 0.75) * size for lines in words) <= HIGHEST:
            break
    room = frame.wide(*(line for lines in words for line, _ in lines)) + 12
    steps = [(1.22 * len(lines) + 0.75) * size for lines in words]
    said = [_said(row, frame) for row in chart.rows]
    if frame.wide(*said) > 0.3 * frame.width:  # the axis and the table also show them
        said = ["" for _ in said]
    after, height = frame.wide(*said) + 12, sum(steps)
    plot = frame.width - room - after
    axis = {
        "orient": "top", "title": None, "grid": True, "domain": False, "ticks": False,
        "tickCount": max(2, int(plot / frame.wide("0" * 8))), "labelFlush": False,
    }  # fmt: skip
    scale = extent(chart) | {"reverse": rtl}
    y = {"scale": {"domain": [0, height], "reverse": True, "nice": False}, "axis": None}
    texts: list[dict[str, Any]] = []
    dots: list[dict[str, Any]] = []
    ranges: list[dict[str, Any]] = []
    ends: list[dict[str, Any]] = []
    limits: list[dict[str, Any]] = []
    numbers: list[dict[str, Any]] = []
    for n, (row, lines) in enumerate(zip(chart.rows, words, strict=True)):
        middle = sum(steps[:n]) + steps[n] / 2
        for line, (text, strong) in enumerate(lines):
            lead = (line - (len(lines) - 1) / 2) * 1.22 * size
            texts.append({"text": text, "at": middle + lead, "strong": strong})
        if row.y is not None:
            dots.append({"y": row.y, "at": middle, "zero": 0})
        if row.low is not None and row.high is not None:
            ranges.append({"low": row.low, "high": row.high, "at": middle})
            ends += [{"y": row.low, "at": middle}, {"y": row.high, "at": middle}]
        elif row.y is None and row.numbers:
            to_left = (row.high is not None) != rtl
            shape = "triangle-left" if to_left else "triangle-right"
            limits.append({"y": row.numbers[0], "at": middle, "shape": shape})
        numbers.append({"y": max(row.numbers, default=0), "at": middle, "text": said[n]})
    across = chart.kind == "bar"
    here, at = quantity("y", scale=scale, axis=axis), quantity("at", **y)
    ink, accent, before = ROLES["ink"], ROLES["accent"], plot + room if rtl else -room
    side = "right" if rtl else "left"
    label = {"type": "text", "align": side, "baseline": "middle", "clip": False}
    soft = ROLES["ink"] if chart.ranges else accent
    bar = {"type": "rect", "height": 1.15 * size, "color": ROLES["tint"] if chart.ranges else accent,
           "stroke": accent, "strokeWidth": 0.8}  # fmt: skip
    layers = [
        layer_of(dots if across else [], bar, x=here, x2={"field": "zero"}, y=at),
        layer_of([{"y": 0}], {"type": "rule", "color": ROLES["rule"], "strokeWidth": 1}, x=here),
        layer_of(ranges, {"type": "rule", "color": soft, "strokeWidth": 1.6},
               x=quantity("low", scale=scale, axis=axis), x2={"field": "high"}, y=at),
        layer_of(ends, {"type": "tick", "orient": "vertical", "size": 0.8 * size, "thickness": 1.6,
                      "color": soft}, x=here, y=at),
        layer_of([] if across else dots, {"type": "circle", "size": 0.42 * size * size, "color": accent}, x=here, y=at),
        layer_of(limits, {"type": "point", "size": 0.6 * size * size, "color": accent}, x=here, y=at,
               shape={"field": "shape", "type": "nominal", "scale": None}),
        layer_of(numbers, label | {"dx": -0.7 * size if rtl else 0.7 * size}, x=here, y=at,
               text={"field": "text"}),
        *(layer_of([t for t in texts if t["strong"] is strong],
                 label | {"fontWeight": 600 if strong else 400, "color": ink}, y=at,
                 x={"value": before}, text={"field": "text"}) for strong in (True, False)),
    ]  # fmt: skip
    title = heading(chart, frame, plot + after)
    pads = {"left": after, "right": room} if rtl else {"left": room, "right": after}
    return {
        "width": plot, "height": height, "autosize": "none", "title": title | {
            "frame": "group", "offset": 0.8 * size,
        },
        "padding": pads | {"top": (2.35 + 1.25 * len(title["text"])) * size, "bottom": 2},
        "layer": [layer for layer in layers if layer["data"]["values"]],
    }  # fmt: skip


def _words(row: Row, letters: int, frame: Frame, most: int) -> list[tuple[str, bool]]:
    """The lines before a row, each with whether it is bold; text without room ends in dots."""

    def lines(text: str, room: int) -> list[str]:
        return textwrap.wrap(text, letters, max_lines=room, placeholder="…") if room else []

    name = lines(_named(row, frame), min(2, most))
    label = lines(row.label, most - len(name))
    return [(line, bool(row.label)) for line in name] + [(line, False) for line in label] or [
        ("", False)
    ]


def _named(row: Row, frame: Frame) -> str:
    """The `x` of a row as printed: years in the digits of the language."""
    return row.x if moment(row.x) is None else localized(row.x, frame.forms.digits)


def _said(row: Row, frame: Frame) -> str:
    """The numbers of a row in words: `24`, `22–26`, `24 (22–26)`, `≤ 100`; a dash for none."""
    y, low, high = (None if n is None else frame.said(n) for n in row[1:4])
    between = (
        f"{low}–{high}" if low and high else f"≤ {high}" if high else f"≥ {low}" if low else ""
    )
    if y and between:
        return f"{y} ({between})"
    return y or between or "–"


def _columns(chart: Chart, frame: Frame) -> dict[str, Any]:
    """A column for each of a few rows."""
    values = [
        {"n": n, "y": row.y, "low": row.low, "high": row.high, "zero": 0, "said": _said(row, frame),
         "top": max(row.numbers, default=0)}
        for n, row in enumerate(chart.rows)
    ]  # fmt: skip
    names = json.dumps([_named(row, frame) for row in chart.rows])
    x = {"field": "n", "type": "ordinal", "sort": None, "scale": {"paddingInner": 0.45, "paddingOuter": 0.3},
         "axis": {"title": None, "labelAngle": 0, "ticks": False, "labelPadding": 5, "labelExpr": f"{names}[datum.value]"}}  # fmt: skip
    scale, axis = extent(chart), upright(frame)
    fill = ROLES["tint"] if chart.ranges else ROLES["accent"]
    below = any(n < 0 for row in chart.rows for n in row.numbers)
    ranged = [v for v in values if v["low"] is not None and v["high"] is not None]
    rows = [v for v in values if v["y"] is not None]
    ink = {"color": ROLES["ink"], "strokeWidth": 1.6}
    cap = {
        "type": "tick",
        "orient": "horizontal",
        "size": 9,
        "thickness": 1.6,
        "color": ROLES["ink"],
    }
    alone = [{**v, "shape": "triangle-down" if v["low"] is None else "triangle-up"}
             for v in values if v["y"] is None and (v["low"] is None) != (v["high"] is None)]  # fmt: skip
    said = {"type": "text", "baseline": "bottom", "dy": -3}
    layers = [
        layer_of(rows, {"type": "bar", "fill": fill, "stroke": ROLES["accent"], "strokeWidth": 0.8},
               x=x, y=quantity("y", scale=scale, axis=axis), y2={"field": "zero"}),
        layer_of(ranged, {"type": "rule", **ink}, x=x, y=quantity("low", scale=scale, axis=axis),
               y2={"field": "high"}),
        *(layer_of(ranged, cap, x=x, y=quantity(end, scale=scale, axis=axis)) for end in ("low", "high")),
        layer_of(alone, {"type": "point", "size": 70, "color": ROLES["accent"]}, x=x,
               y=quantity("top", scale=scale, axis=axis),
               shape={"field": "shape", "type": "nominal", "scale": None}),
        layer_of([] if below else values, said, x=x, y=quantity("top", scale=scale, axis=axis),
               text={"field": "said"}),
    ]  # fmt: skip
    return upright_chart(chart, frame, layers)
