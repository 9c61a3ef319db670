"""The flow, one line a step: content -> briefing -> selections -> layouts -> files.

`check` is its first half, `build` the second. What a step takes and gives is an immutable value, and
an error at any step stops the build before anything is written.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from .catalogue.choices import Catalogue
from .content.cut_texts import cut_texts
from .content.gathering import gather, read_settings
from .content.own_fonts import own_fonts
from .content.resolving import resolve, unresolved
from .content.withholding import discreet, withhold
from .evidence import examine
from .evidence.lock import readable_lock
from .figures.charts.drawing import undrawable
from .figures.reading import read_figures
from .findings.finding import Faulty, has_errors, in_order
from .fonts import missing
from .lint import lint
from .lint.input import rule_input
from .lint.naming import unknown_rules, unknown_settings
from .model.briefing import Briefing
from .model.tree import Loc
from .orders import Built, Checked, Made, Order, Piece, choose
from .reading.opening import noting
from .reading.places import Loaded
from .reading.validation import validate

if TYPE_CHECKING:  # `check` lays nothing out
    from .cache import Cache


def check(order: Order) -> Checked:
    """Examine a briefing and lint it. Raises `Faulty` with all errors at once."""
    with noting() as files:
        try:
            return _checked(order)._replace(files=files)
        except Faulty as fault:
            raise Faulty(fault.findings, files, fault.waived) from None


def _checked(order: Order) -> Checked:
    read = examined(order)
    checked = read.checked
    given = rule_input(
        read.whole, checked.briefing, checked.catalogue, checked.evidence, checked.rules,
        today=order.today, final=checked.choices.final,
    )  # fmt: skip
    needs = ("briefing", "network") if order.online else ("briefing",)
    linted = lint(given, checked.rules, read.loaded, read.origin, needs)
    findings = in_order([*checked.findings, *linted.findings, *undrawable(checked.figures)])
    if has_errors(findings):
        raise Faulty(findings, waived=linted.waived)
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
    """Load, validate, resolve and withhold, and look at the evidence. Raises `Faulty`."""
    content = order.content
    loaded = gather(content, order.overrides)
    settings, settings_file = read_settings(content)
    catalogue = Catalogue(content.root, order.templates or Catalogue().templates)
    try:
        whole = validate(loaded, Briefing)
    except Faulty as fault:
        more = unresolved(loaded, catalogue, content.folder)
        raise Faulty(discreet([*fault.findings, *more], loaded)) from None
    findings = resolve(whole, loaded, catalogue, content.folder)
    shown = withhold(whole)
    figures = read_figures(shown, loaded, content.folder, findings)
    lock, unreadable = readable_lock(content.folder)
    own = own_fonts(content.root)
    findings += [*cut_texts(whole, loaded), *missing(whole, loaded, own.characters), *own.findings]
    findings += [*unknown_rules(whole, loaded), *unknown_settings(settings.lint, settings_file)]
    findings = discreet([*findings, *unreadable], loaded)
    if has_errors(findings):
        raise Faulty(findings)
    choices = choose(order, settings, shown.briefing, catalogue)
    evidence = examine(shown.briefing, content.folder, lock)
    found = (figures, in_order(findings), evidence)
    checked = Checked(content, shown.briefing, catalogue, choices, *found)
    checked = checked._replace(fonts=own.fonts, rules=settings.lint)
    return Examined(checked, whole, loaded, shown.origin)


def build(checked: Checked, piece: Piece, cache: "Cache") -> Built:
    """Select, fit, export and audit the lengths of a piece. Raises `Faulty`."""
    from .building.auditing import audited
    from .building.files import files_of_briefing, files_of_length, untranslated
    from .building.preparing import prepare
    from .building.printing import printed, set_up

    made: list[Made] = [*files_of_briefing(checked, cache, piece)]
    if not piece.lengths:
        return Built(tuple(made), checked.findings)
    manuscript = prepare(checked, piece.lengths, cache)
    setup = set_up(checked, manuscript, cache, piece)
    findings = list(checked.findings)
    for name in piece.lengths:
        given = printed(name, setup)
        made += files_of_length(given, piece)
        findings += audited(given)
    if has_errors(findings):
        raise Faulty(findings)
    return Built(tuple(made), in_order([*findings, *untranslated(manuscript, checked)]))
