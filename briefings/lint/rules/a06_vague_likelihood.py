"""A likelihood without a degree.

What: a judgment or an assessment says “may”, “might”, “could”, “possibly”, “perhaps”, “a real chance” or
the like, and its sentence has no term of the scale. “Cannot rule out” is a note. Sentences about what is
allowed, what was once possible or what somebody else said are left alone, and so are briefings whose scale
has no terms of likelihood.

Why: “may” is true of almost everything. Readers took “serious possibility” to mean anything between 20 and
80 per cent.

Source: Sherman Kent, Words of Estimative Probability, 1964; ICD 203, section D.6.e.(2)(a).

Mend: say it with a term of the scale; or say that it cannot be judged, and why.
"""

import re
from collections.abc import Iterator

from ..input import Hit, RuleInput
from ..sentences import Sentence
from ..voices import CONCLUSIONS, reports

SEVERITY = "warning"
EXAMPLE = """
key_judgments:
# A06
- {id: J1, text: Westland might leave the accord., confidence: low, basis: One report.}
- {id: J2, text: Westland may inspect the gauge under article 3., confidence: low, basis: The treaty.}
"""
_MODAL = re.compile(
    r"(?<![\w-])(?:may|might|could)\s+"
    r"(?!not\b|no\b|only\b|have\b|of\b|and\b|or\b|be\s+(?:used|seen|called|found|said|read)\b)(?=[a-z])"
)
_STEMS = frozenset({"may", "migh", "coul"})
_ALLOWED = re.compile(
    r"\b(?:article|art|section|treaty|law|laws|statute|rules?|charter|constitution|licen[cs]e\w*"
    r"|permit\w*|allow\w*|entitled?|rights?|under\s+the)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|until|ago|once|used\s+to|no\s+longer|so\s+that|than|but)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\b(?:the|its|their|his|her|military|naval|economic|political|all|of|'s|’s)\s+$"
)
_AMOUNT = re.compile(
    r"\s+(?:\d|an?\s|one|two|three|four|five|ten|half|hundreds?|thousands?|the\s+\w+est)"
)
"""`perhaps 200 people` is about a number, not about a likelihood."""
_OPEN = re.compile(r"\b(?:whether|unknown|unclear|not\s+known)\b", re.IGNORECASE)


def find(given: RuleInput) -> Iterator[Hit]:
    """Vague words of likelihood in judgments and assessments."""
    if not given.scale.likelihood:
        return
    help = "use a term of the scale, or say what is not known"
    for sentence in filter(_concludes, given.sentences):
        found = list(_vague(given, sentence))
        if not found or _says_more(given, sentence):
            continue
        for match, severity in found:
            message = f"`{_word(match)}` does not say how likely"
            hit = given.at(sentence, match, message, help)
            yield hit._replace(words=_word(match), severity=severity)


def _concludes(sentence: Sentence) -> bool:
    stated = sentence.field in {"text", "short"}
    return stated and sentence.voice == "own" and isinstance(sentence.part, CONCLUSIONS)


def _vague(given: RuleInput, sentence: Sentence) -> Iterator[tuple[re.Match[str], str]]:
    """Vague words, each with its severity."""
    for match, _ in given.words("vague", sentence):
        if not _AMOUNT.match(sentence.text, match.end()):
            yield match, SEVERITY
    for match, _ in given.words("not ruled out", sentence):
        yield match, "note"
    modal = _modal(sentence)
    if modal:
        yield modal, SEVERITY


def _says_more(given: RuleInput, sentence: Sentence) -> bool:
    """Whether the sentence also has a term, is a question, or reports somebody else's view."""
    if _OPEN.search(sentence.text) or next(given.terms(sentence), None):
        return True
    return reports(given, sentence)


def _modal(sentence: Sentence) -> re.Match[str] | None:
    """The first `may`, `might` or `could` that is not a permission, a past ability or a noun."""
    if _STEMS.isdisjoint(sentence.stems) or sentence.language.partition("-")[0].lower() != "en":
        return None
    text = sentence.text
    match = _MODAL.search(text)
    if (
        match is None
        or _ALLOWED.search(text)
        or _PAST.search(text)
        or _NOUN.search(text[: match.start()])
    ):
        return None
    return match


def _word(match: re.Match[str]) -> str:
    """The words to report: of `may resume`, only the first."""
    return match[0].split()[0] if match.re is _MODAL else match[0]
