"""The flow: content -> briefing -> selections -> layouts -> files. One function, one line a step."""

import datetime as dt
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import content, glyphs
from .catalogue import Catalogue
from .diagnostics import Faulty, Finding, Place, has_errors, in_order
from .figures import read_figures
from .model.briefing import Briefing
from .model.selection import Selection
from .orders import Built, Checked, Made, Order, variant
from .resolving import resolve
from .salvaging import without_faults
from .spans import Loaded
from .validation import validate
from .withholding import withhold

if TYPE_CHECKING:  # layout is not imported by `check`
    from .fits import Fits


def check(order: Order) -> Checked:
    """Load, validate, resolve and look at a briefing. Raises `Faulty` with all errors at once."""
    loaded = content.gather(order.content, order.overrides)
    settings, _ = content.settings(order.content)
    catalogue = Catalogue(order.content.root, order.templates or Catalogue().templates)
    try:
        briefing = validate(loaded, Briefing)
    except Faulty as fault:
        raise _with_names(fault, loaded, catalogue, order) from None
    findings = resolve(briefing, loaded, catalogue, order.content.folder)
    figures, files = _figures(briefing, loaded, order, findings)
    findings += glyphs.missing(briefing, loaded)
    read = (*loaded.files, *files)
    if has_errors(findings):
        raise Faulty(findings, map(str, read))
    order = order._replace(
        lengths=order.lengths or settings.lengths or tuple(catalogue.lengths()),
        paper=order.paper or settings.paper,
        theme=order.theme or settings.theme,
        language=order.language or briefing.language,
    )
    _known(order, catalogue)
    shown = withhold(briefing)
    return Checked(shown, catalogue, figures, in_order(findings), read, order)


def _with_names(fault: Faulty, loaded: Loaded, catalogue: Catalogue, order: Order) -> Faulty:
    """The faults of a file together with those of its names, as far as these can be told."""
    rest = without_faults(loaded, Briefing)
    names = resolve(rest, loaded, catalogue, order.content.folder) if rest else []
    return Faulty([*fault.findings, *names], fault.files)


def _figures(
    briefing: Briefing, loaded: Loaded, order: Order, findings: list[Finding]
) -> tuple[dict[str, Any], list[Path]]:
    if has_errors(findings):
        return {}, []
    return read_figures(briefing, loaded, order.content.folder)


def _known(order: Order, catalogue: Catalogue) -> None:
    """Raise `Unknown` for a choice that no folder offers."""
    for length in order.lengths:
        catalogue.length(length)
    catalogue.path("themes", order.theme)
    catalogue.language(order.language)


def build(checked: Checked, fits: "Fits") -> Built:
    """Render, fit, export and audit the lengths of an order. Raises `Faulty`."""
    from .formats import pdf as pdf_format
    from .formats import png as png_format
    from .press import Press
    from .rendering import manuscript

    order, catalogue = checked.order, checked.catalogue
    text = manuscript(
        checked.briefing,
        catalogue,
        order.language,
        checked.figures,
        _draft(checked),
        _stamp(checked),
    )
    press = Press(checked, text, fits)
    made: list[Made] = []
    findings: list[Finding] = []
    for name in order.lengths:
        started = time.perf_counter()
        length = catalogue.length(name)
        selection, layout = press.select(name, length)
        artefacts: list[tuple[str, bytes]] = []
        if "html" in order.formats:
            artefacts.append((".html", press.screen(name, length, selection)))
        if {"pdf", "png"} & set(order.formats):
            layout = layout or press.lay_out(name, length, selection)
            pdf, log = pdf_format.export(press.engine, layout.pages, _epoch(checked))
            findings += press.audit(name, length, layout, pdf, log)
            if "pdf" in order.formats:
                artefacts.append((".pdf", pdf))
            if "png" in order.formats:
                pictures = png_format.pictures(pdf)
                artefacts += [(f"-{n}.png", data) for n, data in enumerate(pictures, 1)]
        seconds = time.perf_counter() - started
        for suffix, data in artefacts:
            stem = f"{order.content.slug}-{name}{variant(checked)}"
            pages = layout.measure.pages if layout and suffix == ".pdf" else 0
            layouts = layout.layouts if layout else 0
            left_out = _left_out(selection)
            made.append(Made(stem + suffix, data, name, pages, layouts, left_out, seconds))
    if has_errors(findings):
        raise Faulty([*checked.findings, *findings], map(str, checked.files))
    missing = sorted(text.words.missing)
    if missing:
        file = str(catalogue.path("languages", text.words.language.tag))
        message = f"{len(missing)} words are taken from English: {', '.join(missing[:6])}"
        findings.append(Finding("V210", "warning", message, Place(file), "translate them"))
    return Built(tuple(made), in_order([*checked.findings, *findings]), press.selections)


def _draft(checked: Checked) -> bool:
    asked = checked.order.draft
    return checked.briefing.status == "draft" if asked is None else asked


def _stamp(checked: Checked) -> dt.date | None:
    epoch = checked.order.epoch
    return None if epoch is None else dt.datetime.fromtimestamp(epoch, dt.UTC).date()


def _epoch(checked: Checked) -> int:
    if checked.order.epoch is not None:
        return checked.order.epoch
    since_1970 = checked.briefing.published - dt.date(1970, 1, 1)
    return since_1970.days * 86400


def _left_out(selection: Selection) -> str:
    """`34 of 40 facts, 8 of 8 gaps, 72 entries`: sections without ids are summed up."""
    parts, entries = [], 0
    for section, ids, left_out, of in selection.omissions:
        if ids:
            name = section.removeprefix("key_").replace("_", " ")
            name = name.removesuffix("s") if of == 1 else name
            parts.append(f"{left_out} of {of} {name}")
        else:
            entries += left_out
    return ", ".join([*parts, f"{entries} entries"] if entries else parts)
