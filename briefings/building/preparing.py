"""What all lengths of an order share, and what takes time: references and charts."""

from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..catalogue import styles
from ..figures.charts.drawing import draw
from ..figures.charts.frames import Frame, frame_of
from ..figures.charts.reading import Chart
from ..figures.charts.svg import Drawing
from ..findings.finding import Faulty, Finding, Place
from ..orders import Checked

if TYPE_CHECKING:  # `check` needs neither
    from ..language.wording import Wording
    from .cache import Fits


def references(checked: Checked, words: "Wording", fits: "Fits") -> dict[str, Markup]:
    """Every source as the bibliography style prints it, where a length lists them in full."""
    if not any(checked.catalogue.length(name).everything for name in checked.order.lengths):
        return {}
    from ..sources.bibliography import fingerprint, formatted  # brings citeproc

    sources, style = checked.briefing.sources, Path(checked.order.csl)
    given = (sources, style, words.forms)
    try:
        kept = fits.once("references", fingerprint(*given), lambda: dict(formatted(*given)))
    except styles.Unusable as error:
        help = "name another style"
        fault = Finding("V212", "error", str(error), Place(str(style)), help, "csl")
        raise Faulty([*checked.findings, fault], map(str, checked.files)) from None
    return {id: Markup(text) for id, text in kept.items()}  # noqa: S704  # escaped when it was made


def drawings(checked: Checked, words: "Wording", fits: "Fits") -> dict[str, Drawing]:
    """The charts of the briefing, where a length prints them."""
    order, catalogue = checked.order, checked.catalogue
    if not any("figures" in catalogue.length(name).sections for name in order.lengths):
        return {}
    large = catalogue.theme(order.theme).large_print
    frame = frame_of(words.forms, large=large, right_to_left=words.dir == "rtl")
    try:
        return draw(_charts(checked), frame, fits.once)
    except Faulty as fault:
        findings = [*checked.findings, *fault.findings]
        raise Faulty(findings, map(str, checked.files)) from None


def _charts(checked: Checked) -> dict[str, Chart]:
    found = checked.figures.items()
    return {id: chart for id, chart in found if isinstance(chart, Chart)}


def refused(checked: Checked) -> tuple[Finding, ...]:
    """What is wrong with specifications of charts that only drawing them can show."""
    given = {id: chart for id, chart in _charts(checked).items() if chart.kind == "given"}
    try:
        draw(given, Frame())
    except Faulty as fault:
        return tuple(fault.findings)
    return ()
