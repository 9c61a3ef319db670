"""What tests share: content files, builds of them, and the text of a PDF."""

import fcntl
import hashlib
import json
import os
import pickle
import re
import shutil
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import hypothesis
import pypdfium2
import pytest

from briefings.building.preparing import prepare
from briefings.building.printing import printed, set_up
from briefings.cache import Cache
from briefings.catalogue.choices import TEMPLATES
from briefings.cli import main
from briefings.content.gathering import find
from briefings.formats.given import OnPages
from briefings.layout.engine import Engine
from briefings.library import batch, freshness
from briefings.orders import Order, Piece
from briefings.pipeline import check
from briefings.rendering.page import render
from briefings.selection import ladder, select_everything

ROOT = Path(__file__).resolve().parent.parent
SPECIMEN = ROOT / "tests" / "specimen"
hypothesis.settings.register_profile("same", derandomize=True)
hypothesis.settings.register_profile("search", max_examples=400)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
"""The same examples in every run; `HYPOTHESIS_PROFILE=search` looks for others, as `make specimen` does."""

PAGE_SHEETS = ("tokens.css", "document.css", "print.css", "themes/default.css")

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""Programs that tests start compile the modules once, not each time."""

MINIMAL: dict[str, Any] = {
    "title": "Water shares on the Upper Vessa",
    "cutoff": "2026-06-30",
    "key_facts": [{"id": "F1", "text": "The accord of 1968 is in force."}],
}
"""The smallest content file; tests add to it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write tests/golden/ anew instead of comparing"
    )


LACKING = "is missing: `make validators` sets it up"


def need(name: str, path: str | Path | None) -> str:
    """The path of a program of others; without it the test is skipped.

    Where `$VALIDATORS` is `required`, as in `.ci/run`, the test fails instead.
    """
    if not path or not Path(path).exists():
        if os.environ.get("VALIDATORS") == "required":
            pytest.fail(f"{name} {LACKING}", pytrace=False)
        pytest.skip(f"{name} {LACKING}")
    return str(path)


@pytest.hookimpl(trylast=True)  # below the table of coverage
def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say how to get what tests were skipped for; `-q` alone would not."""
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())]
    if count := sum(LACKING in reason for reason in skipped):
        terminalreporter.write_line(
            f"{count} tests need Chromium, veraPDF or html-validate: `make validators` sets them up"
        )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the caller's that changes what is built or how it is shown."""
    for name in ("SOURCE_DATE_EPOCH", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of a run share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def cache(shared: Path) -> Path:
    """Where builds of this run keep subsets of fonts; pages are fitted anew by each."""
    folder = shared / "cache"
    folder.mkdir(exist_ok=True)
    return folder


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Only one worker at a time goes on from here."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def write_content(path: Path, data: Mapping[str, Any]) -> Path:
    """Write data as a content file; JSON is YAML."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


NO_RULES = "lint: {severity: {A: off, B: off, C: off, D: off, E: off, F: off, G: off}}\n"
"""Settings for briefings that test something else than rules."""

Write = Callable[..., Path]
Build = Callable[..., batch.Outcome]


@pytest.fixture
def content(tmp_path: Path) -> Write:
    """A content file below `tmp_path` from fields, which replace those of `MINIMAL`.

    A field that is None is left out; `folder=True` makes the briefing a folder.
    """

    def write(name: str = "small", *, folder: bool = False, **fields: Any) -> Path:
        data = {k: v for k, v in {**MINIMAL, **fields}.items() if v is not None}
        if not (tmp_path / "settings.yaml").exists():
            (tmp_path / "settings.yaml").write_text(NO_RULES, encoding="utf-8")
        if folder:
            return write_content(tmp_path / name / "briefing.yaml", data).parent
        return write_content(tmp_path / f"{name}.yaml", data)

    return write


def build_into(folder: Path, cache: Path | None, path: Path, **choices: Any) -> batch.Outcome:
    """Build one content file below a folder, in this process."""
    if cache:
        copy_fonts(cache, folder / freshness.CACHE)
    order = Order(find([str(path)])[0], **choices)
    outcome = batch.build_all([order], folder, None, jobs=1)[0]
    if cache:
        copy_fonts(folder / freshness.CACHE, cache)
    return outcome


def copy_fonts(source: Path, target: Path) -> None:
    """Take over the subsets of fonts that another cache has: they take seconds to make."""
    target.mkdir(parents=True, exist_ok=True)
    for file in source.glob("fonts-*.json"):
        if not (target / file.name).exists():
            shutil.copy(file, target / f".{file.name}")
            (target / f".{file.name}").replace(target / file.name)


@pytest.fixture
def build(tmp_path: Path, cache: Path) -> Build:
    """Build a content file into `tmp_path/output`; choices are those of `Order`."""

    def run(path: Path, **choices: Any) -> batch.Outcome:
        return build_into(tmp_path / "output", cache, path, **choices)

    return run


def rendered(path: Path, name: str = "report", *, screen: bool = False, **choices: Any) -> str:
    """The HTML of all that a length can print of a content file, without pages and fonts."""
    checked = check(Order(find([str(path)])[0], **choices))
    length = checked.catalogue.length(name)
    if length.everything:
        full = select_everything(checked.briefing)
    else:
        rungs = ladder(checked.briefing, length)
        full = rungs.selection(len(rungs.rungs))
    return render(prepare(checked, [name], Cache(None)), length, full, name, screen=screen)


def laid_out(order: Order, *names: str) -> dict[str, OnPages]:
    """Lengths of a briefing on their pages, by name."""
    checked = check(order)
    piece = Piece(names, ("pdf",))
    manuscript = prepare(checked, names, Cache(None))
    setup = set_up(checked, manuscript, Cache(None), piece)
    found = {name: printed(name, setup) for name in names}
    return {name: given for name, given in found.items() if isinstance(given, OnPages)}


class Example(NamedTuple):
    """A content file of the repository, built in all lengths, once a run."""

    outcome: batch.Outcome
    files: dict[str, Path]
    """By length and ending, such as `brief.pdf`."""

    def text(self, name: str) -> str:
        """The text of one of its HTML files."""
        return self.files[name].read_text("utf-8")


def _example(shared: Path, cache: Path, path: Path) -> Example:
    # The sources decide, so that `pytest --lf` with a kept base folder never sees old pages.
    content = find([str(path)])[0]
    inputs = [
        *(freshness.tree(str(folder)) for folder in (freshness.PACKAGE, TEMPLATES, path.parent)),
        str(path),
    ]
    key = hashlib.sha256("".join(inputs).encode()).hexdigest()[:12]
    folder = shared / f"{content.slug}-{key}"
    with locked(shared / f"{folder.name}.lock"):
        record = folder / "outcome.pickle"
        if not record.exists():
            outcome = build_into(folder, cache, path)
            record.write_bytes(pickle.dumps(outcome))
        outcome = pickle.loads(record.read_bytes())
    files = {Path(p).name.removeprefix(f"{content.slug}-"): Path(p) for p in outcome.paths}
    return Example(outcome, files)


@pytest.fixture(scope="session")
def vessa(shared: Path, cache: Path) -> Example:
    """`content/vessa.yaml`, built."""
    return _example(shared, cache, ROOT / "content" / "vessa.yaml")


@pytest.fixture(scope="session")
def flagship(shared: Path, cache: Path) -> Example:
    """`content/hamas-iran`, built."""
    return _example(shared, cache, ROOT / "content" / "hamas-iran")


@pytest.fixture(scope="session")
def everything(shared: Path, cache: Path) -> Example:
    """The specimen that uses every field, built."""
    return _example(shared, cache, SPECIMEN / "everything")


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The layout engine with the style sheets of pages."""
    return Engine(TEMPLATES / "fonts", tuple((TEMPLATES / f).read_text() for f in PAGE_SHEETS))


def pdf_text(path: Path | bytes) -> list[str]:
    """The text of each page of a PDF, with single spaces."""
    document = pypdfium2.PdfDocument(path)
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return texts


def pdf_bytes(data: bytes) -> bytes:
    """The bytes of a PDF with its streams unpacked, so that words can be looked for in them."""
    streams = [data]
    for match in re.finditer(rb"stream\r?\n", data):
        with suppress(zlib.error):
            streams.append(zlib.decompressobj().decompress(data[match.end() :]))
    return b"\n".join(streams)


def broken(reason: str, *values: object) -> Any:
    """A case of a parametrized test that shows a known fault."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


def codes(findings: Any) -> list[str]:
    """The codes of findings, in their order."""
    return [finding.code for finding in findings]


class Run(NamedTuple):
    """What a command printed and returned."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON document on stdout."""
        return json.loads(self.out)

    def __contains__(self, words: str) -> bool:
        return words in self.out + self.err


Command = Callable[..., Run]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run `make-briefing` with these words in this process."""

    def run(*words: object) -> Run:
        capsys.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as stop:  # argparse
            status = int(stop.code or 0)
        printed = capsys.readouterr()
        return Run(status, printed.out, printed.err)

    return run
