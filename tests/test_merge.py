"""Merges of content files by item and field: of three texts, and by git in real repositories."""

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from conftest import ROOT, Command
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.cli import merge as merge_command
from briefings.editing.changes import Change, Delete, Insert, Move, Set, shifted
from briefings.editing.changing import changed
from briefings.editing.joining import Joined, join
from briefings.editing.kinds import guessed
from briefings.editing.sheets import Sheet, sheet
from briefings.reading.loading import load

BASE = dedent("""\
    # yaml-language-server: $schema=../../briefings/schema.json
    title: Should the clocks stop changing?
    cutoff: 2025-09-30
    status: draft
    review_by: 2026-09-30
    # the chair asked for one page
    bottom_line: {text: There is no live proposal., rests_on: [J1, F1]}
    key_judgments:
    - id: J1
      text: It is unlikely that the law will change.
      likelihood: unlikely
      confidence: high
      rests_on: [F1, F2]
    - {id: J2, text: Lighter evenings would save some lives., likelihood: likely, rests_on: [F3]}
    key_facts:
    - {id: F1, kind: fact, text: The Act of 1972 is in force., confidence: high, citations: [{source: act}]}
    - {id: F2, text: The minister has no plans., confidence: high, basis: Hansard., citations: [{source: hansard}]}
    - {id: F3, text: "A model says 104 to 138 lives a year.", confidence: moderate, citations: [{source: trl}]}
    # Ben doubts this
    - {id: F4, text: The experiment ended in 1971., confidence: high, citations: [{source: hansard}]}
    - {id: F5, text: Farmers have opposed every bill., confidence: moderate}
    - {id: F6, text: About 70 countries change their clocks., confidence: high}
    - {id: F7, text: Sleep scientists ask for standard time., confidence: high}
    - {id: F8, text: One poll found half in favour., confidence: low}
    contested_points:
    - id: C1
      question: Which time should be kept?
      positions:
      - holder: Sleep Society
        text: Light in the morning.
      - holder: Road Safety
        text: Light in the evening.
    gaps:
    - {id: G1, text: No study weighs both., affects: [C1]}
    timeline:
    - {date: 1916-05-21, text: First summer time., key: true}
    - {date: 1968-10-27, text: The experiment begins., facts: [F4]}
    """)
SOURCES = dedent("""\
    - {id: act, type: legislation, title: Summer Time Act, issued: 1972}
    - {id: hansard, type: hearing, title: House of Commons, issued: 2025-03-27}
    - id: trl
      type: report
      title: A new assessment
      role: secondary
    """)


def version(text: str) -> Sheet:
    """A version of a file."""
    return sheet(Path("briefing.yaml"), text.encode())


def joined(ours: str, theirs: str, base: str = BASE) -> Joined:
    """A merge of three texts."""
    versions = [version(text) for text in (base, ours, theirs)]
    return join(versions[0], versions[1], versions[2], guessed(versions[1].root.data))


def replaced(*pairs: tuple[str, str], text: str = BASE) -> str:
    """A text in which something stands for something else that is there once."""
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def lines(of: Joined) -> list[str]:
    """The file that a merge makes."""
    return of.data.decode().splitlines()


def clean(of: Joined) -> Any:
    """The data of a merge that left nobody anything to do."""
    assert (of.conflicts, of.lost) == ((), ())
    return version(of.data.decode()).root.data


# What does not conflict


F1_F2 = "rests_on: [F1, F2]"


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        pytest.param(
            ("no plans.", "no plans at all."), ("basis: Hansard.", "basis: The record."), None,
            id="two fields of one fact, on one line",
        ),
        pytest.param(
            ("138 lives a", "140 lives a"), ("confidence: moderate, c", "confidence: low, c"), None,
            id="an edit and a regrade of one fact",
        ),
        pytest.param(
            ("has no plans", "has no plan"), ("104 to 138", "100 to 138"), None,
            id="neighbouring facts of one line each",
        ),
        pytest.param(
            ("status: draft\n", "status: final\n"), ("review_by: 2026", "review_by: 2027"), None,
            id="neighbouring fields",
        ),
        pytest.param(
            ("Light in the morning.", "Sun in the morning."),
            ("positions:\n", "positions:\n  - holder: Alex Mayer\n    text: Two hours ahead.\n"), None,
            id="an edit of a position and a new one before it",
        ),
        pytest.param(
            ("text: First summer", "text: The first summer"),
            ("timeline:\n", "timeline:\n- {date: 1907, text: A pamphlet.}\n"), None,
            id="an edit of an event, which has no id, and a new one",
        ),
        pytest.param(
            (F1_F2, "rests_on: [F1, F2, F3]"), (F1_F2, "rests_on: [F1, F2, F6]"),
            (F1_F2, "rests_on: [F1, F2, F3, F6]"), id="two ids added to one list",
        ),
        pytest.param(
            (F1_F2, "rests_on: [F2]"), (F1_F2, "rests_on: [F1, F2, F6]"), (F1_F2, "rests_on: [F2, F6]"),
            id="an id taken out of a list and one added to it",
        ),
        pytest.param(
            ("confidence: low}", "confidence: high}"), ("confidence: low}", "confidence: high}"),
            ("confidence: low}", "confidence: high}"), id="the same edit",
        ),
    ],
)  # fmt: skip
def test_both_sides_get_their_way(
    ours: tuple[str, str], theirs: tuple[str, str], both: tuple[str, str] | None
) -> None:
    """Both edits are in the result, and nothing is left for anybody to do, whoever merges."""
    wanted = replaced(both) if both else replaced(ours, theirs)
    assert clean(joined(replaced(ours), replaced(theirs))) == version(wanted).root.data
    clean(joined(replaced(theirs), replaced(ours)))


def fact(id: str, text: str, **fields: str) -> str:
    """A line with a fact."""
    more = "".join(f", {key}: {value}" for key, value in fields.items())
    return f"- {{id: {id}, text: {text}{more}}}\n"


LAST = "- {id: F8, text: One poll found half in favour., confidence: low}\n"
OURS_F9 = replaced((LAST, LAST + fact("F9", "Tourism would gain.", rests_on="[F8]")))


def facts(of: Any) -> list[tuple[str, str]]:
    """The facts of a merge, as ids with the first word."""
    return [(one["id"], one["text"].split()[0]) for one in of["key_facts"]]


def test_two_new_facts_with_one_id_are_both_kept() -> None:
    """The one of THEIRS gets the next id, and everything that means it follows."""
    theirs = (
        replaced(
            (
                LAST,
                LAST
                + fact("F9", "Energy hardly matters.")
                + fact("F10", '"See [#F9]."', rests_on="[F9]"),
            ),
            ("rests_on: [F3]", "rests_on: [F3, F9]"),
            ("facts: [F4]", "facts: [F4, F9]"),
        )
        + "waivers:\n- {rule: B03, at: F9, reason: One study.}\n"
    )
    made = joined(OURS_F9, theirs)
    data = clean(made)
    assert facts(data)[8:] == [("F9", "Tourism"), ("F11", "Energy"), ("F10", "See")]
    assert data["key_facts"][8]["rests_on"] == ["F8"]
    assert (data["key_facts"][10]["text"], data["key_facts"][10]["rests_on"]) == (
        "See [#F11].",
        ["F11"],
    )
    assert data["key_judgments"][1]["rests_on"] == ["F3", "F11"]
    assert data["timeline"][1]["facts"] == ["F4", "F11"]
    assert data["waivers"][0]["at"] == "F11"
    (said,) = made.new_ids
    assert (said.at, said.old) == ("F11", "F9")
    assert lines(made)[said.line - 1].startswith("- {id: F11")


def test_fact_that_both_sides_took_over_is_one() -> None:
    """The same words under one id, or under two, are no two facts."""
    same = replaced((LAST, LAST + fact("F9", "Tourism would gain.", confidence="low")))
    other = same.replace("id: F9", "id: F12").replace("rests_on: [F3]", "rests_on: [F12]")
    for theirs in (same, other):
        data = clean(joined(OURS_F9, theirs))
        assert facts(data)[8:] == [("F9", "Tourism")]
        assert data["key_facts"][8]["rests_on"] == ["F8"]
        assert data["key_facts"][8]["confidence"] == "low"
    assert data["key_judgments"][1]["rests_on"] == ["F9"]


def moved(id: str, before: str, text: str = BASE) -> str:
    """A text in which the line of one fact stands before that of another."""
    kept = text.splitlines(keepends=True)
    line = next(one for one in kept if one.startswith(f"- {{id: {id},"))
    kept.remove(line)
    kept.insert(next(n for n, one in enumerate(kept) if one.startswith(f"- {{id: {before},")), line)
    return "".join(kept)


def ids(of: Any) -> str:
    """The facts in their order."""
    return " ".join(one["id"] for one in of["key_facts"])


def test_moves_of_both_sides_are_made() -> None:
    data = clean(joined(moved("F7", "F1"), moved("F2", "F6")))
    assert ids(data) == "F7 F1 F3 F4 F5 F2 F6 F8"


def test_move_and_edit_and_new_neighbour_of_one_fact() -> None:
    ours = moved("F5", "F1")
    theirs = replaced(("have opposed", "oppose")).replace(
        "- {id: F6", fact("F9", "New.") + "- {id: F6"
    )
    data = clean(joined(ours, theirs))
    assert ids(data) == "F5 F1 F2 F3 F4 F9 F6 F7 F8"
    assert data["key_facts"][0]["text"] == "Farmers oppose every bill."


def test_item_that_both_sides_moved_stays_where_ours_has_it() -> None:
    """The order is no reason to stop a merge, but it is said."""
    made = joined(moved("F7", "F1"), moved("F7", "F3"))
    assert ids(clean(made)) == "F7 F1 F2 F3 F4 F5 F6 F8"
    (said,) = made.both_moved
    assert (said.at, lines(made)[said.line - 1][:9]) == ("F7", "- {id: F7")


def test_renumbered_side_is_known_by_what_its_items_say() -> None:
    """A grade never lands on another statement; ids stay as OURS has them."""
    theirs = moved("F8", "F1")
    for number in range(8, 0, -1):  # F8 is first now, the others follow
        theirs = theirs.replace(f"F{number}", f"F#{number % 8 + 1}")
    theirs = theirs.replace("F#", "F").replace(
        "text: The Act of 1972 is", "text: The Act of 1972 has been"
    )
    ours = replaced(
        ("{id: F7, text: Sleep", "{id: F7, must: true, text: Sleep"),
        ("affects: [C1]", "affects: [C1, F6]"),
    )
    made = joined(ours, theirs)
    data = clean(made)
    assert ids(data) == "F8 F1 F2 F3 F4 F5 F6 F7"
    assert [one["id"] for one in data["key_facts"] if one.get("must")] == ["F7"]
    assert data["key_judgments"][0]["rests_on"] == ["F1", "F2"]
    assert data["gaps"][0]["affects"] == ["C1", "F6"]
    assert made.renumbered


def test_ours_may_be_the_renumbered_side() -> None:
    ours = moved("F8", "F1")
    for number in range(8, 0, -1):
        ours = ours.replace(f"F{number}", f"F#{number % 8 + 1}")
    ours = ours.replace("F#", "F")
    theirs = replaced(
        ("affects: [C1]", "affects: [C1, F6]"), (LAST, LAST + fact("F9", "New.", rests_on="[F8]"))
    )
    data = clean(joined(ours, theirs))
    assert data["gaps"][0]["affects"] == ["C1", "F7"]
    assert facts(data)[-1] == ("F9", "New.")
    assert data["key_facts"][-1]["rests_on"] == ["F1"]


def test_comments_of_both_sides_stay() -> None:
    """Also what one side wrote beside an entry that it left alone; what it took out goes."""
    ours = replaced(("text: Light in the evening.", "text: Light in the evening.  # from Q."))
    theirs = replaced(
        ("# Ben doubts this\n", ""),
        ("- {id: F6", "# Anna has the list\n- {id: F6"),
        ("  - holder: Road Safety\n", "  - holder: Road Safety  # ask them\n"),
        ("no plans.", "no plans now."),
    )
    made = lines(joined(ours, theirs))
    assert "# Ben doubts this" not in made
    assert made[made.index("# Anna has the list") + 1].startswith("- {id: F6")
    assert "  - holder: Road Safety  # ask them" in made
    assert "    text: Light in the evening.  # from Q." in made
    assert made[0].startswith("# yaml-language-server")


def test_layout_of_ours_stays() -> None:
    """Only what THEIRS changed is another line than in OURS."""
    ours = replaced(("status: draft\n", "status:    draft\n\n\n"))
    made = lines(joined(ours, replaced(("One poll", "Two polls"))))
    assert [a for a, b in zip(ours.splitlines(), made, strict=True) if a != b] == [LAST.strip()]


def test_new_entry_comes_as_its_author_wrote_it() -> None:
    new = "# new\n- id: F9\n  text: >-\n    Folded by hand,\n    in two lines.   # so\n  confidence: 'low'\n"
    new = new.replace("   # so", "")
    made = joined(replaced(("One poll", "Two polls")), replaced((LAST, LAST + new)))
    assert new in made.data.decode()


def test_file_that_both_sides_began_is_merged() -> None:
    """There is no common version then."""
    ours = "title: A\ncutoff: 2026-01-01\nkey_facts:\n- {id: F1, text: Rivers flow.}\n"
    theirs = "title: A\ncutoff: 2026-01-01\nkey_facts:\n- {id: F1, text: Dams hold water back.}\n"
    made = joined(ours, theirs, "{}\n")
    assert facts(clean(made)) == [("F1", "Rivers"), ("F2", "Dams")]


# What does


def test_conflict_is_shown_at_its_field_and_everything_else_merged() -> None:
    ours = replaced(
        ("  likelihood: unlikely\n", "  likelihood: remote\n"), ("One poll", "Two polls")
    )
    theirs = replaced(
        ("  likelihood: unlikely\n", "  likelihood: likely\n"), ("70 countries", "71 countries")
    )
    made = joined(ours, theirs)
    (said,) = made.conflicts
    assert said.at == "J1.likelihood"
    assert lines(made)[said.line - 2 : said.line + 5] == [
        "  text: It is unlikely that the law will change.",
        "<<<<<<< ours: J1.likelihood",
        "  likelihood: remote",
        "=======",
        "  likelihood: likely",
        ">>>>>>> theirs: J1.likelihood",
        "  confidence: high",
    ]
    assert "71 countries" in made.data.decode()
    assert made.taken == 1


@pytest.mark.parametrize(
    ("ours", "theirs", "at"),
    [
        (("no plans.", "no plan."), ("no plans.", "some plans."), ["F2.text"]),
        (("title: Should", "title: Must"), ("title: Should", "title: May"), ["title"]),
        (
            ("text: Light in the evening.", "text: Late light."),
            ("text: Light in the evening.", "text: More light."), ["C1.positions.Road Safety.text"],
        ),
        ((LAST, ""), ("One poll", "Two polls"), ["F8"]),
        (("One poll", "Two polls"), (LAST, ""), ["F8"]),
        (
            ("no plans., confidence: high", "no plan., confidence: low"),
            ("no plans., confidence: high", "few plans., confidence: moderate"),
            ["F2.text", "F2.confidence"],
        ),
    ],
)  # fmt: skip
def test_each_side_of_a_conflict_is_a_whole_file(
    ours: tuple[str, str], theirs: tuple[str, str], at: list[str]
) -> None:
    """Whoever keeps one side of all marks has a file that means what that side meant."""
    made = joined(replaced(ours), replaced(theirs))
    assert [said.at for said in made.conflicts] == at
    assert chosen(made, "ours") == version(replaced(ours)).root.data
    assert chosen(made, "theirs") == version(replaced(theirs)).root.data


def chosen(of: Joined, side: str) -> Any:
    """The data of a merge whose conflicts are all settled for one side."""
    kept, now = [], ""
    for line in lines(of):
        if line.startswith("<<<<<<< "):
            now = "ours"
        elif line == "=======" and now:
            now = "theirs"
        elif line.startswith(">>>>>>> "):
            now = ""
        elif now in {"", side}:
            kept.append(f"{line}\n")
    return version("".join(kept)).root.data


def test_item_that_one_side_deleted_and_the_other_names_is_said() -> None:
    """Neither side was wrong; together they are."""
    made = joined(replaced((LAST, "")), replaced(("affects: [C1]", "affects: [C1, F8]")))
    (said,) = made.lost
    assert (said.at, said.old) == ("G1.affects.1", "F8")
    assert lines(made)[said.line - 1].startswith("- {id: G1")


# Any edits


EDITS = st.tuples(
    st.sampled_from("set key insert delete move".split()), st.integers(0, 999), st.integers(0, 9)
)


def edit(old: Sheet, kind: str, number: int, value: int) -> Sheet:
    """One change of some item of a file: `number` says which, `value` to what."""
    data = old.root.data
    section = ("key_facts", "timeline", "gaps", "key_judgments")[number % 4]
    held = data.get(section) or []
    at = number // 4 % len(held) if held else 0
    change: Change
    if kind == "insert" or not held:
        entry = {"id": f"{section[4:5].upper()}9{value}", "text": f"New {value} of {number}."}
        if section == "timeline":
            entry = {"date": f"19{number % 90 + 10}", "text": f"Event {value} of {number}."}
        change = Insert((section, at), entry) if held else Set((section,), [entry])
    elif kind == "delete":
        change = Delete((section, at))
    elif kind == "move":
        change = Move((section, at), value % len(held))
    else:
        change = Set(
            (section, at, "text" if kind == "set" else "basis"), f"Another {value}: of {number}."
        )
    return changed(old, change, guessed(data))


@settings(max_examples=150, deadline=None)
@given(st.lists(EDITS, max_size=8), st.lists(EDITS, max_size=8))
def test_any_two_sets_of_edits_can_be_merged(ours: list[Any], theirs: list[Any]) -> None:
    """A side that did nothing changes nothing; both sides of every conflict are YAML; nothing is lost."""
    base, one, other = (version(BASE) for _ in range(3))
    for step in ours:
        one = edit(one, *step)
    for step in theirs:
        other = edit(other, *step)
    kind = guessed(base.root.data)
    one, other = version(one.text), version(other.text)
    assert join(base, one, base, kind).data == one.before
    assert clean(join(base, base, other, kind)) == other.root.data
    made = join(base, one, other, kind)
    chosen(made, "ours")
    chosen(made, "theirs")
    text = made.data.decode()
    before = said(base)
    for side in (one, other):
        assert [words for words in said(side) - before if words not in text] == []


def said(of: Sheet) -> set[str]:
    """The texts of all entries."""
    return {
        entry[field]
        for entries in of.root.data.values() if isinstance(entries, list)
        for entry in entries
        for field in ("text", "basis") if field in entry
    }  # fmt: skip


@given(
    st.lists(
        st.tuples(st.sampled_from([Insert, Delete, Move]), st.integers(0, 9), st.integers(0, 9)),
        max_size=5,
    ),
    st.integers(0, 5),
)
def test_place_follows_later_changes(made: list[tuple[Any, int, int]], at: int) -> None:
    """An entry is found where it has gone."""
    held: list[Any] = list("abcdef")
    wanted = held[at]
    changes: list[Change] = []
    for kind, number, to in made:
        number = number % len(held) if held else 0
        if kind is Insert:
            changes.append(Insert(("a", number), "new"))
            held.insert(number, "new")
        elif held and held[number] != wanted and kind is Delete:
            changes.append(Delete(("a", number)))
            held.pop(number)
        elif held and kind is Move:
            changes.append(Move(("a", number), to % len(held)))
            held.insert(to % len(held), held.pop(number))
    assert held[shifted(Set(("a", at, "text"), ""), changes).loc[1]] == wanted  # type: ignore[index]


# With git


class Clone:
    """A repository with a briefing of two files, in which git merges by this program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.briefing = path / "content" / "clocks" / "briefing.yaml"
        self.sources = self.briefing.with_name("sources.yaml")
        self.briefing.parent.mkdir(parents=True)
        self.briefing.write_text(BASE, encoding="utf-8")
        self.sources.write_text(SOURCES, encoding="utf-8")
        self.git("init", "-q", "-b", "main")
        self.program("git-setup")
        self.commit("The briefing")

    def git(self, *words: str, status: int = 0) -> str:
        """What git prints on both channels."""
        done = subprocess.run(
            ["git", *words], cwd=self.path, env=surroundings(), capture_output=True, text=True
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    def program(self, *words: str, status: int = 0) -> str:
        """What this program prints on both channels."""
        done = subprocess.run(
            [sys.executable, ROOT / "make_briefing.py", *words],
            cwd=self.path, env=surroundings(), capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    def commit(self, message: str) -> None:
        """Commit everything."""
        self.git("add", ".")
        self.git("commit", "-q", "-m", message)

    def branch(self, name: str, edits: dict[Path, list[tuple[str, str]]]) -> None:
        """A branch off main with a commit for each edit, which is a text and what stands for it."""
        self.git("checkout", "-q", "-b", name, "main")
        for path, pairs in edits.items():
            for pair in pairs:
                path.write_text(replaced(pair, text=path.read_text("utf-8")), encoding="utf-8")
                self.commit(f"{name}: {pair[1][:30]}")


def surroundings() -> dict[str, str]:
    """Environment of programs that know nothing of the user's own git."""
    who = {
        f"GIT_{role}_{what}": "a@b"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    return (
        os.environ
        | who
        | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
    )


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """A repository of its own."""
    return Clone(tmp_path / "clone")


def test_working_week_of_two_people_merges_without_a_conflict(clone: Clone) -> None:
    """Ten edits each, every one committed, and git has nothing to ask.

    | | Anna | Ben |
    |---|---|---|
    | 1 | adds fact F9, and rests J1 on it | adds another fact F9, rests J2 on it and names it in F4 |
    | 2 | corrects the text of F2 | gives F2, on the same line, another basis |
    | 3 | regrades F3 | corrects the text of F3 |
    | 4 | moves F7 to the top | moves F6 in front of F5 |
    | 5 | adds an event between two | adds an event at the end, and facts to the last |
    | 6 | adds a source at the end | adds another source at the end |
    | 7 | adds a position to C1 | corrects a position of C1 |
    | 8 | makes the briefing final | puts the review off |
    | 9 | adds gap G2 | adds another gap G2, and corrects G1 |
    | 10 | answers a comment | gives the source trl, whose role Anna corrects, a publisher |
    """
    f6 = "- {id: F6, text: About 70 countries change their clocks., confidence: high}\n"
    f5 = "- {id: F5, text: Farmers have opposed every bill., confidence: moderate}\n"
    f7 = "- {id: F7, text: Sleep scientists ask for standard time., confidence: high}\n"
    gap = "- {id: G1, text: No study weighs both., affects: [C1]}\n"
    act = "- {id: F1, kind: fact, text: The Act of 1972"
    anna = [
        (LAST, LAST + fact("F9", "Tourism would gain.", citations="[{source: psi}]")),
        ("rests_on: [F1, F2]", "rests_on: [F1, F2, F9]"),
        ("The minister has no plans.", "The minister has no plans to change it."),
        ("confidence: moderate, citations: [{source: trl}]", "confidence: low, citations: [{source: trl}]"),
        (f7, ""), (act, f7 + act),
        ("- {date: 1968-10-27", "- {date: 1942, text: Double summer time.}\n- {date: 1968-10-27"),
        ("  - holder: Road Safety\n", "  - holder: Alex Mayer\n    text: Two hours.\n  - holder: Road Safety\n"),
        ("status: draft", "status: final"),
        (gap, gap + "- {id: G2, text: Nobody asked children.}\n"),
        ("# Ben doubts this", "# Ben doubted this; Hansard confirms it"),
    ]  # fmt: skip
    ben = [
        (LAST, LAST + fact("F9", "Energy hardly matters.", citations="[{source: havranek}]")),
        ("likelihood: likely, rests_on: [F3]", "likelihood: likely, rests_on: [F3, F9]"),
        ("text: The experiment ended in 1971.", 'text: "The experiment ended in 1971, see [#F9]."'),
        ("basis: Hansard.", "basis: The official record."),
        ("138 lives a year", "138 lives in each year"),
        (f6, ""), (f5, f6 + f5),
        ("facts: [F4]}\n", "facts: [F4, F9]}\n- {date: 2025-03-27, text: The minister answers., facts: [F2]}\n"),
        ("text: Light in the morning.", "text: Light in the morning sets the body's clock."),
        ("review_by: 2026-09-30", "review_by: 2026-12-31"),
        (gap, gap.replace("weighs both", "weighs one against the other") + "- {id: G2, text: The trial is old.}\n"),
    ]  # fmt: skip
    clone.branch("anna", {
        clone.briefing: anna,
        clone.sources: [
            ("role: secondary\n", "role: primary\n- {id: psi, type: report, title: Tourism}\n"),
        ],
    })  # fmt: skip
    clone.branch("ben", {
        clone.briefing: ben,
        clone.sources: [
            ("role: secondary\n", "role: secondary\n- {id: havranek, type: article-journal, title: Energy}\n"),
            ("type: report\n", "type: report\n  publisher: TRL\n"),
        ],
    })  # fmt: skip
    printed = clone.git("merge", "anna", "-m", "Merge")
    assert "both sides added `F9`: that of THEIRS is `F10` now" in printed
    assert "both sides added `G2`: that of THEIRS is `G3` now" in printed
    assert clone.git("status", "--short") == ""
    data = load(clone.briefing).data
    assert ids(data) == "F7 F1 F2 F3 F4 F6 F5 F8 F9 F10"
    by_id = {
        one["id"]: one for name in ("key_facts", "key_judgments", "gaps") for one in data[name]
    }
    assert by_id["J1"]["rests_on"] == ["F1", "F2", "F10"]
    assert by_id["J2"]["rests_on"] == ["F3", "F9"]
    assert by_id["F2"]["text"] == "The minister has no plans to change it."
    assert by_id["F2"]["basis"] == "The official record."
    assert (by_id["F3"]["confidence"], "in each year" in by_id["F3"]["text"]) == ("low", True)
    assert by_id["F4"]["text"].endswith("see [#F9].")
    assert by_id["G1"]["text"] == "No study weighs one against the other."
    assert (by_id["G2"]["text"], by_id["G3"]["text"]) == (
        "The trial is old.",
        "Nobody asked children.",
    )
    assert [one["date"] for one in data["timeline"]] == [
        "1916-05-21",
        "1942",
        "1968-10-27",
        "2025-03-27",
    ]
    assert data["timeline"][2]["facts"] == ["F4", "F9"]
    holders = [one["holder"] for one in data["contested_points"][0]["positions"]]
    assert holders == ["Sleep Society", "Alex Mayer", "Road Safety"]
    assert (data["status"], data["review_by"]) == ("final", "2026-12-31")
    text = clone.briefing.read_text("utf-8")
    assert "# Ben doubted this; Hansard confirms it" in text
    assert "# Ben doubts this" not in text
    trl, *new = load(clone.sources).data[2:]
    assert (trl["role"], trl["publisher"]) == ("primary", "TRL")
    assert [one["id"] for one in new] == ["havranek", "psi"]


def test_git_stops_at_a_conflict_in_a_file_that_says_where(clone: Clone) -> None:
    """Editors know git's marks; `check` says that they are still there."""
    clone.branch(
        "anna",
        {clone.briefing: [("  confidence: high\n", "  confidence: low\n"), ("One poll", "A poll")]},
    )
    clone.branch("ben", {clone.briefing: [("  confidence: high\n", "  confidence: moderate\n")]})
    printed = clone.git("merge", "anna", "-m", "Merge", status=1)
    assert (
        "error[M001]: both sides changed `J1.confidence`\n  --> content/clocks/briefing.yaml:12:1"
        in printed
    )
    assert clone.git("status", "--short") == "UU content/clocks/briefing.yaml\n"
    text = clone.briefing.read_text("utf-8")
    assert "A poll" in text
    assert text.splitlines()[11:16] == [
        "<<<<<<< ours: J1.confidence", "  confidence: moderate", "=======", "  confidence: low",
        ">>>>>>> theirs: J1.confidence",
    ]  # fmt: skip
    found = clone.program("check", "content/clocks", status=1)
    assert (
        "error[Y015]: a conflict of a merge starts here\n  --> content/clocks/briefing.yaml:12:1"
        in found
    )


def test_tidy_file_has_a_history_of_changes_of_meaning(clone: Clone) -> None:
    """A change of one field is a change of one line, also of what was one line before."""
    clone.program("tidy", "content/clocks")
    clone.commit("Tidy")
    clone.branch("anna", {clone.briefing: [("  confidence: low\n", "  confidence: moderate\n")]})
    changed_lines = [
        line for line in clone.git("diff", "-U0", "main").splitlines()
        if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}
    ]  # fmt: skip
    assert changed_lines == ["-  confidence: low", "+  confidence: moderate"]


def test_tidying_on_one_branch_does_not_disturb_the_other(clone: Clone) -> None:
    clone.branch(
        "anna", {clone.briefing: [("One poll", "A poll"), ("status: draft", "status: final")]}
    )
    clone.git("checkout", "-q", "main")
    clone.program("tidy", "--renumber", "content/clocks")
    clone.commit("Tidy")
    clone.git("merge", "anna", "-m", "Merge")
    assert clone.program("tidy", "--check", "content/clocks").endswith("sources.yaml  is tidy\n")
    assert "A poll found half in favour." in clone.briefing.read_text("utf-8")


def test_criss_cross_of_two_branches_is_merged(clone: Clone) -> None:
    """Where two versions have two common ancestors."""
    clone.branch("anna", {clone.briefing: [("One poll", "A poll")]})
    clone.branch("ben", {clone.briefing: [("70 countries", "71 countries")]})
    clone.git("branch", "ben-was")
    clone.git("merge", "-q", "anna", "-m", "Anna into Ben")
    clone.git("checkout", "-q", "anna")
    clone.git("merge", "-q", "ben-was", "-m", "Ben into Anna")
    clone.briefing.write_text(
        replaced(("status: draft", "status: final"), text=clone.briefing.read_text("utf-8"))
    )
    clone.commit("Final")
    clone.git("checkout", "-q", "ben")
    clone.briefing.write_text(
        replaced(("A poll", "Two polls"), text=clone.briefing.read_text("utf-8"))
    )
    clone.commit("Polls")
    clone.git("merge", "anna", "-m", "Both")
    text = clone.briefing.read_text("utf-8")
    assert [words in text for words in ("Two polls", "71 countries", "status: final")] == [True] * 3


def test_conflict_of_ancestors_does_not_hinder_a_merge(clone: Clone) -> None:
    """Marks in the common version are no text of anybody."""
    clone.branch(
        "anna", {clone.briefing: [("One poll", "A poll"), ("status: draft", "status: final")]}
    )
    clone.branch("ben", {clone.briefing: [("One poll", "Some poll"), ("status: draft\n", "")]})
    clone.git("branch", "ben-was")
    for name, other, words in (("ben", "anna", "Polls"), ("anna", "ben-was", "Polls")):
        clone.git("checkout", "-q", name)
        clone.git("merge", other, "-m", "x", status=1)
        text = BASE.replace("One poll", words).replace("status: draft", "status: final")
        clone.briefing.write_text(text, encoding="utf-8")
        clone.commit("Settled")
    clone.git("checkout", "-q", "-B", "other", "anna")
    clone.briefing.write_text(
        replaced(("70 countries", "71 countries"), text=text), encoding="utf-8"
    )
    clone.commit("Countries")
    clone.git("checkout", "-q", "ben")
    clone.git("commit", "--allow-empty", "-q", "-m", "More")
    clone.briefing.write_text(replaced(("no plans", "no plan"), text=text), encoding="utf-8")
    clone.commit("Plan")
    printed = clone.git("merge", "other", "-m", "Both")
    assert "M006" not in printed
    text = clone.briefing.read_text("utf-8")
    assert [words in text for words in ("Polls", "71 countries", "no plan.")] == [True] * 3


def test_set_up_says_what_it_did_and_can_be_undone(clone: Clone) -> None:
    """Other lines and settings stay; a second run has nothing to do."""
    attributes = clone.path / ".gitattributes"
    assert attributes.read_text() == "content/**/*.yaml merge=briefing\n"
    attributes.write_text(
        "*.png binary\ncontent/**/*.yaml merge=briefing\n*.txt text", encoding="utf-8"
    )
    assert clone.program("git-setup").endswith("all of it was there already\n")
    assert "merge.briefing.driver" in clone.git("config", "--local", "--list")
    done = clone.program("git-setup", "--undo")
    assert done == (
        ".gitattributes: content/**/*.yaml merge=briefing removed\ngit config: merge.briefing removed\n"
    )
    assert attributes.read_text() == "*.png binary\n*.txt text"
    assert "merge.briefing" not in clone.git("config", "--local", "--list")
    assert clone.program("git-setup", "--undo") == "nothing to undo\n"
    clone.program("git-setup")
    assert attributes.read_text() == "*.png binary\n*.txt text\ncontent/**/*.yaml merge=briefing\n"


def test_set_up_needs_a_repository_and_a_folder(tmp_path: Path, command: Command) -> None:
    missing = command("git-setup", tmp_path / "none")
    assert (missing.status, "there is no folder" in missing.err) == (2, True)
    outside = command("git-setup", tmp_path)
    assert (outside.status, "is in no git repository: run `git init` first" in outside.err) == (
        2,
        True,
    )


# The command


@pytest.fixture
def three(tmp_path: Path) -> list[Path]:
    """Three versions of a file, the same but for a grade on one side."""
    paths = [tmp_path / name for name in ("base", "ours", "theirs")]
    for path in paths:
        path.write_text(BASE, encoding="utf-8")
    paths[2].write_text(replaced(("One poll", "A poll")), encoding="utf-8")
    return paths


def test_ours_becomes_the_result(three: list[Path], command: Command) -> None:
    run = command("merge", *three)
    assert (run.status, run.out) == (0, f"{three[1]}: 1 change of THEIRS merged\n")
    assert three[1].read_text("utf-8") == replaced(("One poll", "A poll"))


def test_version_that_cannot_be_read_is_merged_by_lines(
    three: list[Path], command: Command
) -> None:
    """As git would have done it, with the place of the fault, and somebody must look."""
    three[2].write_text(replaced(("One poll", "A poll"), ("title: Should", "title: &a Should")))
    run = command("merge", *three, "--path", "content/x.yaml")
    assert run.status == 1
    assert "error[Y010]" in run.err
    assert "THEIRS:content/x.yaml:2:8" in run.err
    assert (
        "error[M006]: `content/x.yaml` was merged line by line: a version is not valid" in run.err
    )
    assert "A poll" in three[1].read_text("utf-8")


def test_fault_of_the_program_leaves_the_file_alone(
    three: list[Path], command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git takes a status above 128 for a failure, and gives the file up to nobody."""

    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(merge_command, "_sheets", fails)
    run = command("merge", *three)
    assert run.status > 128
    assert "nothing was written" in run.err
    assert three[1].read_text("utf-8") == BASE


def test_length_of_marks_is_gits_to_say(three: list[Path], command: Command) -> None:
    three[1].write_text(replaced(("One poll", "Two polls")), encoding="utf-8")
    assert command("merge", *three, "--marker-size", 9).status == 1
    assert "\n<<<<<<<<< ours: F8.text\n" in three[1].read_text("utf-8")


def test_empty_base_is_a_file_that_both_sides_began(three: list[Path], command: Command) -> None:
    three[0].write_text("", encoding="utf-8")
    three[1].write_text("- {id: a, type: report}\n", encoding="utf-8")
    three[2].write_text("- {id: b, type: report}\n", encoding="utf-8")
    assert command("merge", *three).status == 0
    assert {one["id"] for one in load(three[1]).data} == {"a", "b"}


def test_includes_stay_what_they_are(three: list[Path], command: Command) -> None:
    for path in three:
        path.write_text(path.read_text("utf-8") + "glossary: !include parts/glossary.yaml\n")
    assert command("merge", *three).status == 0
    assert "glossary: !include parts/glossary.yaml" in three[1].read_text("utf-8")
