"""Changes to an author's YAML: the value that was meant, and no other byte of the file."""

import os
from collections import Counter
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from conftest import ROOT, SPECIMEN
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.editing.addresses import address
from briefings.editing.changes import Change, Delete, Insert, Move, Set, result
from briefings.editing.changing import changed
from briefings.editing.comments import line_number
from briefings.editing.kinds import guessed
from briefings.editing.nodes import Include, entries
from briefings.editing.originals import change, opened, save
from briefings.editing.sheets import Sheet, sheet
from briefings.findings.finding import Faulty, Refused
from briefings.model.tree import Loc
from briefings.reading.loading import load

ODD = dedent("""\
    ---
    # head
    title: "A: b"   # beside the title
    'quoted key': x
    nested:
        - - a
          - b   # beside b
        -   # beside a dash
            x: 1
            y: [1, 2,   # in brackets
                3,
                # own line in brackets
                4]
        - {a, b: , c: }
        - >-  # beside a header
           folded text
           more

        - |2
            two
        -
        - plain text
          over lines   # beside the last line
        - 'single
          quoted'
    # above last
    last: |+
      kept

    end:
    ...
    """)
FILES = {
    "odd.yaml": ODD.encode(),
    "records.json": b'[{"id": "a", "author": [{"family": "X"}, {"literal":"Z"}],\n'
    b'  "issued": {"date-parts": [[2025, 2]]}},\n {"id": "b",\n  "title": "A \\"word\\" \\u00e9"}\n]\n',
} | {
    path.name: path.read_bytes()
    for path in (
        SPECIMEN / "everything" / "briefing.yaml",
        SPECIMEN / "everything" / "sources.yaml",
        ROOT / "content" / "vessa.yaml",
        ROOT / "content" / "vessa-ar.yaml",
    )
}
TEXTS = st.sampled_from(
    ["high", "A text: with a colon", "x #y", "", "null", "  lead", "trail ", "a\nb\n", "a\n\nb", "#12",
     "- a\n- b", " - a", "long " * 40 + "end", "[a", 'O\'Brien said "x" \\', "a, b", "- dash", "?", ":",
     "tab\there", "é\u2028x", "\ufeffx", "~", "...", "---", "a:", "{a: b}", "p\n\n" + "word " * 30 + "e",
     "2026-01-01", "no", "0123"]
) | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30)  # fmt: skip
VALUES = st.recursive(
    TEXTS | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "text", "a b", "x:y", "- z", "basis"]), inner, max_size=3
        )
    ),
    max_leaves=4,
)


@st.composite
def files(draw: st.DrawFn) -> Sheet:
    """A file of an author, with any line ends, with or without an end of its last line."""
    name = draw(st.sampled_from(sorted(FILES)))
    data = FILES[name]
    if draw(st.booleans()):
        data = data.rstrip()
    if draw(st.booleans()):
        data = data.replace(b"\n", b"\r\n")
    if draw(st.booleans()) and not name.endswith(".json"):
        data = b"\xef\xbb\xbf" + data
    return sheet(Path(name), data)


@st.composite
def changes(draw: st.DrawFn, of: Sheet) -> Change:
    """Any change of any value of a file."""
    places = list(entries(of.root))
    loc, entry = draw(st.sampled_from(places))
    holder = of.root.at(loc[:-1])
    kinds = ["set", "delete"]
    kinds += ["insert", "append", "move"] if holder.kind == "list" else []
    kinds += ["key"] if entry.value.kind == "mapping" else []
    kind = draw(st.sampled_from(kinds))
    if kind == "delete":
        return Delete(loc)
    if kind == "move":
        return Move(loc, draw(st.integers(0, len(holder.entries) - 1)))
    value = draw(VALUES)
    if kind == "key":
        return Set((*loc, draw(st.sampled_from(["safety", "basis", "id", "short", "zz"]))), value)
    if kind == "set":
        return Set(loc, value)
    return Insert(loc if kind == "insert" else (*loc[:-1], len(holder.entries)), value)


def own_lines(of: Sheet, one: Change) -> tuple[int, int]:
    """The lines, from and to, that a change may touch: those of the innermost entry around it.

    For a move those of its list, and for the last entry to go; inside brackets those of the key or
    dash that has the brackets.
    """
    node, found = of.root, (of.root.start, of.root.end)
    alone = isinstance(one, Delete) and len(of.root.at(one.loc[:-1]).entries) == 1
    for step in one.loc[:-1] if alone or isinstance(one, Move) else one.loc:
        entry = next((entry for entry in node.entries if entry.step == step), None)
        if entry is None:
            break
        if not node.flow:
            found = entry.start, entry.value.end
        node = entry.value
    return line_number(of.text, found[0]) - 1, line_number(of.text, found[1])


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_file_holds_exactly_the_intended_data(data: st.DataObject) -> None:
    """Any changes, one after the other, give what the same changes of the data give; nothing else."""
    now = data.draw(files())
    for _ in range(3):
        if not now.root.entries:
            return
        one = data.draw(changes(now))
        intended = result(now.root.data, one)
        try:
            new = changed(now, one, guessed(now.root.data))
        except Refused:
            assert isinstance(one, Move)  # a list that begins on the line of another
            continue
        assert new.root.data == intended
        assert sheet(now.path, new.after).root.data == intended
        now = new


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_change_touches_only_its_own_lines(data: st.DataObject) -> None:
    """Lines before and behind the value are the same bytes, comments and line ends included."""
    old = data.draw(files())
    one = data.draw(changes(old))
    try:
        new = changed(old, one, guessed(old.root.data))
    except Refused:
        return
    before, after = old.before.splitlines(keepends=True), new.after.splitlines(keepends=True)
    before, after = ended(before), ended(after)
    if isinstance(one, Insert) or (isinstance(one, Set) and not there(old, one.loc)):
        holder = old.root.at(one.loc[:-1])
        if not holder.flow and holder.entries and holder.start:
            assert_inserted(before, after)
            return
    first, last = own_lines(old, one)
    if isinstance(one, Delete):  # and what stands right above and below an entry of a list
        first, last = around(before, first, last)
    if isinstance(one, Move):
        first, last = around(before, first, last)
        flow = old.root.at(one.loc[:-1]).flow
        assert flow or Counter(before) == Counter(after)
    rest = after[len(after) - (len(before) - last) :]
    if isinstance(one, Delete):  # the dash of a deleted first key goes to the second
        rest, before = [line.lstrip(b" -") for line in rest], [b.lstrip(b" -") for b in before]
        after = [line.lstrip(b" -") for line in after]
    assert after[:first] == before[:first]
    assert rest == before[last:]


def ended(lines: list[bytes]) -> list[bytes]:
    """Lines that all have an end, since the last of a file may get or lose one."""
    return [line.rstrip(b"\r\n") for line in lines]


def there(of: Sheet, loc: Loc) -> bool:
    """Whether a file has something at a place."""
    try:
        of.root.at(loc)
    except KeyError:
        return False
    return True


def assert_inserted(before: list[bytes], after: list[bytes]) -> None:
    """All lines are there, with new ones in one place; a dash or a key may come to stand apart."""
    start = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before)
    )
    tail = len(before) - start
    rest = after[len(after) - tail :] if tail else []
    assert rest[1:] == before[start + 1 :]
    assert not rest or rest[0].lstrip(b" -") == before[start].lstrip(b" -")


def around(lines: list[bytes], first: int, last: int) -> tuple[int, int]:
    """The same lines with comments right above and below."""
    while first and lines[first - 1].lstrip().startswith(b"#"):
        first -= 1
    while last < len(lines) and lines[last].lstrip().startswith(b"#"):
        last += 1
    return first, last


# What it looks like

SMALL = """\
title: Water
cutoff: 2026-06-30
# the treaty first
key_facts:
- id: F1
  text: The accord of 1968 is in force.  # Anna checked
  confidence: "high"
# Ben doubts this
- {id: F2, text: The gauge is old., rests_on: [F1]}
- id: F3
  text: >-
    The summer of 2025 left a third of the usual
    flow, as one operator measured at one gauge,
    and nobody else has a gauge there.
"""


def edited(one: Change, text: str = SMALL) -> str:
    """A file after a change."""
    old = sheet(Path("small.yaml"), text.encode())
    return changed(old, one, guessed(old.root.data)).text


def difference(text: str, other: str) -> tuple[list[str], list[str]]:
    """The lines that only one of two texts has, in order."""
    one, two = text.splitlines(), other.splitlines()
    return [line for line in one if line not in two], [line for line in two if line not in one]


@pytest.mark.parametrize(
    ("one", "gone", "new"),
    [
        (  # the comment beside a value stays, and so do quotes
            Set(("key_facts", 0, "text"), "The accord holds."),
            ["  text: The accord of 1968 is in force.  # Anna checked"],
            ["  text: The accord holds.  # Anna checked"],
        ),
        (Set(("key_facts", 0, "confidence"), "low"), ['  confidence: "high"'], ['  confidence: "low"']),
        (Set(("title",), "Water: whose?"), ["title: Water"], ['title: "Water: whose?"']),
        (  # a text in brackets gets quotes where brackets need them
            Set(("key_facts", 1, "text"), "Old, they say."),
            ["- {id: F2, text: The gauge is old., rests_on: [F1]}"],
            ['- {id: F2, text: "Old, they say.", rests_on: [F1]}'],
        ),
        (
            Insert(("key_facts", 1, "rests_on", 1), "F3"),
            ["- {id: F2, text: The gauge is old., rests_on: [F1]}"],
            ["- {id: F2, text: The gauge is old., rests_on: [F1, F3]}"],
        ),
        (  # lines of a folded text that do not change stay as they are folded
            Set(
                ("key_facts", 2, "text"),
                "The summer of 2025 left a third of the usual flow, as two operators measured at"
                " one gauge, and nobody else has a gauge there.",
            ),
            ["    flow, as one operator measured at one gauge,"],
            ["    flow, as two operators measured at one gauge,"],
        ),
        (  # a new field stands where the format has it
            Set(("key_facts", 0, "short"), "In force."),
            [],
            ["  short: In force."],
        ),
        (Delete(("cutoff",)), ["cutoff: 2026-06-30"], []),
        (  # a comment right above an item is the item's
            Delete(("key_facts", 1)),
            ["# Ben doubts this", "- {id: F2, text: The gauge is old., rests_on: [F1]}"],
            [],
        ),
        (Set(("key_facts", 1), "F9"), ["- {id: F2, text: The gauge is old., rests_on: [F1]}"], ["- F9"]),
        (
            Set(("gaps",), [{"id": "G1", "text": "Nobody counted."}]),
            [],
            ["gaps:", "- id: G1", "  text: Nobody counted."],
        ),
    ],
)  # fmt: skip
def test_change_looks_as_its_author_would_write_it(
    one: Change, gone: list[str], new: list[str]
) -> None:
    assert difference(SMALL, edited(one)) == (gone, new)


def test_new_field_stands_in_the_order_of_the_format() -> None:
    lines = edited(Set(("key_facts", 0, "short"), "In force.")).splitlines()
    assert lines.index("  short: In force.") == lines.index('  confidence: "high"') - 1


def test_item_moves_with_the_comments_right_above_it() -> None:
    """What stands above the first entry is about the list, and stays."""
    text = edited(Move(("key_facts", 1), 0))
    assert text.splitlines()[2:6] == [
        "# the treaty first", "key_facts:", "# Ben doubts this",
        "- {id: F2, text: The gauge is old., rests_on: [F1]}",
    ]  # fmt: skip
    assert sorted(text.splitlines()) == sorted(SMALL.splitlines())


def test_list_is_written_as_its_author_indents_lists() -> None:
    text = "title: Water\nauthors:\n  - name: A\n"
    assert edited(Set(("reviewers",), [{"name": "B", "on": "x: y"}]), text).endswith(
        'reviewers:\n  - name: B\n    on: "x: y"\n'
    )


def test_written_form_of_another_file_is_kept() -> None:
    """A new entry brings the layout and comments that its author gave it."""
    written = ("- id: F4  # new", "  text: 'It rains.'")
    text = edited(Insert(("key_facts", 3), {"id": "F4", "text": "It rains."}, written))
    assert text.endswith("- id: F4  # new\n  text: 'It rains.'\n")


def test_written_form_that_means_something_else_is_not_used() -> None:
    text = edited(Insert(("key_facts", 3), {"id": "F4"}, ("- id: F5",)))
    assert text.endswith("- id: F4\n")


def test_change_of_what_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        edited(Delete(("key_facts", 0, "short")))
    with pytest.raises(KeyError):
        edited(Set(("key_facts", 7, "short"), "x"))


def test_control_character_is_refused() -> None:
    """No content file may have one, not even as an escape."""
    with pytest.raises(Refused, match=r"U\+0007"):
        edited(Set(("title",), "a\ab"))


# Files

FOLDER = {
    "briefing.yaml": "title: Water\ncutoff: 2026-06-30\nkey_facts: !include facts.yaml\n",
    "facts.yaml": "- id: F1\n  text: One.  # included\n- {id: F2, text: Two.}\n",
    "sources.yaml": "- id: accord\n  type: treaty\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A briefing of three files."""
    for name, text in FOLDER.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def texts(folder: Path) -> dict[str, str]:
    """The files of a folder."""
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def test_values_are_changed_in_the_file_that_has_them(folder: Path) -> None:
    """By item and field: in an included file, and among the sources that stand apart."""
    originals = opened(folder / "briefing.yaml", folder)
    for steps, value in {("F1", "text"): "Uno.", ("accord", "title"): "Accord"}.items():
        originals = change(originals, Set(address(originals.data, *steps), value))
    assert {path.name for path in save(originals)} == {"facts.yaml", "sources.yaml"}
    assert texts(folder) == FOLDER | {
        "facts.yaml": "- id: F1\n  text: Uno.  # included\n- {id: F2, text: Two.}\n",
        "sources.yaml": "- id: accord\n  type: treaty\n  title: Accord\n",
    }
    assert load(folder / "briefing.yaml", folder).data["key_facts"] == originals.data["key_facts"]


def test_list_that_stands_by_itself_is_changed_as_well(folder: Path) -> None:
    """Such as one that several briefings share."""
    originals = opened(folder / "sources.yaml")
    save(change(originals, Set(address(originals.data, "accord", "status"), "retracted")))
    assert texts(folder)["sources.yaml"] == "- id: accord\n  type: treaty\n  status: retracted\n"


def test_first_entry_begins_a_list(folder: Path) -> None:
    originals = change(opened(folder / "briefing.yaml", folder), Insert(("gaps", 0), {"id": "G1"}))
    save(originals)
    assert texts(folder)["briefing.yaml"] == FOLDER["briefing.yaml"] + "gaps:\n- id: G1\n"


def test_address_names_items_entries_and_fields(folder: Path) -> None:
    data = {"key_facts": [{"id": "F1", "citations": [{"source": "a"}, {"source": "b", "quote": "x"}]}],
            "contested_points": [{"id": "C1", "positions": [{"holder": "RoSPA"}]}]}  # fmt: skip
    assert address(data, "F1", "citations", "b", "quote") == (
        "key_facts",
        0,
        "citations",
        1,
        "quote",
    )
    assert address(data, "C1", "positions", "RoSPA", "text") == (
        "contested_points", 0, "positions", 0, "text",
    )  # fmt: skip
    with pytest.raises(Refused, match="did you mean `RoSPA`"):
        address(data, "C1", "positions", "RosPA", "text")


def test_anchors_are_refused(folder: Path) -> None:
    (folder / "facts.yaml").write_text("- &a {id: F1}\n- *a\n", encoding="utf-8")
    with pytest.raises(Faulty) as fault:
        opened(folder / "briefing.yaml", folder)
    assert {finding.code for finding in fault.value.findings} == {"Y010"}


def test_file_that_changed_meanwhile_is_not_overwritten(folder: Path) -> None:
    """Nor is any other file of the briefing: all of a change is written, or nothing."""
    originals = opened(folder / "briefing.yaml", folder)
    originals = change(originals, Set(("key_facts", 0, "text"), "Uno."))
    originals = change(originals, Set(("sources", 0, "type"), "report"))
    (folder / "sources.yaml").write_text("- id: of another hand\n", encoding="utf-8")
    with pytest.raises(Faulty) as fault:
        save(originals)
    assert [finding.code for finding in fault.value.findings] == ["W002"]
    assert texts(folder) == FOLDER | {"sources.yaml": "- id: of another hand\n"}


def test_permissions_and_links_stay(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A file that a link leads to is changed where it is."""
    real = tmp_path_factory.mktemp("elsewhere") / "real.yaml"
    real.write_text(FOLDER["briefing.yaml"].replace("!include facts.yaml", "[]"), encoding="utf-8")
    real.chmod(0o600)
    link = folder / "linked.yaml"
    link.symlink_to(real)
    save(change(opened(link), Set(("title",), "Rain")))
    assert link.is_symlink()
    assert os.stat(real).st_mode & 0o777 == 0o600
    assert real.read_text("utf-8").startswith("title: Rain\n")


def test_include_stays_one(folder: Path) -> None:
    originals = change(opened(folder / "briefing.yaml", folder), Set(("title",), "Rain"))
    root: Any = originals.sheets[folder / "briefing.yaml"].root.data
    assert root["key_facts"] == Include("facts.yaml")
