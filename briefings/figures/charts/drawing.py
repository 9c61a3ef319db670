"""Charts drawn by Vega-Lite in a separate process."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ...catalogue.choices import TEMPLATES
from ...findings.finding import Faulty, Finding, Unusable
from ...isolation import Reasons, results_of
from .frames import Frame, config
from .reading import Chart
from .specs import spec
from .svg import Drawing, clean

HELP = "correct it, or use `data` with a `kind`"
CPU_SECONDS = 20
"""For one chart."""
MAX_ENDS = 3
"""How often the process that draws one briefing's charts may end early."""
_LIBRARY = "vl-convert-python"
Keep = Callable[[str, str, Callable[[], dict[str, Any]]], dict[str, Any]]
"""Keeps the result of a function under a kind, as long as its inputs are the same."""


def draw(charts: Mapping[str, Chart], frame: Frame, keep: Keep | None = None) -> dict[str, Drawing]:
    """Every chart except tables as a drawing, by id. Raises `Faulty` (V216) for all that cannot be drawn."""
    charts = {id: chart for id, chart in charts.items() if chart.kind != "table"}
    if not charts:
        return {}
    asked = {
        "fonts": [str(folder) for folder in _folders(frame)], "config": config(frame), "numbers": frame.numbers(),
        "specs": [spec(chart, frame) for chart in charts.values()],
        "own": [font.sha256 for font in frame.own],
    }  # fmt: skip
    drawn = _kept(asked, keep) if keep else _converted(asked)
    made: dict[str, Drawing] = {}
    faults = []
    for (id, chart), result in zip(charts.items(), drawn, strict=True):
        try:
            if "svg" not in result:
                raise Unusable(result["reason"])
            made[id] = clean(
                result["svg"], f"chart-{id}", chart, tuple(font.family for font in frame.own)
            )
        except Unusable as error:
            reason = " ".join(error.message.split()).rstrip(".")
            faults.append(Finding("V216", "error", reason, chart.place, HELP, chart.at))
    if faults:
        raise Faulty(faults)
    return made


def _folders(frame: Frame) -> list[Path]:
    """Where the fonts of drawings lie."""
    return sorted({TEMPLATES / "fonts", *(font.path.parent.resolve() for font in frame.own)})


class _RefusedError(Exception):
    """Something could not be drawn, so nothing is kept."""


def _kept(asked: dict[str, Any], keep: Keep) -> list[dict[str, str]]:
    """The earlier drawings, if none of their inputs has changed."""
    from importlib.metadata import version

    def make() -> dict[str, Any]:
        results = _converted(asked)
        if any("svg" not in result for result in results):
            raise _RefusedError(results)
        return {"drawn": results}

    depends = json.dumps([version(_LIBRARY), {**asked, "fonts": ""}])
    try:
        found: list[dict[str, str]] = keep("charts", depends, make)["drawn"]
    except _RefusedError as refused:
        return list(refused.args[0])
    return found


_REASONS = Reasons(
    "drawing it takes too much time or memory, or the renderer fails",
    "no process to draw it in",
    "other charts could not be drawn",
)


def _converted(asked: dict[str, Any]) -> list[dict[str, str]]:
    """The result of `converting` for each specification."""
    return results_of(
        Path(__file__).with_name("converting.py"),
        asked["specs"],
        lambda rest: {**asked, "specs": rest, "seconds": CPU_SECONDS},
        _REASONS,
        seconds=CPU_SECONDS,
        most_ends=MAX_ENDS,
    )


def charts_of(figures: Mapping[str, Any]) -> dict[str, Chart]:
    """The charts among what figures show."""
    return {id: chart for id, chart in figures.items() if isinstance(chart, Chart)}


def undrawable(figures: Mapping[str, Any]) -> tuple[Finding, ...]:
    """What is wrong with specifications of charts that only drawing them can show."""
    given = {id: chart for id, chart in charts_of(figures).items() if chart.kind == "given"}
    try:
        draw(given, Frame())
    except Faulty as fault:
        return tuple(fault.findings)
    return ()
