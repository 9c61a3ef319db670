"""Reports: one finding for people, for editors and for machines."""

import json
import re
import unicodedata

import pytest
from conftest import ROOT, Command, Write
from jsonschema import Draft7Validator

from briefings.cli.terminal import MESSAGE_FORMATS, as_text
from briefings.findings.finding import Finding, Place, in_order
from briefings.findings.quoting import MAX_EXCERPT
from briefings.findings.report import COLOUR, Ink, as_records, count
from briefings.reading.places import Text

PLACE = Place("content/vessa.yaml", 31, 3, 9, "  confidnce: high")
FINDING = Finding(
    "V104", "error", "unknown key `confidnce`", PLACE, "did you mean `confidence`?", "key_facts[1]"
)
WARNING = Finding("H06", "warning", "no bundled font", Place("a, b:c.yaml", 2, 1, 1, "x"))


def shown(finding: Finding, style: str = "full") -> str:
    """A finding in a style, without colours."""
    return as_text(style, [finding], Ink())


def width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)


def under_caret(report: str) -> str:
    """What stands over the carets of a full report."""
    _, _, line, carets, *_ = report.splitlines()
    start = width(carets[: carets.index("^")])
    end = start + carets.count("^")
    columns = "".join(c if width(c) < 2 else f"{c}\0" for c in line if width(c))
    return columns[start:end].replace("\0", "")


def test_full() -> None:
    """The message, the place, the line, a caret under the word, and how to mend it."""
    assert shown(FINDING) == (
        "error[V104]: unknown key `confidnce`\n"
        "  --> content/vessa.yaml:31:3\n"
        "31 |   confidnce: high\n"
        "   |   ^^^^^^^^^ did you mean `confidence`?\n"
    )


def test_full_without_a_line() -> None:
    """A finding about a file as a whole has no line to show, and its place is where the file starts."""
    finding = FINDING._replace(place=Place("vessa-brief.pdf"))
    assert shown(finding) == (
        "error[V104]: unknown key `confidnce`\n"
        "  --> vessa-brief.pdf:1:1\n"
        "   = did you mean `confidence`?\n"
    )


def test_full_in_colour() -> None:
    """Colours add nothing but themselves."""
    coloured = as_text("full", [FINDING], COLOUR)
    assert COLOUR.error in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == shown(FINDING)


def test_concise() -> None:
    """One line, as compilers and editors have it."""
    assert shown(FINDING, "concise") == (
        "content/vessa.yaml:31:3: error: unknown key `confidnce` [V104]"
    )


def test_github() -> None:
    """A workflow command that annotates the line."""
    assert shown(FINDING, "github") == (
        "::error file=content/vessa.yaml,line=31,col=3,title=V104"
        "::unknown key `confidnce`; did you mean `confidence`?"
    )


def test_github_escapes() -> None:
    """Commas and colons of a file name, and percent signs of a message, are escaped."""
    finding = WARNING._replace(message="55 % left")
    assert shown(finding, "github") == (
        "::warning file=a%2C b%3Ac.yaml,line=2,col=1,title=H06::55 %25 left"
    )


def test_json() -> None:
    """A list of records with every field but the line itself."""
    assert json.loads(shown(FINDING, "json")) == [
        {
            "code": "V104", "severity": "error", "message": "unknown key `confidnce`",
            "help": "did you mean `confidence`?", "file": "content/vessa.yaml", "line": 31,
            "column": 3, "length": 9, "at": "key_facts[1]",
        }
    ]  # fmt: skip


def test_sarif() -> None:
    """SARIF 2.1.0 with a rule, a level and a region whose end is exclusive."""
    log = json.loads(shown(FINDING, "sarif"))
    (run,) = log["runs"]
    (result,) = run["results"]
    assert log["version"] == "2.1.0"
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["shortDescription"]["text"]) == ("V104", "unknown key")
    assert (result["ruleId"], result["level"]) == ("V104", "error")
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": "content/vessa.yaml"}
    assert location["region"] == {"startLine": 31, "startColumn": 3, "endColumn": 12}


def test_sarif_is_valid(command: Command) -> None:
    """The findings of every wrong briefing, as SARIF, satisfy the schema of SARIF 2.1.0."""
    schema = json.loads((ROOT / "tests" / "data" / "sarif-2.1.0.json").read_text("utf-8"))
    paths = sorted((ROOT / "tests" / "errors").glob("v*.yaml"))
    log = command("check", "--message-format", "sarif", *paths).err
    Draft7Validator(schema).validate(json.loads(log))
    assert json.loads(log)["runs"][0]["results"]


def test_sarif_keeps_findings_apart_from_their_lines() -> None:
    """A finding that moved to another line has the fingerprint that it had."""
    moved = FINDING._replace(place=PLACE._replace(line=99))
    prints = [
        json.loads(shown(one, "sarif"))["runs"][0]["results"][0]["partialFingerprints"]
        for one in (FINDING, moved, WARNING)
    ]
    assert prints[0] == prints[1] != prints[2]


def test_sarif_levels() -> None:
    """The three severities are levels of SARIF."""
    findings = [FINDING._replace(severity=level) for level in ("error", "warning", "note")]
    results = json.loads(as_text("sarif", findings, Ink()))["runs"][0]["results"]
    assert [result["level"] for result in results] == ["error", "warning", "note"]


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a b.yaml", "a%20b.yaml"),
        ("50 %#1.yaml", "50%20%25%231.yaml"),
    ],
)
def test_sarif_addresses(file: str, uri: str) -> None:
    """File names are URIs."""
    finding = FINDING._replace(place=PLACE._replace(file=file))
    result = json.loads(shown(finding, "sarif"))["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def at(line: str, word: str) -> Finding:
    """A finding about a word of a line, as loading would place it."""
    place = Text("a.yaml", (line,)).place(0, line.index(word), len(word))
    return Finding("V104", "error", "wrong", place, "mend it")


@pytest.mark.parametrize(
    "line",
    [
        "key: word",
        "\tkey: word",
        "- {a: b, c: word, d: e}",
        "ключ: word",
        "שלום: word",
        "北京: word",
        "e\u0301te\u0301: word",
    ],
)
def test_caret_stands_under_the_word(line: str) -> None:
    """Carets point to the columns in which a terminal shows the word."""
    assert under_caret(shown(at(line, "word"))) == "word"


@pytest.mark.parametrize(
    ("drawn", "columns"),
    [
        ("\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}", 2),  # joined to one picture
        ("\N{HEAVY BLACK HEART}\ufe0f", 2),  # a letter that asks to be a picture
        ("می\u200cخواهد", 7),  # kept apart by what has no width
    ],
)
def test_what_joins_takes_no_column(drawn: str, columns: int) -> None:
    """Joiners and variation selectors do not move the caret."""
    carets = shown(at(f"{drawn} word", "word")).splitlines()[3]
    assert carets.index("^") == len("1 | ") + columns + 1


@pytest.mark.parametrize(
    "before",
    [
        60,
        105,
        200,
        MAX_EXCERPT - 20,
        MAX_EXCERPT + 20,
        5000,
    ],
)
@pytest.mark.parametrize("after", [0, 300])
def test_caret_in_a_long_line(before: int, after: int) -> None:
    """Of a long line the part around the word is shown, with the caret under it."""
    report = shown(at(f"{'x ' * (before // 2)}word{' x' * (after // 2)}", "word"))
    assert under_caret(report) == "word"
    assert max(map(len, report.splitlines())) <= 130


def test_caret_past_the_end() -> None:
    """A place after the last character of a line has one caret there."""
    report = shown(FINDING._replace(place=Place("a.yaml", 1, 5, 3, "key:")))
    assert report.splitlines()[3].startswith("  |     ^ ")


def test_place_past_the_last_line() -> None:
    """A mark behind the end of a file is shown at the end of its last line."""
    assert Text("a.yaml", ("first", "last")).place(7, 3)[:4] == ("a.yaml", 2, 5, 1)


def test_findings_are_in_order_of_place() -> None:
    """Findings are sorted by file, line and column, and each is said once."""
    later = FINDING._replace(place=PLACE._replace(line=100))
    earlier = FINDING._replace(place=PLACE._replace(line=9))
    assert in_order([later, earlier, later]) == (earlier, later)


@pytest.mark.parametrize(
    ("severities", "said"),
    [
        ([], "no findings"),
        (["error"], "1 error"),
        (["warning", "error", "error"], "2 errors, 1 warning"),
        (["note", "note"], "2 notes"),
    ],
)
def test_count(severities: list[str], said: str) -> None:
    """Numbers of findings by severity, the worst first."""
    assert count(FINDING._replace(severity=s) for s in severities) == said


def test_records_are_plain_data() -> None:
    """Records survive a round trip through JSON."""
    records = as_records([FINDING, WARNING])
    assert json.loads(json.dumps(records)) == records


@pytest.mark.parametrize("style", MESSAGE_FORMATS)
def test_command_line_offers_every_format(content: Write, command: Command, style: str) -> None:
    """`--message-format` prints a fault in each format on stderr."""
    path = content(key_facts=[{"id": "F1", "text": "x", "confidnce": "high"}])
    run = command("check", "--message-format", style, path)
    assert run.status == 1
    assert "V104" in run.err
    assert "V104" not in run.out


@pytest.mark.parametrize("style", ["json", "sarif"])
def test_machine_formats_are_json(content: Write, command: Command, style: str) -> None:
    """What machines read is one JSON document, with findings and without."""
    for fields in ({"titel": "x"}, {}):
        json.loads(command("check", "--message-format", style, content(**fields)).err)
