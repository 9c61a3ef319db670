"""The flow: content -> briefing -> selections -> layouts -> files. One function, one line a step."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from . import audit, content, glyphs
from .catalogue import Catalogue, Unknown
from .content import Content
from .copyfitting import Job, Layout, fit, lay_out
from .diagnostics import Faulty, Finding, Misuse, Place, has_errors, in_order
from .engine import Engine
from .figures import read_figures
from .fits import Fits
from .formats import html as html_format
from .formats import pdf as pdf_format
from .formats import png as png_format
from .loading import Loaded
from .model.briefing import Briefing
from .model.length import Length
from .model.selection import Selection
from .rendering import Manuscript, manuscript, render
from .resolving import resolve
from .selection import ladder, select_everything
from .validation import validate
from .withholding import withhold


class Order(NamedTuple):
    """What is to be made of one briefing."""

    content: Content
    lengths: tuple[str, ...] = ()
    """By name; empty: those of `settings.yaml`, else all."""
    formats: tuple[str, ...] = ("pdf", "html")
    paper: str = ""
    theme: str = ""
    language: str = ""
    """Empty: what settings or content say."""
    overrides: tuple[str, ...] = ()
    templates: Path | None = None
    max_pages: int | None = None
    strict_pages: bool = False
    draft: bool | None = None
    epoch: int | None = None
    """Seconds that PDFs are dated with; None: the briefing's date."""


class Checked(NamedTuple):
    """A briefing that loaded, with everything that was found."""

    briefing: Briefing
    """Without what is withheld."""
    catalogue: Catalogue
    figures: Mapping[str, Any]
    findings: tuple[Finding, ...]
    files: tuple[Path, ...]
    """Every file that was read."""
    order: Order
    """With what settings say filled in."""


class Made(NamedTuple):
    """One file, ready to be written."""

    name: str
    data: bytes
    length: str
    pages: int
    """0 for formats without pages."""
    layouts: int
    left_out: str
    seconds: float


class Built(NamedTuple):
    """What came of some lengths of one briefing."""

    made: tuple[Made, ...]
    findings: tuple[Finding, ...]
    selections: Mapping[str, Selection]


def check(order: Order) -> Checked:
    """Load, validate, resolve and look at a briefing. Raises `Faulty` with all errors at once."""
    loaded = content.gather(order.content, order.overrides)
    settings, _ = content.settings(order.content)
    briefing = validate(loaded, Briefing)
    catalogue = Catalogue(order.content.root, order.templates or Catalogue().templates)
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


def build(checked: Checked, fits: Fits) -> Built:
    """Render, fit, export and audit the lengths of an order. Raises `Faulty`."""
    order, catalogue = checked.order, checked.catalogue
    mark = {True: "draft", False: "", None: ""}[_draft(checked)]
    text = manuscript(checked.briefing, catalogue, order.language, checked.figures, mark)
    press = _Press(checked, text, fits)
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
            stem = f"{order.content.slug}-{name}{_variant(checked)}"
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


class _Press:
    """What the lengths of one briefing share: engine, style sheets, selections so far."""

    def __init__(self, checked: Checked, text: Manuscript, fits: Fits) -> None:
        self.checked, self.text, self.fits = checked, text, fits
        self.selections: dict[str, Selection] = {}
        self._engine: Engine | None = None
        folder = checked.catalogue.templates
        theme = checked.catalogue.path("themes", checked.order.theme)
        self.css = {
            name: (folder / f"{name}.css").read_text("utf-8")
            for name in ("tokens", "document", "print", "screen")
        } | {"theme": theme.read_text("utf-8")}

    @property
    def engine(self) -> Engine:
        """The layout engine, imported when a page is first needed."""
        if self._engine is None:
            css = self.css
            sheets = (css["tokens"], css["document"], css["print"], css["theme"])
            self._engine = Engine(self.checked.catalogue.templates / "fonts", sheets)
        return self._engine

    def select(self, name: str, length: Length) -> tuple[Selection, Layout | None]:
        """What a length prints; laid out where finding that out needed pages."""
        if length.everything:
            selection = self.selections[name] = select_everything(self.checked.briefing)
            return selection, None
        shorter = self._shorter(name)
        rungs = ladder(self.checked.briefing, length, shorter)
        budget = self.checked.order.max_pages or length.pages
        if budget is None:
            selection = self.selections[name] = rungs.selection(len(rungs.rungs))
            return selection, None
        job = self._job(name, length, budget)._replace(ladder=rungs)
        setting = self.fits.find(name)
        wanted = {"pdf", "png"} & set(self.checked.order.formats)
        if setting and not wanted:
            selection = self.selections[name] = setting.selection(rungs)
            return selection, None
        layout = None
        if setting:
            layout = lay_out(job, setting.selection(rungs), setting)
        if layout is None or layout.measure.pages > budget:
            layout = fit(job)
            self.fits.keep(name, layout)
        self.selections[name] = layout.selection
        return layout.selection, layout

    def _shorter(self, name: str) -> Selection | None:
        """The selection of the length that says `within: name`, fitted first."""
        for other, length in self.checked.catalogue.lengths().items():
            if length.within == name:
                if other not in self.selections:
                    self.select(other, length)
                return self.selections[other]
        return None

    def _job(self, name: str, length: Length, pages: int) -> Job:
        def on_paper(selection: Selection) -> str:
            return render(self.text, length, selection, name)

        return Job(
            length, ladder(self.checked.briefing, length), pages, length.body,
            self.checked.order.paper, self.engine, on_paper, self.text.words.page_of,
        )  # fmt: skip

    def lay_out(self, name: str, length: Length, selection: Selection) -> Layout:
        """Pages of a selection that is not fitted."""
        from .copyfitting import Setting

        job = self._job(name, length, 0)
        return lay_out(job, selection, Setting(0, length.body.largest))

    def screen(self, name: str, length: Length, selection: Selection) -> bytes:
        """The HTML file of a selection."""
        css = self.css
        plain = render(self.text, length, selection, name, css="/**/")
        fonts = self.fits.fonts(plain + self.text_of_report(), self.checked.catalogue.templates)
        style = html_format.style(
            css["tokens"], css["document"], css["screen"], css["theme"], fonts
        )
        return plain.replace("/**/", style.replace("</", "<\\/"), 1).encode()

    def text_of_report(self) -> str:
        """Every character of the briefing, so that all its lengths share one set of fonts."""
        from .model.texts import texts

        return "".join(field.text for field in texts(self.checked.briefing))

    def audit(
        self, name: str, length: Length, layout: Layout, pdf: bytes, log: tuple[str, ...]
    ) -> tuple[Finding, ...]:
        """Findings about a layout and its bytes."""
        order, fonts = self.checked.order, self.checked.catalogue.templates / "fonts"
        file = f"{order.content.slug}-{name}.pdf"
        pages = layout.pages._replace(log=(*layout.pages.log, *log))
        return audit.all_of(
            audit.audit_pages(pages, file, fonts),
            audit.audit_fonts(pages, file, fonts),
            audit.audit_text(pdf, layout.selection, file),
            _over(layout, length, order, file),
        )


def _over(layout: Layout, length: Length, order: Order, file: str) -> list[Finding]:
    budget = order.max_pages or length.pages
    if budget is None or layout.measure.pages <= budget:
        return []
    strict = order.strict_pages or length.over == "error"
    message = f"{layout.measure.pages} pages, the budget is {budget}"
    severity = "error" if strict else "warning"
    return [Finding("G01", severity, message, Place(file), "shorten, or raise `--max-pages`")]


def _draft(checked: Checked) -> bool | None:
    if checked.order.draft is not None:
        return checked.order.draft
    return {"draft": True, "final": False, None: None}[checked.briefing.status]


def _variant(checked: Checked) -> str:
    order = checked.order
    parts = (
        order.paper if order.paper != "a4" else "",
        order.theme if order.theme != "default" else "",
        order.language if order.language != checked.briefing.language else "",
    )
    return "".join(f"-{part}" for part in parts if part)


def _epoch(checked: Checked) -> int:
    if checked.order.epoch is not None:
        return checked.order.epoch
    day = checked.briefing.published
    return (day.toordinal() - 719163) * 86400  # days since 1970-01-01


def _left_out(selection: Selection) -> str:
    parts = [
        f"{omission.left_out} of {omission.of} {omission.section.replace('_', ' ')}"
        for omission in selection.omissions
    ]
    return ", ".join(parts)


__all__ = ["Built", "Checked", "Made", "Misuse", "Order", "Unknown", "build", "check"]
