"""What citation styles ask for and citeproc-py alone does not give, and how far a style may go."""

import time
from pathlib import Path
from typing import Any

import pytest
from conftest import Build, Command, Write
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from test_bibliography import HEAD, INFO, reference, style_of

from briefings.catalogue import styles
from briefings.findings.finding import Unusable
from briefings.sources import elements
from briefings.sources.marks import CLOSE, CLOSE_SINGLE, OPEN, OPEN_SINGLE, Marks, with_quotes

AUTHOR = [{"family": "Poe", "given": "Eva Maria"}]
WHO = (
    '<macro name="who"><names variable="author"><name name-as-sort-order="all"/>'
    '<label form="short" prefix=" (" suffix=")" text-case="title"/><substitute>{}</substitute>'
    "</names></macro>"
)
STANDS_IN = '<group delimiter=". "><text macro="who"/>{}</group>'


@pytest.fixture
def printed(tmp_path: Path) -> Any:
    """One source as a style prints it that has this layout and these macros."""

    def make(layout: str, *, macros: str = "", locale: str = "en-GB", **fields: Any) -> str:
        path = tmp_path / "own.csl"
        path.write_text(style_of(layout, macros=macros), "utf-8")
        return reference(path, locale, **fields)

    return make


CASES: list[tuple[str, str, str, dict[str, Any], str]] = [
    # a title that stands in for an author, by a macro or itself
    ("substitute", STANDS_IN.format('<text variable="title" quotes="true"/><text value="End"/>'),
     WHO.format('<text macro="what"/>')
     + '<macro name="what"><text variable="title" font-style="italic"/></macro>',
     {"title": "Accord"}, "<i>Accord</i>. End"),
    # an editor who stands in for an author, also in a condition, as the author would be printed
    ("substitute", STANDS_IN.format('<names variable="editor" prefix="ed. "/>'),
     WHO.format('<names variable="editor"/>'), {"editor": AUTHOR}, "Poe, Eva Maria (Ed.)"),
    ("names", STANDS_IN.format('<names variable="editor" prefix="ed. "/>'),
     WHO.format('<choose><if type="report"><names variable="editor"/></if></choose>'),
     {"editor": AUTHOR}, "Poe, Eva Maria (Ed.)"),
    ("names", '<names variable="container-author"/>', "", {"container-author": AUTHOR},
     "Eva Maria Poe"),
    # given names in full, with a mark after what is an initial
    ("name", '<names variable="author"><name initialize="false" initialize-with=". "/></names>', "",
     {"author": [{"family": "Poe", "given": "Eva M"}]}, "Eva M. Poe"),
    ("name", '<names variable="author"><name initialize="false" initialize-with="."/></names>', "",
     {"author": [{"family": "Poe", "given": "J.R. Eva"}]}, "J.R. Eva Poe"),
    # labels and terms without a value beside them
    ("label", '<text variable="title"/><label variable="page" prefix=", "/><text variable="page"/>',
     "", {"title": "Accord"}, "Accord"),
    ("macro", '<text variable="title"/><text macro="by"/>',
     ('<macro name="by"><text term="translator" form="verb" prefix=", "/><names variable="translator"'
     ' prefix=" "/></macro>'), {"title": "Accord"}, "Accord"),
    ("group", ('<text variable="title"/><group prefix=", "><choose><if type="report"><text value="No."/>'
     '</if><else><text variable="genre"/></else></choose><number variable="number"/></group>'),
     "", {"title": "Accord"}, "Accord"),
    ("label", '<names variable="editor"><name/><label text-case="title" prefix=" "/></names>', "",
     {"editor": AUTHOR}, "Eva Maria Poe Editor"),
    # numbers, terms and dates
    ("number", '<number variable="number-of-volumes"/>', "", {"number-of-volumes": "3"}, "3"),
    ("label", ('<number variable="number-of-volumes"/><label variable="number-of-volumes" form="short"'
     ' prefix=" "/>'), "", {"number-of-volumes": "3"}, "3 vols"),
    ("text", '<text term="in" form="short" suffix=" "/><text variable="title"/>', "",
     {"title": "Accord"}, "in Accord"),
    ("name-part", ('<names variable="author"><name name-as-sort-order="all"><name-part name="family"'
     ' text-case="capitalize-first"/></name></names>'), "",
     {"author": [{"family": "berg", "non-dropping-particle": "van", "given": "Ida"}]}, "Berg, Ida van"),
    # quotation marks in quotation marks
    ("text", '<text variable="title" quotes="true"/>', "", {"title": "Toward 'flow' in the king's river"},
     "‘Toward “flow” in the king’s river’"),
    ("text", '<text variable="title" text-case="title"/>', "",
     {"title": "Ostland v Westland", "language": "en"}, "Ostland v Westland"),
]  # fmt: skip


@pytest.mark.parametrize(("element", "layout", "macros", "fields", "expected"), CASES)
def test_styles_get_what_they_ask_for(
    printed: Any, element: str, layout: str, macros: str, fields: dict[str, Any], expected: str
) -> None:
    assert printed(layout, macros=macros, **fields) == expected


@pytest.mark.parametrize(("element", "layout", "macros", "fields", "expected"), CASES)
def test_element_is_still_needed(
    printed: Any, monkeypatch: pytest.MonkeyPatch, element: str, layout: str, macros: str,
    fields: dict[str, Any], expected: str,
) -> None:  # fmt: skip
    """citeproc-py's own gives something else; where it no longer does, ours can go."""
    monkeypatch.delitem(elements.ELEMENTS, element)
    try:
        found = printed(layout, macros=macros, **fields)
    except (Unusable, KeyError):
        found = None
    assert found != expected


def test_dates_of_a_language_keep_their_delimiter(printed: Any, tmp_path: Path) -> None:
    own = (
        '<locale><date form="text" delimiter=" "><date-part name="year"/><date-part name="month"/>'
        "</date></locale>"
    )
    assert (
        printed('<date variable="issued" form="text"/>', macros=own, issued="2019-05") == "2019 May"
    )


def test_date_in_words_is_printed_where_its_year_is(printed: Any) -> None:
    """And not again where a style prints its day and month."""
    layout = (
        '<group delimiter=" "><date variable="issued"><date-part name="month"/></date>'
        '<date variable="issued"><date-part name="year"/></date>'
        '<date variable="issued" form="text" date-parts="year"/></group>'
    )
    assert printed(layout, issued="2019-05") == "May 2019 2019"
    assert printed(layout, issued="199X") == "1990s 1990s"


# Quotation marks


@pytest.mark.parametrize(
    ("title", "locale", "quoted", "plain"),
    [
        ('Toward "flow"', "en-GB", "‘Toward “flow”’", "Toward “flow”"),
        ('Toward "flow"', "en-US", "“Toward ‘flow’”", "Toward “flow”"),
        ("The king's 'flow'", "en-US", "“The king’s ‘flow’”", "The king’s ‘flow’"),
        ("\"The 'flow' now\"", "en-US", "“‘The “flow” now’”", "“The ‘flow’ now”"),
        ("States “ready” for it", "en-US", "“States ‘ready’ for it”", "States “ready” for it"),
        ("The kings’ ‘flow’", "en-GB", "‘The kings’ “flow”’", "The kings’ ‘flow’"),
        ('A 5" pipe', "en-US", "“A 5&#34; pipe”", "A 5&#34; pipe"),
        ('Toward "flow"', "de-DE", "„Toward ‚flow‘“", "Toward „flow“"),
    ],
)
def test_quotation_marks_are_those_of_their_place(
    printed: Any, title: str, locale: str, quoted: str, plain: str
) -> None:
    """In others they are inner ones, alone they are as many as were typed; what is no pair stays."""
    assert printed('<text variable="title" quotes="true"/>', locale=locale, title=title) == quoted
    assert printed('<text variable="title"/>', locale=locale, title=title) == plain


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Flow", "“Flow.” End."), ("Flow?", "“Flow?” End."), ("Flow etc.", "“Flow etc.” End.")],
)
def test_stops_stand_inside_american_quotation_marks(
    printed: Any, title: str, expected: str
) -> None:
    layout = '<group delimiter=". " suffix="."><text variable="title" quotes="true"/><text value="End"/></group>'
    assert printed(layout, locale="en-US", title=title) == expected


@given(st.text("ab'\" “”‘’.", max_size=20))
def test_only_quotation_marks_change(text: str) -> None:
    """Everything else of a text stays, whatever its quotation marks are."""
    marked = with_quotes(text)
    quoted = Marks("“", "”", "‘", "’").quoted(marked)
    marks = dict.fromkeys(map(ord, f"'\"“”‘’{OPEN}{CLOSE}{OPEN_SINGLE}{CLOSE_SINGLE}"))
    assert quoted[1:-1].translate(marks) == text.translate(marks)
    assert len(marked) == len(text)


# What a style is to see


def test_publisher_that_is_the_author_is_for_the_style_to_leave_out(printed: Any) -> None:
    """Only the program's own style names such a body once."""
    fields = {"author": [{"literal": "Basin Board"}], "publisher": "Basin Board", "title": "Report"}
    layout = '<group delimiter=", "><names variable="author"/><text variable="publisher"/></group>'
    assert printed(layout, **fields) == "Basin Board, Basin Board"
    assert reference(**fields) == "Basin Board, <i>Report</i>, no date."


def test_director_is_an_author_unless_the_style_names_directors(printed: Any) -> None:
    layout = '<names variable="author" suffix=". "/><text variable="title"/>'
    assert printed(layout, title="Flow", director=AUTHOR) == "Eva Maria Poe. Flow"
    named = f'{layout}<names variable="director" prefix=", by "/>'
    assert printed(named, title="Flow", director=AUTHOR) == "Flow, by Eva Maria Poe"


@pytest.mark.parametrize("written", ["https://doi.org/10.1234/a", "doi:10.1234/a", "10.1234/a"])
def test_doi_is_printed_once_however_it_is_written(printed: Any, written: str) -> None:
    address = "https://doi.org/10.1234/a"
    link = Markup('<a class="url" href="{0}">{0}</a>').format(address)
    assert printed('<text variable="DOI" prefix="https://doi.org/"/>', DOI=written) == link


# How far a style may go


def call(number: int) -> str:
    return f'<text macro="m{number}"/>'


def test_branches_that_are_not_taken_do_not_count(printed: Any) -> None:
    """Of a `choose` the longest branch counts; a chain of choices is as long as one way through it."""
    branches = (
        "<macro name='m{0}'><choose><if type='book'>{1}</if><else>{1}</else></choose></macro>"
    )
    macros = "".join(branches.format(n, f"<group>{call(n + 1)}</group>") for n in range(45))
    last = '<macro name="m45"><text variable="title"/></macro>'
    before = time.monotonic()
    assert printed(call(0), macros=macros + last, title="T") == "T"
    assert time.monotonic() - before < 5


@pytest.mark.parametrize(
    ("layout", "macros"),
    [
        ('<text variable="title"/>' * styles.MAX_ELEMENTS, ""),
        (call(0) * 2_000, f'<macro name="m0"><text value="{"x" * 1_000}"/></macro>'),
        (call(0) * 2_000, f'<macro name="m0"><choose><if variable="{"title " * 500}"/></choose></macro>'),
    ],
    ids=["many elements", "long text", "long condition"],
)  # fmt: skip
def test_style_that_goes_on_and_on_is_refused(tmp_path: Path, layout: str, macros: str) -> None:
    path = tmp_path / "own.csl"
    path.write_text(style_of(layout, macros=macros), "utf-8")
    with pytest.raises(Unusable, match="expands to too many elements"):
        styles.read(path)


def test_longest_style_is_applied_in_bounded_time(printed: Any) -> None:
    """The time grows with the number of elements, not with its square."""
    before = time.monotonic()
    found = printed('<text variable="title"/>' * (styles.MAX_ELEMENTS - 10), title="Flow")
    assert found == "Flow" * (styles.MAX_ELEMENTS - 10)
    assert time.monotonic() - before < 20


def test_deep_macros_are_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    deep = "<macro name='m{0}'>" + "<group>" * 200 + "{1}" + "</group>" * 200 + "</macro>"
    macros = "".join(deep.format(n, call(n + 1)) for n in range(30))
    path.write_text(style_of(call(0), macros=macros + "<macro name='m30'/>"), "utf-8")
    with pytest.raises(Unusable):
        reference(path, title="T")


# Styles that are none of their own


def test_dependent_style_says_what_it_depends_on(
    content: Write, command: Command, tmp_path: Path
) -> None:
    link = '<link href="http://example.org/styles/parent-style" rel="independent-parent"/>'
    info = INFO.replace("<updated>", f"{link}<updated>")
    (tmp_path / "child.csl").write_text(f"{HEAD}{info}</style>")
    run = command("build", content(), "--csl", tmp_path / "child.csl", "-t", "csl")
    assert run.status == 2
    assert (
        "`child.csl` has no bibliography of its own: it depends on the style `parent-style`"
        in run.err
    )
    assert "use `parent-style.csl` instead, which http://example.org/styles/parent-style" in run.err


# All of it


def test_report_in_a_style_of_others(content: Write, build: Build, tmp_path: Path) -> None:
    """A treaty without an author, a DOI with its address, a range of days, a body of its own house."""
    sources = [
        {"id": "a", "type": "dataset", "title": "Dam levels", "DOI": "http://dx.doi.org/10.5678/d.1",
         "publisher": "Dam House", "issued": "2019"},
        {"id": "b", "type": "treaty", "title": "Treaty on Dams", "issued": "1971-05-04/1971-06-01"},
        {"id": "c", "type": "report", "title": 'On "low" dams', "author": [{"literal": "Dam Board"}],
         "publisher": "Dam Board", "issued": "197X"},
    ]  # fmt: skip
    macros = WHO.format('<text variable="title" font-style="italic"/>')
    layout = (
        '<group delimiter=". " suffix="."><text macro="who"/><text variable="title" quotes="true"/>'
        '<text variable="publisher"/><date variable="issued" form="text"/>'
        '<text variable="DOI" prefix="https://doi.org/"/></group>'
    )
    cited = [{"source": source["id"]} for source in sources]
    facts = [{"id": "F1", "text": "It is so.", "citations": cited}]
    folder = content(folder=True, csl="own.csl", sources=sources, key_facts=facts)
    (folder / "own.csl").write_text(style_of(layout, macros=macros), "utf-8")
    outcome = build(folder, lengths=("report",), formats=("html",))
    html = Path(outcome.paths[0]).read_text("utf-8")
    for expected in (
        '<i>Dam levels</i>. Dam House. 2019. <a class="url" href="https://doi.org/10.5678/d.1">',
        "<i>Treaty on Dams</i>. 4 May 1971 – 1 June 1971.",
        "Dam Board. ‘On “low” dams’. Dam Board. 1970s.",
    ):
        assert expected in html
