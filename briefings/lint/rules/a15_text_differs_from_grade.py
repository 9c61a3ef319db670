"""A sentence whose grade differs from its field.

What: the text of a judgment or assessment has a term of likelihood, and none of its terms is the one in
`likelihood`; or it names a level of confidence other than the one in `confidence`.

Why: the grade is printed beside the sentence. Readers who see two cannot know which is meant.

Source: ICD 203, tradecraft standard 2: uncertainty is expressed once, in one language.

Mend: write the term of the field in the sentence, or correct the field.
"""

import re
from collections.abc import Iterator

from ...model.scale import Degree
from ...model.tree import Loc
from ..chances import degrees
from ..input import Hit, RuleInput
from ..sentences import Sentence

SEVERITY = "warning"
EXAMPLE = """
key_judgments:
# A15
- {id: J1, text: The shares will very likely be renegotiated., likelihood: likely, horizon: 2028, confidence: low, basis: One report.}
- {id: J2, text: The shares will likely be renegotiated., likelihood: likely, horizon: 2028, confidence: low, basis: One report.}
# A15
- {id: J3, text: The dam stays. We have moderate confidence in this., confidence: high, basis: Two reports.}
"""
_SAID = re.compile(r"\b(very high|very low|high|medium|moderate|low) confidence\b", re.IGNORECASE)


def find(given: RuleInput) -> Iterator[Hit]:
    """Terms and levels in the text of graded conclusions that differ from their fields."""
    said: dict[Loc, list[tuple[Sentence, re.Match[str], Degree]]] = {}
    for sentence in given.sentences:
        graded = sentence.section == "key_judgments" or "assessment" in sentence.loc
        if not graded or sentence.field not in {"text", "short"} or sentence.voice == "theirs":
            continue
        if sentence.part.likelihood:
            found = said.setdefault(sentence.loc, [])
            found += [(sentence, match, degree) for match, degree in degrees(given, sentence)]
        yield from _confidence(given, sentence)
    for terms in said.values():
        declared = terms and given.scale.degree(terms[0][0].part.likelihood)
        if terms and all(degree is not declared for _, _, degree in terms):
            sentence, match, _ = terms[0]
            field = sentence.part.likelihood
            message = f"the text says `{match[0]}`, `likelihood` says `{field}`"
            yield given.at(sentence, match, message, "write the same in both")


def _confidence(given: RuleInput, sentence: Sentence) -> Iterator[Hit]:
    match = _SAID.search(sentence.text)
    field = sentence.part.confidence
    if match and field and match[1].lower() != field:
        message = f"the text says `{match[0]}`, `confidence` says `{field}`"
        yield given.at(sentence, match, message, "write the same in both")
