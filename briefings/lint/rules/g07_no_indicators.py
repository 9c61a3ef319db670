"""A forecast without indicators.

What: a key judgment has a likelihood and a horizon, and names no `indicators`. It is a warning in a final
edition, else a note.

Why: indicators let readers tell, before the horizon, whether the forecast is coming true.

Source: ICD 203, tradecraft standards 2 to 4.

Mend: write what to watch under `indicators`, and name it in the judgment.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "note"
EXAMPLE = """
key_judgments:
# G07
- {id: J1, text: Talks before 2028 are likely., likelihood: likely, horizon: 2028}
- {id: J2, text: Talks before 2028 are likely., likelihood: likely, horizon: 2028, indicators: [I1]}
- {id: J3, text: The annex is likely to exist., likelihood: likely}
indicators:
- {id: I1, text: An invitation is published.}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Forecasts that do not say what to watch."""
    severity = "warning" if given.final else SEVERITY
    for number, judgment in enumerate(given.briefing.key_judgments):
        if judgment.likelihood and judgment.horizon and not judgment.indicators:
            message = f"`{judgment.id}` looks ahead and names no indicators"
            help = "name in `indicators` what to watch"
            yield Hit(("key_judgments", number), message, help, severity=severity)
