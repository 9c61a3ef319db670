"""No bottom line, or a long one.

What: `bottom_line` is missing, or has more than two sentences. The number can be set in
`lint.thresholds` of settings.yaml.

Why: a reader who stops after the first lines must have read the main message.

Source: ICD 203, tradecraft standard 6; Army Regulation 25-50 (bottom line up front).

Mend: write the main message in one or two sentences.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
LIMIT = 2
EXAMPLE = """
bottom_line:
  # G02
  text: Both accept the accord. They read it differently. Talks are near.
"""


def find(given: RuleInput, limit: float) -> Iterator[Hit]:
    """The bottom line, if it is missing or too long."""
    if given.briefing.bottom_line is None:
        help = "write the main message in one or two sentences"
        yield Hit(("bottom_line",), "there is no `bottom_line`", help)
        return
    loc = ("bottom_line", "text")
    count = sum(sentence.loc == loc for sentence in given.sentences)
    if count > limit:
        message = f"the bottom line has {count} sentences, the limit is {limit:g}"
        yield Hit(loc, message, "keep the main message, move the rest to `summary`")
