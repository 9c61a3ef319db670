"""What rules look at, and what they say."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from ..catalogue.choices import Catalogue
from ..evidence import Evidence
from ..evidence.grading import is_high, ordered
from ..evidence.support import Support
from ..model.briefing import Briefing
from ..model.items import ContestedPoint
from ..model.length import Length
from ..model.scale import Scale
from ..model.selection import Selection
from ..model.settings import LintSettings
from ..model.source import Source
from ..model.tree import Loc
from ..model.typography import Typography
from ..sources.numbering import cited
from .sentences import Sentence, sentences, stems_of
from .withheld import withheld_words
from .wordlists import Lexicon

LONGEST = 5000
"""Characters of a sentence in which rules look for words: a cheat's could have millions."""


class Hit(NamedTuple):
    """What a rule found; the engine makes a finding of it."""

    loc: Loc
    """The field, in the briefing that the rule was given."""
    message: str
    """One sentence, without a full stop."""
    help: str = ""
    """What to write instead."""
    words: str = ""
    """The words in the field to point at; empty: the whole field."""
    start: int = 0
    """Where these words start in the field's text."""
    severity: str = ""
    """Empty: that of the rule."""


class Page(NamedTuple):
    """One length as it was laid out, for rules that need the layout."""

    name: str
    file: str
    """The PDF's name."""
    length: Length
    selection: Selection
    pages: int
    budget: int | None
    strict: bool
    typography: Typography | None = None
    body: float = 0.0
    """Size of the running text, in points."""


class RuleInput(NamedTuple):
    """What rules read. Except for `withheld`, nothing of it is withheld from readers."""

    briefing: Briefing
    scale: Scale
    """The declared one."""
    scales: Mapping[str, Scale]
    """All scales on offer, by name."""
    lengths: Mapping[str, Length]
    evidence: Evidence
    sentences: tuple[Sentence, ...]
    """Every sentence that the briefing states, in the order of the content file."""
    lexicon: Lexicon
    today: dt.date
    """The day against which age is measured: `--today`, else the cut-off. Never the clock."""
    final: bool = False
    """Whether every warning needs an answer."""
    withheld: tuple[str, ...] = ()
    """Words that must reach no output: names, titles, addresses and texts of what is withheld."""
    page: Page | None = None

    @property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        return self.evidence.sources

    @property
    def cited(self) -> frozenset[str]:
        """Ids of the sources that the briefing cites anywhere."""
        return frozenset(key for _, keys in cited(self.briefing) for key in keys)

    def graded(self) -> Iterator[Support]:
        """Statements that can carry a grade: judgments, facts, assessments of contested points."""
        for support in self.evidence.support.values():
            if "confidence" in vars(support.part):
                yield support

    def supported(self, section: str) -> Iterator[Support]:
        """The statements of a section, such as `key_facts`; not those inside its items."""
        for support in self.evidence.support.values():
            if support.loc[0] == section and len(support.loc) <= 2:
                yield support

    def sides(self, point: ContestedPoint) -> list[Support]:
        """What the positions of a contested point rest on, in their order."""
        support = self.evidence.support
        return [support[f"{point.id}.positions[{n}]"] for n in range(len(point.positions))]

    def high(self, confidence: str | None) -> bool:
        """Whether a level of confidence is a high one: more than three quarters of its pattern."""
        return is_high(self.scale, confidence)

    @property
    def levels(self) -> list[str]:
        """Levels of confidence of the declared scale, lowest first."""
        return [level.id for level in ordered(self.scale)]

    def rank(self, confidence: str | None) -> int:
        """The place of a level among `levels`, from 0; -1 for none."""
        return self.levels.index(confidence) if confidence in self.levels else -1

    def item(self, id: str) -> Any:
        """The item of an id, or None."""
        found = self.evidence.support.get(id)
        return found.part if found else None

    def words(self, name: str, sentence: Sentence) -> Iterator[tuple[re.Match[str], str]]:
        """Where a word list's entries stand in a sentence, each with what to write instead."""
        return self.lexicon.find(name, sentence)

    def own_with(self, *names: str) -> Iterator[Sentence]:
        """Sentences of our own that may use one of some word lists; none of absurd length."""
        stems: dict[str, frozenset[str]] = {}
        for sentence in self.sentences:
            if sentence.voice == "own" and len(sentence.raw) < LONGEST:
                wanted = stems.get(sentence.language)
                if wanted is None:
                    wanted = stems[sentence.language] = self.lexicon.stems(names, sentence.language)
                if not wanted.isdisjoint(sentence.stems) or "" in wanted:
                    yield sentence

    def apart(
        self, name: str, harmless: str, sentence: Sentence
    ) -> Iterator[tuple[re.Match[str], str]]:
        """As `words`, but for what stands inside a phrase of the list `harmless`."""
        fine: list[re.Match[str]] | None = None
        for match, help in self.words(name, sentence):
            if fine is None:
                fine = [phrase for phrase, _ in self.words(harmless, sentence)]
            if not any(p.start() < match.end() and match.start() < p.end() for p in fine):
                yield match, help

    def attributed(self, sentence: Sentence, match: re.Match[str]) -> bool:
        """Whether a sentence gives some words as somebody else's.

        It says so before them (`he called it brutal`), or in a few words after a comma at its end.
        """
        for verb, _ in self.words("labelling", sentence):
            between = sentence.text[match.end() : verb.start()]
            left = len(sentence.text[verb.end() :].split())
            if verb.start() < match.start() or ("," in between and left <= 6):
                return True
        return False

    def unsourced(self, candidates: Iterable[Sentence]) -> Iterator[Sentence]:
        """Of some sentences, those in items that name no source, nor rest on what names one."""
        places = {
            found.loc for found in self.evidence.support.values() if found.uses or found.sources
        }
        places.update(sentence.loc for sentence in self.sentences if "[@" in sentence.raw)
        for sentence in candidates:
            loc = sentence.loc
            if not any(loc[:end] in places for end in range(1, len(loc) + 1)):
                yield sentence

    def fields_with(self, name: str, field: str, *sections: str) -> frozenset[Loc]:
        """The places of a field of items, such as `text`, in which a word list is used.

        A text in a language without this list is among them: nobody can tell.
        """
        return frozenset(
            sentence.loc
            for sentence in self.sentences
            if sentence.field == field
            and sentence.section in sections
            and (not self.lexicon.reads(name, sentence) or self.lexicon.has(name, sentence))
        )

    def terms(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        """Where a sentence uses the declared scale's terms of likelihood, longest first at a place."""
        found = _terms(self.scale)
        if found and not found[1].isdisjoint(sentence.stems):
            yield from found[0].finditer(sentence.text)

    @staticmethod
    def at(sentence: Sentence, match: re.Match[str], message: str, help: str = "") -> Hit:
        """A hit on some words of a sentence."""
        start = match.start()
        words = sentence.raw[start : match.end()]
        return Hit(sentence.loc, message, help, words, sentence.start + start)


@lru_cache(maxsize=16)
def _terms_of(words: tuple[str, ...]) -> tuple[re.Pattern[str], frozenset[str]]:
    """Terms in any white space, those in -ble as adverbs, too: `probably`."""
    ordered = (
        re.escape(word).replace("\\ ", r"\s+") for word in sorted(words, key=len, reverse=True)
    )
    parts = "|".join(re.sub("ble$", "bl[ey]", part) for part in ordered)
    stems = frozenset(stems_of(word)[0] for word in words)
    return re.compile(rf"(?<![\w-])(?:{parts})(?![\w-])", re.IGNORECASE), stems


def _terms(scale: Scale) -> tuple[re.Pattern[str], frozenset[str]] | None:
    words = tuple(word for degree in scale.likelihood for word in (degree.term, *degree.also))
    return _terms_of(words) if words else None


def rule_input(
    whole: Briefing,
    shown: Briefing,
    catalogue: Catalogue,
    evidence: Evidence,
    settings: LintSettings,
    *,
    today: dt.date | None,
    final: bool,
) -> RuleInput:
    """Everything that rules look at; `whole` is the briefing with what is withheld."""
    names = catalogue.names("scales")
    return RuleInput(
        briefing=shown,
        scale=catalogue.scale(shown.scale),
        scales={name: catalogue.scale(name) for name in names},
        lengths=catalogue.lengths(),
        evidence=evidence,
        sentences=sentences(shown),
        lexicon=Lexicon(settings.words),
        today=today or shown.cutoff,
        final=final,
        withheld=withheld_words(whole, shown),
    )
