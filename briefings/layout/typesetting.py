"""A selection, a setting and a sheet of paper -> one layout."""

from collections.abc import Callable
from typing import NamedTuple

from ..model.length import Body, Length
from ..model.selection import Selection
from ..selection import Ladder
from .engine import PAPERS, Engine, Pages
from .measuring import Measure, measure


class Setting(NamedTuple):
    """How a selection is typeset; the cache keeps this of a fit."""

    rungs: int
    body: float
    """Type size in points."""
    passed: tuple[tuple[int, str, str], ...] = ()
    """Sections and tiers of which nothing was added above a rung: `Ladder.passing`."""
    foot: float = 0.0
    """Millimetres at the foot of the page for the part that closes it."""
    pages: int = 0
    """The number of pages that page numbers show; 0: the budget, or as many as there are."""
    column: float = 0.0
    """Height of the columns in millimetres; 0: to the end of the page."""
    gaps: tuple[tuple[float, tuple[str, ...]], ...] = ()
    """Factors for the space below items, with the ids of the items of one column or page."""

    def selection(self, ladder: Ladder) -> Selection:
        """The selection of a ladder under this setting."""
        for rungs, section, tier in self.passed:
            ladder = ladder.passing(rungs, section, tier)
        return ladder.selection(self.rungs)


class Layout(NamedTuple):
    """A selection on pages."""

    selection: Selection
    setting: Setting
    pages: Pages
    html: str
    measure: Measure
    layouts: int
    """The number of layouts it took."""


class Job(NamedTuple):
    """The task of a fit."""

    length: Length
    ladder: Ladder
    pages: int
    body: Body
    paper: str
    engine: Engine
    render: Callable[[Selection], str]
    page_of: Callable[[str], str]
    """Makes CSS `content` of the page number from CSS for the number of pages."""
    large_print: bool = False

    @property
    def side_by_side(self) -> int:
        """Columns of a page; one in large print, because half a page would hold too few characters."""
        return 2 if self.length.shape == "columns" and not self.large_print else 1


def page_css(job: Job, setting: Setting) -> str:
    """What changes from one layout to the next: values that `print.css` uses."""
    width, height = PAPERS[job.paper]
    pages = setting.pages or job.pages
    total = f'"{pages}"' if pages else "counter(pages)"
    css = (
        f"@page{{size:{width}mm {height}mm;@bottom-center{{content:{job.page_of(total)}}}}}"
        f":root{{--body:{setting.body:.3f}pt;--foot:{setting.foot:.2f}mm"
        f";--column:{setting.column:.2f}mm}}"
    )
    for gap, ids in setting.gaps:
        css += ",".join("#" + id.replace(".", "\\.") for id in ids) + f"{{--gap:{gap:.3f}}}"
    return css


def page_marks(job: Job, setting: Setting) -> tuple[str, ...]:
    """Attributes of the root element that choose among the rules of `print.css`."""
    marks = {
        "data-large-print": job.large_print,
        "data-level": setting.column > 0,
        "data-foot": setting.foot > 0 and not setting.column,
    }
    return tuple(mark for mark, holds in marks.items() if holds)


def lay_out(job: Job, selection: Selection, setting: Setting) -> Layout:
    """One layout, without fitting."""
    html = job.render(selection)
    laid = job.engine.lay_out(html, page_css(job, setting), page_marks(job, setting))
    return Layout(selection, setting, laid, html, measure(laid, job.side_by_side), 1)
