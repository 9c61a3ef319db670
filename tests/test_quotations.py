"""Quotations: found word for word, or not at all."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import SPECIMEN
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from briefings.evidence.lock import FOUND, NAME, Lock, lock_bytes, read_lock
from briefings.evidence.passages import Passages, find, nearest, too_short
from briefings.evidence.quotations import Verified, pruned, verify
from briefings.findings.finding import Faulty
from briefings.model.briefing import Briefing

ACCORD = (SPECIMEN / "everything" / "archive" / "accord.txt").read_text("utf-8")
PASSAGES = Passages(ACCORD)


def at(text: str, quote: str) -> str:
    """The state of a quotation and the words of the text that it was found in."""
    match = find(quote, text)
    return f"{match.state}: {text[match.start : match.end]}"


# States


def test_words_as_they_are() -> None:
    match = PASSAGES.find("46 per cent of the annual flow")
    assert match.state == "exact"
    assert ACCORD[match.start : match.end] == "46 per cent of the annual flow"
    assert match.prefix == ACCORD[match.start - 32 : match.start]
    assert match.suffix == ACCORD[match.end : match.end + 32]


@pytest.mark.parametrize(
    "quote",
    [
        "that flows into it above the bridge",  # over a line end
        "twelve months’ notice",
        'a decision that "touches the shares of either side" needs',
        "six members - three from each side - shall meet",
        "six members — three from each side",
        "unless it\u00a0has given  the other side",
        "The renegotiation of the shares",  # `renego-` at a line end
        "state-owned gauge at Brenn",  # `state-` at a line end, too
        "stateowned gauge at Brenn",
    ],
)
def test_what_prints_alike_is_normalised(quote: str) -> None:
    assert PASSAGES.find(quote).state == "normalised"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The eﬃcient ﬁrst oﬃce of the state.", "efficient first office"),
        ("Zu\u0308rich is at the bridge.", "Zürich is at the bridge"),
        ("Zürich is at the bridge.", "Zu\u0308rich is at the bridge"),
        ("It is other\u00adwise agreed between them.", "It is otherwise agreed"),
        ("It is other\u00ad\nwise agreed between them.", "It is otherwise agreed"),
        ("Il dit : « nous l’acceptons » hier.", "Il dit : “nous l'acceptons” hier"),
        ("It says ``we agree'' and goes on.", 'says "we agree" and goes'),
        ("They agreed … and left the room.", "They agreed ... and left"),
        ("ما این توافق را می\u200cپذیریم امروز", "توافق را میپذیریم امروز"),
    ],
)
def test_other_spellings_of_the_same_words(text: str, quote: str) -> None:
    assert find(quote, text).state == "normalised"


@pytest.mark.parametrize(
    "quote",
    [
        "The upper basin shall receive … in every year",
        "The upper basin shall receive ... in every year",
        "The upper basin shall receive […] in every year",
        "… upper basin shall receive [...] of the annual flow …",
        "46 per cent of the annual flow [...].",
        "The upper basin [in Ostland] shall receive 46 per cent",
        "It shall publish what [they] show",
        "[t]he upper basin shall receive 46 per cent",
    ],
)
def test_marked_omissions_and_insertions_are_elided(quote: str) -> None:
    assert PASSAGES.find(quote).state == "elided"


@pytest.mark.parametrize(
    "quote",
    [
        "in every year … The upper basin shall receive",  # in the wrong order
        "wishing to end the disputes … it … of",  # a fragment of two letters
        "the … basin",  # too short in all
        "The upper basin … receive 47 per cent",
        "The upper basin [of] 46 per cent of the annual flow is not the flow",
        "wi … sh … end the … lapse if the talks",
    ],
)
def test_fragments_that_are_not_evidence(quote: str) -> None:
    assert PASSAGES.find(quote).state not in FOUND


def test_an_omission_is_not_longer_than_its_limit() -> None:
    far = "The upper basin receives " + "and so on " * 250 + "46 per cent of it."
    assert find("The upper basin receives … 46 per cent", far).state not in FOUND
    near = far.replace("and so on ", "", 100)
    assert find("The upper basin receives … 46 per cent", near).state == "elided"


def test_an_omission_ends_at_the_nearest_fragment() -> None:
    text = "we never agree. We agree to the first part, and then to the second part, to the end."
    assert at(text, "We agree to … part") == "elided: We agree to the first part"


def test_words_in_brackets_do_not_stand_for_a_sentence() -> None:
    text = "The basin gives nothing to those who live below the bridge; it receives 46 per cent."
    assert find("The basin [of Ostland] receives 46 per cent", text).state not in FOUND


def test_a_quotation_that_occurs_twice_is_ambiguous_until_a_neighbour_decides() -> None:
    text = "First, the annual flow is shared. Then, the annual flow is measured."
    assert find("the annual flow is", text).state == "ambiguous"
    assert find("the annual flow is", text).count == 2
    assert find("the annual flow is", text, prefix="Then,").start == text.rindex("the annual")
    assert find("the annual flow is", text, suffix="shared").start == text.index("the annual")
    assert find("the annual flow is", text, prefix="Last,").state == "ambiguous"


@pytest.mark.parametrize(
    "quote",
    [
        "shall receive 46 per cent the annual flow",  # a word dropped
        "Its decisions are binding until both Governments",  # the one that matters
        "Neither side shall ever build a dam, a canal",  # a word added
        "they do lapse if the talks fail",
        "THE UPPER BASIN SHALL RECEIVE",  # case is kept
        "a dam a canal or a pumping station",
    ],
)
def test_words_dropped_or_added_without_a_mark_are_altered(quote: str) -> None:
    assert PASSAGES.find(quote).state == "altered"


def test_a_changed_number_is_not_found() -> None:
    assert PASSAGES.find("shall receive 48 per cent of the annual flow").state == "not-found"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The party agreed to it.", "art agreed to it"),
        ("The party agreed to it.", "The party agree"),
        ("They are non-aligned states.", "aligned states"),
        ("They are non-\naligned states.", "aligned states"),
        ("The state-owned gauge", "The state"),
        ("It rose by 3.46 per cent.", "46 per cent"),
        ("It rose by 1,046 per cent.", "046 per cent"),
        ("It rose by 1\u202f046 per cent.", "046 per cent"),
        ("It fell by -5 per cent.", "5 per cent"),
        ("It was 46.5 in all", "It was 46"),
        ("We don’t agree", "We don"),
        ("We can't agree", "We can"),
        ("कि यह नदी", "क"),
    ],
)
def test_a_quotation_does_not_end_inside_a_word_or_number(text: str, quote: str) -> None:
    assert find(quote, text).state not in FOUND


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("一九六八年协定规定上游地区每年可获得水量", "上游地区每年可获得水量"),
        ("They left—all of them agreed", "all of them agreed"),
        ("the years 1968–1970 were dry", "1970 were dry"),
        ("l’accord de 1968 est là", "accord de 1968"),
        ("(The share is 46.) It is", "The share is 46."),
    ],
)
def test_words_begin_after_what_is_no_letter(text: str, quote: str) -> None:
    assert find(quote, text).state == "exact"


def test_figures_broken_at_a_line_end_are_not_joined() -> None:
    assert find("it came in 1968", "it came in 19-\n68").state not in FOUND


@pytest.mark.parametrize(
    ("quote", "short"),
    [("46 per cent", True), ("4 6 p e r c e n t", True), ("46 per cent of it", False),
     ("上游地区", False), ("上游", True)],
)  # fmt: skip
def test_a_quotation_of_a_few_characters_is_no_evidence(quote: str, short: bool) -> None:
    assert too_short(quote) is short


# Help


def test_nearest_shows_the_changed_word() -> None:
    shown = nearest("shall receive 48 per cent of the annual flow", ACCORD)
    assert shown == "nearest: shall receive [-46-]{+48+} per cent of the annual flow"


def test_nearest_shows_a_dropped_negation() -> None:
    shown = nearest("Its decisions are binding until both Governments", ACCORD)
    assert shown == "nearest: Its decisions are [-not-] binding until both Governments"


def test_nearest_of_a_long_quotation_is_short_and_has_the_difference() -> None:
    quote = " ".join(ACCORD.split()).replace("side may ask", "side must ask")
    shown = nearest(quote, ACCORD)
    assert len(shown) <= 210
    assert "[-may-]{+must+}" in shown or "{+" in shown


def test_nearest_says_nothing_when_nothing_is_near() -> None:
    assert nearest("Quite other things were spoken about elsewhere", ACCORD) == ""


# Properties

ALPHABET = "abcdefghijklmnoprstuvwzäöüéñжשع한0123456789"
WORD = st.text(ALPHABET, min_size=1, max_size=9)
MARKED = st.tuples(
    WORD, st.sampled_from(["", ",", ".", "”", "’", "?"]), st.sampled_from(["", "", "“", "("])
)
SPACE = st.sampled_from([" ", " ", " ", "\n", "  ", " – "])
LONG = st.lists(st.tuples(MARKED.map(lambda m: m[2] + m[0] + m[1]), SPACE), min_size=8, max_size=60)


@st.composite
def excerpts(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text and the span of some of its words, at least 12 characters."""
    pieces = draw(LONG)
    text = "".join(word + space for word, space in pieces)
    words = [match.span() for match in re.finditer(r"\S+", text)]
    first = draw(st.integers(0, len(words) - 6))
    last = draw(st.integers(first + 5, len(words) - 1))
    start, end = words[first][0], words[last][1]
    while end - start < 12 and last < len(words) - 1:
        last += 1
        end = words[last][1]
    return text, start, end


@settings(deadline=None)
@given(excerpts())
@example(("0 0 0 – “t 0 0 0 0 0 ", 8, 20))
def test_what_stands_in_a_text_is_found_there(case: tuple[str, int, int]) -> None:
    text, start, end = case
    match = find(text[start:end], text)
    assert match.state in {"exact", "ambiguous"}
    if match.state == "exact":
        assert (match.start, match.end) == (start, end)


ALIKE = {
    " ": ["  ", "\n", "\u00a0", "\t"], "’": ["'", "‘"], "”": ['"', "»"], "“": ['"', "„"],
    "–": ["-", "—", "−"],
}  # fmt: skip


@settings(deadline=None)
@given(excerpts(), st.data())
def test_other_marks_and_spaces_are_normalised(
    case: tuple[str, int, int], data: st.DataObject
) -> None:
    text, start, end = case
    original = text[start:end]
    places = [at for at, character in enumerate(original) if character in ALIKE]
    assume(places)
    place = data.draw(st.sampled_from(places))
    new = data.draw(st.sampled_from(ALIKE[original[place]]))
    match = find(original[:place] + new + original[place + 1 :], text)
    assert match.state in {"normalised", "ambiguous"}
    if match.state == "normalised":
        assert (match.start, match.end) == (start, end)


@settings(deadline=None)
@given(excerpts(), st.data())
def test_one_changed_word_never_passes(case: tuple[str, int, int], data: st.DataObject) -> None:
    text, start, end = case
    words = list(re.finditer(r"[^\W_]+", text[start:end]))
    word = data.draw(st.sampled_from(words))
    other = data.draw(WORD.filter(lambda new: new not in text))
    changed = text[start : start + word.start()] + other + text[start + word.end() : end]
    assert find(changed, text).state not in FOUND


@settings(deadline=None)
@given(excerpts(), st.data())
def test_a_negation_is_seen_either_way(case: tuple[str, int, int], data: st.DataObject) -> None:
    """A passage and its negation are nearly the same text, and never the same words."""
    text, start, end = case
    spaces = [match.start() for match in re.finditer(" ", text[start:end])]
    assume(spaces and "not" not in text and find(text[start:end], text).state == "exact")
    place = start + data.draw(st.sampled_from(spaces))
    negated = text[:place] + " not" + text[place:]
    assert find(negated[start : end + 4], text).state not in FOUND
    assert find(text[start:end], negated).state not in FOUND


@settings(deadline=None, max_examples=300)
@example("1", "1 1")
@given(st.text("ab'-… .[]()\n\u00ad\u200bﬁe\u0301\x1f1,", max_size=60),
       st.text("ab'-… .[]()\n\u00ad\u200bﬁe\u0301\x1f1,", max_size=30))  # fmt: skip
def test_any_text_can_be_looked_through(text: str, quote: str) -> None:
    match = find(quote, text)
    assert 0 <= match.start <= match.end <= len(text)
    assert (match.end > 0) == (match.count > 0)


# A briefing


def a_briefing(*quotes: str, **record: Any) -> Briefing:
    """A briefing whose facts quote the accord, one each."""
    source = {"id": "accord", "type": "treaty", "archive": {"file": "accord.txt"}, **record}
    facts = [
        {"id": f"F{n}", "text": "A fact.", "citations": [{"source": "accord", "quote": quote}]}
        for n, quote in enumerate(quotes, 1)
    ]
    return Briefing.model_validate(
        {"title": "T", "cutoff": "2026-06-30", "key_facts": facts, "sources": [source]}
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A briefing's folder with the copy of the accord."""
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "accord.txt").write_text(ACCORD, encoding="utf-8")
    return tmp_path


def states(verified: Verified) -> list[str]:
    return [quotation.state for quotation in verified.quotations.values()]


GOOD, WRONG = "46 per cent of the annual flow", "48 per cent of the annual flow"
SAVED = {"file": "accord.txt", "on": "2026-06-02"}


def test_quotations_of_a_briefing(folder: Path) -> None:
    verified = verify(a_briefing(GOOD, WRONG, "the Annex", archive=SAVED), folder, Lock())
    assert states(verified) == ["exact", "not-found", "too-short"]
    good, wrong, _ = verified.quotations.values()
    assert (good.on, good.earlier, good.page) == (dt.date(2026, 6, 2), False, None)
    assert wrong.nearest == "nearest: [-46-]{+48+} per cent of the annual flow"


def test_words_of_a_translator_are_not_looked_up(folder: Path) -> None:
    data = a_briefing("46 Prozent des Jahresflusses").model_dump(exclude_none=True, by_alias=True)
    data["cutoff"] = "2026-06-30"
    citation = data["key_facts"][0]["citations"][0]
    citation["translator"] = "T. Translator"
    assert states(verify(Briefing.model_validate(data), folder, Lock())) == ["translated"]
    del citation["translator"]
    citation["lang"], data["sources"][0]["language"] = "de", "en-GB"
    assert states(verify(Briefing.model_validate(data), folder, Lock())) == ["translated"]
    citation["lang"] = "en-US"
    assert states(verify(Briefing.model_validate(data), folder, Lock())) == ["not-found"]


def test_without_copy_and_lock_a_quotation_is_unchecked(tmp_path: Path) -> None:
    assert states(verify(a_briefing(GOOD), tmp_path, Lock())) == ["unchecked"]
    assert states(verify(a_briefing(GOOD), None, Lock())) == ["unchecked"]


def test_without_the_copy_the_lock_speaks(folder: Path, tmp_path: Path) -> None:
    lock = verify(a_briefing(GOOD, WRONG, archive=SAVED), folder, Lock()).lock
    elsewhere = tmp_path / "elsewhere"
    verified = verify(a_briefing(GOOD, WRONG), elsewhere, lock)
    good, wrong = verified.quotations.values()
    assert (good.state, good.earlier, good.on) == ("exact", True, dt.date(2026, 6, 2))
    assert wrong.state == "unchecked"
    assert verified.lock == lock


def test_the_lock_tells_places_apart(folder: Path) -> None:
    briefing = a_briefing("the annual flow")
    (citation,) = briefing.key_facts[0].citations
    second = citation.model_copy(update={"prefix": "cubic metres."})
    fact = briefing.key_facts[0].model_copy(
        update={"citations": (second.model_copy(update={"quote": "The annual flow"}),)}
    )
    briefing = briefing.model_copy(update={"key_facts": (fact,)})
    lock = verify(briefing, folder, Lock()).lock
    (folder / "archive" / "accord.txt").unlink()
    assert states(verify(briefing, folder, lock)) == ["exact"]
    other = second.model_copy(update={"quote": "The annual flow", "prefix": "Elsewhere:"})
    fact = fact.model_copy(update={"citations": (other,)})
    briefing = briefing.model_copy(update={"key_facts": (fact,)})
    assert states(verify(briefing, folder, lock)) == ["unchecked"]


def test_a_changed_copy_is_told_and_keeps_its_lock(folder: Path) -> None:
    lock = verify(a_briefing(GOOD), folder, Lock()).lock
    (folder / "archive" / "accord.txt").write_text(ACCORD.replace("46", "48"), encoding="utf-8")
    verified = verify(a_briefing(GOOD), folder, lock)
    assert verified.copies["accord"].state == "changed"
    assert states(verified) == ["not-found"]
    assert verified.lock == lock


def test_a_copy_without_text_is_no_evidence(folder: Path) -> None:
    (folder / "archive" / "accord.txt").write_bytes(b"\0\0\0")
    verified = verify(a_briefing(GOOD), folder, Lock())
    assert states(verified) == ["no-text"]
    assert verified.copies["accord"].reason == "it is not a text file"


def test_what_is_no_longer_there_leaves_the_lock(folder: Path) -> None:
    lock = verify(a_briefing(GOOD, "the shares of either side"), folder, Lock()).lock
    (folder / "archive" / "accord.txt").unlink()
    left = verify(a_briefing(GOOD), folder, lock).lock
    assert [entry.exact for entry in left.quotations["accord"]] == [GOOD]
    without = Briefing.model_validate(
        {"title": "T", "cutoff": "2026-06-30", "key_facts": [{"id": "F1", "text": "A fact."}]}
    )
    assert verify(without, folder, lock).lock == Lock({}, {})
    assert pruned(lock, a_briefing(WRONG)).quotations == {"accord": ()}


# The lock's file


def test_a_lock_is_read_as_it_was_written(folder: Path) -> None:
    lock = verify(a_briefing(GOOD, "six members - three", archive=SAVED), folder, Lock()).lock
    (folder / NAME).write_bytes(lock_bytes(lock))
    assert read_lock(folder) == lock
    assert lock_bytes(read_lock(folder)) == lock_bytes(lock)
    assert sum(GOOD in line for line in lock_bytes(lock).decode().splitlines()) == 1


def test_line_breaks_of_other_kinds_stay_inside_a_line(folder: Path) -> None:
    text = f"Before\u2028{GOOD}\x85after"
    (folder / "archive" / "accord.txt").write_text(text, encoding="utf-8")
    lock = verify(a_briefing(GOOD), folder, Lock()).lock
    (folder / NAME).write_bytes(lock_bytes(lock))
    assert read_lock(folder) == lock


def test_without_a_lock_nothing_is_locked(tmp_path: Path) -> None:
    assert read_lock(tmp_path) == read_lock(None) == Lock()


QUOTATION = '{"exact":"a","state":"exact","start":0,"end":1,"prefix":"","suffix":""}'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{\n <<<<<<< ours\n}", 2),
        ("[]", 1),
        ("null", 1),
        ("[" * 100_000, 1),
        ('{"format": 2, "copies": {}, "quotations": {}}', 1),
        ('{"format": 1, "copies": {}}', 1),
        ('{"format": 1, "copies": [], "quotations": {}}', 1),
        ('{"format": 1, "copies": {"a": {"file": 1}}, "quotations": {}}', 1),
        ('{"format": 1, "copies": {"a": 1}, "quotations": {}}', 1),
        ('{"format": 1, "copies": {}, "quotations": {"a": [1]}}', 1),
        ('{"format": 1, "copies": {}, "quotations": {"a": 1}}', 1),
        (f'{{"format": 1, "copies": {{}}, "quotations": {{"a": [{QUOTATION}]}}}}'
         .replace('"exact",', '"fine",'), 1),
        (f'{{"format": 1, "copies": {{}}, "quotations": {{"a": [{QUOTATION}]}}}}'
         .replace('"end":1', '"end":-1'), 1),
        ('{"format": ' + "1" * 5000 + "}", 1),
    ],
)  # fmt: skip
def test_a_damaged_lock_is_a_finding(text: str, line: int, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(Faulty) as fault:
        read_lock(tmp_path)
    (finding,) = fault.value.findings
    assert (finding.code, finding.place.line) == ("E16", line)


def test_a_lock_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("words of another file", encoding="utf-8")
    inside = tmp_path / "briefing"
    inside.mkdir()
    (inside / NAME).symlink_to(tmp_path / "secret")
    with pytest.raises(Faulty) as fault:
        read_lock(inside)
    assert "words" not in str(fault.value.findings)
