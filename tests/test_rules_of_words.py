"""What rules about language and quotations leave alone, beyond what one sentence can show."""

from pathlib import Path

import pytest
from conftest import Command
from test_rules import found, written

SOURCES = """
sources:
- {id: note, type: webpage, title: Note on the dam}
- {id: avis, type: webpage, title: Avis, language: fr-CA}
- {id: review, type: report, title: Review of the year}
- {id: leaflet, type: report, title: Leaflet, number-of-pages: 4}
- {id: essay, type: article-journal, title: Essay, page: 201-240}
"""


def cited(text: str, citation: str) -> str:
    """Fields of a briefing with one fact, which quotes one source."""
    return f'key_facts:\n- {{id: F1, text: "{text}", citations: [{{{citation}}}]}}\n{SOURCES}'


def lines(command: Command, code: str, path: Path) -> list[int]:
    """Where a rule finds something."""
    return [finding["line"] for finding in found(command, code, path)]


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("The dam is safe.", "The operator says that"),
        ("The dam is safe.", "It could not be clearer:"),
        ("The dam is safe.", "Nobody was hurt. The inspectors found that"),
        ("The dam is safe.", "Critics say little about the fact that"),
        ("The dam is safe.", "Not only the operator but the union says that"),
        ("The dam is safe.", "The council asked if we know. We do:"),
        ("The dam is safe.", "If you ask the operator,"),
        ("The operator denies that the dam is safe.", "It is not true that"),
        ("Whether the dam is safe is open.", "Nobody knows whether"),
        ("Critics say that the dam is safe.", "Critics say that"),
    ],
)
def test_prefixes_that_turn_nothing(
    tmp_path: Path, command: Command, text: str, prefix: str
) -> None:
    """E03 leaves alone what does not bear on the words, and what our own text tells."""
    citation = f'source: note, quote: the dam is safe in every season, prefix: "{prefix}"'
    assert not lines(command, "E03", written(tmp_path / "a.yaml", cited(text, citation)))


@pytest.mark.parametrize(
    "prefix", ["Nobody knows whether", "Critics say that", "He denied the claim that", "It is not"]
)
def test_prefixes_that_turn_the_sense(tmp_path: Path, command: Command, prefix: str) -> None:
    """E03 finds a condition, another speaker, a denial and a negation."""
    citation = f'source: note, quote: the dam is safe in every season, prefix: "{prefix}"'
    path = written(tmp_path / "a.yaml", cited("The dam is safe.", citation))
    assert len(lines(command, "E03", path)) == 1


def test_question_is_not_a_statement(tmp_path: Path, command: Command) -> None:
    """E03 finds words of a question that are quoted as a statement."""
    citation = 'source: note, quote: the dam is safe in every season, suffix: "and year?"'
    path = written(tmp_path / "a.yaml", cited("The dam is safe.", citation))
    assert len(lines(command, "E03", path)) == 1


def test_context_is_read_in_the_saved_copy(tmp_path: Path, command: Command) -> None:
    """E03 knows what stands before a quotation without a prefix."""
    folder = tmp_path / "dam"
    (folder / "archive").mkdir(parents=True)
    copy = "The union wrote to us. It is not true that the dam is safe in every season, it said."
    (folder / "archive" / "note.txt").write_text(copy, encoding="utf-8")
    fields = cited("The dam is safe.", "source: note, quote: the dam is safe in every season")
    fields = fields.replace("Note on the dam}", "Note on the dam, archive: {file: note.txt}}")
    path = written(folder / "briefing.yaml", fields)
    assert [f["file"] for f in found(command, "E03", folder)] == [str(path)]


@pytest.mark.parametrize(
    ("source", "at_fault"),
    [("note", False), ("review", True), ("leaflet", False), ("essay", True)],
)
def test_long_works_need_a_locator(
    tmp_path: Path, command: Command, source: str, at_fault: bool
) -> None:
    """E04 goes by the number of pages where it is known, else by the type."""
    citation = f"source: {source}, quote: the dam is safe in every season"
    path = written(tmp_path / "a.yaml", cited("The dam is safe.", citation))
    assert bool(lines(command, "E04", path)) is at_fault
    path = written(tmp_path / "a.yaml", cited("The dam is safe.", f"{citation}, locator: p. 3"))
    assert not lines(command, "E04", path)


@pytest.mark.parametrize(
    "citation",
    [
        "source: avis",
        "source: avis, quote: le barrage est sûr en toute saison, lang: fr",
        "source: avis, quote: the dam is safe in every season, translator: the desk",
        "source: note, quote: the dam is safe in every season",
        "source: note, quote: the dam is safe in every season, lang: en-GB",
    ],
)
def test_words_in_their_own_language(tmp_path: Path, command: Command, citation: str) -> None:
    """E05 leaves alone originals, named translators, and citations without a quotation."""
    path = written(tmp_path / "a.yaml", cited("The dam is safe.", citation))
    assert not lines(command, "E05", path)


def test_quotation_in_an_item_of_another_language(tmp_path: Path, command: Command) -> None:
    """E05 takes the language of the item for that of its quotations."""
    citation = "source: avis, quote: le barrage est sûr en toute saison"
    fields = cited("Le barrage est sûr.", citation).replace("{id: F1,", "{id: F1, lang: fr,")
    assert not lines(command, "E05", written(tmp_path / "a.yaml", fields))


WITHHELD = """
key_facts:
- {id: F1, text: "The gauge was read in May; TEXT"}
- {id: F2, text: Anna Example read the gauge twice that week., safety: withhold, citations: [{source: log}]}
people:
- {name: Anna Example, role: engineer, safety: withhold}
sources:
- {id: log, type: article-newspaper, title: Log of the hidden gauge, container-title: The Brenn Herald, author: [{family: Someone, given: Benedikta}], safety: withhold}
"""


@pytest.mark.parametrize(
    "text",
    ["the engineer read it.", "The Brenn Herald wrote so.", "someone read the gauge.", "Anna did."],
)
def test_common_words_are_no_leak(tmp_path: Path, command: Command, text: str) -> None:
    """E10 leaves alone words that others may have: an outlet, a part of a name, a grade."""
    path = written(tmp_path / "a.yaml", WITHHELD.replace("TEXT", text))
    assert not lines(command, "E10", path)


@pytest.mark.parametrize(
    "text",
    ["Anna Example did.", "see log of the hidden gauge.", "Benedikta Someone did.",
     "Anna Example read the gauge twice that week."],
)  # fmt: skip
def test_withheld_words_are_not_repeated(tmp_path: Path, command: Command, text: str) -> None:
    """E10 finds names, titles and texts in any case, and does not say them again."""
    path = written(tmp_path / "a.yaml", WITHHELD.replace("TEXT", text))
    (finding,) = found(command, "E10", path)
    assert finding["line"] == 5
    assert "Anna" not in finding["message"] + finding["help"]
    assert "hidden" not in finding["message"] + finding["help"]


def test_view_with_its_ground_is_no_weasel(tmp_path: Path, command: Command) -> None:
    """D02 leaves alone a summary of critics whom the item it rests on cites."""
    fields = cited("Critics say that the dam leaks [@note].", "source: note")
    fields += "\nsummary:\n- {text: Critics say that the dam leaks., rests_on: [F1]}\n"
    assert not lines(command, "D02", written(tmp_path / "a.yaml", fields))


def test_abbreviation_is_reported_once(tmp_path: Path, command: Command) -> None:
    """D06 points at the first use, and takes the glossary and later explanations for enough."""
    fields = "key_facts:\n- {id: F1, text: The OWA met.}\n- {id: F2, text: The OWA met again.}\n"
    path = written(tmp_path / "a.yaml", fields)
    assert lines(command, "D06", path) == [4]
    more = "glossary:\n- {term: OWA, text: Office of water affairs of Ostland.}\n"
    assert not lines(command, "D06", written(tmp_path / "a.yaml", fields + more))
    more = "gaps:\n- {id: G1, text: The rules of the Office of Water (OWA) are not public.}\n"
    assert not lines(command, "D06", written(tmp_path / "a.yaml", fields + more))


def test_limit_of_words_can_be_set(tmp_path: Path, command: Command) -> None:
    """D09 counts words without citations, and takes its limit from the settings."""
    fields = cited(
        "The gauge shows the flow of the river at Brenn [@note; @review].", "source: note"
    )
    path = written(tmp_path / "a.yaml", fields)
    for limit, expected in ((10, []), (9, [4])):
        settings = f"lint: {{thresholds: {{D09: {limit}}}}}\n"
        (tmp_path / "settings.yaml").write_text(settings, encoding="utf-8")
        assert lines(command, "D09", path) == expected


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("gate", "The gate was shut."),
        ("ga*", "The gates were shut."),
        ("the old dam", "They passed the  old dam."),
    ],
)
def test_words_of_the_settings(tmp_path: Path, command: Command, word: str, text: str) -> None:
    """D01 looks for added words, short ones with any ending, too."""
    settings = f'lint: {{words: {{loaded: ["{word}", "*", "-"]}}}}\n'
    (tmp_path / "settings.yaml").write_text(settings, encoding="utf-8")
    path = written(tmp_path / "a.yaml", f'key_facts:\n- {{id: F1, text: "{text}"}}\n')
    assert lines(command, "D01", path) == [4]


@pytest.mark.parametrize(
    "text",
    [
        "The relative increase among the most exposed was put at 41% (95% CI 13–75%).",
        "The vaccine cut admissions by 95 per cent.",
        "Halving the dose doubles the risk.",
    ],
)
def test_relative_risks_without_a_base(tmp_path: Path, command: Command, text: str) -> None:
    """D08 takes neither an interval nor the number of studies for a base."""
    path = written(tmp_path / "a.yaml", f'key_facts:\n- {{id: F1, text: "{text}"}}\n')
    assert lines(command, "D08", path) == [4]


@pytest.mark.parametrize(
    ("text", "short", "expected"),
    [
        ("About 2,700 fewer died.", "2,500 fewer died.", [4]),
        ("One hour ahead of GMT.", "GMT+1.", []),
        ("66 per cent of members agreed.", "2 in 3 agreed.", []),
        ("66 per cent of members agreed.", "3 in 4 agreed.", [4]),
    ],
)
def test_numbers_of_a_short_text(
    tmp_path: Path, command: Command, text: str, short: str, expected: list[int]
) -> None:
    """G12 compares a short text with the text, not with quotations, and reads words and shares."""
    citation = "{source: note, quote: 'about 2,500 fewer of them died'}"
    fact = f'{{id: F1, text: "{text}", short: "{short}", citations: [{citation}]}}'
    path = written(tmp_path / "a.yaml", f"key_facts:\n- {fact}\n{SOURCES}")
    assert bool(lines(command, "G12", path)) is bool(expected)


def test_number_of_a_cited_sentence(tmp_path: Path, command: Command) -> None:
    """G12 leaves alone a number in a summary whose sentence cites its source."""
    fields = cited("The dam was closed.", "source: note")
    for end, expected in ((" [@note]", False), ("", True)):
        summary = f'summary:\n- {{text: "The Act of 1972{end} closed it.", rests_on: [F1]}}\n'
        path = written(tmp_path / "a.yaml", fields + summary)
        assert bool(lines(command, "G12", path)) is expected


@pytest.mark.parametrize(("locator", "expected"), [("", True), (", locator: p. 3", False)])
def test_number_of_another_source(
    tmp_path: Path, command: Command, locator: str, expected: bool
) -> None:
    """E11 leaves alone a number that a second source may have, which is cited with a place."""
    citation = "source: note, quote: the dam was closed in every season}, {source: review" + locator
    path = written(tmp_path / "a.yaml", cited("The dam lost 12 gates.", citation))
    assert bool(lines(command, "E11", path)) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ('key_facts:\n- {id: F1, text: "Some call it “Greenwich Mean Time”."}\n', False),
        ('glossary:\n- {term: GMT, text: "In the sleep literature, “a standard time”."}\n', False),
        ('key_facts:\n- {id: F1, text: "Some call it “the only time that counts”."}\n', True),
    ],
)
def test_names_in_quotation_marks(
    tmp_path: Path, command: Command, fields: str, expected: bool
) -> None:
    """E17 leaves alone names and the glossary, in which nobody is quoted."""
    assert bool(lines(command, "E17", written(tmp_path / "a.yaml", fields))) is expected
