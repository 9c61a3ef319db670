"""The documentation: it names everything there is, its commands run, its links lead somewhere."""

import argparse
import difflib
import importlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import Command
from pydantic import BaseModel

from briefings import formats
from briefings.catalogue.choices import TEMPLATES, Catalogue
from briefings.cli import ALIASES, commands, stem
from briefings.content.gathering import find
from briefings.findings.codes import CODES, codes_page
from briefings.findings.finding import Faulty
from briefings.lint.describing import rules_page
from briefings.lint.rule import all_rules
from briefings.model.base import Item, Part
from briefings.model.briefing import Briefing
from briefings.model.language import Language
from briefings.model.length import Length
from briefings.model.scale import Scale
from briefings.model.settings import Settings
from briefings.orders import Order
from briefings.pipeline import check

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
NOT_RUN = ("make", "pip")
"""First words of commands that a page may show and no test runs: they install."""


def read(name: str) -> str:
    """The text of a page of `docs/`."""
    return (DOCS / name).read_text("utf-8")


def section(page: str, heading: str) -> str:
    """What stands below a heading of level two."""
    return page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def rows(text: str) -> dict[str, str]:
    """Rows of tables by the word in backticks that begins them."""
    return {m[1]: m[0] for m in re.finditer(r"^\| `([^`]+)`.*$", text, re.MULTILINE)}


def compare(where: str, there: Iterable[str], wanted: Iterable[str]) -> None:
    """Fail with the place to edit where it lacks a name, or has one too many."""
    there, wanted = set(there), set(wanted)
    said = [f"{where} lacks `{name}`" for name in sorted(wanted - there)]
    said += [f"{where} names `{name}`, which there is not" for name in sorted(there - wanted)]
    if said:
        pytest.fail("\n".join(said), pytrace=False)


def mentions(page: str, text: str, names: Iterable[str]) -> None:
    """Fail with the page that does not have a name in backticks."""
    compare(f"docs/{page}", {name for name in names if f"`{name}`" in text}, names)


# Commands and flags


@pytest.mark.parametrize("name", commands())
def test_flags_of_command_are_documented(name: str) -> None:
    """Every flag of a command stands in its section, and no other does."""
    page = read("commands.md")
    own = section(page, f"`{name}`")
    assert own, f"docs/commands.md has no section `{name}`"
    parser = argparse.ArgumentParser(add_help=False)
    module = importlib.import_module(f"briefings.cli.{stem(name)}")
    module.add(parser)
    flags = {flag for action in parser._actions for flag in action.option_strings}
    table = [re.findall(r"`(--?[a-zA-Z-]+)", row.split("|")[1]) for row in own.split("\n")
             if row.startswith("| `-")]  # fmt: skip
    compare(f"docs/commands.md, `{name}`,", {flag for row in table for flag in row}, flags)
    for action in parser._actions:
        if not action.option_strings:
            assert str(action.metavar) in own


def test_what_all_commands_share_is_documented() -> None:
    page = read("commands.md")
    for word in ("-h", "--help", "-v", "--verbose", "--version", *ALIASES):
        assert f"`{word}`" in page or f" {word}`" in page
    index = set(re.findall(r"\[`([\w-]+)`\]\(#\1\)", page))
    compare("docs/commands.md, list of links to the commands,", index & {*commands()}, commands())


def test_formats_and_message_formats_are_documented() -> None:
    from briefings.cli.terminal import MESSAGE_FORMATS

    names = (*formats.names(), *MESSAGE_FORMATS)
    mentions("commands.md", read("commands.md"), names)


def test_environment_is_documented() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "briefings").rglob("*.py"))
    used = set(re.findall(r"environ(?:\.get)?[(\[]\"([A-Z_]+)\"", source))
    there = set(rows(section(read("commands.md"), "Environment")))
    compare("docs/commands.md, table “Environment”,", there & used, used)


# Codes


def reported() -> set[str]:
    """The codes that the package can report, as its source names them."""
    files = [path for path in (ROOT / "briefings").rglob("*.py")
             if path.parent.name != "codes" and path.name != "terminal.py"]  # fmt: skip
    return {code for path in files
            for code in re.findall(r'"([A-Z]\d{2,3})"', path.read_text("utf-8"))}  # fmt: skip


def test_every_code_is_described() -> None:
    compare("briefings/findings/codes/", CODES, reported() - set(all_rules()))


@pytest.mark.parametrize(("name", "written"), [("codes.md", codes_page), ("rules.md", rules_page)])
def test_pages_of_codes_are_what_the_program_says(
    name: str, written: Callable[[], str], update_golden: bool
) -> None:
    if update_golden:
        (DOCS / name).write_text(written(), encoding="utf-8")
    there, wanted = read(name).splitlines(), written().splitlines()
    if there != wanted:
        lines = list(
            difflib.unified_diff(there, wanted, f"docs/{name}", "the program", "", "", 1, "")
        )
        help = f"docs/{name} is written by `make golden`: run it, and read the difference"
        pytest.fail("\n".join([help, *lines[:40]]), pytrace=False)


@pytest.mark.parametrize("code", [*all_rules(), *CODES])
def test_every_code_and_rule_can_be_explained(code: str, command: Command) -> None:
    """`explain` prints what the page of the docs says, also for small letters."""
    page = read("rules.md" if code in all_rules() else "codes.md")
    head, _, text = command("explain", code.lower()).out.rstrip("\n").partition("\n\n")
    assert head.startswith(code)
    assert text in page, "`make golden` writes docs/rules.md and docs/codes.md"


BASE = {
    "title": "title: A briefing",
    "cutoff": "cutoff: 2026-06-30",
    "key_facts": "key_facts:\n- {id: F1, text: A fact., citations: [{source: accord}]}",
    "sources": "sources:\n- {id: accord, type: treaty, title: The accord}",
}
"""A content file that has no findings, by field; examples replace fields of it."""


def examples(code: str) -> Iterator[tuple[str, str]]:
    """The examples of a code, each as (`wrong` or `right`, fields)."""
    kind = ""
    lines: list[str] = []
    for line in [*CODES[code].text.split("\n"), "    # end"]:
        if line.startswith("    # "):
            if lines:
                yield kind, "\n".join(lines)
            kind, lines = line[6:], []
        elif line.startswith("    "):
            lines.append(line[4:])


@pytest.mark.parametrize("code", [code for code in CODES if any(examples(code))])
def test_examples_of_code_are_wrong_and_right(code: str, tmp_path: Path) -> None:
    for kind, fields in examples(code):
        given = re.findall(r"^(\w+):", fields, re.MULTILINE)
        rest = [text for name, text in BASE.items() if name not in given]
        file = tmp_path / f"{kind}.yaml"
        file.write_text("\n".join([*rest, fields]) + "\n", encoding="utf-8")
        try:
            found = {f.code for f in check(Order(find([str(file)])[0])).findings}
        except Faulty as fault:
            found = {f.code for f in fault.findings}
        assert found - set(all_rules()) == ({code} if kind == "wrong" else set())


# Fields, choices, dependencies


def models(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """A model and all models inside it, their own bases included, by name."""
    found: dict[str, type[BaseModel]] = {}
    waiting = [model]
    while waiting:
        one = waiting.pop()
        if one.__name__ in found or one in (Part, BaseModel):
            continue
        found[one.__name__] = one
        waiting += [base for base in one.__bases__ if issubclass(base, BaseModel)]
        waiting += [part for info in one.model_fields.values() for part in inside(info.annotation)]
    return found


def inside(annotation: object) -> list[type[BaseModel]]:
    """The models that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in inside(part)]


def own_fields(model: type[BaseModel]) -> set[str]:
    """The fields of a model that its bases do not have, as authors write them."""
    inherited = {name for base in model.__bases__ if issubclass(base, BaseModel)
                 for name in base.model_fields}  # fmt: skip
    return {info.alias or name for name, info in model.model_fields.items()
            if name not in inherited}  # fmt: skip


DESCRIBED = {
    "content-format.md": models(Briefing) | models(Settings) | models(Language) | {"Item": Item},
    "lengths.md": models(Length),
    "scales.md": models(Scale),
}


@pytest.mark.parametrize(
    ("page", "name"), [(page, name) for page, found in DESCRIBED.items() for name in sorted(found)]
)
def test_fields_are_documented(page: str, name: str) -> None:
    """The table below `<!-- fields: NAME -->` has the fields of the model and no others."""
    table = read(page).partition(f"<!-- fields: {name} -->\n")[2].partition("\n\n")[0]
    assert table, f"docs/{page} has no table of the fields of {name}"
    compare(f"docs/{page}, table `{name}`,", rows(table), own_fields(DESCRIBED[page][name]))


TABLES = [
    ("lengths", "lengths.md", "| length | pages |"),
    ("themes", "themes.md", "| theme | for |"),
    ("scales", "scales.md", "| scale | for |"),
    ("scales", "scales.md", "| scale | source |"),
]
"""Kinds of choices, and the tables with a row for each, by page and head."""


@pytest.mark.parametrize(("kind", "page", "head"), TABLES)
def test_choices_are_documented(kind: str, page: str, head: str) -> None:
    table = read(page).partition(f"\n{head}")[2].partition("\n\n")[0]
    compare(f"docs/{page}, table `{head} …`,", rows(table), Catalogue().names(kind))


def test_rows_of_scales_say_what_they_have() -> None:
    table = rows(section(read("scales.md"), "The scales that ship"))
    for name in {*Catalogue().names("scales")} & {*table}:
        scale = Catalogue().scale(name)
        gradings = (scale.confidence, scale.evidence, scale.agreement, scale.reliability,
                    scale.credibility)  # fmt: skip
        said = [
            *(f"{degree.range.replace(chr(160), ' ')}" for degree in scale.likelihood),
            *(word for degree in scale.likelihood for word in (degree.term, *degree.also)),
            *(f"{g.title}: {', '.join(level.id for level in g.levels)}" for g in gradings if g),
            *scale.downgrades, *scale.upgrades,
        ]  # fmt: skip
        there = {words for words in said if words in table[name]}
        compare(f"docs/scales.md, row `{name}` of the scales that ship,", there, said)


def test_languages_are_documented() -> None:
    text = section(read("content-format.md"), "Languages").partition("\n\n")[0]
    mentions(
        "content-format.md, first paragraph of “Languages”,", text, Catalogue().names("languages")
    )


def test_dependencies_are_documented() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [re.match(r"[\w.-]+", text)[0] for text in (
        *project["dependencies"],
        *(text for group in project["optional-dependencies"].values() for text in group),
    )]  # fmt: skip
    fonts = [path.stem.removesuffix("-OFL") for path in TEMPLATES.glob("fonts/*-OFL.txt")]
    compare("docs/dependencies.md", rows(read("dependencies.md")), {*names, *fonts})


# What pages show


class Step(NamedTuple):
    """A command of a page."""

    command: str
    expected: list[str]
    """Lines that the output must have."""
    fails: bool
    """Whether the exit status is to be other than 0."""


def steps(page: str) -> Iterator[Step]:
    """The commands of a page, in order: of its console blocks, and of comments `run: …`."""
    for match in re.finditer(
        r"^<!-- run: (.+) -->$|^```console(.*)\n([\s\S]*?)^```$", page, re.MULTILINE
    ):
        if match[1]:
            yield Step(match[1], [], fails=False)
            continue
        shown = [part.split("\n") for part in re.split(r"^\$ ", match[3], flags=re.MULTILINE)[1:]]
        for number, (command, *output) in enumerate(shown, 1):
            expected = [line for line in output if line.strip("… ")] if "exact" in match[2] else []
            yield Step(command, expected, "fails" in match[2] and number == len(shown))


def comparable(line: str) -> str:
    """A line of output without its seconds."""
    return re.sub(r"\d+\.\d+ s\b", "N s", line.rstrip())


def occurs(line: str, output: list[str]) -> bool:
    """Whether an output has a line; `…` at its end stands for any rest."""
    if line.endswith("…"):
        return any(real.startswith(line[:-1]) for real in output)
    return line in output


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the program needs, and `make-briefing` to run it."""
    folder = tmp_path / "checkout"
    for name in ("briefings", "templates", "content"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("archive"))
    shutil.copy2(ROOT / "make_briefing.py", folder)
    program = tmp_path / "bin" / "make-briefing"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{folder}/make_briefing.py" "$@"\n')
    program.chmod(0o755)
    return folder


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if any(s.command.split()[0] not in NOT_RUN for s in steps(page.read_text("utf-8")))],
    ids=lambda page: page.stem,
)  # fmt: skip
def test_commands_of_page_run(page: Path, checkout: Path) -> None:
    """In a copy of the checkout, one after the other; what they print is what the page shows."""
    folder = checkout
    path = os.pathsep.join([str(checkout.parent / "bin"), os.environ["PATH"]])
    for step in steps(page.read_text("utf-8")):
        first, _, rest = step.command.partition(" ")
        if first in NOT_RUN:
            continue
        if first == "cd":
            folder /= rest
            continue
        command = step.command.replace("./make_briefing.py", "make-briefing")
        ran = subprocess.run(
            command, shell=True, cwd=folder, env={**os.environ, "PATH": path, "COLUMNS": "100"},
            capture_output=True, text=True,
        )  # fmt: skip
        said = ran.stdout + ran.stderr
        assert bool(ran.returncode) == step.fails, f"$ {step.command}\n{said}"
        output = [comparable(line) for line in said.split("\n")]
        for line in step.expected:
            assert occurs(comparable(line), output), f"$ {step.command}\n{said}\nlacks: {line}"


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    text = re.sub(r"^```[\s\S]*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE)
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    lost = []
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = page.parent / name if name else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            lost.append(target)
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pages_claim_what_can_be_shown(page: Path) -> None:
    """No conformance that nobody measured, and no path of one machine."""
    text = page.read_text("utf-8")
    assert re.findall(r"\b(?:accessible|compliant|conformant|WCAG|/home/|/work/)", text) == []
