"""Many briefings × lengths × formats: in parallel, each written whole or not at all."""

import json
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from ..cache import Cache
from ..catalogue.choices import SUFFIXES, TEMPLATES, Catalogue
from ..content.gathering import SOURCE_FILES, Content
from ..evidence.lock import note_lock
from ..findings.finding import Faulty, Finding, Misuse, in_order
from ..formats import of_scope
from ..orders import Built, Checked, Made, Order, Piece
from ..pipeline import build, check
from ..writing import write
from . import freshness, gallery

START = "fork" if sys.platform == "linux" else "spawn"
"""How worker processes start: `fork` spares them the imports, and is safe on Linux alone."""


class Outcome(NamedTuple):
    """What came of one briefing."""

    content: Content
    made: tuple[Made, ...]
    paths: tuple[str, ...]
    """Where each of `made` was written."""
    findings: tuple[Finding, ...]
    failed: bool
    folders: tuple[Path, ...]
    """Where the choices of its order may lie."""
    inputs: dict[str, str]
    """Hashes of everything that it depends on, by path; empty for a file that is missing."""
    entry: gallery.Entry | None = None
    """How the gallery shows it; None: it was not built, or not into a folder."""


def build_all(orders: Iterable[Order], folder: Path, file: Path | None, jobs: int) -> list[Outcome]:
    """Build briefings and write their files below `folder`, or the only one to `file`."""
    groups: list[tuple[Order, Checked | None, list[Piece], Faulty | None]] = []
    for order in orders:
        try:
            checked = check(order)
        except Faulty as fault:
            groups.append((order, None, [], fault))
        else:
            groups.append((order, checked, _pieces(checked), None))
    if file is not None:
        _refuse_many(file, [piece for _, _, pieces, _ in groups for piece in pieces])
    work = [
        (checked, piece, _cache(order, checked, folder))
        for order, checked, pieces, _ in groups if checked
        for piece in pieces
    ]  # fmt: skip
    with _workers(min(jobs, len(work))) as submit:
        results = iter([submit(*one) for one in work])
        return [
            _finish(order, checked, [next(results) for _ in pieces], fault, folder, file)
            for order, checked, pieces, fault in groups
        ]


def _refuse_many(file: Path, pieces: Iterable[Piece]) -> None:
    """Raise `Misuse` where `-o FILE` names one file of a build that makes more."""
    count = sum(max(1, len(piece.lengths)) * len(piece.formats) for piece in pieces)
    if count > 1:
        raise Misuse(f"`-o {file}` names one file, this build makes {count}: name a folder")


def _pieces(checked: Checked) -> list[Piece]:
    """What can be made apart: the lengths that are fitted, which rest on each other, each of the
    others by itself, and the formats that a briefing has once.
    """
    named, known = checked.choices.lengths, checked.catalogue.lengths()
    fitted = tuple(name for name in known if name in named and not known[name].everything)
    others = [(name,) for name in named if known[name].everything]
    once = of_scope(checked.choices.formats, "briefing")
    each = of_scope(checked.choices.formats, "length", "pages")
    lengths = [*others, *([fitted] if fitted else [])] if each else []
    pieces = [Piece(part, each) for part in lengths]
    return [*pieces, *([Piece((), once)] if once else [])]


class _workers:
    """A pool of processes; none for a single piece of work."""

    def __init__(self, count: int) -> None:
        self.pool = None
        if count > 1:
            self.pool = ProcessPoolExecutor(count, multiprocessing.get_context(START))

    def __enter__(self) -> Callable[[Checked, Piece, Cache], Callable[[], Built]]:
        return self.submit

    def submit(self, checked: Checked, piece: Piece, cache: Cache) -> Callable[[], Built]:
        if self.pool is None:
            return lambda: build(checked, piece, cache)
        future: Future[Built] = self.pool.submit(build, checked, piece, cache)
        return future.result

    def __exit__(self, *error: object) -> None:
        if self.pool:
            self.pool.shutdown(cancel_futures=True)


def _cache(order: Order, checked: Checked, folder: Path) -> Cache:
    """The cache of a briefing, keyed by all that its layout depends on."""
    choices = checked.choices
    depends = [
        freshness.program([str(path) for path in _folders(order)]),
        *(freshness.digest(str(path)) for path in checked.files),
        choices.paper, choices.theme, choices.language, choices.max_pages, order.overrides,
        str(choices.csl), version("weasyprint"),
    ]  # fmt: skip
    cache = folder / freshness.CACHE
    with suppress(OSError):  # without it everything is only slower
        cache.mkdir(parents=True, exist_ok=True)
    return Cache(cache, json.dumps(depends))


def _folders(order: Order) -> tuple[Path, ...]:
    """Where the choices of an order may lie."""
    own = (order.content.root / kind for kind in SUFFIXES)
    return (TEMPLATES, *([order.templates] if order.templates else []), *own)


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
        findings = _said_once(f for error in faults for f in error.findings)
        return _outcome(order, (), (), findings, read, failed=True)
    assert checked is not None
    place = {name: n for n, name in enumerate([*checked.choices.lengths, ""])}
    made = sorted((m for part in parts for m in part.made), key=lambda m: place[m.length])
    findings = _said_once(f for part in parts for f in part.findings)
    files = [str(path) for path in checked.files]
    if file is not None and len(made) != 1:
        raise Misuse(f"`-o {file}` names one file, this build makes {len(made)}: name a folder")
    paths = [file or folder / order.content.slug / m.name for m in made]
    try:
        for path, one in zip(paths, made, strict=True):
            write(path, one.data)
        if not checked.choices.overridden:
            note_lock(checked.evidence.lock, order.content.folder)
    except Faulty as error:
        return _outcome(order, (), (), error.findings, files, failed=True)
    warnings = sum(finding.severity == "warning" for finding in findings)
    entry = None if file else gallery.entry_of(checked, made, warnings)
    return _outcome(order, made, paths, findings, files)._replace(entry=entry)


def _said_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings, those that differ only by the file of a length as one; it names the lengths."""
    found: dict[tuple[str, ...], list[Finding]] = {}
    for finding in in_order(findings):
        place = finding.place
        same = ("",) if not place.excerpt and place.file.endswith(".pdf") else map(str, place)
        key = (finding.code, finding.severity, finding.message, finding.help, *same)
        found.setdefault(key, []).append(finding)
    return in_order(
        same[0]._replace(at=", ".join(dict.fromkeys(one.at for one in same if one.at)))
        for same in found.values()
    )


def _outcome(
    order: Order, made: Iterable[Made], paths: Iterable[Path], findings: tuple[Finding, ...],
    read: Iterable[str], *, failed: bool = False,
) -> Outcome:  # fmt: skip
    """An outcome with the hashes of all that it depends on, missing files included."""
    content = order.content
    watched = [content.file, content.root / "settings.yaml"]
    if content.folder:
        watched += [content.folder / name for name in SOURCE_FILES]
    inputs = dict.fromkeys([*map(str, watched), *sorted(read)])
    return Outcome(
        content=content,
        made=tuple(made),
        paths=tuple(map(str, paths)),
        findings=findings,
        failed=failed,
        folders=_folders(order),
        inputs={path: freshness.digest(path) for path in inputs},
    )


def write_gallery(folder: Path, outcomes: Iterable[Outcome]) -> list[str]:
    """Write the gallery of an output folder; its path, if anything was built into the folder."""
    built = [(outcome, outcome.entry) for outcome in outcomes if outcome.entry]
    if not built:
        return []
    catalogue = Catalogue(built[0][0].content.root)
    remembered = folder / freshness.CACHE / gallery.REMEMBERED
    return [str(gallery.write_page(folder, remembered, [entry for _, entry in built], catalogue))]


def remove_stale(folder: Path, outcome: Outcome) -> list[str]:
    """Remove the files in a briefing's output folder that this build did not make; their paths."""
    kept = {os.path.abspath(path) for path in outcome.paths}
    stale = [
        path for path in sorted((folder / outcome.content.slug).glob("*"))
        if path.is_file() and os.path.abspath(path) not in kept
        and path.name.startswith(outcome.content.slug)
    ]  # fmt: skip
    for path in stale:
        path.unlink()
    return [str(path) for path in stale]
