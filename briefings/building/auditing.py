"""Findings that only pages and bytes can show, of one length."""

from ..findings.finding import Finding
from ..formats.given import OfLength, OnPages
from ..layout import audit
from ..layout.lines import typography
from ..lint import lint_pages
from ..lint.input import Page, RuleInput
from ..lint.wordlists import Lexicon


def audited(given: OfLength) -> tuple[Finding, ...]:
    """What is wrong with a layout and its bytes; nothing where there are none."""
    if not isinstance(given, OnPages):
        return ()
    fonts = given.checked.catalogue.template("fonts")
    file = f"{given.checked.content.slug}-{given.name}.pdf"
    pdf, log = given.written
    pages = given.layout.pages._replace(log=(*given.layout.pages.log, *log))
    return audit.all_of(
        audit.audit_pages(pages, file),
        audit.audit_fonts(pages, file, fonts, (font.family for font in given.checked.fonts)),
        audit.audit_text(pdf, given.selection, file),
        lint_pages(_rule_input(given, file), given.checked.rules),
    )


def _rule_input(given: OnPages, file: str) -> RuleInput:
    """What rules about pages look at."""
    checked = given.checked
    page = Page(
        name=given.name,
        file=file,
        length=given.length,
        selection=given.selection,
        pages=given.layout.measure.pages,
        budget=checked.choices.max_pages or given.length.pages,
        strict=checked.choices.strict_pages,
        typography=typography(given.layout.pages),
        body=given.layout.setting.body,
    )
    return RuleInput(
        briefing=checked.briefing,
        scale=given.manuscript.scale,
        scales={},
        lengths={},
        evidence=checked.evidence,
        sentences=(),
        lexicon=Lexicon(),
        today=checked.briefing.cutoff,
        page=page,
    )
