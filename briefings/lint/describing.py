"""Descriptions of rules, for `explain`, `list` and `docs/rules.md`."""

import re
from textwrap import indent

from .rule import Rule, all_rules

FAMILIES = {
    "A": "A: the language of scales",
    "B": "B: evidence behind a grade",
    "C": "C: contested points and balance",
    "D": "D: wording",
    "E": "E: quotations and saved copies",
    "F": "F: time",
    "G": "G: structure",
    "H": "H: pages",
}

_HEAD = """\
# Rules

If a briefing is valid, `check` reads it as an exacting editor would, by these rules. An error stops the
build, a warning does not, and a note is shown only by `check`. `make-briefing explain B03` prints the section
of one rule, `make-briefing list rules` the names of all.

Rules about words check the briefing's own sentences, but not quotations, positions, dissents, usage notes,
titles, names and addresses. A rule about words can only guess; if it is wrong about a sentence,
[waive the finding](content-format.md#waivers) and say why.

Set severities, thresholds and word lists in [`settings.yaml`](content-format.md#settings):

    lint:
      severity: {D09: off, B17: error}
      thresholds: {C03: 2.5}
      words: {loaded: [strongman]}

An error is a contradiction that the file itself proves, such as altered words of a quotation or one position
only. What rests on words, ages, labels or counts is at most a warning, and taste is a note. With `--final` (or
`status: final`), every error and every warning needs an answer: mend it, or waive it and say why. Until then, a
warning stops the build, too. Some faults are refused before any rule runs: a missing cut-off (F02) is V101, and a
length without a key to the scale (A14) is V117.

This page is made from the docstrings in `briefings/lint/rules/`.
"""


def description(rule: Rule) -> str:
    """The description of a rule in Markdown: the parts of its docstring and its example."""
    _, _, parts = rule.text.partition("\n\n")
    facts = [_SEVERITY[rule.severity]]
    if rule.limit:
        facts.append(f"Threshold: {rule.limit:g}.")
    if rule.needs != "briefing":
        facts.append(_NEEDS[rule.needs])
    text = re.sub(r"^(What|Why|Source|Mend):", r"**\1:**", parts.strip(), flags=re.MULTILINE)
    return f"{' '.join(facts)}\n\n{text}\n\n{indent(rule.example, '    ')}"


_SEVERITY = {"error": "An error.", "warning": "A warning.", "note": "A note."}
_NEEDS = {
    "layout": "Checked on the pages, by `build`.",
    "network": "Checked only by `check --online`.",
}


def heading(rule: Rule) -> str:
    """`B03 single-origin: High confidence on one origin`."""
    return f"{rule.code} {rule.name}: {rule.title}"


def rules_page() -> str:
    """The text of `docs/rules.md`."""
    parts = [_HEAD]
    for letter, title in FAMILIES.items():
        found = [rule for code, rule in all_rules().items() if code[0] == letter]
        parts.append(f"## {title}\n")
        parts += [f"### {heading(rule)}\n\n{description(rule)}\n" for rule in found]
    return "\n".join(parts)
