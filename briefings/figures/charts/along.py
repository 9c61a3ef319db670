"""Vega-Lite for the kinds `line` and `area`."""

from typing import Any

from ...language.dating import written
from ...model.edtf import parse
from .frames import ROLES, Frame
from .parts import extent, layer_of, quantity, upright, upright_chart
from .reading import Chart, moment, number


def along(chart: Chart, frame: Frame) -> dict[str, Any]:
    """A line through all rows, with the range around it."""
    numbers = [n for row in chart.rows for n in row.numbers]
    # An axis without zero makes small changes look large, so it is used only if zero is far away.
    zero = chart.kind == "area" or min(numbers) < max(numbers) / 2
    scale = extent(chart, zero=zero)
    places, x, under = _places(chart, frame)
    values = [
        {"x": place, "y": row.y, "low": row.low, "high": row.high, "zero": 0}
        for place, row in zip(places, chart.rows, strict=True)
    ]
    if not isinstance(places[0], str):
        values.sort(key=lambda value: value["x"])
    axis, accent = upright(frame), ROLES["accent"]
    gaps = {"invalid": "break-paths-filter-domains"}
    line = {"type": "line", "strokeWidth": 1.8, "color": accent, **gaps}
    hatch = {"type": "area", "fill": ROLES["hatch"], **gaps}
    edge = line | {"strokeWidth": 0.8, "strokeDash": [3, 2]}
    here = {name: quantity(name, scale=scale, axis=axis) for name in ("y", "low", "high")}
    ranged = values if chart.ranges else []
    points = [v for v in values if v["y"] is not None] if len(values) <= 40 else []
    alone = [v for v in values if v["y"] is not None]
    filled = values if alone and chart.kind == "area" else []
    layers = [
        layer_of(filled, hatch, x=x, y=here["y"], y2={"field": "zero"}),
        layer_of(ranged, hatch, x=x, y=here["low"], y2={"field": "high"}),
        *(layer_of(ranged, edge, x=x, y=here[end]) for end in ("low", "high")),
        layer_of(values if alone else [], line, x=x, y=here["y"]),
        layer_of(points, {"type": "circle", "size": 32, "color": accent}, x=x, y=here["y"]),
        *under,
    ]  # fmt: skip
    made = upright_chart(chart, frame, layers)
    return made | ({"padding": made["padding"] | {"bottom": 1.9 * frame.size}} if under else {})


def _places(chart: Chart, frame: Frame) -> tuple[list[Any], dict[str, Any], list[dict[str, Any]]]:
    """The positions of rows along the line, its axis, and words below it that the axis cannot show."""
    moments = [moment(row.x) for row in chart.rows]
    room = frame.width - 60
    axis: dict[str, Any] = {"title": None, "grid": False, "labelFlush": True}
    scale: dict[str, Any] = {"zero": False, "nice": False, "padding": 6}
    if all(when is not None for when in moments):
        if all(len(row.x) == 4 for row in chart.rows):
            axis |= {"format": "d", "tickMinStep": 1, "tickCount": int(room / frame.wide("0" * 7))}
            return moments, {"field": "x", "type": "quantitative", "scale": scale, "axis": axis}, []
        said = [written(parse(row.x), frame.forms, brief=True) for row in chart.rows]
        few = _thinned([when or 0 for when in moments], said, frame, room)
        scale["padding"] = frame.wide(*said) / 2
        axis |= {"labels": False, "values": [when for when, _ in few]}
        words = [{"x": when, "text": text} for when, text in few]
        mark = {"type": "text", "baseline": "top", "clip": False}
        x = {"field": "x", "type": "quantitative", "scale": scale, "axis": axis}
        under = {"value": {"expr": "height + 7"}}
        return moments, x, [layer_of(words, mark, x=x, y=under, text={"field": "text"})]
    numbers = [_plain(row.x) for row in chart.rows]
    if all(n is not None for n in numbers):
        return numbers, {"field": "x", "type": "quantitative", "scale": scale, "axis": axis}, []
    axis |= {"labelAngle": 0, "labelOverlap": True, "labelLimit": room / 4}
    texts = [row.x for row in chart.rows]
    return texts, {"field": "x", "type": "ordinal", "sort": None, "axis": axis}, []


def _plain(text: str) -> float | None:
    try:
        return number(text)
    except ValueError:
        return None


def _thinned(
    moments: list[float], said: list[str], frame: Frame, room: float
) -> list[tuple[float, str]]:
    """As many of the words below an axis as do not overlap, including the first."""
    pairs = sorted(zip(moments, said, strict=True))
    first, last = pairs[0][0], pairs[-1][0]
    per = room / ((last - first) or 1)
    kept = pairs[:1]
    need = frame.wide(*said) + 8
    for when, text in pairs[1:]:
        if (when - kept[-1][0]) * per >= need:
            kept.append((when, text))
    return kept
