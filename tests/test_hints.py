"""`did you mean …?`: the most similar word, in a time that grows no faster than the file."""

import difflib
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Command, write_content

from briefings.reading.hints import MAX_COMPARED, MAX_HINTS, Names, nearest


def test_the_most_similar_word_is_offered() -> None:
    """Whatever its case; words that have nothing in common are not."""
    assert nearest("confidnce", ["scope", "confidence"]) == "did you mean `confidence`?"
    assert nearest("TITEL", ["Title", "text"]) == "did you mean `Title`?"
    assert nearest("xyz", ["title"]) == nearest("title", []) == ""


def test_a_slip_is_found_among_very_many_words() -> None:
    """Words beside it in alphabetical order are those that begin like it."""
    names = Names(f"fact-{n:05}-flow" for n in range(20_000))
    assert names.nearest("fact-12345-flw") == "did you mean `fact-12345-flow`?"


def test_a_text_is_no_slip() -> None:
    """Two long words would be compared letter by letter."""
    assert nearest("x" * 5000, ["x" * 4999]) == ""


def unknown(path: Path, number: int) -> Path:
    """A content file that refers to as many unknown items and sources as it has known ones."""
    facts = [
        {"id": f"F{n}", "text": f"A fact [#X{n}] [@y{n}].", "citations": [{"source": f"z{n}"}]}
        for n in range(number)
    ]
    judgments = [{"id": f"J{n}", "text": "So.", "rests_on": [f"W{n}"]} for n in range(number)]
    sources = [{"id": f"s{n}", "type": "book"} for n in range(number)]
    data = {"title": "T", "cutoff": "2026-06-30", "key_facts": facts}
    return write_content(path, data | {"key_judgments": judgments, "sources": sources})


@pytest.fixture
def compared(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> Callable[[int], int]:
    """How many words are compared in all while a file of some size is checked."""

    def count(number: int) -> int:
        total = 0
        real = difflib.get_close_matches

        def counting(word: str, known: list[str], *rest: float) -> list[str]:
            nonlocal total
            total += len(known)
            return real(word, known, *rest)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(difflib, "get_close_matches", counting)
            run = command("check", "-q", unknown(tmp_path / f"{number}.yaml", number))
        assert run.err.count("there is no item") == 2 * number
        return total

    return count


def test_many_unknown_ids_take_no_more_than_they_are(compared: Callable[[int], int]) -> None:
    """Twice the file is at most twice the work, and there is an end to it."""
    small, large = compared(1000), compared(2000)
    assert 0 < large <= 2 * small
    assert large <= 4 * MAX_HINTS * MAX_COMPARED
