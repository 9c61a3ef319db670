"""Charts: what is drawn, what stays out of a drawing, and what is said about data at fault."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Build, Write, codes, pdf_text, rendered

from briefings import isolation
from briefings.content.gathering import find
from briefings.figures.charts import drawing
from briefings.figures.charts.drawing import draw
from briefings.figures.charts.frames import ROLES, Frame, colours, frame_of
from briefings.figures.charts.reading import Chart, moment, number, read_chart
from briefings.figures.charts.specs import spec
from briefings.figures.charts.svg import clean
from briefings.figures.charts.tables import read_table
from briefings.findings.finding import Faulty, Finding, Place, Unusable
from briefings.language.dating import Forms
from briefings.model.entries import Figure
from briefings.orders import Order
from briefings.pipeline import check

NOWHERE = Place("flow.csv")
FLOW = "year,flow\n1968,21\n1990,18\n2025,14\n"
RANGES = "year,flow,low,high\n1968,21,18,25\n1990,,15,19\n2025,,,13\n2026,,12,\n"
Read = Callable[..., Chart]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The chart of some CSV text; the first two columns are x and y."""

    def chart(data: str, kind: str = "bar", unit: str = "km³ a year") -> Chart:
        path = tmp_path / "flow.csv"
        path.write_text(data, "utf-8")
        table = read_table(path, tmp_path)
        x, y = table.rows[0][:2]
        fields = {"id": "V1", "title": "Flow", "alt": "A chart.", "data": "flow.csv"}
        figure = Figure(**fields, kind=kind, x=x, y=y, unit=unit)
        return read_chart(table, figure, NOWHERE, "figures[0]")

    return chart


def drawn(chart: Chart, frame: Frame | None = None) -> drawing.Drawing:
    """The drawing of one chart."""
    return draw({"V1": chart}, frame or Frame())["V1"]


def texts(svg: str) -> list[str]:
    """The words in a drawing, in their order."""
    return re.findall(r"<text[^>]*>([^<]+)", svg) + re.findall(r"<tspan[^>]*>([^<]+)", svg)


def figure(**fields: Any) -> dict[str, Any]:
    """A figure from data in `flow.csv`."""
    return {"id": "V1", "title": "Flow", "alt": "The flow falls.", **fields}


def found_in(path: Path) -> tuple[Finding, ...]:
    """What a check finds."""
    try:
        return check(Order(find([str(path)])[0])).findings
    except Faulty as fault:
        return tuple(fault.findings)


# Drawing


@pytest.mark.parametrize("kind", ["bar", "dot", "line", "area"])
def test_a_chart_has_its_words_as_text(read: Read, kind: str) -> None:
    """The first year, the numbers and the unit stand in the drawing as text."""
    said = texts(drawn(read(FLOW, kind)).inside)
    assert "flow, km³ a year" in said
    assert [text for text in said if text in {"1970", "1968"}]
    if kind in {"bar", "dot"}:
        assert {"1968", "1990", "2025", "21", "18", "14"} <= set(said)


def test_there_is_a_dot_for_each_figure(read: Read) -> None:
    """Marks are as many as rows; ranges and limits are no figures."""
    circles = re.findall(r"<path[^>]*d=\"M[\d.]+,0A", drawn(read(FLOW, "dot")).inside)
    assert len(circles) == 3
    assert len(re.findall(r"<path[^>]*d=\"M[\d.]+,0A", drawn(read(RANGES, "dot")).inside)) == 1


def test_there_is_a_bar_for_each_figure(read: Read) -> None:
    bars = re.findall(r'<path[^>]*d="M[^"]+Z"[^>]*fill="role-accent"', drawn(read(FLOW)).inside)
    assert len(bars) == 3


def test_figures_that_are_not_known_are_not_made_up(read: Read) -> None:
    """A range has no middle, and a limit says that it is one."""
    said = texts(drawn(read(RANGES, "dot")).inside)
    assert {"21 (18–25)", "15–19", "≤ 13", "≥ 12"} <= set(said)


def test_an_upper_limit_points_to_smaller_numbers(read: Read) -> None:
    """Which is to the right where the axis runs from right to left."""
    chart = read("a,b,low,high\n1,,,13\n", "dot")
    for frame, side in ((Frame(), "left"), (Frame(right_to_left=True), "right")):
        assert f'"triangle-{side}"' in json.dumps(spec(chart, frame))


def test_a_missing_figure_is_a_gap_in_the_line(read: Read) -> None:
    """Lines are not drawn across a year without a figure."""
    data = "year,flow\n1968,21\n1980,20\n1990,\n2000,18\n2025,14\n"
    (path,) = re.findall(
        r'<path[^>]*d="([^"]+)"[^>]*stroke-width="1.8"', drawn(read(data, "line")).inside
    )
    assert path.count("M") == 2


def test_bars_begin_at_zero(read: Read) -> None:
    """A difference of one in a thousand looks like that."""
    domain = [layer["encoding"]["y"]["scale"]["domain"][0]
              for layer in spec(read("a,b\n1,1000\n2,1001\n"), Frame())["layer"]]  # fmt: skip
    assert set(domain) == {0}


def test_many_or_labelled_bars_lie(read: Read) -> None:
    """Words that have no room under a column stand before a bar."""
    long = "place,flow\nUpper basin with all its tributaries,3\nLower basin with all its tributaries,4\nThe lake and its shore,1\n"
    assert spec(read(long), Frame())["autosize"] == "none"
    assert spec(read(FLOW), Frame())["autosize"] != "none"


@pytest.mark.parametrize("kind", ["bar", "dot", "line", "area"])
def test_a_drawing_has_no_colours_but_tokens(read: Read, kind: str) -> None:
    """One hue, and none of it from elsewhere."""
    inside = drawn(read(RANGES, kind)).inside
    paints = set(re.findall(r'(?:fill|stroke|stop-color)="([^"]+)"', inside))
    assert paints <= {f"role-{role}" for role in ROLES} | {"none", "url(#chart-V1-hatch)"}
    assert "#" not in re.sub(r'url\(#[\w-]+\)|id="[^"]*"', "", inside)


def test_areas_and_ranges_are_patterns(read: Read) -> None:
    """What is filled can be told from the paper without colour and without grey."""
    for data, kind in ((FLOW, "area"), (RANGES.replace("2025,,,13", "2025,,12,13"), "line")):
        inside = drawn(read(data, kind)).inside
        assert '<pattern id="chart-V1-hatch"' in inside
        assert 'fill="url(#chart-V1-hatch)"' in inside


def test_type_is_at_least_eight_points(read: Read) -> None:
    for kind in ("bar", "dot", "line"):
        sizes = re.findall(r'font-size="([\d.]+)px"', drawn(read(FLOW, kind)).inside)
        assert sizes
        assert min(map(float, sizes)) * 0.75 >= 8


def test_large_print_has_large_charts(read: Read) -> None:
    """14 points on the width of the page."""
    frame = frame_of(Forms("en-GB"), large=True, right_to_left=False)
    made = drawn(read(FLOW, "dot"), frame)
    sizes = re.findall(r'font-size="([\d.]+)px"', made.inside)
    assert min(map(float, sizes)) * 0.75 >= 14
    assert 640 < made.width < 660


@pytest.mark.parametrize("kind", ["bar", "dot", "line", "area"])
def test_a_chart_is_as_wide_as_the_text(read: Read, kind: str) -> None:
    """122 mm, whatever it shows."""
    made = drawn(read(FLOW, kind))
    assert 455 <= made.width <= 462


def test_numbers_take_the_form_of_the_language(read: Read) -> None:
    data = "year,flow\n1968,1234.5\n1990,2000\n"
    assert "1.234,5" in texts(drawn(read(data), Frame(Forms("de-DE"))).inside)


def test_words_from_right_to_left_are_lifted_out_for_paper(read: Read) -> None:
    """The engine cannot write them in a drawing; browsers can."""
    made = drawn(read("name,flow,label\nא,3,المصدر\nב,4,B\n", "dot"))
    assert "المصدر" in made.inside
    assert "المصدر" not in made.printed
    label = next(label for label in made.labels if label.text == "المصدر")
    assert 0 <= label.x < 100
    assert 0 < label.y < 100
    assert "left:" in label.style


# Drawings of others


HOSTILE = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' width="10" height="10" onload="alert(1)"><script>alert(1)</script>'
    "<foreignObject><p>hi</p></foreignObject><style>@import url(http://x.example/)</style>"
    '<image xlink:href="http://x.example/a.png" width="1" height="1"/>'
    '<a xlink:href="javascript:alert(1)"><rect width="1" height="1" fill="red" onclick="x()"/></a>'
    '<use xlink:href="#a"/><rect width="1" height="1" fill="url(http://x.example/#a)"'
    ' style="fill:url(http://x.example/)" class="watermark" id="F1"/>'
    '<animate attributeName="fill"/><text font-family="Evil">a &lt;b&gt;</text></svg>'
)


def test_only_shapes_and_words_stay() -> None:
    """Nothing of a drawing runs, asks the network, or takes the names of the page."""
    made = clean(HOSTILE, "chart-V1", Chart("given", NOWHERE, ""))
    assert made.inside == (
        '<g><rect width="1" height="1" fill="red"/><rect width="1" height="1"/>'
        "<text>a &lt;b&gt;</text></g>"
    )


@pytest.mark.parametrize(
    ("svg", "said"),
    [
        ("<svg", "not SVG"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1"/>', "3000 pixels"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">' + "<g/>" * 16000 + "</svg>",
         "5000 shapes"),
    ],
    ids=["broken", "wide", "many"],
)  # fmt: skip
def test_drawings_without_measure_are_refused(svg: str, said: str) -> None:
    with pytest.raises(Unusable, match=said):
        clean(svg, "chart-V1", Chart("given", NOWHERE, ""))


@pytest.mark.parametrize("d", ["M0,0L1e9,1", "M0,0 url(x)", "M0,0L1,1;alert"])
def test_paths_of_anything_else_are_dropped(d: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="{d}" fill="red"/></svg>'
    assert clean(svg, "c", Chart("given", NOWHERE, "")).inside == '<g><path fill="red"/></g>'


def test_colours_on_paper_are_those_of_the_theme() -> None:
    """A later sheet wins; what it says for screens does not count."""
    css = ":root{--ink:#111;--cell:var(--accent);--accent: var(--ink)} .x{color:red}"
    css += "@media screen and (prefers-color-scheme: dark){:root{--ink:#eee}}"
    assert colours(css) == {"ink": "#111", "accent": "#111"}
    assert colours(css + ":root{--ink:#222}")["accent"] == "#222"


# Vega-Lite


LINE = {"mark": "line", "encoding": {"x": {"field": "year", "type": "ordinal"},
                                     "y": {"field": "flow", "type": "quantitative"}}}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("{", "not JSON"),
        ("[]", "not a mapping"),
        ("[" * 5000, "nested deeper"),
        ('{"mark": NaN}', "`NaN` is not a JSON number"),
        ('{"mark": "bar", "title": "\\u0007"}', "a control character"),
        ({"$schema": "https://vega.github.io/schema/vega/v5.json"}, "of Vega, not of Vega-Lite"),
        (LINE | {"data": {"url": "https://x.example/a.csv"}}, "not a file in the briefing's folder"),
        (LINE | {"data": {"url": "/etc/passwd"}}, "not a file in the briefing's folder"),
        (LINE | {"data": {"url": "../settings.yaml"}}, "not a file in the briefing's folder"),
        (LINE | {"data": {"url": "briefing.yaml"}}, "neither CSV nor JSON"),
        ({"mark": "image", "encoding": {"url": {"value": "https://x.example/"}}}, "an address"),
        ({"layer": [{"mark": "bar", "encoding": {"href": {"value": "javascript:x"}}}]}, "an address"),
    ],
)  # fmt: skip
def test_specifications_that_cannot_be_used(content: Write, given: Any, said: str) -> None:
    """Each is one sentence at the name of the file, before anything is drawn."""
    path = content(folder=True, figures=[figure(vega_lite="flow.json")])
    (path / "flow.json").write_text(given if isinstance(given, str) else json.dumps(given))
    (finding,) = found_in(path)
    assert (finding.code, finding.at) == ("V216", "figures[0].vega_lite")
    assert said in finding.message


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"mark": "nonsense"}, "Vega-Lite refuses it: "),
        ({"encoding": {}}, "Vega-Lite refuses it: Invalid specification"),
        (LINE | {"transform": [{"calculate": "((", "as": "b"}]}, "Vega-Lite refuses it: "),
        (LINE | {"data": {"sequence": {"start": 0, "stop": 1e9}}}, "too much time or memory"),
    ],
)
def test_what_vega_lite_refuses_is_one_sentence(
    content: Write, given: Any, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No stack, no address of its code, and the program goes on when it runs out of time."""
    monkeypatch.setattr(drawing, "CPU_SECONDS", 3)
    path = content(folder=True, figures=[figure(vega_lite="flow.json")])
    (path / "flow.json").write_text(json.dumps(given))
    (finding,) = found_in(path)
    assert finding.code == "V216"
    assert said in finding.message
    assert not re.search(r"https?:|\n| at \w+ \(", finding.message)


def test_a_chart_at_which_drawing_ends_spares_the_others(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others are drawn in a process of their own."""
    monkeypatch.setattr(drawing, "CPU_SECONDS", 3)
    bomb = Chart(
        "given",
        NOWHERE,
        "a",
        spec=json.dumps(LINE | {"data": {"sequence": {"start": 0, "stop": 1e9}}}),
    )
    with pytest.raises(Faulty) as fault:
        draw({"V1": bomb, "V2": read(FLOW)}, Frame())
    assert [finding.at for finding in fault.value.findings] == ["a"]


def test_data_of_a_specification_lie_in_the_folder(content: Write, build: Build) -> None:
    """A CSV file that it names is put inside it, and is a file that the build depends on."""
    given = LINE | {"data": {"url": "flow.csv"}}
    path = content(folder=True, figures=[figure(vega_lite="flow.json")])
    (path / "flow.json").write_text(json.dumps(given))
    (path / "flow.csv").write_text(FLOW)
    checked = check(Order(find([str(path)])[0]))
    assert str(path / "flow.csv") in checked.files
    assert json.loads(checked.figures["V1"].spec)["data"]["values"][0] == {"year": 1968, "flow": 21}
    html = build(path, lengths=("report",), formats=("html",)).made[0].data.decode()
    assert 'role="img"' in html


# Data


@pytest.mark.parametrize(
    ("data", "kind", "code", "said", "line", "column"),
    [
        ("a,b\n1,2\n2,about 3\n", "bar", "V214", "`about 3` is not a number", 3, 3),
        ('a,b\n1,2\n2,"1,234"\n', "dot", "V214", "`1,234` is not a number", 3, 4),
        ("a,b\n1,1e999\n", "dot", "V214", "`1e999` is not a number", 2, 3),
        ("a,b\n1,nan\n", "dot", "V214", "`nan` is not a number", 2, 3),
        ("a,b,low,high\n1,2,3,4\n", "dot", "V214", "does not contain its number", 2, 3),
        ("a,b\n1,2\n1,3\n", "line", "V214", "`1` occurs twice in a line chart", 3, 1),
        ("a,b\n1,\n", "bar", "V214", "there is no number to draw", 2, 1),
    ],
)  # fmt: skip
def test_cells_that_cannot_be_drawn(
    read: Read, data: str, kind: str, code: str, said: str, line: int, column: int
) -> None:
    """The place is the cell."""
    with pytest.raises(Faulty) as fault:
        read(data, kind)
    finding = fault.value.findings[0]
    assert finding.code == code
    assert said in finding.message
    assert finding.place.file.endswith("flow.csv")
    assert (finding.place.line, finding.place.column) == (line, column)


@pytest.mark.parametrize(("kind", "rows"), [("bar", 31), ("dot", 31), ("line", 401), ("area", 401)])
def test_charts_of_too_many_rows(read: Read, kind: str, rows: int) -> None:
    data = "a,b\n" + "".join(f"{n},{n}\n" for n in range(rows))
    with pytest.raises(Faulty) as fault:
        read(data, kind)
    assert codes(fault.value.findings) == ["V215"]


@pytest.mark.parametrize(
    ("cell", "value"), [("", None), (" 12 ", 12), ("−3.5", -3.5), ("1e3", 1000), ("+4", 4)]
)
def test_numbers(cell: str, value: float | None) -> None:
    assert number(cell) == value


@pytest.mark.parametrize(
    ("x", "value"), [("2012", 2012), ("2012-07", 2012.5), ("2012-13", None), ("12", None)]
)
def test_moments(x: str, value: float | None) -> None:
    found = moment(x)
    assert found is None if value is None else found == pytest.approx(value, abs=0.01)


def test_data_with_control_characters_are_refused(content: Write) -> None:
    """A drawing cannot hold them."""
    path = content(folder=True, figures=[figure(data="flow.csv")])
    (path / "flow.csv").write_text("a,b\n1,\a\n")
    (finding,) = found_in(path)
    assert (finding.code, finding.at) == ("V209", "figures[0].data")
    assert "U+0007) in line 2" in finding.message


def test_figures_without_anything_are_found(content: Write) -> None:
    """In a single file, too, which has no data."""
    (finding,) = found_in(content(figures=[figure(kind="bar")]))
    assert finding.code == "V217"


# Pages


def with_chart(content: Write, data: str = FLOW, **fields: Any) -> Path:
    fields = {"kind": "dot", "data": "flow.csv", "x": "year", "y": "flow", **fields}
    path = content(folder=True, figures=[figure(**fields)])
    (path / "flow.csv").write_text(data, "utf-8")
    return path


def test_a_page_has_the_chart_and_its_table(content: Write, build: Build) -> None:
    """Words of the chart are text in the PDF, and up to 16 rows are printed under it."""
    outcome = build(with_chart(content), lengths=("report",), formats=("pdf",))
    assert codes(outcome.findings) == []
    text = " ".join(pdf_text(outcome.made[0].data))
    assert text.count("1968") == 2 + text.count("The accord of 1968")


def test_a_screen_has_the_chart_and_its_table(content: Write, build: Build) -> None:
    """The drawing says what it is, its colours follow the page, and the data unfold."""
    path = with_chart(content, alt="The *flow* falls.")
    html = build(path, lengths=("report",), formats=("html",)).made[0].data.decode()
    assert 'role="img" aria-labelledby="sec-chart-V1-t" aria-describedby="sec-chart-V1-d"' in html
    assert '<desc id="sec-chart-V1-d">The flow falls.</desc>' in html
    assert 'fill="var(--accent)"' in html
    assert "role-accent" not in html
    details = html[html.index("<details><summary>Data of this chart") :]
    assert details.index(">1968<") < details.index("</details>")


@pytest.mark.parametrize("screen", [False, True], ids=["paper", "screen"])
def test_a_title_cannot_end_its_element(content: Write, screen: bool) -> None:
    """Words of the author are words in the drawing, too."""
    html = rendered(with_chart(content, title="<b>", alt="</title><b>"), screen=screen)
    drawing = html.partition('<div class="chart"')[2].partition("</svg>")[0]
    assert "&lt;/title&gt;&lt;b&gt;" in drawing
    assert "<b>" not in drawing


def test_many_rows_are_not_printed_as_a_table(content: Write, build: Build) -> None:
    data = "year,flow\n" + "".join(f"{n},7{n}\n" for n in range(2000, 2017))
    outcome = build(with_chart(content, data, kind="line"), lengths=("report",), formats=("pdf",))
    assert "72003" not in " ".join(pdf_text(outcome.made[0].data))


def test_columns_with_a_meaning_print_their_own_words(content: Write, build: Build) -> None:
    """`low: From` is the column of lower ends, and prints as From."""
    data = "year,flow,low: From,high: To,label: Who\n1968,21,20,22,Gauge\n"
    html = (
        build(with_chart(content, data), lengths=("report",), formats=("html",))
        .made[0]
        .data.decode()
    )
    for head in ("From", "To", "Who"):
        assert f">{head}</th>" in html
    assert "low:" not in html
    assert ">Gauge</text>" in html


def test_charts_are_kept(content: Write, build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build starts no process to draw the same again."""
    path = with_chart(content)
    first = build(path, lengths=("report",), formats=("html",)).made[0].data
    monkeypatch.setattr(isolation, "run", lambda *_given: pytest.fail("drawn again"))
    assert build(path, lengths=("report",), formats=("html",)).made[0].data == first


def test_nobody_loads_the_renderer(content: Write) -> None:
    """Neither a briefing without charts nor one with them imports vl-convert in this program."""
    program = (
        "import sys; from briefings import pipeline; from briefings.building import printing;"
        "from briefings.figures.charts import drawing;"
        "sys.exit('vl_convert' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
