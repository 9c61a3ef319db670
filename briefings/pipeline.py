"""The flow: content -> briefing -> selections -> layouts -> files. One function, one line a step."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from . import fonts as glyphs
from . import formats
from .building.preparing import drawings, references, refused
from .catalogue import styles
from .catalogue.choices import TEMPLATES, Catalogue
from .content import gathering as content
from .content.resolving import resolve
from .content.withholding import Shown, discreet, withhold
from .evidence import Evidence, examine
from .evidence.lock import NAME as LOCK
from .evidence.lock import Lock, lock_bytes, read_lock
from .figures.reading import read_figures
from .findings.finding import Faulty, Finding, Misuse, Place, has_errors, in_order
from .lint import lint
from .lint.desk import lay_desk
from .lint.naming import unknown_rules, unknown_settings
from .model.briefing import Briefing
from .model.selection import Selection
from .model.tree import Loc
from .orders import Built, Checked, Made, Order, variant
from .reading.places import Loaded
from .reading.validation import validate, without_faults
from .writing import write

if TYPE_CHECKING:  # layout is not imported by `check`
    from .building.cache import Fits


def check(order: Order) -> Checked:
    """Load, validate, resolve, examine and lint a briefing. Raises `Faulty` with all errors at once."""
    read = examined(order)
    checked = read.checked
    desk = lay_desk(
        read.whole, checked.briefing, checked.catalogue, checked.evidence, checked.rules,
        today=order.today, final=_final(read.whole, order),
    )  # fmt: skip
    needs = ("briefing", "network") if order.online else ("briefing",)
    linted = lint(desk, checked.rules, read.loaded, read.origin, needs)
    findings = in_order([*checked.findings, *linted.findings, *refused(checked)])
    if has_errors(findings):
        raise Faulty(findings, map(str, checked.files), linted.waived)
    return checked._replace(findings=findings, waived=linted.waived)


class Examined(NamedTuple):
    """A briefing that loaded, before any rule has looked at it."""

    checked: Checked
    whole: Briefing
    """With what is withheld."""
    loaded: Loaded
    origin: Callable[[Loc], Loc]
    """The place in the content file of a place in the briefing that is shown."""


def examined(order: Order) -> Examined:
    """Load, validate and resolve a briefing, and look at its ground. Raises `Faulty`."""
    loaded = content.gather(order.content, order.overrides)
    settings, settings_file = content.settings(order.content)
    catalogue = Catalogue(order.content.root, order.templates or Catalogue().templates)
    try:
        briefing = validate(loaded, Briefing)
    except Faulty as fault:
        raise _with_names(fault, loaded, catalogue, order) from None
    findings = resolve(briefing, loaded, catalogue, order.content.folder)
    shown = withhold(briefing)
    figures, files = _figures(shown, loaded, order, findings)
    findings += glyphs.missing(briefing, loaded)
    findings += [*unknown_rules(briefing, loaded), *unknown_settings(settings.lint, settings_file)]
    lock = _lock(order, findings)
    read = (*loaded.files, *files)
    findings = discreet(findings, loaded)
    if has_errors(findings):
        raise Faulty(findings, map(str, read))
    style = _style(briefing, order, catalogue)
    read = (*read, *([] if style.parent == TEMPLATES / "styles" else [style]))
    order = order._replace(
        csl=str(style),
        lengths=order.lengths or settings.lengths or tuple(catalogue.lengths()),
        paper=order.paper or settings.paper,
        theme=order.theme or settings.theme,
        language=order.language or briefing.language,
    )
    _known(order, catalogue)
    evidence = examine(shown.briefing, order.content.folder, lock)
    checked = Checked(
        shown.briefing, catalogue, figures, in_order(findings),
        (*read, *_kept(order, evidence)), order, evidence, rules=settings.lint,
    )  # fmt: skip
    return Examined(checked, briefing, loaded, shown.origin)


def _style(briefing: Briefing, order: Order, catalogue: Catalogue) -> Path:
    """The file of the bibliography style; that of the content was looked at by `resolve`."""
    if not order.csl:
        return styles.style(briefing.csl or styles.DEFAULT, catalogue, order.content.folder)
    try:
        return styles.named(order.csl, catalogue)
    except styles.Unusable as error:
        raise Misuse(f"`--csl {order.csl}`: {error}") from None


def _lock(order: Order, findings: list[Finding]) -> Lock:
    """What earlier runs locked; what is wrong with the file joins the findings."""
    try:
        return read_lock(order.content.folder)
    except Faulty as fault:
        findings += fault.findings
        return Lock()


def _kept(order: Order, evidence: Evidence) -> list[Path]:
    """The files of evidence that a build depends on, whether they are there or not."""
    folder = order.content.folder
    lock = [folder / LOCK] if folder and evidence.copies else []
    return [*lock, *(copy.path for copy in evidence.copies.values())]


def note_quotations(checked: Checked) -> None:
    """Write into the lock where quotations were found, unless it says so already."""
    folder, lock = checked.order.content.folder, checked.evidence.lock
    if folder is None or checked.order.overrides or not lock.copies:
        return
    path, data = folder / LOCK, lock_bytes(lock)
    if not path.is_file() or path.read_bytes() != data:
        write(path, data)


def _with_names(fault: Faulty, loaded: Loaded, catalogue: Catalogue, order: Order) -> Faulty:
    """The faults of a file together with those of its names, as far as these can be told."""
    rest = without_faults(loaded, Briefing)
    names = resolve(rest, loaded, catalogue, order.content.folder) if rest else []
    return Faulty(discreet([*fault.findings, *names], loaded), fault.files)


def _figures(
    shown: Shown, loaded: Loaded, order: Order, findings: list[Finding]
) -> tuple[dict[str, Any], list[Path]]:
    if has_errors(findings):
        return {}, []
    return read_figures(shown, loaded, order.content.folder)


def _known(order: Order, catalogue: Catalogue) -> None:
    """Raise `Unknown` for a choice that no folder offers."""
    for length in order.lengths:
        catalogue.length(length)
    catalogue.path("themes", order.theme)
    catalogue.language(order.language)


def build(checked: Checked, fits: "Fits") -> Built:
    """Render, fit, export and audit the lengths of an order. Raises `Faulty`."""
    from .building.press import Press
    from .formats import png as png_format
    from .rendering.manuscript import manuscript

    order, catalogue = checked.order, checked.catalogue
    whole = _whole(checked)
    if not order.lengths:
        return Built(whole, checked.findings, {})
    text = manuscript(
        checked.briefing,
        catalogue,
        order.language,
        checked.evidence,
        checked.figures,
        checked.draft,
        checked.stamp,
    )
    text = text._replace(references=references(checked, text.words, fits), waived=checked.waived)
    text = text._replace(drawings=drawings(checked, text.words, fits))
    press = Press(checked, text, fits)
    made = list(whole)
    findings: list[Finding] = []
    for name in order.lengths:
        started = time.perf_counter()
        length = press.length(name)
        selection, layout = press.select(name, length)
        artefacts: list[tuple[str, bytes]] = []
        if "html" in order.formats:
            artefacts.append((".html", press.screen(name, length, selection)))
        if {"pdf", "png"} & set(order.formats):
            layout = layout or press.lay_out(name, length, selection)
            pdf, log = press.pdf(name, layout, draft=checked.draft, epoch=checked.epoch)
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


def _whole(checked: Checked) -> tuple[Made, ...]:
    """The files that a briefing has once, whatever its lengths."""
    made = []
    for name in formats.once(checked.order.formats):
        started = time.perf_counter()
        data = formats.load(name).export(checked)
        file = checked.order.content.slug + formats.suffix(name)
        made.append(Made(file, data, "", 0, 0, "", time.perf_counter() - started))
    return tuple(made)


def _final(briefing: Briefing, order: Order) -> bool:
    return briefing.status == "final" if order.draft is None else not order.draft


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
