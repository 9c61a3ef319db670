"""Each rule finds the fault of its example, and only that; and leaves harmless sentences alone.

`tests/rules/<code>.txt` has sentences, one a line, in which a rule about words must find nothing.
"""

import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml
from conftest import ROOT, Command

from briefings.catalogue.choices import Catalogue
from briefings.evidence import examine
from briefings.evidence.lock import Lock
from briefings.lint.input import Page, RuleInput, rule_input
from briefings.lint.rule import Rule, all_rules
from briefings.model.briefing import Briefing
from briefings.model.selection import Key, Selection
from briefings.model.settings import LintSettings
from briefings.model.tree import Loc
from briefings.model.typography import Line, Typography

FINE = ROOT / "tests" / "rules"
RULES = [rule for rule in all_rules().values() if rule.needs == "briefing"]
PARTS = ("What:", "Why:", "Source:", "Mend:")
BASE = """\
title: A briefing with a fault
cutoff: 2026-06-30
"""
FACT = "key_facts:\n- {id: F0, text: The accord of 1968 is in force.}\n"
each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])


def written(path: Path, fields: str) -> Path:
    """A content file with these fields, and with what they lack to be one."""
    facts = "" if re.search(r"^(key_facts|summary):", fields, re.MULTILINE) else FACT
    cutoff = "" if re.search(r"^cutoff:", fields, re.MULTILINE) else "cutoff: 2026-06-30\n"
    path.write_text(f"title: A briefing with a fault\n{cutoff}{facts}{fields}\n", encoding="utf-8")
    return path


def found(command: Command, code: str, *words: object) -> list[dict[str, Any]]:
    """What `check` finds of one rule."""
    document = command("check", "--json", *words).json
    broken = [f for f in document["findings"] if re.match(r"[VY]", f["code"])]
    assert not broken, broken
    return [finding for finding in document["findings"] if finding["code"] == code]


@each_rule
def test_example_has_the_fault_where_it_says(rule: Rule, tmp_path: Path, command: Command) -> None:
    """The rule finds each line of its example that is marked, and no other."""
    apart = getattr(rule.module, "FOLDER", False)
    folder = tmp_path / "example" if apart else tmp_path
    for name, text in getattr(rule.module, "FILES", {}).items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(text, encoding="utf-8")
    folder.mkdir(exist_ok=True)
    path = written(folder / ("briefing.yaml" if apart else "example.yaml"), rule.example)
    lines = path.read_text("utf-8").splitlines()
    marked = [n + 2 for n, line in enumerate(lines) if line.strip() == f"# {rule.code}"]
    if rule.example.startswith(f"# {rule.code}\n\n"):  # a mark apart: the briefing as a whole
        marked = [1]
    assert marked
    options = getattr(rule.module, "OPTIONS", ())
    assert [f["line"] for f in found(command, rule.code, path, *options)] == marked


@each_rule
def test_docstring_says_all_that_readers_need(rule: Rule) -> None:
    """What is wrong, why it matters, who says so, how to mend it."""
    title, *parts = rule.text.split("\n\n")
    assert title.endswith(".")
    assert [part.split()[0] for part in parts if part.split()[0] in PARTS] == list(PARTS)
    assert rule.severity in {"error", "warning", "note"}


def around(code: str, sentences: list[str]) -> dict[str, Any]:
    """Fields without which a rule has no reason to look at sentences."""
    facts = [{"id": f"F{n}", "text": text} for n, text in enumerate(sentences)]
    if code == "b13":  # facts of which one side alone is the source
        source = {"id": "states", "type": "report", "title": "Our river", "content": "advocacy",
                  "interest": "party to the dispute"}  # fmt: skip
        cited = [{**fact, "citations": [{"source": "states"}]} for fact in facts]
        return {"key_facts": cited, "sources": [source]}
    if code == "f04":  # facts whose source is of 2020
        source = {"id": "survey", "type": "report", "title": "Survey", "issued": "2020-02"}
        cited = [{**fact, "citations": [{"source": "survey"}]} for fact in facts]
        return {"key_facts": cited, "sources": [source]}
    if code == "b22":  # a summary that rests on allegations
        summary = [{"text": f["text"], "rests_on": [f["id"]]} for f in facts]
        return {"key_facts": [{**fact, "kind": "allegation"} for fact in facts], "summary": summary}
    if code == "c05":  # sides whose names stand before the verbs
        holders = ("Ostland; the Basin Commission", "Westland")
        sides = [{"holder": holder, "text": "Ours."} for holder in holders]
        point = {"id": "C1", "question": "Whose water is it?", "positions": sides}
        return {"contested_points": [point]}
    dropped = {"a11": {"horizon"}, "a12": {"likelihood", "horizon"}}.get(code)
    if dropped:  # judgments without the field that the rule misses
        graded = {"likelihood": "likely", "horizon": "2027", "confidence": "low", "basis": "One."}
        fields = {name: value for name, value in graded.items() if name not in dropped}
        return {"key_judgments": [{**fact, **fields, "id": f"J{fact['id']}"} for fact in facts]}
    return {}


@pytest.mark.parametrize("code", ["b13", "b22"])
def test_what_is_around_harmless_sentences_does_not_excuse_them(
    code: str, tmp_path: Path, command: Command
) -> None:
    """A sentence with the fault is found in these surroundings."""
    fields = yaml.safe_dump(around(code, ["The dam was closed on orders from the capital."]))
    assert found(command, code.upper(), written(tmp_path / "fault.yaml", fields))


@pytest.mark.parametrize("file", sorted(FINE.glob("*.txt")), ids=lambda file: file.stem)
def test_harmless_sentences_pass(file: Path, tmp_path: Path, command: Command) -> None:
    """A rule about words finds nothing in at least ten sentences that resemble its faults."""
    sentences = [line for line in file.read_text("utf-8").splitlines() if line]
    assert len(sentences) >= 10
    items = [
        {"id": f"J{n}", "text": text, "likelihood": "likely", "horizon": "2027",
         "confidence": "low", "basis": "One report."}
        for n, text in enumerate(sentences)
    ]  # fmt: skip
    facts = [{"id": f"F{n}", "text": text} for n, text in enumerate(sentences)]
    fields = yaml.safe_dump(
        {"key_judgments": items, "key_facts": facts, **around(file.stem, sentences)},
        allow_unicode=True, width=10_000,
    )  # fmt: skip
    path = written(tmp_path / "fine.yaml", fields)
    hits = found(command, file.stem.upper(), path)
    assert [path.read_text("utf-8").splitlines()[hit["line"] - 1] for hit in hits] == []


LAYOUT = [rule for rule in all_rules().values() if rule.needs == "layout"]
POINT = {
    "id": "C1", "question": "Whose water is it?",
    "positions": [{"holder": "Ostland", "text": "Ours."}, {"holder": "Westland", "text": "No."}],
}  # fmt: skip
DISSENT = {"id": "D1", "on": "F1", "holder": "R. Third", "text": "It lapsed."}


def laid_out(selection: Selection, pages: int, budget: int | None, *, strict: bool) -> RuleInput:
    """What rules look at in a small briefing, one length of which came out like this."""
    fact = {"id": "F1", "text": "The accord of 1968 is in force."}
    briefing = Briefing.model_validate(
        {"title": "A briefing", "cutoff": "2026-06-30", "key_facts": [fact],
         "contested_points": [POINT], "dissents": [DISSENT]}
    )  # fmt: skip
    catalogue = Catalogue()
    evidence = examine(briefing, None, Lock())
    given = rule_input(
        briefing, briefing, catalogue, evidence, LintSettings(), today=None, final=False
    )
    length = catalogue.length("brief").model_copy(update={"over": "warn"})
    return given._replace(
        page=Page("brief", "a-brief.pdf", length, selection, pages, budget, strict)
    )


def test_a_dropped_point_or_dissent_is_found() -> None:
    """C07: a length prints every contested point, and each dissent from what it prints."""
    fact, point = Key("key_facts", "F1"), Key("contested_points", "C1")
    rule = all_rules()["C07"]

    def places(*keys: Key) -> list[Loc]:
        selection = Selection(dict.fromkeys(keys, "short"), ())
        return [hit.loc for hit in rule.find(laid_out(selection, 1, 1, strict=False))]

    assert places(fact) == [("contested_points", 0), ("dissents", 0)]
    assert places(point) == []
    assert places(fact, point, Key("dissents", "D1")) == []


@pytest.mark.parametrize(
    ("pages", "budget", "strict", "severities"),
    [(2, 1, False, ["warning"]), (2, 1, True, ["error"]), (1, 1, True, []), (9, None, True, [])],
)
def test_pages_beyond_the_budget_are_found(
    pages: int, budget: int | None, strict: bool, severities: list[str]
) -> None:
    """G01: as severe as the length and the command line say; without a budget nothing is too long."""
    given = laid_out(Selection({}, ()), pages, budget, strict=strict)
    hits = list(all_rules()["G01"].find(given))
    assert [hit.severity for hit in hits] == severities
    assert all(hit.message == "2 pages, the budget is 1" and not hit.loc for hit in hits)


@pytest.mark.parametrize("rule", LAYOUT, ids=[rule.code for rule in LAYOUT])
def test_rules_of_pages_are_silent_without_pages(rule: Rule) -> None:
    """They look at nothing else."""
    given = laid_out(Selection({}, ()), 2, 1, strict=True)
    bad = (line("What is not known", tag="h2", size=5.0), line(block=2, page=2))
    assert given.page
    given = given._replace(page=given.page._replace(typography=Typography(bad, 1.0)))
    assert list(rule.find(given))
    assert list(rule.find(given._replace(page=None))) == []


# Rules that ask the network


@pytest.fixture
def server() -> Iterator[str]:
    """A web server on this machine that knows one page, and refuses another to programs."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response({"/there": 200, "/closed": 403}.get(self.path, 404))
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_links_are_looked_up_when_asked(server: str, tmp_path: Path, command: Command) -> None:
    """`--online` finds the address that fails, not one that refuses programs or has a copy."""
    sources = [
        {"id": name, "type": "webpage", "title": name, "URL": f"{server}/{name}"}
        for name in ("there", "closed", "gone", "saved")
    ]
    sources[3]["archive"] = {"url": "https://example.org/copy"}
    path = written(tmp_path / "links.yaml", yaml.safe_dump({"sources": sources}))
    assert found(command, "E08", path) == []
    (hit,) = found(command, "E08", path, "--online")
    assert (hit["at"], hit["message"]) == ("gone", "the address does not answer: status 404")


# Rules that look at lines


def line(text: str = "The accord is in force.", **fields: Any) -> Line:
    """A line of running text of 10 points on page 1, one of several of its block."""
    base = {"page": 1, "size": 10.0, "smallest": 10.0, "leading": 1.38, "characters": len(text),
            "text": text, "tag": "p", "block": 1, "alone": False}  # fmt: skip
    return Line(**{**base, **fields})


def typeset(*lines: Line) -> RuleInput:
    """What rules look at in a length that came out with these lines."""
    given = laid_out(Selection({}, ()), 1, None, strict=False)
    assert given.page
    length = given.page.length.model_copy(
        update={"measure": 90, "notes": 7, "leading": (1.2, 1.45)}
    )
    told = given.page._replace(length=length, typography=Typography(lines, 1.0), body=10.0)
    return given._replace(page=told)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([line()] * 9, []),
        ([line(characters=120)] * 9, ["more than 90 characters: 9, up to 120"]),
        ([line()] * 40 + [line(characters=95)], []),
        ([line(characters=120, size=7.5)] * 9, []),
        ([line(leading=1.05)] * 9, ["a leading of 1.05"]),
        ([line(), line("1 primary", size=5.9, tag="div")], ["below 7 pt: 1, such as `1 primary`"]),
    ],
)
def test_type_that_is_hard_to_read_is_found(lines: list[Line], said: list[str]) -> None:
    """H07: measure and leading of running text, and the smallest type of all."""
    found = [hit.message for hit in all_rules()["H07"].find(typeset(*lines))]
    assert len(found) == len(said)
    assert all(part in message for part, message in zip(said, found, strict=True))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([line("Gaps", tag="h2", block=1), line(block=2)], []),
        (
            [line("Gaps", tag="h2", block=1), line(block=2, page=2)],
            ["ends with the heading `Gaps`"],
        ),
        ([line(), line(), line(page=2), line(page=2)], []),
        ([line(), line(), line("alone", page=2)], ["single line of a paragraph: `alone`"]),
    ],
)
def test_blocks_that_break_badly_are_found(lines: list[Line], said: list[str]) -> None:
    """H08: headings at the foot of a page, single lines beyond a break."""
    found = [hit.message for hit in all_rules()["H08"].find(typeset(*lines))]
    assert len(found) == len(said)
    assert all(part in message for part, message in zip(said, found, strict=True))
