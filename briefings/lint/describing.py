"""What rules say of themselves: for `explain`, `list` and `docs/rules.md`."""

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

What `check` looks for in a briefing that is otherwise valid, as an exacting editor would. An error
stops the build, a warning does not, a note is shown by `check` only. `make-briefing explain B03` prints
the section of one rule, `make-briefing list rules` the names of all.

Rules about words look at the briefing's own sentences: not at quotations, positions, dissents, usage
notes, titles, names and addresses. A rule is a guess where it looks at words; where it is wrong about a
sentence, [waive it](content-format.md#waivers) and say why.

A project changes severity, thresholds and word lists in [`settings.yaml`](content-format.md#settings):

    lint:
      severity: {D09: off, B17: error}
      thresholds: {C03: 2.5}
      words: {loaded: [strongman]}

`--final` (or `status: final`) makes the rules that are marked *furniture* errors, and refuses waivers of
errors in the families C, E and F. Some faults of these families are refused before any rule looks:
a missing cut-off (F02) is V101, a length without a key to the scale (A14) is V117.

This page is made from the docstrings in `briefings/lint/rules/`.
"""


def description(rule: Rule) -> str:
    """What a rule is about, in Markdown: the parts of its docstring and its example."""
    _, _, parts = rule.text.partition("\n\n")
    facts = [_SEVERITY[rule.severity] if not rule.furniture else _FURNITURE]
    if rule.limit:
        facts.append(f"Threshold: {rule.limit:g}.")
    if rule.needs != "briefing":
        facts.append(_NEEDS[rule.needs])
    text = re.sub(r"^(What|Why|Source|Mend):", r"**\1:**", parts.strip(), flags=re.MULTILINE)
    return f"{' '.join(facts)}\n\n{text}\n\n{indent(rule.example, '    ')}"


_SEVERITY = {"error": "An error.", "warning": "A warning.", "note": "A note."}
_FURNITURE = "Furniture: an error in a final edition, else a warning."
_NEEDS = {
    "layout": "Looked for on the pages, by `build`.",
    "network": "Looked for by `check --online` only.",
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
