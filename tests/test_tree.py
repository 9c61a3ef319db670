"""The walk through a briefing, on which withholding rests: it refuses what it does not know."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from briefings.model.base import Line, Part, Plain
from briefings.model.items import Fact, Gap
from briefings.model.tree import parts, texts


class Folder(Part):
    """Not one of the package's models: the walk must not care where a model lives."""

    title: Plain
    note: Line | None = None
    first: Fact | None = None
    facts: tuple[Fact, ...] = ()
    lines: tuple[Line, ...] = ()


@pytest.mark.parametrize(
    "annotation",
    [
        list[Fact], set[Fact], Sequence[Fact], Mapping[str, Fact], dict[str, Fact],
        dict[str, tuple[Fact, ...]], Fact | str, tuple[Fact, str], tuple[tuple[Fact, ...], ...],
        tuple[Fact | Gap | str, ...], Any, object,
    ],
    ids=str,
)  # fmt: skip
def test_model_that_cannot_be_walked_is_refused_at_import(annotation: Any) -> None:
    """A field that might hide a part from the walk stops the program, not the withholding."""
    with pytest.raises(TypeError, match=r"Hiding\.field"):
        type(Part)("Hiding", (Part,), {"__annotations__": {"field": annotation}})


def test_walk_finds_parts_of_any_model() -> None:
    """Parts are found by their type, in single fields and in lists."""
    facts = [Fact(id=f"F{n}", text=f"Text {n}.") for n in (1, 2, 3)]
    folder = Folder(title="Title", first=facts[0], facts=tuple(facts[1:]))
    found = dict(parts(folder))
    assert found == {
        (): folder,
        ("first",): facts[0],
        ("facts", 0): facts[1],
        ("facts", 1): facts[2],
    }


def test_walk_knows_markdown_from_plain_text() -> None:
    """Markdown is marked on its type, alone, as an option and inside lists."""
    folder = Folder(title="*Title*", note="*Note*", lines=("*One*",))
    assert {field.text: field.markdown for field in texts(folder)} == {
        "*Title*": False, "*Note*": True, "*One*": True,
    }  # fmt: skip
