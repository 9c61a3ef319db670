"""Words that tell the reader what to think.

What: an adverb or phrase of the editor's own, such as “clearly” or “unfortunately”, outside quotations,
outside a named side's case, and not in a view that the sentence gives as somebody's.

Why: if it is clear, the sentence shows it; if it is not, the word hides that it is not.

Source: Wikipedia, Manual of Style, Words to watch (editorialising).

Mend: strike the word, or say who finds it clear.
"""

from collections.abc import Iterator

from ..desk import Desk, Hit

SEVERITY = "warning"
EXAMPLE = """
key_facts:
# D03
- {id: F1, text: The accord clearly favours the upper basin.}
- {id: F2, text: "The commission calls the accord “clearly unfair”."}
"""


def find(desk: Desk) -> Iterator[Hit]:
    """Entries of the list `editorial` in our own voice."""
    for sentence in desk.own_with("editorial"):
        for match, help in desk.apart("editorial", "editorial_harmless", sentence):
            if not desk.attributed(sentence, match):
                message = f"`{' '.join(match[0].split())}` tells the reader what to think"
                yield desk.at(sentence, match, message, help or "strike it")
