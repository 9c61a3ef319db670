"""Many briefings × lengths × formats: in parallel, each written whole or not at all."""

import json
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from ..cache import Cache
from ..catalogue.choices import SUFFIXES, TEMPLATES, Catalogue
from ..content.gathering import SOURCE_FILES, Content
from ..content.own_fonts import FOLDER as FONTS
from ..evidence.lock import NAME as LOCK
from ..evidence.lock import note_lock
from ..findings.finding import Faulty, Finding, Misuse, Place, in_order
from ..formats import of_scope
from ..isolation import begin_worker
from ..orders import Built, Checked, Made, Order, Piece
from ..pipeline import build, check
from ..reading.opening import Seen, seen
from ..reading.places import MAX_BYTES
from ..writing import no_room, write
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
    inputs: Mapping[str, Seen]
    """Everything that it depends on, by path, as it was when it was read."""
    trees: Mapping[str, tuple[str, str]]
    """The folders of the program and of choices, by path: their hash, and the folder out of which
    nothing in them may lead, or nothing."""
    entry: gallery.Entry | None = None
    """How the gallery shows it; None: it was not built, or not into a folder."""


def build_all(orders: Iterable[Order], folder: Path, file: Path | None, jobs: int) -> list[Outcome]:
    """Build briefings and write their files below `folder`, or the only one to `file`."""
    hashed: dict[str, tuple[str, str]] = {}
    groups: list[tuple[_Task, Checked | None, list[Piece], Faulty | None]] = []
    for order in orders:
        task = _task(order, hashed)
        try:
            checked = check(order)
        except Faulty as fault:
            groups.append((task, None, [], fault))
        else:
            groups.append((task, checked, _pieces(checked), None))
    if file is not None:
        _refuse_many(file, [piece for _, _, pieces, _ in groups for piece in pieces])
    work = [
        (checked, piece, _cache(task, checked, folder))
        for task, checked, pieces, _ in groups if checked
        for piece in pieces
    ]  # fmt: skip
    with _workers(min(jobs, len(work))) as submit:
        results = iter([submit(*one) for one in work])
        return [
            _finish(task, checked, [next(results) for _ in pieces], fault, folder, file)
            for task, checked, pieces, fault in groups
        ]


class _Task(NamedTuple):
    """An order, with what lay on disk before anything of it was read.

    What changes later is built from the next time, whether this build has seen it or not.
    """

    order: Order
    trees: Mapping[str, tuple[str, str]]
    looked_for: Mapping[str, Seen]
    """Files that a briefing may have, read or not."""


def _task(order: Order, hashed: dict[str, tuple[str, str]]) -> _Task:
    """An order before it is carried out; folders in `hashed` are known, others join them."""
    content, own = order.content, order.content.root
    names = [content.file.name, *(SOURCE_FILES if content.folder else ())]
    beside = {str(content.file.parent / name): str(content.file.parent) for name in names}
    beside[str(own / "settings.yaml")] = str(own)
    given = [freshness.PACKAGE, TEMPLATES, *([order.templates] if order.templates else [])]
    folders = dict.fromkeys(map(str, given), "") | {
        str(own / kind): str(own) for kind in (*SUFFIXES, FONTS)
    }
    for folder, home in folders.items():
        if folder not in hashed:
            hashed[folder] = freshness.tree(folder, home), home
    trees = {folder: hashed[folder] for folder in folders}
    looked_for = {path: seen(path, home, MAX_BYTES) for path, home in beside.items()}
    return _Task(order, trees, looked_for)


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
    """A pool of processes with a folder for their temporary files; none for a single piece of work."""

    def __init__(self, count: int) -> None:
        self.pool = self.folder = None
        if count > 1:
            try:
                self.folder = tempfile.TemporaryDirectory(
                    prefix="make-briefing-", ignore_cleanup_errors=True
                )
            except OSError as error:
                raise no_room(error) from None
            self.pool = ProcessPoolExecutor(
                count, multiprocessing.get_context(START), begin_worker, (self.folder.name,)
            )

    def __enter__(self) -> Callable[[Checked, Piece, Cache], Callable[[], Built]]:
        return self.submit

    def submit(self, checked: Checked, piece: Piece, cache: Cache) -> Callable[[], Built]:
        if self.pool is None:
            return lambda: build(checked, piece, cache)
        future: Future[Built] = self.pool.submit(build, checked, piece, cache)
        return future.result

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self.pool is None or self.folder is None:
            return
        if kind and not issubclass(kind, Exception):  # told to end: nobody waits for pages
            for worker in multiprocessing.active_children():
                worker.terminate()
        self.pool.shutdown(cancel_futures=True)
        self.folder.cleanup()


def _cache(task: _Task, checked: Checked, folder: Path) -> Cache:
    """The cache of a briefing, keyed by all that its layout depends on."""
    choices = checked.choices
    depends = [
        *(hash for hash, _ in task.trees.values()), *(one.digest for one in checked.files.values()),
        choices.paper, choices.theme, choices.language, choices.max_pages, task.order.overrides,
        str(choices.csl), version("weasyprint"),
    ]  # fmt: skip
    cache = folder / freshness.CACHE
    with suppress(OSError):  # without it everything is only slower
        cache.mkdir(parents=True, exist_ok=True)
    return Cache(cache, json.dumps(depends))


def _finish(
    task: _Task, checked: Checked | None, results: list[Callable[[], Built]],
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
        except BrokenProcessPool:
            faults.append(Faulty([_worker_ended(task.order.content)]))
    read = {**task.looked_for, **(checked or faults[0]).files}
    failed = Outcome(task.order.content, (), (), (), True, read, task.trees)
    if faults or checked is None:
        return failed._replace(findings=_said_once(f for error in faults for f in error.findings))
    place = {name: n for n, name in enumerate([*checked.choices.lengths, ""])}
    made = sorted((m for part in parts for m in part.made), key=lambda m: place[m.length])
    findings = _said_once(f for part in parts for f in part.findings)
    if file is not None and len(made) != 1:
        raise Misuse(f"`-o {file}` names one file, this build makes {len(made)}: name a folder")
    paths = [file or folder / checked.content.slug / m.name for m in made]
    try:
        for path, one in zip(paths, made, strict=True):
            write(path, one.data)
        if not checked.choices.overridden:
            read |= _locked(checked)
    except Faulty as error:
        return failed._replace(findings=error.findings)
    warnings = sum(finding.severity == "warning" for finding in findings)
    entry = None if file else gallery.entry_of(checked, made, warnings)
    return Outcome(
        checked.content,
        tuple(made),
        tuple(map(str, paths)),
        findings,
        False,
        read,
        task.trees,
        entry,
    )


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


def _worker_ended(content: Content) -> Finding:
    message = "a process that lays out pages ended before its time"
    help = "free memory, or build with `-j 1`"
    return Finding("R907", "error", message, Place(str(content.file)), help)


def _locked(checked: Checked) -> dict[str, Seen]:
    """Write the lock of a briefing; as what it is seen: the next build finds in it what this one found."""
    folder = checked.content.folder
    data = note_lock(checked.evidence.lock, folder)
    if folder is None or data is None:
        return {}
    return {str(folder / LOCK): Seen(sha256(data).hexdigest(), str(folder), MAX_BYTES)}


def write_gallery(folder: Path, outcomes: Iterable[Outcome]) -> tuple[list[str], list[str]]:
    """Write the gallery of an output folder, if anything was built into it.

    Returns its path, and the paths of files that now contradict what was built: they are older.
    """
    built = [(outcome, outcome.entry) for outcome in outcomes if outcome.entry]
    if not built:
        return [], []
    catalogue = Catalogue(built[0][0].content.root)
    remembered = folder / freshness.CACHE / gallery.REMEMBERED
    new = [entry for _, entry in built]
    page, older = gallery.write_page(folder, remembered, new, catalogue)
    return [str(page)], [str(path) for path in older]


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
