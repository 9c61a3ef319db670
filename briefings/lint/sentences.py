"""The sentences of a briefing, ready for rules about words.

Everything that is not the briefing's own wording is blanked: quotations, citations and references,
addresses, code. Blanks keep every character at its offset, so that a match leads back to the content file.
"""

import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from ..model.briefing import Briefing
from ..model.tree import Loc, TextField, texts

Voice = Literal["own", "theirs"]

VOICELESS = frozenset({"sources", "waivers", "authors", "reviewers"})
"""Sections that state nothing; titles and names of sources are not the briefing's wording."""
WHOLE = frozenset({"funding", "ai_used", "disclaimer", "licence", "publisher", "series", "number"})
"""Fields about the briefing itself."""
LABELS = frozenset({
    "holder", "name", "native_name", "native_lang", "term", "topic", "unit", "kind", "x", "y",
    "likelihood", "confidence", "evidence", "agreement", "downgraded_for", "upgraded_for", "marking",
    "locator", "quote", "prefix", "suffix", "speaker", "translator", "role", "date", "horizon",
    "by", "against",
})  # fmt: skip
"""Fields that are names or grades, not sentences. A person's `role` also belongs here."""
THEIRS = frozenset({"positions", "dissents", "usage"})
"""Parts in which the briefing speaks for somebody who is named beside it."""

# No pattern may run past another opening mark, or a text of such marks alone would take for ever.
_BLANKED = re.compile(
    r"(?<!`)`+[^`]+`+"
    r"|\[(?:@[^\[\]]+|\#[A-Za-z][\w.-]*)\]"  # citations, references
    r"|\]\([^()\s]*\)|<?https?://[^\s<)>]+>?|<?mailto:[^\s<)>]+>?|\bwww\.\S+"
    r"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\""
    r"|(?<!\w)‘[^‘’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)"
    r"|[*_\[\]\\]"
)
_WORD = re.compile(r"\w+")
_STARTS_AGAIN = re.compile(r"\s*(?:\d|[a-z]|[%–—)])")


class Sentence(NamedTuple):
    """One sentence of a text field."""

    loc: Loc
    section: str
    """The field of the briefing that it is in, such as `key_facts`."""
    field: str
    """The field of the item, such as `text`."""
    part: Any
    """The part that has the field: a fact, a position, the briefing itself."""
    voice: Voice
    raw: str
    text: str
    """`raw` with blanks in place of other people's words; it has the same length."""
    start: int
    """Its offset in the text of the field."""
    language: str
    stems: frozenset[str]
    """The first four letters of each of its words, in small letters."""

    @property
    def opening(self) -> int:
        """The offset of its first word."""
        return len(self.text) - len(self.text.lstrip())


def sentences(briefing: Briefing) -> tuple[Sentence, ...]:
    """All sentences, in the order of the content file."""
    return tuple(sentence for field in texts(briefing) for sentence in _of(field, briefing))


def _of(field: TextField, briefing: Briefing) -> Iterator[Sentence]:
    loc = field.loc
    section, name = str(loc[0]), str(loc[-1])
    if section in VOICELESS or section in WHOLE or name in LABELS:
        return
    part, theirs = _holder(briefing, loc)
    language = getattr(part, "lang", None) or briefing.language
    blanked = blank(field.text) if field.markdown else field.text
    start = 0
    for raw in split(field.text, blanked, language):
        text = blanked[start : start + len(raw)]
        yield Sentence(
            loc=loc,
            section=section,
            field=name,
            part=part,
            voice="theirs" if theirs else "own",
            raw=raw,
            text=text,
            start=start,
            language=language,
            stems=frozenset(stems_of(text)),
        )
        start += len(raw)


def _holder(briefing: Briefing, loc: Loc) -> tuple[Any, bool]:
    """The innermost part that contains a field, and whether somebody else speaks there."""
    part: Any = briefing
    for step in loc[:-1]:
        inner = part[step] if isinstance(step, int) else getattr(part, step, None)
        if inner is None:
            break
        part = inner
    return part, not THEIRS.isdisjoint(map(str, loc))


def stems_of(text: str) -> list[str]:
    """The first four letters of each word, in small letters."""
    return [word[:4].lower() for word in _WORD.findall(text)]


def blank(text: str) -> str:
    """A text of the same length in which everything except its own wording is blank."""
    return _BLANKED.sub(lambda match: " " * len(match[0]), text)


def split(raw: str, blanked: str, language: str) -> list[str]:
    """The sentences of a text; joined, they give the text again.

    Boundaries come from the blanked text: a full stop inside a quotation does not end a sentence.
    """
    import sentencex

    found: list[str] = []
    start = 0
    for piece in sentencex.segment(language.partition("-")[0], blanked):
        end = start + len(piece)
        if found and _STARTS_AGAIN.match(piece):  # after an abbreviation, not a sentence
            found[-1] += raw[start:end]
        else:
            found.append(raw[start:end])
        start = end
    return found
