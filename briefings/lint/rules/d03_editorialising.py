"""Words that tell the reader what to think.

What: our own voice uses a judging adverb or phrase, such as “clearly” or “unfortunately”. Quotations, the
case of a named side, and views that the sentence attributes to somebody are left alone.

Why: if something is clear, the sentence shows it; if it is not, the word hides that.

Source: Wikipedia, Manual of Style, Words to watch (editorialising).

Mend: strike the word, or say who finds it clear.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
key_facts:
# D03
- {id: F1, text: The accord clearly favours the upper basin.}
- {id: F2, text: "The commission calls the accord “clearly unfair”."}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Entries of the list `editorial` in our own voice."""
    for sentence in given.own_with("editorial"):
        for match, help in given.apart("editorial", "editorial_harmless", sentence):
            if not given.attributed(sentence, match):
                message = f"`{' '.join(match[0].split())}` tells the reader what to think"
                yield given.at(sentence, match, message, help or "strike it")
