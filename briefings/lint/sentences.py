"""The sentences of a briefing, ready for rules about words.

What is not the briefing's own wording is blanked: quotations, citations and references, addresses,
code. Blanks keep every character at its place, so that a match leads back to the content file.
"""

import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from ..model.briefing import Briefing
from ..model.tree import Loc, TextField, texts

Voice = Literal["own", "theirs"]

VOICELESS = frozenset({"sources", "waivers", "authors", "reviewers"})
"""Sections that state nothing; titles and names of sources are nobody's wording here."""
WHOLE = frozenset({"funding", "ai_used", "disclaimer", "licence", "publisher", "series", "number"})
"""Fields about the briefing itself."""
LABELS = frozenset({
    "holder", "name", "native_name", "native_lang", "term", "topic", "unit", "kind", "x", "y",
    "likelihood", "confidence", "evidence", "agreement", "downgraded_for", "upgraded_for", "marking",
    "locator", "quote", "prefix", "suffix", "speaker", "translator", "role", "date", "horizon",
})  # fmt: skip
"""Fields that are names or grades, not sentences. A person's `role` is one of them, too."""
THEIRS = frozenset({"positions", "dissents", "usage"})
"""Where the briefing speaks for somebody who is named beside it."""

# Nothing here may run past another opening mark: a text of such marks alone would take for ever.
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
    """The field of the briefing that it stands in, such as `key_facts`."""
    field: str
    """The field of the item, such as `text`."""
    part: Any
    """The part that holds the field: a fact, a position, the briefing itself."""
    voice: Voice
    raw: str
    text: str
    """`raw` with blanks for what is not our wording, of the same length."""
    start: int
    """Where it starts in the field's text."""
    language: str
    stems: frozenset[str]
    """The first four letters of each of its words, in small letters."""

    @property
    def opening(self) -> int:
        """Where its first word starts."""
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
    """The innermost part that a field is in, and whether somebody else speaks there."""
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
    """A text in which all that is not its own wording is blank; of the same length."""
    return _BLANKED.sub(lambda match: " " * len(match[0]), text)


def split(raw: str, blanked: str, language: str) -> list[str]:
    """The sentences of a text; joined, they are the text again.

    Boundaries are looked for in the blanked text: a full stop inside a quotation ends nothing.
    """
    import sentencex

    found: list[str] = []
    start = 0
    for piece in sentencex.segment(language.partition("-")[0], blanked):
        end = start + len(piece)
        if found and _STARTS_AGAIN.match(piece):  # after an abbreviation, not after an end
            found[-1] += raw[start:end]
        else:
            found.append(raw[start:end])
        start = end
    return found
