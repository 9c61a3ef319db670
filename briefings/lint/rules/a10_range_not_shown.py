"""A term of likelihood whose range is not shown.

What: under a scale whose ranges are printed in the text (`numbers: inline`), a sentence of our own says how
likely something is; its item has no `likelihood` and rests on no judgment with that likelihood, and no
range follows in brackets. The rule looks at the bottom line, `why_it_matters`, summary, judgments, facts,
contested points and gaps.

Why: the program prints the range of a field `likelihood`, but not the range of a word in a sentence.
Readers understood such words as intended in a third of cases without the range, and in two thirds with the
range beside them.

Source: Wintle and others, Verbal probabilities, PLOS ONE, 2019.

Mend: put the range in brackets, or let the item rest on the judgment that has the likelihood.
"""

import re
from collections.abc import Iterator
from typing import Any

from ...model.items import Judgment
from ...model.scale import Degree
from ..chances import degrees
from ..input import Hit, RuleInput
from ..sentences import Sentence
from ..voices import reports

SEVERITY = "warning"
EXAMPLE = """
# A10
why_it_matters: New talks are likely before 2028.
summary:
- {text: New talks are likely before 2028., rests_on: [J1]}
key_judgments:
- {id: J1, text: New talks are likely before 2028., likelihood: likely, horizon: 2027, confidence: low, basis: One report.}
"""
SECTIONS = frozenset((
    "bottom_line", "why_it_matters", "summary", "key_judgments", "key_facts", "contested_points", "gaps",
))  # fmt: skip
FIELDS = frozenset({"text", "short", "detail", "why_it_matters", "background", "agreed"})
_BRACKET = re.compile(r"\s*\([^()]*\d[^()]*\)")
_OPEN = re.compile(r"\b(?:whether|if|unless|how|was|were|had)\b", re.IGNORECASE)
"""Questions, conditions, and what was once likely."""


def find(given: RuleInput) -> Iterator[Hit]:
    """Terms without a range in items without a likelihood; the first in each field."""
    if given.scale.numbers != "inline":
        return
    seen: set[object] = set()
    for sentence in given.sentences:
        if not _looked_at(sentence) or sentence.loc in seen:
            continue
        for term, degree in degrees(given, sentence):
            if _shown(given, sentence, term, degree) or reports(given, sentence):
                continue
            seen.add(sentence.loc)
            message = f"`{term[0]}` without its range"
            help = f"write `{term[0]} ({degree.range})`, or "
            add = "give the item a `likelihood`"
            rest = f"let it rest on a judgment that is `{degree.term}`"
            help += add if isinstance(sentence.part, Judgment) else rest
            yield given.at(sentence, term, message, help)
            break


def _looked_at(sentence: Sentence) -> bool:
    ours = sentence.voice == "own" and sentence.section in SECTIONS and sentence.field in FIELDS
    return ours and not getattr(sentence.part, "likelihood", None)


def _shown(given: RuleInput, sentence: Sentence, term: re.Match[str], degree: Degree) -> bool:
    if _BRACKET.match(sentence.text, term.end()) or _OPEN.search(sentence.text):
        return True
    below = (given.item(id) for id in getattr(sentence.part, "rests_on", ()))
    return any(_likelihood(item) in {degree.term, *degree.also} for item in below)


def _likelihood(item: Any) -> str | None:
    """The likelihood of a judgment, or of the assessment of a contested point."""
    found = getattr(item, "assessment", None) or item
    return getattr(found, "likelihood", None)
