"""A judgment without an alternative.

What: a key judgment has a likelihood between 5 and 95 per cent, short of near certainty, and no
`alternatives`. It is a warning in a final edition, else a note.

Why: if an outcome is not nearly certain, things may turn out differently, and readers need to know how.

Source: ICD 203, tradecraft standard 4.

Mend: say in `alternatives` what else may be true or happen.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "note"
EXAMPLE = """
key_judgments:
# G06
- {id: J1, text: Talks are likely., likelihood: likely}
- {id: J2, text: Talks are likely., likelihood: likely, alternatives: The accord lapses.}
- {id: J3, text: Talks are almost certain., likelihood: almost certain}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Judgments that may turn out wrong but name no alternative."""
    severity = "warning" if given.final else SEVERITY
    for number, judgment in enumerate(given.briefing.key_judgments):
        degree = given.scale.degree(judgment.likelihood) if judgment.likelihood else None
        if degree and degree.low < 95 and degree.high > 5 and not judgment.alternatives:
            message = f"`{judgment.id}` is `{judgment.likelihood}` and names no alternative"
            help = "say in `alternatives` what else may happen"
            yield Hit(("key_judgments", number), message, help, severity=severity)
