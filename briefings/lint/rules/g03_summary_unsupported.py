"""A summary that rests on nothing.

What: the bottom line or a paragraph of the summary names no item in `rests_on` and cites nothing.
Briefings without key facts are left alone.

Why: a summary may only say what the body supports; `rests_on` shows that it does.

Source: ICD 203, tradecraft standard 6.

Mend: name the facts, judgments and contested points in `rests_on`.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
# G03
bottom_line: {text: Both accept the accord.}
key_facts:
- {id: F1, text: The accord of 1968 is in force.}
summary:
- {text: The accord is in force., rests_on: [F1]}
- {text: "The accord is in force, as its depositary says [@accord].", short: In force.}
sources:
- {id: accord, type: treaty, title: The accord}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Paragraphs without citations and `rests_on`."""
    if not given.briefing.key_facts:
        return
    for section in ("bottom_line", "summary"):
        for support in given.supported(section):
            if not support.rests_on and not support.uses:
                message = "this rests on no item and cites no source"
                help = "name what it sums up in `rests_on`"
                yield Hit(support.loc, message, help)
