"""Selections and ladders: what a length may print, without any layout."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from specimen.invented import Shape, briefing

from briefings.catalogue.choices import Catalogue
from briefings.model.briefing import COUNTED, LISTS, Briefing
from briefings.model.length import TIERS, Length
from briefings.model.selection import Key, Selection
from briefings.selection import SINGLE, Ladder, keys, ladder, ranges, select_everything

quickly = settings(max_examples=40, deadline=None, derandomize=True)
BRIEFINGS = st.builds(
    briefing,
    st.builds(
        Shape,
        seed=st.integers(0, 10**6),
        facts=st.integers(3, 30),
        judgments=st.integers(0, 6),
        points=st.integers(0, 8),
        gaps=st.integers(0, 5),
        must=st.integers(0, 3),
        longest=st.just(8),
    ),
)
FITTED = ("brief", "standard")
TAKES = st.fixed_dictionaries(
    {
        "section": st.sampled_from(
            ("key_facts", "key_judgments", "contested_points", "gaps", "summary", "timeline")
        ),
        "tier": st.sampled_from(("short", "text", "detail")),
        "up_to": st.one_of(st.none(), st.integers(1, 12)),
    }
)
LENGTHS = st.one_of(
    st.sampled_from(FITTED).map(Catalogue().length),
    st.builds(
        lambda fill, side_lines: Length.model_validate(
            {
                "title": "Own", "summary": "One.", "pages": 2, "side_lines": side_lines,
                "body": {"smallest": 9, "largest": 10}, "fill": fill,
                "sections": [
                    "bottom_line", "key_facts", "contested_points", "summary", "scale",
                    "sources", "omissions",
                ],
            }
        ),
        st.lists(TAKES, max_size=8),
        st.integers(0, 5),
    ),
)  # fmt: skip


def height(tier: str | None) -> int:
    """How full a tier is; nothing is -1."""
    return TIERS.index(tier) if tier else -1  # type: ignore[arg-type]


def within(shorter: Mapping[Key, str], longer: Mapping[Key, str]) -> bool:
    """Whether all that one prints is in the other, at least as full."""
    return all(height(longer.get(key)) >= height(tier) for key, tier in shorter.items())


@quickly
@given(made=BRIEFINGS, length=LENGTHS)
def test_foot_holds_items_that_must_stay(made: Briefing, length: Length) -> None:
    """Whatever says `must: true` is in every selection, in a readable tier."""
    foot = ladder(made, length).foot
    for section in ("key_facts", "key_judgments", "contested_points"):
        for item in getattr(made, section):
            if item.must:
                assert height(foot.get(Key(section, item.id))) >= height("short")


@quickly
@given(made=BRIEFINGS, length=LENGTHS)
def test_foot_names_every_contested_point(made: Briefing, length: Length) -> None:
    """No selection lacks a contested point."""
    foot = ladder(made, length).foot
    assert set(keys(made, "contested_points")) <= set(foot)


@quickly
@given(made=BRIEFINGS, length=LENGTHS)
def test_first_points_have_a_line_per_side(made: Briefing, length: Length) -> None:
    """The first `side_lines` contested points are more than names."""
    foot = ladder(made, length).foot
    for key in keys(made, "contested_points")[: length.side_lines]:
        assert height(foot[key]) >= height("short")


@quickly
@given(made=BRIEFINGS, length=LENGTHS)
def test_foot_holds_the_bottom_line(made: Briefing, length: Length) -> None:
    """No selection lacks the bottom line."""
    assert Key("bottom_line", "0") in ladder(made, length).foot


@quickly
@given(made=BRIEFINGS, length=LENGTHS)
def test_each_rung_adds(made: Briefing, length: Length) -> None:
    """A higher selection holds a lower one, and no item loses a tier."""
    rungs = ladder(made, length)
    lower = rungs.selection(0)
    for number in range(1, len(rungs.rungs) + 1):
        higher = rungs.selection(number)
        assert within(lower.tiers, higher.tiers)
        assert dict(lower.tiers) != dict(higher.tiers)
        lower = higher


def assert_prefixes(made: Briefing, length: Length, selection: Selection, foot: set[Key]) -> None:
    """Inside a section, what is printed and need not stay has nothing unprinted before it."""
    for section in (*LISTS, *COUNTED):
        if section == "dissents":
            continue
        every = keys(made, section)
        if any(take.section == section and take.only_key for take in length.fill):
            items = getattr(made, section)
            every = [key for key, item in zip(every, items, strict=True) if item.key]
        chosen = [key in selection.tiers for key in every if key not in foot]
        assert chosen == sorted(chosen, reverse=True), section


@quickly
@given(made=BRIEFINGS, length=LENGTHS, share=st.floats(0, 1))
def test_sections_are_cut_from_the_end(made: Briefing, length: Length, share: float) -> None:
    """What is printed of a section is a prefix in order of importance, plus what must stay."""
    rungs = ladder(made, length)
    selection = rungs.selection(round(share * len(rungs.rungs)))
    assert_prefixes(made, length, selection, set(rungs.foot))


@quickly
@given(made=BRIEFINGS, length=LENGTHS, data=st.data())
def test_sections_are_cut_from_the_end_after_passing(
    made: Briefing, length: Length, data: st.DataObject
) -> None:
    """The same where items too big for the pages were passed over."""
    rungs = ladder(made, length)
    foot = set(rungs.foot)
    for _ in range(data.draw(st.integers(1, 3))):
        assume(rungs.rungs)
        place = data.draw(st.integers(0, len(rungs.rungs) - 1))
        rung = rungs.rungs[place]
        rungs = rungs.passing(place, rung.key.section, rung.tier)
    assert_prefixes(made, length, rungs.selection(len(rungs.rungs)), foot)


def some_selection(rungs: Ladder, share: float) -> Selection:
    """A selection somewhere up a ladder."""
    return rungs.selection(round(share * len(rungs.rungs)))


@quickly
@given(made=BRIEFINGS, first=st.floats(0, 1), second=st.floats(0, 1))
def test_shorter_lengths_are_subsets(made: Briefing, first: float, second: float) -> None:
    """Brief within standard within report, whatever the pages hold."""
    brief = some_selection(ladder(made, Catalogue().length("brief")), first)
    standard = some_selection(ladder(made, Catalogue().length("standard"), brief), second)
    report = select_everything(made)
    assert within(brief.tiers, standard.tiers)
    assert within(standard.tiers, report.tiers)


@quickly
@given(made=BRIEFINGS, length=LENGTHS, share=st.floats(0, 1))
def test_printed_and_left_out_are_all(made: Briefing, length: Length, share: float) -> None:
    """Every item is either printed or named among what was left out, never both."""
    selection = some_selection(ladder(made, length), share)
    out = {omission.section: omission for omission in selection.omissions}
    for section in LISTS:
        every = [key.id for key in keys(made, section)]
        printed = [id for id in every if Key(section, id) in selection.tiers]
        missing = out[section].ids if section in out else ()
        assert sorted([*printed, *missing]) == sorted(every)


@quickly
@given(made=BRIEFINGS, length=LENGTHS, share=st.floats(0, 1))
def test_omissions_are_counted(made: Briefing, length: Length, share: float) -> None:
    """The numbers of an omission are those of its section; items without ids are not named."""
    selection = some_selection(ladder(made, length), share)
    for omission in selection.omissions:
        every = keys(made, omission.section)
        printed = [key for key in every if key in selection.tiers]
        assert (omission.left_out, omission.of) == (len(every) - len(printed), len(every))
        assert len(omission.ids) == (omission.left_out if omission.section in LISTS else 0)


@quickly
@given(made=BRIEFINGS, length=LENGTHS, share=st.floats(0, 1))
def test_dissents_go_with_their_items(made: Briefing, length: Length, share: float) -> None:
    """A named dissent is printed exactly when what it is on is printed."""
    selection = some_selection(ladder(made, length), share)
    for dissent in made.dissents:
        assert (Key("dissents", dissent.id) in selection.tiers) == (dissent.on in selection.ids)


def test_dissents_on_dissents_go_with_the_item() -> None:
    """Whoever dissents from a dissent is printed with what that one is on, after it."""
    on = {"D3": "D2", "D2": "D1", "D1": "F1", "D4": "F2", "D5": "F1"}
    made = Briefing.model_validate(
        {
            "title": "T", "cutoff": "2026-01-01",
            "key_facts": [{"id": id, "text": "A.", "must": id == "F1"} for id in ("F1", "F2")],
            "dissents": [{"id": id, "on": at, "holder": "H", "text": "No."} for id, at in on.items()],
        }
    )  # fmt: skip
    foot = ladder(made, Catalogue().length("brief")).selection(0)
    assert foot.ids == {"F1", "D1", "D2", "D3", "D5"}
    assert [one.id for one in made.dissents_by_item()["F1"]] == ["D1", "D2", "D3", "D5"]


@quickly
@given(made=BRIEFINGS)
def test_everything_leaves_nothing_out(made: Briefing) -> None:
    """The report prints every item in its fullest tier."""
    selection = select_everything(made)
    assert selection.omissions == ()
    assert set(selection.tiers.values()) == {"detail"}


IDS = st.lists(
    st.builds(
        lambda stem, number: f"{stem}{number or ''}",
        st.sampled_from(("F", "G", "fact-", "a.b", "X")),
        st.integers(0, 40),
    ),
    unique=True,
    max_size=25,
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(order=st.one_of(IDS, IDS.map(sorted)), data=st.data())
def test_ranges_round_trip(order: list[str], data: st.DataObject) -> None:
    """Whoever counts up the numbers of a range gets the ids that were left out, in order."""
    left_out = tuple(id for id in order if data.draw(st.booleans()))
    assert expanded(ranges(left_out, tuple(order))) == list(left_out)


def expanded(parts: list[str]) -> list[str]:
    """`F7, F9–F12` as a reader understands it."""
    found = []
    for part in parts:
        first, dash, last = part.partition("–")
        if not dash:
            found.append(part)
            continue
        stem = re.sub(r"\d+$", "", first)
        numbers = range(int(first[len(stem) :]), int(last[len(stem) :]) + 1)
        found += [f"{stem}{number}" for number in numbers]
    return found


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ("F1", ["F1"]),
        ("F1 F2", ["F1", "F2"]),
        ("F1 F2 F3", ["F1–F3"]),
        ("F1 F3 F4 F5", ["F1", "F3–F5"]),
        ("F4 F5 F6 F8", ["F4–F6", "F8"]),
        ("", []),
    ],
)
def test_ranges_need_three_neighbours(left_out: str, said: list[str]) -> None:
    """Two neighbours stay apart, a gap ends a range."""
    order = tuple(f"F{n}" for n in range(1, 9))
    assert ranges(tuple(left_out.split()), order) == said


def test_range_does_not_bridge_an_item_of_another_order() -> None:
    """Numbers that follow each other are no range where another item stands between them."""
    assert ranges(("F1", "F2", "F3"), ("F1", "G1", "F2", "F3")) == ["F1", "F2", "F3"]


def test_single_fields_are_items() -> None:
    """The bottom line and why it matters can be left out like any item."""
    made = Briefing.model_validate(
        {"title": "T", "cutoff": "2026-01-01", "why_it_matters": "So.", "summary": [{"text": "S."}]}
    )
    assert [keys(made, section) for section in SINGLE] == [[], [Key("why_it_matters", "0")]]
