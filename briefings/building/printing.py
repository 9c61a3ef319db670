"""What each length prints of a manuscript, within its pages."""

import time
from collections.abc import Iterable
from typing import NamedTuple

from ..cache import Cache
from ..formats import of_scope
from ..formats.given import OfLength, OnPages
from ..layout.copyfitting import fit
from ..layout.engine import Engine, engine
from ..layout.fits import keep_setting, known_setting
from ..layout.typesetting import Job, Layout, Setting, lay_out
from ..model.length import Length
from ..model.selection import Selection
from ..orders import Checked, Piece
from ..rendering.manuscript import Manuscript
from ..rendering.page import render
from ..selection import ladder, select_everything


class Setup(NamedTuple):
    """What the lengths of one piece share while they are made."""

    checked: Checked
    manuscript: Manuscript
    cache: Cache
    on_pages: frozenset[str]
    """The lengths that a format wants on pages."""
    done: dict[str, OfLength]
    """Lengths that are selected already, by name: another one may be fitted after them."""


def set_up(checked: Checked, manuscript: Manuscript, cache: Cache, piece: Piece) -> Setup:
    """Everything that making the lengths of a piece needs."""
    on_pages = piece.lengths if of_scope(piece.formats, "pages") else ()
    return Setup(checked, manuscript, cache, frozenset(on_pages), {})


def printed(name: str, setup: Setup) -> OfLength:
    """What a length prints; on pages, where a format wants them.

    Raises `Faulty` (G01) when what must stay is too much for its pages.
    """
    if name not in setup.done:
        begun = time.perf_counter()
        length = _length(name, setup)
        selection, layout, layouts = _select(name, length, setup)
        given = (setup.checked, setup.cache, setup.manuscript, name, length, selection)
        if name in setup.on_pages:
            layout = layout or _unfitted(name, length, selection, setup)
            setup.done[name] = OnPages(*given, layout.layouts, begun, layout)
        else:
            setup.done[name] = OfLength(*given, layouts, begun)
    return setup.done[name]


def _length(name: str, setup: Setup) -> Length:
    """A length as the theme wants it."""
    length = setup.checked.catalogue.length(name)
    return length.in_large_print() if _large_print(setup) else length


def _large_print(setup: Setup) -> bool:
    return setup.checked.catalogue.theme(setup.checked.choices.theme).large_print


def _select(name: str, length: Length, setup: Setup) -> tuple[Selection, Layout | None, int]:
    """What a length prints; its layout, where finding that out needed one, and how many it took."""
    if length.everything:
        return select_everything(setup.checked.briefing), None, 0
    rungs = ladder(setup.checked.briefing, length, _shorter(name, setup))
    budget = setup.checked.choices.max_pages or length.pages
    if budget is None:
        return rungs.selection(len(rungs.rungs)), None, 0
    job = _job(name, length, budget, setup)._replace(ladder=rungs)
    setting = known_setting(setup.cache, name)
    if setting and name not in setup.on_pages:
        return setting.selection(rungs), None, 0
    layout = lay_out(job, setting.selection(rungs), setting) if setting else None
    if layout is None or layout.measure.pages > budget:
        layout = fit(job)
        keep_setting(setup.cache, name, layout)
    return layout.selection, layout, layout.layouts


def _shorter(name: str, setup: Setup) -> Selection | None:
    """The selection of the length that says `within: name`, fitted first."""
    for other, length in setup.checked.catalogue.lengths().items():
        if length.within == name:
            return printed(other, setup).selection
    return None


def _unfitted(name: str, length: Length, selection: Selection, setup: Setup) -> Layout:
    """Pages of a selection that has no budget."""
    return lay_out(_job(name, length, 0, setup), selection, Setting(0, length.body.largest))


def _job(name: str, length: Length, pages: int, setup: Setup) -> Job:
    checked, manuscript = setup.checked, setup.manuscript

    def on_paper(selection: Selection) -> str:
        return render(manuscript, length, selection, name)

    return Job(
        length=length,
        ladder=ladder(checked.briefing, length),
        pages=pages,
        body=length.body,
        paper=checked.choices.paper,
        engine=_engine(checked),
        render=on_paper,
        page_of=manuscript.words.page_of,
        large_print=_large_print(setup),
    )


def _engine(checked: Checked) -> Engine:
    """The layout engine with the style sheets of pages; one a process for each set of them."""
    catalogue = checked.catalogue
    names: Iterable[str] = ("tokens", "document", "print")
    sheets = [catalogue.template(f"{name}.css").read_text("utf-8") for name in names]
    theme = catalogue.theme(checked.choices.theme).css
    return engine(catalogue.template("fonts"), (*sheets, theme), checked.fonts)
