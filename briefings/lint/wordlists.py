"""Lists of words that rules look for, by language, and the search for them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .sentences import Sentence, stems_of

FOLDER = Path(__file__).parent / "words"


class _Entry(NamedTuple):
    word: str
    longest: str
    """Its longest word, in small letters: a pattern is made only if a text has it."""
    help: str


class _List(NamedTuple):
    stems: frozenset[str]
    """Stems of each entry's longest word: most sentences have none of them, and need no search."""
    entries: Mapping[str, tuple[_Entry, ...]]
    """Entries by that stem."""


class Lexicon:
    """The word lists of this run: those of each language with what `settings.yaml` adds."""

    def __init__(self, added: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._added = dict(added or {})
        self._lists: dict[tuple[str, str], _List | None] = {}

    @staticmethod
    def names() -> list[str]:
        """The lists that exist, in English."""
        return sorted(read("en"))

    def find(self, name: str, sentence: Sentence) -> Iterator[tuple[re.Match[str], str]]:
        """Matches of a list in a sentence, in order, each with what to write instead.

        A word with a capital inside a sentence counts as a name and is left alone.
        """
        found = self._list(sentence.language.partition("-")[0].lower(), name)
        if found is None or (found.stems.isdisjoint(sentence.stems) and "" not in found.stems):
            return
        small = sentence.text.lower()
        hits = [
            (match.start(), -match.end(), entry.help, match)
            for stem in found.stems & (sentence.stems | {""})
            for entry in found.entries[stem]
            if entry.longest in small
            for match in _pattern(entry.word).finditer(sentence.text)
        ]
        end = -1
        for start, minus_end, help, match in sorted(hits, key=lambda hit: hit[:3]):
            name_like = match[0][0].isupper() and not opens(sentence, match)
            if start >= end and not name_like:
                end = -minus_end
                yield match, help

    def has(self, name: str, sentence: Sentence) -> bool:
        """Whether a list has any match in a sentence."""
        return next(self.find(name, sentence), None) is not None

    def reads(self, name: str, sentence: Sentence) -> bool:
        """Whether there is such a list for the language of a sentence."""
        return self._list(sentence.language.partition("-")[0].lower(), name) is not None

    def stems(self, names: Iterable[str], language: str) -> frozenset[str]:
        """Stems of which a sentence has at least one if it matches one of some lists; with "": any sentence."""
        found = [self._list(language.partition("-")[0].lower(), name) for name in names]
        return frozenset(stem for entries in found if entries for stem in entries.stems)

    def entries(self, name: str, language: str) -> frozenset[str]:
        """The words of a list as they are written in its file and in `settings.yaml`."""
        words = read(language.partition("-")[0].lower()).get(name, {})
        return frozenset((*words, *self._added.get(name, ())))

    def _list(self, language: str, name: str) -> _List | None:
        key = (language, name)
        if key not in self._lists:
            words = dict(read(language).get(name, {}))
            words.update(dict.fromkeys(self._added.get(name, ()), ""))
            self._lists[key] = _compiled(tuple(words.items()))
        return self._lists[key]


def opens(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a capital means nothing here: the match is the first word, before one in small letters."""
    after = sentence.text[match.end() :].lstrip()[:1]
    return match.start() == sentence.opening and not after.isupper()


@lru_cache(maxsize=256)
def _compiled(words: tuple[tuple[str, str], ...]) -> _List | None:
    """The entries of a list by stem."""
    found: dict[str, tuple[_Entry, ...]] = {}
    for word, help in words:
        longest = max(re.split(r"[\s*]+", word), key=len).lower()
        stem = max(stems_of(longest), key=len, default="")
        if len(stem) < 4 and "*" in word:  # the fourth letter can be any letter
            stem = ""
        if longest:
            found[stem] = (*found.get(stem, ()), _Entry(word, longest, help))
    return _List(frozenset(found), found) if found else None


@lru_cache(maxsize=8192)
def _pattern(word: str) -> re.Pattern[str]:
    """The pattern of an entry: `*` stands for any ending."""
    part = re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return re.compile(rf"(?<![\w-]){part}(?![\w-])", re.IGNORECASE)


@lru_cache(maxsize=16)
def read(language: str) -> Mapping[str, Mapping[str, str]]:
    """The lists of a language: words and what to write instead; empty if there is no file."""
    import yaml

    path = FOLDER / f"{language}.yaml"
    if not path.is_file():
        return {}
    # Read every value as text: `no` is a word here.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    lists: dict[str, dict[str, str]] = yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506
    return lists
