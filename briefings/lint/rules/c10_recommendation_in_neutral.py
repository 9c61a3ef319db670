"""Advice in a neutral briefing.

What: a briefing with `neutral: true` says in its own voice what somebody should, ought to, must or needs
to do, or recommends it. The rule leaves alone questions, conditions, subordinate clauses, deductions,
duties under a law, sentences that say whose view they give, and `must` in a fact that cites its source.

Why: if a briefing takes a side in its last line, readers distrust the rest.

Source: the practice of the Congressional Research Service, the House of Commons Library and Cochrane.

Mend: say who proposes it, or what would follow from it; or set `neutral: false`.
"""

import re
from collections.abc import Iterator

from ..input import Hit, RuleInput
from ..sentences import Sentence

SEVERITY = "warning"
EXAMPLE = """
# C10
why_it_matters: Both governments should publish the annex before the talks.
summary:
- {text: The union says that both governments should publish the annex.}
# C10
- {text: We recommend a joint gauge.}
- {text: "Should the accord lapse in 2027, nothing replaces it."}
"""
OURS = {"bottom_line", "why_it_matters", "key_judgments", "contested_points"}
"""Sections of conclusions: the authors themselves state the duties here."""
STATED = {"summary", "key_facts"}
"""Sections in which `must` may report a duty, if the item has a ground."""
_STEMS = frozenset({"shou", "ough", "must", "need", "reco", "urge", "advi", "impe"})
_ADVICE = re.compile(
    r"\b(?:we|this (?:briefing|paper|note)|the authors)\s+(?:\w+ly\s+)?(?:recommend|urge|advise)s?\b"
    r"|\bour recommendations?\b|\bit is (?:\w+ly )?(?:recommended|advisable|imperative)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?:we|our|this|the)\b", re.IGNORECASE)
_READING = (
    r"(?!\s+(?:not\s+)?(?:\w+ly\s+)?be\s+(?:\w+ly\s+)?(?:noted|read|seen|treated|taken|understood|borne"
    r"|kept in mind|remembered|regarded|interpreted|compared|confused|mistaken|conflated|equated|stressed"
    r"|in|on|at|able|ready|open|complete|clear|enough|possible|due)\b)"
)
"""How to read a figure is not advice, nor is what the authors expect to be true."""
_SHOULD = re.compile(
    r"(?<=\w )(?:should|ought to)\b"
    r"(?!\s+(?:the|an?|any|it|they|he|she|we|this|that|these|those|there|[A-Z]\w*)\b)"
    r"(?!\s+(?:(?:by )?(?:then|now) |already |not |\w+ly )?have\b)" + _READING
)
_STATES = (
    "be|of|in|from|for|is|was|have|know|mean|exist|lie|contain|come|seem|feel|own|hold|rest|pass"
)
"""What follows `must` if it is a deduction, a law of nature, or a noun."""
_MUST = re.compile(
    rf"(?<=\w )must\b{_READING}(?=\s+(?:not\s+)?(?:\w+ly\s+)?"
    r"(?:be\s+(?:\w+ly\s+)?(?:\w+ed|built|held|made|done|given|paid|met|kept|shut|begun)\b"
    rf"|(?!(?:{_STATES})\b)[a-z]))"
    r"|(?<=\w )needs to\b(?!\s+(?:have|know)\b)"
    r"|\b(?:we|both|sides|states|governments|parties|countries|authorities|donors)\s+need to\b",
    re.IGNORECASE,
)
_DEPENDENT = re.compile(
    r"\b(?:that|which|who|whom|whose|whether|if|unless|until|how|what|when|where|why|lest|readers?)\b"
    r"|\b(?:an?|nor|neither|(?:as|than) \w+)\s*$",
    re.IGNORECASE,
)
_APART = re.compile(r"[,;:(–—]|\bas\b")
_PURPOSE = re.compile(r"\b(?:before|until|unless|if|in order to|for)\b|^\s*To\b|\bto \w+ing\b")


def find(given: RuleInput) -> Iterator[Hit]:
    """Recommendations in our own voice; none if the briefing says that it is not neutral."""
    if not given.briefing.neutral:
        return
    for sentence in given.sentences:
        if sentence.voice == "theirs" or _STEMS.isdisjoint(sentence.stems) or _apart(sentence):
            continue
        match = _advice(sentence)
        if match and not _reported(given, sentence, match):
            message = f"`{match[0]}` is advice in our own voice"
            help = "say who proposes it or what would follow, or set `neutral: false`"
            yield given.at(sentence, match, message, help)


def _apart(sentence: Sentence) -> bool:
    """Whether a sentence is a question, or not in the language of the patterns."""
    asks = sentence.field == "question" or sentence.raw.rstrip().endswith("?")
    return asks or not sentence.language.startswith("en")


def _advice(sentence: Sentence) -> re.Match[str] | None:
    advice = _ADVICE.search(sentence.text)
    if advice:
        return advice
    duty = _SHOULD.search(sentence.text)
    if duty is None and _binding(sentence):
        duty = _MUST.search(sentence.text)
        if duty and duty[0] != "must" and _PURPOSE.search(sentence.text):
            return None
    if duty and not _DEPENDENT.search(sentence.text[: duty.start()]):
        return duty
    return None


def _binding(sentence: Sentence) -> bool:
    """Whether `must` is the authors' own word here, and not a duty that a source states."""
    grounds = getattr(sentence.part, "citations", ()) or getattr(sentence.part, "rests_on", ())
    bare = not grounds and "[@" not in sentence.raw
    return sentence.section in OURS or (sentence.section in STATED and bare)


def _reported(given: RuleInput, sentence: Sentence, duty: re.Match[str]) -> bool:
    """Whether somebody else says so: before the duty, or after it in a separate clause."""
    if _FIRST.match(duty[0]):
        return False
    for match, _ in given.words("attribution", sentence):
        between = sentence.text[duty.end() : match.start()]
        if match.end() <= duty.start() or _APART.search(between) or match[0][:2].lower() == "ac":
            return True
    return given.lexicon.has("reported_duty", sentence)
