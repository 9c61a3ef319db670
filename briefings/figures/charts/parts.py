"""Parts that the specifications of several kinds of charts share."""

import textwrap
from typing import Any

from .frames import LETTER, Frame
from .reading import Chart


def heading(chart: Chart, frame: Frame, room: float) -> dict[str, Any]:
    """The title of the numbers, above the chart, in lines of a given width in pixels."""
    words = textwrap.wrap(chart.title, max(12, int(room / frame.size / LETTER)))
    return {"text": words or [""], "anchor": "end" if frame.right_to_left else "start"}


def extent(chart: Chart, *, zero: bool = True) -> dict[str, Any]:
    """The scale of the numbers; it begins at zero unless zero is far away."""
    numbers = [n for row in chart.rows for n in row.numbers]
    least, most = min(numbers), max(numbers)
    if zero:
        least, most = min(least, 0), max(most, 0)
    if least == most:
        least, most = least - 1, most + 1
    return {"domain": [least, most], "nice": True}


def layer_of(values: list[dict[str, Any]], mark: dict[str, Any], **encoding: Any) -> dict[str, Any]:
    """Marks of one kind."""
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def quantity(field: str, **more: Any) -> dict[str, Any]:
    """A number that sets a position."""
    return {"field": field, "type": "quantitative", **more}


def upright(frame: Frame) -> dict[str, Any]:
    """The axis of numbers at the side."""
    side = "right" if frame.right_to_left else "left"
    return {
        "title": None, "grid": True, "domain": False, "ticks": False, "tickCount": 5, "orient": side,
    }  # fmt: skip


def upright_chart(chart: Chart, frame: Frame, layers: list[dict[str, Any]]) -> dict[str, Any]:
    """A chart whose numbers grow upwards."""
    return {
        "width": frame.width, "height": 190, "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 2, "right": 2, "top": 4, "bottom": 2},
        "title": heading(chart, frame, frame.width) | {"frame": "bounds", "offset": 10},
        "layer": [layer for layer in layers if layer["data"]["values"]],
    }  # fmt: skip
