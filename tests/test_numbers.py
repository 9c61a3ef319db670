"""The numbers of a statement that its quotation does not have."""

import pytest

from briefings.evidence.numbers import missing_numbers, numbers


def missing(statement: str, quote: str, language: str = "en") -> list[str]:
    return [number.text for number in missing_numbers(statement, quote, language)]


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("It gives 46 per cent.", "46 % of the flow"),
        ("46 % is given", "forty-six per cent"),
        ("forty-six per cent", "46 pc"),
        ("1,200 people", "1200 people"),
        ("1 200 people", "1.200 people"),
        ("1,234.5 km²", "1 234,5 km²"),
        ("1.2 million people", "1,200,000 people"),
        ("$1.2bn", "1.2 billion dollars"),
        ("five million", "€5m"),
        ("one hundred and twenty thousand", "120,000"),
        ("1 to 2 million", "between one million and two million"),
        ("a dozen men", "12 men"),
        ("on 12 May 2026", "2026-05-12"),
        ("on 12 May 2026", "12.05.2026"),
        ("on 2026-05-12", "on May 12th, 2026"),
        ("since Oct. 2025", "since October 2025"),
        ("in mid-2025", "in 2025"),
        ("in 2023–24", "from 2023 to 2024"),
        ("the 1990s", "the 1990s"),
        ("Resolution 46/2", "resolution 46/2"),
        ("1968", "عام ١٩٦٨"),
        ("50 km", "50km"),
    ],
)
def test_a_number_written_otherwise_is_the_same(statement: str, quote: str) -> None:
    assert missing(statement, quote) == []


@pytest.mark.parametrize(
    ("statement", "quote", "words"),
    [
        ("It gives 46 per cent.", "48 per cent", ["46"]),
        ("It gives 46 per cent.", "46.5 per cent", ["46"]),
        ("1,046 people", "46 people", ["1,046"]),
        ("twelve men", "a few men", ["twelve"]),
        ("Resolution 46/2", "resolution 46", ["46/2"]),
        ("on 12 May 2026", "on May 12", ["2026"]),
        ("on 12 May", "on 13 May", ["12"]),
        ("on 12 May", "on June 12", ["May"]),
        ("In October it fell", "in November", ["October"]),
        ("2 million", "2 thousand", ["2 million"]),
    ],
)
def test_another_number_is_missing(statement: str, quote: str, words: list[str]) -> None:
    assert missing(statement, quote) == words


@pytest.mark.parametrize(
    "statement",
    [
        "as F7 and [#F9] say [@accord, art. 3, p. 46]",
        "F-16 jets and Covid-19",
        "1. The first\n2) The second",
        "[a page](https://example.org/46) and https://example.org/47",
        "see p. 12 and para 4",
        "one of them, two-thirds of all, several hundred men, hundreds of thousands",
        "half a dozen, the third, the 19th century",
        "It may march on",
    ],
)
def test_what_is_no_statement_of_a_number(statement: str) -> None:
    assert missing(statement, "nothing of the kind") == []


def test_months_of_other_languages() -> None:
    assert missing("im Mai 2026 46,5 Prozent", "May 2026: 46.5", "de") == []
    assert missing("le 12 juin", "June 13", "fr") == ["12"]
    assert missing("12 tomus", "June 12", "xx") == []


def test_numbers_come_in_order_with_their_places() -> None:
    text = "In May 1968 twelve states took 46 per cent."
    found = numbers(text, "en")
    assert [number.text for number in found] == ["May", "1968", "twelve", "46"]
    assert [text[n.start : n.start + len(n.text)] for n in found] == [n.text for n in found]
