"""Many briefings × lengths × formats: in parallel, each written whole or not at all."""

import json
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from .. import formats
from ..building.cache import Fits
from ..catalogue.choices import Catalogue
from ..content.gathering import Content
from ..findings.finding import Faulty, Finding, Misuse, in_order
from ..orders import Built, Checked, Made, Order
from ..pipeline import build, check, note_quotations
from ..writing import write
from . import freshness
from .gallery import MEMORY, Hung, hang, hung

CACHE = ".cache"


class Outcome(NamedTuple):
    """What came of one briefing."""

    content: Content
    made: tuple[Made, ...]
    paths: tuple[str, ...]
    """Where each of `made` was written."""
    findings: tuple[Finding, ...]
    failed: bool
    files: tuple[str, ...]
    """Every file that was read."""
    shown: Hung | None = None
    """How the gallery shows it; None: it was not built, or not into a folder."""


def build_all(orders: Iterable[Order], folder: Path, file: Path | None, jobs: int) -> list[Outcome]:
    """Build briefings and write their files below `folder`, or the only one to `file`."""
    groups: list[tuple[Order, Checked | None, list[Order], Faulty | None]] = []
    for order in orders:
        try:
            checked = check(order)
        except Faulty as fault:
            groups.append((order, None, [], fault))
        else:
            groups.append((order, checked, _parts(checked), None))
    work = [
        (checked._replace(order=part), _fits(checked, folder))
        for _, checked, parts, _ in groups if checked
        for part in parts
    ]  # fmt: skip
    with _workers(min(jobs, len(work))) as submit:
        results = iter([submit(checked, fits) for checked, fits in work])
        return [
            _finish(order, checked, [next(results) for _ in parts], fault, folder, file)
            for order, checked, parts, fault in groups
        ]


def _parts(checked: Checked) -> list[Order]:
    """What can be made apart: the lengths that are fitted, which rest on each other, each of the
    others by itself, and the formats that a briefing has once.
    """
    order, known = checked.order, checked.catalogue.lengths()
    named = order.lengths
    fitted = tuple(name for name in known if name in named and not known[name].everything)
    others = [(name,) for name in named if known[name].everything]
    once = formats.once(order.formats)
    each = tuple(name for name in order.formats if name not in once)
    lengths = [*others, *([fitted] if fitted else [])] if each else []
    parts = [order._replace(lengths=part, formats=each) for part in lengths]
    return [*parts, *([order._replace(lengths=(), formats=once)] if once else [])]


class _workers:
    """A pool of processes; none for a single piece of work."""

    def __init__(self, count: int) -> None:
        self.pool = None
        if count > 1:
            methods = multiprocessing.get_all_start_methods()
            method = "fork" if "fork" in methods and os.uname().sysname == "Linux" else "spawn"
            self.pool = ProcessPoolExecutor(count, multiprocessing.get_context(method))

    def __enter__(self) -> Callable[[Checked, Fits], Callable[[], Built]]:
        return self.submit

    def submit(self, checked: Checked, fits: Fits) -> Callable[[], Built]:
        if self.pool is None:
            return lambda: build(checked, fits)
        future: Future[Built] = self.pool.submit(build, checked, fits)
        return future.result

    def __exit__(self, *error: object) -> None:
        if self.pool:
            self.pool.shutdown(cancel_futures=True)


def _fits(checked: Checked, folder: Path) -> Fits:
    """The cache of a briefing, keyed by all that its layout depends on."""
    order = checked.order
    depends = [
        freshness.program([str(path) for path in folders(order)]),
        *(freshness.digest(str(path)) for path in checked.files),
        order.paper, order.theme, order.language, order.max_pages, order.overrides,
        order.csl, _engine_version(),
    ]  # fmt: skip
    cache = folder / CACHE
    with suppress(OSError):  # without it everything is only slower
        cache.mkdir(parents=True, exist_ok=True)
    return Fits(cache, json.dumps(depends))


def _engine_version() -> str:
    from importlib.metadata import version

    return version("weasyprint")


def folders(order: Order) -> Iterator[Path]:
    """Where the choices of an order may lie."""
    from ..catalogue.choices import SUFFIXES, TEMPLATES

    yield TEMPLATES
    if order.templates:
        yield order.templates
    for kind in SUFFIXES:
        yield order.content.root / kind


def _finish(
    order: Order, checked: Checked | None, results: list[Callable[[], Built]],
    fault: Faulty | None, folder: Path, file: Path | None,
) -> Outcome:  # fmt: skip
    """Wait for the parts of a briefing, and write its files when all of them came off."""
    faults = [fault] if fault else []
    parts: list[Built] = []
    for result in results:
        try:
            parts.append(result())
        except Faulty as error:
            faults.append(error)
    if faults:
        read = {name for error in faults for name in error.files}
        read |= {str(path) for path in checked.files} if checked else set()
        findings = in_order(f for error in faults for f in error.findings)
        return Outcome(order.content, (), (), findings, True, tuple(sorted(read)))
    assert checked is not None
    place = {name: n for n, name in enumerate([*checked.order.lengths, ""])}
    made = sorted((m for part in parts for m in part.made), key=lambda m: place[m.length])
    findings = in_order(f for part in parts for f in part.findings)
    files = tuple(str(path) for path in checked.files)
    if file is not None and len(made) != 1:
        raise Misuse(f"`-o {file}` names one file, this build makes {len(made)}: name a folder")
    paths = [file or folder / order.content.slug / m.name for m in made]
    try:
        for path, one in zip(paths, made, strict=True):
            write(path, one.data)
        note_quotations(checked)
    except Faulty as error:
        return Outcome(order.content, (), (), error.findings, True, files)
    shown = None if file else hung(checked, made, sum(f.severity == "warning" for f in findings))
    return Outcome(
        order.content, tuple(made), tuple(map(str, paths)), findings, False, files, shown
    )


def hang_gallery(folder: Path, outcomes: Iterable[Outcome]) -> list[str]:
    """Write the page of an output folder anew; its path, if anything was built into the folder."""
    built = [outcome for outcome in outcomes if outcome.shown]
    if not built:
        return []
    new = [outcome.shown for outcome in built if outcome.shown]
    catalogue = Catalogue(built[0].content.root)
    return [str(hang(folder, folder / CACHE / MEMORY, new, catalogue))]


def remove_stale(folder: Path, outcome: Outcome, keep: Iterable[str]) -> list[str]:
    """Files in a briefing's output folder that this build did not make; removes them."""
    kept = {os.path.abspath(path) for path in [*outcome.paths, *keep]}
    stale = [
        path for path in sorted((folder / outcome.content.slug).glob("*"))
        if path.is_file() and os.path.abspath(path) not in kept
        and path.name.startswith(outcome.content.slug)
    ]  # fmt: skip
    for path in stale:
        path.unlink()
    return [str(path) for path in stale]


def inputs_of(outcome: Outcome) -> dict[str, Any]:
    """Hashes of everything that an outcome depends on, missing files included."""
    content = outcome.content
    watched = [str(content.file), str(content.root / "settings.yaml")]
    if content.folder:
        watched += [str(content.folder / name) for name in ("sources.yaml", "sources.json")]
    return {path: freshness.digest(path) for path in dict.fromkeys([*watched, *outcome.files])}
