"""Likelihood and confidence in one sentence.

What: a sentence of our own has both a level of confidence and a term of likelihood or a percentage of
likelihood. It is a warning under scales that forbid it (`mixing: error`: ICD 203, PHIA), allowed under
the IPCC's, and a note under the others.

Why: how probable something is and how good our basis is are two questions; readers who meet both in one
sentence confuse them.

Source: ICD 203, section D.6.e.(2)(b).

Mend: two sentences: first how likely it is, then how confident we are and why.
"""

import re
from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
key_judgments:
# A01
- {id: J1, text: We judge with high confidence that new talks are likely., likelihood: likely, confidence: high, basis: Both said so.}
- {id: J2, text: New talks are likely. Our confidence in this is high., likelihood: likely, confidence: high, basis: Both said so.}
"""
_CONFIDENCE = re.compile(r"\bconfiden(?:ce|t)\b", re.IGNORECASE)


def find(given: RuleInput) -> Iterator[Hit]:
    """Sentences of our own with a word of confidence and a term of likelihood."""
    if given.scale.mixing == "allowed":
        return
    severity = "note" if given.scale.mixing == "warning" else SEVERITY
    for sentence in given.sentences:
        if sentence.voice == "theirs" or "conf" not in sentence.stems:
            continue
        confidence = _CONFIDENCE.search(sentence.text)
        if confidence is None:
            continue
        for term in given.terms(sentence):
            message = f"`{term[0]}` and `{confidence[0]}` in one sentence"
            help = "write one sentence for the likelihood, another for the confidence"
            yield given.at(sentence, term, message, help)._replace(severity=severity)
            break
