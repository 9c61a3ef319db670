"""Checks that rules and word lists named in waivers and in `settings.yaml` exist."""

from collections.abc import Iterable, Iterator

from ..findings.finding import Finding
from ..model.briefing import Briefing
from ..model.settings import LintSettings
from ..reading.hints import nearest
from ..reading.places import Loaded
from ..reading.validation import one_of, where
from .rule import all_rules
from .wordlists import Lexicon


def unknown_rules(briefing: Briefing, loaded: Loaded) -> Iterator[Finding]:
    """Waivers of rules that do not exist (V211); their places are those of the content file."""
    for number, waiver in enumerate(briefing.waivers):
        if waiver.rule.upper() not in all_rules():
            loc = ("waivers", number, "rule")
            help = nearest(waiver.rule, all_rules()) or "`make-briefing list rules` lists them"
            message = f"there is no rule `{waiver.rule}`"
            yield Finding("V211", "error", message, loaded.place(loc), help, where(loc))


def unknown_settings(settings: LintSettings, loaded: Loaded | None) -> Iterator[Finding]:
    """Keys of `lint:` that name no rule, no threshold and no word list (V211)."""
    if loaded is None:
        return
    limits = [code for code, rule in all_rules().items() if rule.limit]
    known: dict[str, tuple[Iterable[str], str]] = {
        "severity": ([*all_rules(), *"ABCDEFGH"], "rule"),
        "thresholds": (limits, "rule with a threshold"),
        "words": (Lexicon.names(), "word list"),
    }
    for field, (names, kind) in known.items():
        for key in getattr(settings, field):
            if key not in names:
                loc = ("lint", field, key)
                help = nearest(key, names) or one_of(names)
                message = f"there is no {kind} `{key}`"
                yield Finding("V211", "error", message, loaded.key_place(loc), help, where(loc))
