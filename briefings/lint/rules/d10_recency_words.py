"""A word that is true only on the day of writing.

What: our own voice says “today”, “recently”, “currently”, “last month” or the like, outside quotations.
Words tied to another day (“had recently”, “the last year of the war”) are left alone.

Why: a briefing is read later than it is written, and a printed page does not say how much later.

Source: Commons Library practice; Wikipedia, Manual of Style, Words to watch (relative time references).

Mend: give the date, or write “as of” and the month of the cut-off.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
key_facts:
# D10
- {id: F1, text: The gauge was moved last month.}
# D10
- {id: F2, text: Ostland recently asked for new talks.}
- {id: F3, text: Ostland had recently asked for new talks when the dam closed in May 2025.}
- {id: F4, text: The minister said “not today”.}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Entries of the list `recency` in our own voice."""
    for sentence in given.own_with("recency"):
        for match, help in given.apart("recency", "recency_harmless", sentence):
            message = f"`{' '.join(match[0].split())}` is no longer true when this is read"
            yield given.at(sentence, match, message, help or "give the date")
