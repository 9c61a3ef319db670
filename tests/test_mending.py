"""Text where fields are expected: the finding shows what to write, and that is then right."""

from pathlib import Path

import pytest
from conftest import Command, Write, codes

from briefings.content.gathering import find
from briefings.findings.finding import Faulty
from briefings.orders import Order
from briefings.pipeline import check

SOURCES = [{"id": id, "type": "report", "title": id} for id in ("a", "b")]


def mend(path: Path) -> str:
    """The help of the only fault of a briefing."""
    with pytest.raises(Faulty) as fault:
        check(Order(find([str(path)])[0]))
    assert len(fault.value.findings) == 1, codes(fault.value.findings)
    return fault.value.findings[0].help


@pytest.mark.parametrize(
    ("field", "given", "written"),
    [
        ("citations", ["a"], "write `{source: a}`"),
        ("citations", "a", "write `[{source: a}]`"),
        ("sources", ["a"], "write `citations: [{source: a}]`"),
        ("sources", ["a", "b"], "write `citations: [{source: a}, {source: b}]`"),
        ("source", "a", "write `citations: [{source: a}]`"),
        ("references", [{"id": "a"}], "write `citations: [{source: …}]`"),
        ("rests_on", "G1", "write `[G1]`"),
    ],
)
def test_fact_that_cites_in_the_wrong_shape(
    content: Write, field: str, given: object, written: str
) -> None:
    fact = {"id": "F1", "text": "It is so.", field: given}
    assert mend(content(key_facts=[fact], sources=SOURCES)) == written


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({"authors": ["Jo Doe"]}, "write `{name: Jo Doe}`"),
        ({"authors": ["Doe: Jo"]}, 'write `{name: "Doe: Jo"}`'),
        ({"bottom_line": "It holds."}, "write `{text: It holds.}`"),
        ({"gaps": ["The annex."]}, "write `{id: …, text: The annex.}`"),
        ({"timeline": ["x" * 41]}, "write `{date: …, text: …}`"),
        ({"sources": ["a"]}, "write `{id: a, type: …}`"),
        ({"sources": [{"id": "a", "type": "book", "author": ["Jo"]}]}, "write `{literal: Jo}`"),
        ({"glossary": [["a"]]}, "write `key: value` lines"),
    ],
)
def test_text_in_place_of_fields(content: Write, fields: dict[str, object], written: str) -> None:
    assert mend(content(**fields)) == written


def test_what_is_shown_can_be_typed(content: Write, command: Command) -> None:
    """The mend of a citation, in place of what was wrong, leaves no fault."""
    path = content(
        key_facts=[{"id": "F1", "text": "It is so.", "citations": ["a"]}], sources=SOURCES
    )
    text = path.read_text("utf-8")
    start = text.index("[", text.index("citations"))
    end = text.index("]", start) + 1
    path.write_text(text[:start] + '[{"source": a}]' + text[end:], encoding="utf-8")
    assert command("check", path).status == 0
