"""What the pages claim of themselves: nothing that is not so."""

import re
from typing import Any

import pytest
from conftest import Build, Command, Write, pdf_bytes, rendered

SOURCES = [
    {"id": "herald", "type": "report", "title": "Dam closed"},
    {"id": "courier", "type": "report", "title": "Brenn dam shut"},
]
CITED = [{"source": "herald"}, {"source": "courier"}]


def facts(**more: Any) -> list[dict[str, Any]]:
    """One fact on two sources."""
    return [{"id": "F1", "text": "The dam was closed in March.", "citations": CITED, **more}]


def words(html: str) -> str:
    """The text of a page, on one line."""
    return " ".join(re.sub(r"<[^>]+>", "", html.partition("<main")[2]).split())


def test_nothing_left_out_is_not_nothing_shortened(content: Write) -> None:
    """A brief that prints every item in its short form says what it shortens."""
    long = facts(short="Dam closed.", basis="Two papers.", detail="More.")
    long[0]["citations"] = [{"source": "herald", "quote": "the dam"}, {"source": "courier"}]
    page = words(rendered(content(key_facts=long, sources=SOURCES), "brief"))
    assert "Left out here: no item." in page
    assert "Shortened here: wording, reasons for grades, notes, quotations, some sources." in page


def test_page_without_longer_forms_shortens_nothing(content: Write) -> None:
    """Where the brief prints all that there is, it does not say that it shortens."""
    one = facts(citations=CITED[:1])
    page = words(rendered(content(key_facts=one, sources=SOURCES[:1]), "brief"))
    assert "Shortened here" not in page


@pytest.mark.parametrize(
    ("origins", "said"),
    [
        ((None, None), "2 sources, origins not examined"),
        (("agency", None), "2 sources, origin declared for 1 of them"),
        (("herald", "courier"), "2 sources, 2 independent origins"),
        (("agency", "agency"), "2 sources, 1 independent origin"),
    ],
)
def test_independence_is_counted_only_where_it_was_declared(
    content: Write, origins: tuple[str | None, ...], said: str
) -> None:
    """The report counts origins that somebody declared, and else says that nobody did."""
    sources = [
        {**source, **({"origin": origin} if origin else {})}
        for source, origin in zip(SOURCES, origins, strict=True)
    ]
    page = words(rendered(content(key_facts=facts(), sources=sources)))
    assert said in page
    independent = "independent origin" in page.replace(said, "")
    assert independent == (None not in origins)


def test_source_that_another_names_as_its_origin_has_one(content: Write) -> None:
    """`origin: herald` of the other source says of the herald, too, what it goes back to."""
    sources = [SOURCES[0], {**SOURCES[1], "origin": "herald"}]
    assert "2 sources, 1 independent origin" in words(
        rendered(content(key_facts=facts(), sources=sources))
    )


def test_trace_says_that_origins_are_not_declared(content: Write, command: Command) -> None:
    """`trace` does not count what nobody has looked at."""
    path = content(key_facts=facts(), sources=SOURCES)
    assert "2 sources, origins not declared" in command("trace", path, "F1")


AI = {
    "use": "assisted", "tools": "A model drafted the timeline.",
    "reviewed": {"by": "R. Reader", "on": "2026-07-01"}, "responsible": "Vessa Desk",
}  # fmt: skip


@pytest.mark.parametrize("length", ["brief", "standard", "report"])
def test_use_of_ai_is_on_every_length(content: Write, length: str) -> None:
    """What machines did, who looked at it and who answers for it is printed in every length."""
    page = words(rendered(content(key_facts=facts(), sources=SOURCES, ai=AI), length))
    assert (
        "assisted by AI; A model drafted the timeline; reviewed by R. Reader, 1 July 2026;" in page
    )
    assert "editorial responsibility: Vessa Desk" in page


def test_use_of_ai_is_in_the_metadata(content: Write, build: Build) -> None:
    """PDF and HTML say it to machines as well; where no AI was used, there is nothing to say."""
    outcome = build(content(ai=AI), lengths=("report",))
    html = next(made.data for made in outcome.made if made.name.endswith(".html")).decode()
    pdf = next(made.data for made in outcome.made if made.name.endswith(".pdf"))
    assert '<meta name="keywords" content="assisted by AI">' in html
    assert "compositeWithTrainedAlgorithmicMedia" in html
    assert b"assisted by AI" in pdf_bytes(pdf)
    none = rendered(content("none", ai={"use": "none"}), screen=True)
    assert "keywords" not in none
    assert "AlgorithmicMedia" not in none


def test_old_key_for_ai_still_loads(content: Write) -> None:
    """`ai_used` alone is printed as it was."""
    assert "A model found typing errors." in words(
        rendered(content(ai_used="A model found typing errors."))
    )
