"""High confidence in a distant forecast.

What: a judgment has a likelihood and high confidence, and its horizon begins more than two years after
the cut-off; for an interval, the end counts. The number of years can be set in `lint.thresholds` of
settings.yaml.

Why: for most topics, nothing that is known today justifies high confidence about the distant future.

Source: estimative-language note of the US intelligence community, on judgments that forecast years
ahead.

Mend: lower the confidence, or judge a nearer horizon.
"""

import datetime as dt
from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
LIMIT = 2
EXAMPLE = """
cutoff: 2026-06-30
key_judgments:
# B11
- {id: J1, text: The dam is likely to be finished., likelihood: likely, horizon: 2035, confidence: high, basis: Both governments pay.}
- {id: J2, text: Work is likely to start., likelihood: likely, horizon: 2027, confidence: high, basis: Both governments pay.}
"""


def find(given: RuleInput, limit: float) -> Iterator[Hit]:
    """Judgments with a likelihood and high confidence whose horizon lies beyond the limit."""
    years = f"{limit:g}"
    for number, judgment in enumerate(given.briefing.key_judgments):
        if not (judgment.likelihood and judgment.horizon and given.high(judgment.confidence)):
            continue
        horizon = (judgment.horizon.end or judgment.horizon.start).first
        if horizon - given.briefing.cutoff > dt.timedelta(days=365.25 * limit):
            message = f"high confidence up to {judgment.horizon.text}, over {years} years ahead"
            help = "lower it, or judge a nearer horizon"
            yield Hit(("key_judgments", number, "confidence"), message, help)
