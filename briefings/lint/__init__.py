"""Runs the editorial rules on a briefing that is otherwise valid."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from ..findings.finding import Finding, Place, in_order
from ..model.briefing import Briefing
from ..model.settings import LintSettings
from ..model.tree import Loc
from ..reading.places import Loaded
from .input import Hit, RuleInput
from .rule import Rule, all_rules

MAX_IN_A_FIELD = 20
"""The most findings of one rule in one field; more would say nothing new."""


class Waived(NamedTuple):
    """A finding accepted on purpose."""

    finding: Finding
    reason: str


class Linted(NamedTuple):
    """What the rules found."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]


def lint(
    given: RuleInput,
    settings: LintSettings,
    loaded: Loaded,
    origin: Callable[[Loc], Loc],
    needs: Iterable[str] = ("briefing",),
) -> Linted:
    """Run the rules that do not need pages; `origin` leads back to the content file."""
    wanted = set(needs)
    found = [
        _finding(rule, hit, severity, given.briefing, loaded, origin)
        for rule, hit, severity in _hits(given, settings, wanted)
    ]
    return _after_waivers(in_order(found), given, settings, loaded, origin)


def lint_pages(given: RuleInput, settings: LintSettings) -> list[Finding]:
    """Run the rules that check the pages of one length; the place of a finding is the length file."""
    assert given.page is not None
    page = given.page
    return [
        Finding(rule.code, severity, hit.message, Place(page.file), hit.help, page.name)
        for rule, hit, severity in _hits(given, settings, {"layout"})
    ]


def _hits(
    given: RuleInput, settings: LintSettings, needs: set[str]
) -> Iterator[tuple[Rule, Hit, str]]:
    """The hits of the rules that can run with what there is, each with its severity."""
    for rule in all_rules().values():
        severity = asked(settings, rule)
        if rule.needs in needs and severity != "off":
            limit = settings.thresholds.get(rule.code, rule.limit)
            seen: Counter[Loc] = Counter()
            for hit in rule.find(given, limit) if rule.limit else rule.find(given):
                seen[hit.loc] += 1
                if seen[hit.loc] <= MAX_IN_A_FIELD:
                    yield rule, hit, severity or hit.severity or rule.severity


def asked(settings: LintSettings, rule: Rule) -> str:
    """The severity that a project sets for a rule, by its code or its family's letter; None: none.

    A letter does not affect rules that check pages, so that no family's `off` disables the page budget.
    """
    family = settings.severity.get(rule.code[0]) if rule.needs != "layout" else None
    return settings.severity.get(rule.code) or family or ""


def _finding(
    rule: Rule,
    hit: Hit,
    severity: str,
    briefing: Briefing,
    loaded: Loaded,
    origin: Callable[[Loc], Loc],
) -> Finding:
    if not hit.loc:
        place = loaded.place(())
        return Finding(rule.code, severity, hit.message, place, hit.help, "briefing")
    loc = origin(hit.loc)
    if hit.words:
        text = _text(briefing, hit.loc)
        before = text[: hit.start].count(hit.words)
        place = loaded.find(loc, hit.words, nth=before)
    else:
        place = loaded.place(loc)
    return Finding(rule.code, severity, hit.message, place, hit.help, subject(briefing, hit.loc))


def _text(briefing: Briefing, loc: Loc) -> str:
    part: Any = briefing
    for step in loc:
        part = part[step] if isinstance(step, int) else getattr(part, str(step).replace("-", "_"))
    return part if isinstance(part, str) else ""


def subject(briefing: Briefing, loc: Loc) -> str:
    """The subject of a finding, as a waiver names it: `F7`, `crs-2023`, `summary[0]`, `funding`."""
    if len(loc) < 2 or not isinstance(loc[1], int):
        return str(loc[0])
    item = getattr(briefing, str(loc[0]))[loc[1]]
    return getattr(item, "id", None) or f"{loc[0]}[{loc[1]}]"


def _after_waivers(
    found: Iterable[Finding],
    given: RuleInput,
    settings: LintSettings,
    loaded: Loaded,
    origin: Callable[[Loc], Loc],
) -> Linted:
    """Findings without the waived ones, plus one for each useless waiver."""
    waivers = {(waiver.rule.upper(), waiver.at): waiver for waiver in given.briefing.waivers}
    left: list[Finding] = []
    waived: list[Waived] = []
    for finding in found:
        waiver = waivers.get((finding.code, finding.at))
        if waiver is None:
            left.append(_due(finding) if given.final else finding)
        else:
            waived.append(Waived(finding, waiver.reason))
    used = {(one.finding.code, one.finding.at) for one in waived}
    left += _unused(given, settings, used, loaded, origin)
    return Linted(in_order(left), tuple(waived))


def _due(finding: Finding) -> Finding:
    """A finding in a final edition, which answers every warning: an error until it is mended or waived."""
    if finding.severity != "warning":
        return finding
    help = f"{finding.help}, or waive it and say why: a final edition answers every warning"
    return finding._replace(severity="error", help=help.removeprefix(", or "))


def _unused(
    given: RuleInput,
    settings: LintSettings,
    used: set[tuple[str, str]],
    loaded: Loaded,
    origin: Callable[[Loc], Loc],
) -> Iterator[Finding]:
    for number, waiver in enumerate(given.briefing.waivers):
        code = waiver.rule.upper()
        rule = all_rules()[code]
        looked = rule.needs == "briefing" and asked(settings, rule) != "off"
        if (code, waiver.at) in used or not looked:
            continue
        place = loaded.place(origin(("waivers", number)))
        message = f"rule {waiver.rule} finds nothing at `{waiver.at}`"
        yield Finding("V213", "warning", message, place, "remove the waiver", waiver.at)
