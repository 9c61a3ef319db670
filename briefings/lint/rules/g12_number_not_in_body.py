"""A number that the longer text does not have.

What: the bottom line or a paragraph of the summary has a figure, percentage or year that none of the items
it rests on has, in a sentence that cites no source itself; or a `short` has one that neither the `text` nor the `detail` of its item has, whatever
its quotations have. The longer
text may spell the number as a word; numbers spelt as words in the short text are not checked.

Why: most readers read a short text, and few check it; numbers that differ between lengths are the first
thing that they notice.

Source: house rule: a shorter length is a subset of the longer ones.

Mend: correct one of the two, or name in `rests_on` the item that has the number.
"""

import re
from collections.abc import Iterator
from typing import Any

from ...model.edtf import Edtf
from ...model.tree import Loc, texts
from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
bottom_line:
  # G12
  text: The upper basin has 48 per cent of the flow.
  rests_on: [F1]
key_facts:
- id: F1
  text: The accord gives the upper basin forty-six per cent of the annual flow.
  short: The upper basin has 46 per cent.
- id: F2
  text: The gauge measured 31 per cent of its usual flow in August 2025.
  # G12
  short: 31 per cent was measured in 2024.
"""
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
TIERED = (
    "key_judgments", "key_facts", "contested_points", "gaps", "indicators", "dissents",
)  # fmt: skip


def find(given: RuleInput) -> Iterator[Hit]:
    """Numbers in leads and in short texts that no longer text has."""
    from ...evidence.numbers import missing_numbers

    language = given.briefing.language
    for support in given.evidence.support.values():
        if support.loc[0] in {"bottom_line", "summary"} and support.rests_on:
            known = " ; ".join(_words(given.item(id)) for id in support.rests_on)
            said = _uncited(given, (*support.loc, "text"), support.part.text)
            for number in () if _there(said, known) else missing_numbers(said, known, language):
                message = f"`{number.text}` is in no item that this rests on"
                help = "correct it, or name the item that has it in `rests_on`"
                yield Hit((*support.loc, "text"), message, help, number.text, number.start)
    for section in TIERED:
        for place, item in enumerate(getattr(given.briefing, section)):
            if not item.short:
                continue
            longer = _words(item.model_copy(update={"short": None}), quoted=False)
            if _there(item.short, longer):
                continue
            for number in missing_numbers(item.short, longer, item.lang or language):
                message = f"`{number.text}` is only in the `short` of `{item.id}`"
                help = "correct it: a short text says no more than the long one"
                yield Hit((section, place, "short"), message, help, number.text, number.start)


def _uncited(given: RuleInput, loc: Loc, text: str) -> str:
    """A text in which sentences that cite a source themselves are blank."""
    for sentence in given.sentences if "[@" in text else ():
        if sentence.loc == loc and "[@" in sentence.raw:
            end = sentence.start + len(sentence.raw)
            text = text[: sentence.start] + " " * len(sentence.raw) + text[end:]
    return text


def _there(said: str, known: str) -> bool:
    """Whether another text has all figures of a text as they are: most texts need no closer look."""
    return all(figure in known for figure in _FIGURE.findall(said))


def _words(item: Any, *, quoted: bool = True) -> str:
    """Everything that an item says, or only what it says itself, with the days of its dates spelt out."""
    if item is None:
        return ""
    fields = (field for field in texts(item) if quoted or "citations" not in field.loc)
    said = [field.text for field in fields]
    for name in ("date", "horizon"):
        date = getattr(item, name, None)
        if isinstance(date, Edtf):
            said += [
                f"{day.day} {day.strftime('%B')} {day.year}" for day in (date.first, date.last)
            ]
    return " ; ".join(said)
