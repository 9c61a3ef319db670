"""A checked briefing -> a manuscript: what all its lengths share, and what takes time."""

from collections.abc import Iterable

from markupsafe import Markup

from ..cache import Cache
from ..figures.charts.drawing import charts_of, draw
from ..figures.charts.frames import colours, frame_of
from ..figures.charts.svg import Drawing
from ..findings.finding import Faulty, Finding, Place, Unusable
from ..language.wording import Wording, wording
from ..orders import Checked
from ..rendering.manuscript import Manuscript, manuscript


def prepare(checked: Checked, lengths: Iterable[str], cache: Cache) -> Manuscript:
    """The manuscript for some lengths. Raises `Faulty` for what only drawing or citing can show."""
    catalogue, choices = checked.catalogue, checked.choices
    words = wording(catalogue, choices.language)
    printed = [catalogue.length(name) for name in lengths]
    whole = any(length.everything for length in printed)
    charts = any("figures" in length.sections for length in printed)
    tokens = catalogue.template("tokens.css").read_text("utf-8")
    return manuscript(
        checked.briefing,
        catalogue,
        words,
        checked.evidence,
        figures=checked.figures,
        stamp=choices.stamp,
        draft=choices.draft,
        waived=checked.waived,
        fonts=checked.fonts,
        references=_references(checked, words, cache) if whole else {},
        drawings=_drawings(checked, words, cache) if charts else {},
        colours=colours(tokens + catalogue.theme(choices.theme).css),
    )


def _references(checked: Checked, words: Wording, cache: Cache) -> dict[str, Markup]:
    """Every source as the bibliography style prints it."""
    from ..sources.bibliography import fingerprint, formatted  # brings citeproc

    style = checked.choices.csl
    given = (checked.briefing.sources, style, words.forms)
    try:
        kept = cache.once("references", fingerprint(*given), lambda: dict(formatted(*given)))
    except Unusable as error:
        help = "name another style"
        fault = Finding("V212", "error", str(error), Place(str(style)), help, "csl")
        raise Faulty([*checked.findings, fault]) from None
    return {id: Markup(text) for id, text in kept.items()}  # noqa: S704  # escaped when it was made


def _drawings(checked: Checked, words: Wording, cache: Cache) -> dict[str, Drawing]:
    """The charts of the briefing."""
    large = checked.catalogue.theme(checked.choices.theme).large_print
    frame = frame_of(
        words.forms,
        large=large,
        right_to_left=words.dir == "rtl",
        own=checked.fonts,
    )
    try:
        return draw(charts_of(checked.figures), frame, cache.once)
    except Faulty as fault:
        findings = [*checked.findings, *fault.findings]
        raise Faulty(findings) from None
