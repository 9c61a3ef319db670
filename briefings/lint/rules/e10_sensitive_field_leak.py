"""Withheld words in a text that is shown.

What: a printed text contains, word for word, a name, title, address or text that otherwise appears only in
parts with `safety: withhold`. The message does not repeat the words.

Why: a name is withheld so that nobody is harmed. One mention elsewhere undoes that in every output.

Source: Berkeley Protocol, do no harm; SPJ Code of Ethics, minimise harm.

Mend: rewrite this text without these words, or mark this item with `safety: withhold` as well.
"""

import re
from collections.abc import Iterator

from ...model.tree import texts
from ..input import Hit, RuleInput

SEVERITY = "error"
EXAMPLE = """
key_facts:
# E10
- {id: F1, text: The log of the gauge was handed over by Anna Example.}
- {id: F2, text: The log of the gauge was handed over in May.}
people:
- {name: Anna Example, role: engineer at the dam, safety: withhold}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Shown fields that contain withheld words."""
    if not given.withheld:
        return
    fields = list(texts(given.briefing))
    whole = _plain("\n".join(field.text for field in fields))
    leaked = [words for text in given.withheld if (words := _plain(text)) in whole]
    if not leaked:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, leaked))})(?!\w)")
    for field in fields:
        if pattern.search(_plain(field.text)):
            message = "this text has words that are withheld elsewhere"
            yield Hit(field.loc, message, "rewrite it without them, or withhold this item as well")


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".").lower()
