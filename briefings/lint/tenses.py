"""Statements about the future: the verb “will”, but not the noun. English only."""

import re

from .sentences import Sentence

_WILL = re.compile(
    r"(?<![\w-])(will(?:\s+(?:not|never))?|won['’]t)\s+(?:also\s+|still\s+|again\s+|soon\s+|probably\s+)?"
    r"(?!to\b|of\b|and\b|or\b|in\b|was\b|is\b|for\b|that\b|power\b|the\b|have\s+been\b)(?=[a-z])"
)
_NOUN = re.compile(
    r"\b(?:the|a|an|his|her|its|their|our|this|that|last|own|free|good|ill|political|popular|public"
    r"|national|general|strong|of|at|by|living|written)\s+$|['’]s\s+$",
    re.IGNORECASE,
)
_DEMONSTRATIVE = re.compile(r"(?:^|[,;:]\s+|\band\s+)(?:this|that)\s+$", re.IGNORECASE)
"""`This will end` has the verb; after other words, `that will` may be either."""


def will(sentence: Sentence) -> re.Match[str] | None:
    """The first `will` that is a verb, in small letters; its group 1 is `will` or `will not`."""
    if "will" not in sentence.stems and "won" not in sentence.stems:
        return None
    text = sentence.text
    for match in _WILL.finditer(text):
        before = text[: match.start()]
        if not _NOUN.search(before) or _DEMONSTRATIVE.search(before):
            return match
    return None
