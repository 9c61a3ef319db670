"""What rules read, and what they report."""

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
"""The longest sentence, in characters, in which rules look for words: hostile input could have millions."""


class Hit(NamedTuple):
    """One fault that a rule found; `lint` turns it into a finding."""

    loc: Loc
    """The field, in the briefing that the rule got."""
    message: str
    """One sentence, without a full stop."""
    help: str = ""
    """What to write instead."""
    words: str = ""
    """The words in the field to point at; empty: the whole field."""
    start: int = 0
    """Where these words start in the field's text."""
    severity: str = ""
    """Empty: the severity of the rule."""


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


class Desk(NamedTuple):
    """What rules read. Except for `withheld`, nothing of it is withheld from readers."""

    briefing: Briefing
    scale: Scale
    """The declared scale."""
    scales: Mapping[str, Scale]
    """All scales on offer, by name."""
    lengths: Mapping[str, Length]
    evidence: Evidence
    sentences: tuple[Sentence, ...]
    """Every sentence of the briefing, in the order of the content file."""
    lexicon: Lexicon
    today: dt.date
    """The day against which age is measured: `--today`, else the cut-off. Never the clock."""
    final: bool = False
    """Whether furniture must be complete."""
    withheld: tuple[str, ...] = ()
    """Words that must not reach any output: names, titles, addresses and texts of withheld parts."""
    limit: float = 0
    """The threshold of the rule that is running."""
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
        """Statements that can have a grade: judgments, facts, assessments of contested points."""
        for support in self.evidence.support.values():
            if "confidence" in vars(support.part):
                yield support

    def supported(self, section: str) -> Iterator[Support]:
        """The statements of a section, such as `key_facts`; not those inside its items."""
        for support in self.evidence.support.values():
            if support.loc[0] == section and len(support.loc) <= 2:
                yield support

    def sides(self, point: ContestedPoint) -> list[Support]:
        """The support of each position of a contested point, in order."""
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
        """The index of a level in `levels`; -1 if it is not there."""
        return self.levels.index(confidence) if confidence in self.levels else -1

    def item(self, id: str) -> Any:
        """The item with an id, or None."""
        found = self.evidence.support.get(id)
        return found.part if found else None

    def words(self, name: str, sentence: Sentence) -> Iterator[tuple[re.Match[str], str]]:
        """Matches of a word list in a sentence, each with what to write instead."""
        return self.lexicon.find(name, sentence)

    def own_with(self, *names: str) -> Iterator[Sentence]:
        """Our own sentences that may match one of some word lists; not those of absurd length."""
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
        """Like `words`, but without matches inside a phrase of the list `harmless`."""
        fine: list[re.Match[str]] | None = None
        for match, help in self.words(name, sentence):
            if fine is None:
                fine = [phrase for phrase, _ in self.words(harmless, sentence)]
            if not any(p.start() < match.end() and match.start() < p.end() for p in fine):
                yield match, help

    def attributed(self, sentence: Sentence, match: re.Match[str]) -> bool:
        """Whether a sentence attributes some words to somebody else.

        It does so before the words (`he called it brutal`), or in a few words after a comma at its end.
        """
        for verb, _ in self.words("labelling", sentence):
            between = sentence.text[match.end() : verb.start()]
            left = len(sentence.text[verb.end() :].split())
            if verb.start() < match.start() or ("," in between and left <= 6):
                return True
        return False

    def unsourced(self, candidates: Iterable[Sentence]) -> Iterator[Sentence]:
        """Those of some sentences whose items name no source and rest on no item that names one."""
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

        Texts in a language without this list count as well, because they cannot be checked.
        """
        return frozenset(
            sentence.loc
            for sentence in self.sentences
            if sentence.field == field
            and sentence.section in sections
            and (not self.lexicon.reads(name, sentence) or self.lexicon.has(name, sentence))
        )

    def terms(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        """Uses of the declared scale's terms of likelihood in a sentence; at one place, the longest term."""
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
    """A pattern of terms, with any white space; those in -ble also as adverbs: `probably`."""
    ordered = (
        re.escape(word).replace("\\ ", r"\s+") for word in sorted(words, key=len, reverse=True)
    )
    parts = "|".join(re.sub("ble$", "bl[ey]", part) for part in ordered)
    stems = frozenset(stems_of(word)[0] for word in words)
    return re.compile(rf"(?<![\w-])(?:{parts})(?![\w-])", re.IGNORECASE), stems


def _terms(scale: Scale) -> tuple[re.Pattern[str], frozenset[str]] | None:
    words = tuple(word for degree in scale.likelihood for word in (degree.term, *degree.also))
    return _terms_of(words) if words else None


def lay_desk(
    whole: Briefing, shown: Briefing, catalogue: Catalogue, evidence: Evidence,
    settings: LintSettings, *, today: dt.date | None, final: bool,
) -> Desk:  # fmt: skip
    """Everything that rules read; `whole` is the briefing including withheld parts."""
    names = catalogue.names("scales")
    return Desk(
        shown, catalogue.scale(shown.scale), {name: catalogue.scale(name) for name in names},
        catalogue.lengths(), evidence, sentences(shown), Lexicon(settings.words),
        today or shown.cutoff, final, withheld_words(whole, shown),
    )  # fmt: skip
