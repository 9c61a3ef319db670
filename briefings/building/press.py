"""What the lengths of one briefing share while they are made: engine, style sheets, selections."""

from .. import __version__
from ..figures.charts.frames import colours
from ..findings.finding import Finding
from ..formats import html as html_format
from ..formats import pdf as pdf_format
from ..formats.attachments import attachments
from ..layout import audit
from ..layout.copyfitting import fit
from ..layout.engine import Engine, versions
from ..layout.lines import typography
from ..layout.typesetting import Job, Layout, Setting, lay_out
from ..lint import lint_pages
from ..lint.desk import Desk, Page
from ..lint.wordlists import Lexicon
from ..model.length import Length
from ..model.selection import Selection
from ..model.tree import texts
from ..orders import Checked
from ..rendering.manuscript import Manuscript
from ..rendering.page import STYLE, render
from ..selection import ladder, select_everything
from .cache import Fits


class Press:
    """What the lengths of one briefing share: engine, style sheets, selections so far."""

    def __init__(self, checked: Checked, text: Manuscript, fits: Fits) -> None:
        self.checked, self.text, self.fits = checked, text, fits
        self.selections: dict[str, Selection] = {}
        self._engine: Engine | None = None
        theme = checked.catalogue.theme(checked.order.theme)
        self._large_print = theme.large_print
        self.css = {
            name: checked.catalogue.template(f"{name}.css").read_text("utf-8")
            for name in ("tokens", "document", "print", "screen", "dark")
        } | {"theme": theme.css}
        self.text = text._replace(colours=colours(self.css["tokens"] + theme.css))

    @property
    def engine(self) -> Engine:
        """The layout engine, imported when a page is first needed."""
        if self._engine is None:
            css = self.css
            sheets = (css["tokens"], css["document"], css["print"], css["theme"])
            self._engine = Engine(self.checked.catalogue.template("fonts"), sheets)
        return self._engine

    def length(self, name: str) -> Length:
        """A length as the theme wants it."""
        length = self.checked.catalogue.length(name)
        return length.in_large_print() if self._large_print else length

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
                    self.select(other, self.length(other))
                return self.selections[other]
        return None

    def _job(self, name: str, length: Length, pages: int) -> Job:
        def on_paper(selection: Selection) -> str:
            return render(self.text, length, selection, name)

        return Job(
            length, ladder(self.checked.briefing, length), pages, length.body,
            self.checked.order.paper, self.engine, on_paper, self.text.words.page_of,
            self._large_print,
        )  # fmt: skip

    def lay_out(self, name: str, length: Length, selection: Selection) -> Layout:
        """Pages of a selection that is not fitted."""
        job = self._job(name, length, 0)
        return lay_out(job, selection, Setting(0, length.body.largest))

    def pdf(
        self, name: str, layout: Layout, *, draft: bool, epoch: int
    ) -> tuple[bytes, tuple[str, ...]]:
        """The PDF file of a layout with its attachments, and what the engine said."""
        made_with = {"make-briefing": __version__, **versions()}
        files = attachments(self.checked, name, made_with, draft=draft, epoch=epoch)
        return pdf_format.export(
            self.engine, layout.pages, epoch, files, right_to_left=self.text.words.dir == "rtl"
        )

    def screen(self, name: str, length: Length, selection: Selection) -> bytes:
        """The HTML file of a selection."""
        css = self.css
        plain = render(self.text, length, selection, name, css=STYLE)
        right_to_left = self.text.words.dir == "rtl"
        everything = plain + self.text_of_report()
        folder = self.checked.catalogue.template("fonts")
        fonts = self.fits.fonts(everything, folder, right_to_left=right_to_left)
        sheets = [css[name] for name in ("tokens", "document", "screen", "dark", "theme")]
        style = html_format.style(*sheets, fonts=fonts)
        script = self.checked.catalogue.template("screen.js").read_text("utf-8")
        return html_format.page(plain, style, script)

    def text_of_report(self) -> str:
        """Every character of the briefing, so that all its lengths share one set of fonts."""
        return "".join(field.text for field in texts(self.checked.briefing))

    def audit(
        self, name: str, length: Length, layout: Layout, pdf: bytes, log: tuple[str, ...]
    ) -> tuple[Finding, ...]:
        """Findings about a layout and its bytes."""
        order, fonts = self.checked.order, self.checked.catalogue.template("fonts")
        file = f"{order.content.slug}-{name}.pdf"
        pages = layout.pages._replace(log=(*layout.pages.log, *log))
        return audit.all_of(
            audit.audit_pages(pages, file),
            audit.audit_fonts(pages, file, fonts),
            audit.audit_text(pdf, layout.selection, file),
            lint_pages(self._desk(name, length, layout, file), self.checked.rules),
        )

    def _desk(self, name: str, length: Length, layout: Layout, file: str) -> Desk:
        """What rules about pages look at."""
        order, scale = self.checked.order, self.text.scale
        budget = order.max_pages or length.pages
        page = Page(
            name,
            file,
            length,
            layout.selection,
            layout.measure.pages,
            budget,
            order.strict_pages,
            typography(layout.pages),
            layout.setting.body,
        )
        return Desk(
            self.checked.briefing, scale, {}, {}, self.checked.evidence, (), Lexicon(),
            self.checked.briefing.cutoff, page=page,
        )  # fmt: skip
