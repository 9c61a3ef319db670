"""A number that its quotation does not have.

What: a fact has a quotation, and none of its quotations has a figure, percentage or date of its text.
Number words count as numbers. Parts of the fact's own `date` and of its sources' dates of issue are exempt.
So is a fact if one of its citations says in `derived` how the number was worked out, or names a place in a
source without quoting it.

Why: a number that was mistyped, rounded or taken from elsewhere looks as well sourced as the words
beside it.

Source: house rule; tools that check claims against sources also check numbers.

Mend: quote the passage that has the number, correct the number, or say in `derived` how it was worked out.
"""

from collections.abc import Iterator

from ...model.edtf import Edtf
from ...model.source import Citation
from ..input import Hit, RuleInput

SEVERITY = "warning"
FOLDER = True
FILES = {"archive/accord.txt": "Article 3. The upper basin takes 46 per cent of the annual flow.\n"}
EXAMPLE = """
key_facts:
- id: F1
  # E11
  text: The accord gives the upper basin 48 per cent.
  citations: [{source: accord, quote: takes 46 per cent of the annual flow}]
- id: F2
  text: The accord leaves the lower basin 54 per cent.
  citations: [{source: accord, quote: takes 46 per cent of the annual flow, derived: 100 less 46}]
sources:
- {id: accord, type: webpage, title: The accord, archive: {file: accord.txt, "on": 2026-06-02}}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Numbers in the text of a fact with quotations that none of its quotations has."""
    if not given.evidence.quotations:
        return
    from ...evidence.numbers import missing_numbers

    for support in given.supported("key_facts"):
        citations = [use.citation for use in support.uses if use.citation]
        quotes = [c.quote for c in citations if c.quote and c.role in {"supports", "repeats"}]
        if not quotes or any(c.derived for c in citations) or any(map(_unquoted, citations)):
            continue
        fact = support.part
        issued = [given.sources[c.source].issued for c in citations]
        known = " ; ".join([*quotes, *(_spelled(day) for day in [fact.date, *issued] if day)])
        language = fact.lang or given.briefing.language
        for number in missing_numbers(fact.text, known, language):
            message = f"`{number.text}` is in no quotation of `{fact.id}`"
            help = "correct it, quote the passage that has it, or say in `derived` how it was worked out"
            yield Hit((*support.loc, "text"), message, help, number.text, number.start)


def _unquoted(citation: Citation) -> bool:
    """Whether a place in a source is cited without its words: the number may stand there."""
    return bool(citation.locator) and not citation.quote and citation.role == "supports"


def _spelled(date: Edtf) -> str:
    """Days, months and years of a date, as a quotation would write them."""
    days = {date.first, date.last}
    return " ; ".join(f"{day.day} {day.strftime('%B')} {day.year}" for day in days)
