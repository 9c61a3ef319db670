"""Build the specimen in every choice: `python -m tests.specimen.make [--layouts N]`.

Each length on each paper under each scale goes to `output/specimen/`, one line a file, and a contact
sheet of all first pages beside them where `pdftoppm` and `montage` are installed. `--layouts N` fits
N invented briefings besides, and says what is wrong with any.
"""

import argparse
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefings.catalogue import TEMPLATES, Catalogue
from briefings.content import find
from briefings.diagnostics import Faulty
from briefings.engine import Engine
from briefings.library import build_all
from briefings.loading import load
from briefings.model.scale import Scale
from briefings.orders import Order

from .invented import briefing, faults, shape

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parents[1] / "output" / "specimen"
SCALES = ("icd203", "phia", "ipcc", "grade", "plain")
PAPERS = ("a4", "letter")
SMALL = ("empty-sections.yaml", "summary-only.yaml")


def variation(name: str) -> dict[str, Any]:
    """The specimen's data with every grade in the words of another scale."""
    data = load(HERE / "everything" / "briefing.yaml", HERE / "everything").data
    regraded: dict[str, Any] = _regraded(data, Catalogue().scale("icd203"), Catalogue().scale(name))
    return regraded


def _regraded(part: Any, old: Scale, new: Scale) -> Any:
    if isinstance(part, list):
        return [_regraded(entry, old, new) for entry in part]
    if not isinstance(part, dict):
        return part
    graded = {key: _regraded(value, old, new) for key, value in part.items()}
    if term := graded.pop("likelihood", None):
        degree = old.degree(term)
        assert degree is not None
        if new.likelihood:
            place = _moved(old.likelihood.index(degree), old.likelihood, new.likelihood)
            graded["likelihood"] = new.likelihood[place].term
    if level := graded.pop("confidence", None):
        graded |= _levels(level, old, new)
    return graded


def _levels(level: str, old: Scale, new: Scale) -> dict[str, Any]:
    """Confidence, and whatever else the new scale grades."""
    assert old.confidence is not None
    place = [known.id for known in old.confidence.levels].index(level)
    found: dict[str, Any] = {}
    for field in ("confidence", "evidence", "agreement"):
        if grading := getattr(new, field):
            moved = _moved(place, old.confidence.levels, grading.levels)
            found[field] = grading.levels[moved].id
    if new.downgrades:
        found["downgraded_for"] = list(new.downgrades[0 if level == "low" else 2 : 3])
    if new.upgrades and level == "high":
        found["upgraded_for"] = list(new.upgrades[:1])
    return found


def _moved(place: int, old: Any, new: Any) -> int:
    """The same place on a ladder of another height."""
    return round(place * (len(new) - 1) / (len(old) - 1))


def write_variations(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each scale and the folder of its variation, below `folder`."""
    for name in SCALES:
        target = folder / f"everything-{name}"
        shutil.copytree(HERE / "everything", target)
        text = json.dumps(variation(name), ensure_ascii=False, indent=1)
        (target / "briefing.yaml").write_text(text, encoding="utf-8")
        yield name, target


def main() -> int:
    """Build all; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--layouts", type=int, default=0, metavar="N", help="invented briefings")
    arguments = parser.parse_args()
    OUTPUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        variations = list(write_variations(Path(folder)))
        built = [_build(_orders(paper, variations)) for paper in PAPERS]
    _sheet(sorted(OUTPUT.glob("*/*.pdf")))
    fitted = _layouts(arguments.layouts)
    return 0 if all(built) and fitted else 1


def _orders(paper: str, variations: Iterable[tuple[str, Path]]) -> Iterator[Order]:
    for name, folder in variations:
        yield Order(find([str(folder)])[0], paper=paper, overrides=(f"scale={name}",))
    for small in SMALL:
        yield Order(find([str(HERE / small)])[0], paper=paper)


def _build(orders: Iterable[Order]) -> bool:
    good = True
    for outcome in build_all(orders, OUTPUT, None, os.cpu_count() or 1):
        for path, made in zip(outcome.paths, outcome.made, strict=True):
            pages = f"{made.pages} page{'s' if made.pages > 1 else ''}" if made.pages else ""
            print(f"{os.path.relpath(path)}  {pages}".rstrip())
        for finding in outcome.findings:
            print(f"{outcome.content.slug}: {finding.severity}[{finding.code}] {finding.message}")
        good = good and not outcome.failed
    return good


def _sheet(files: list[Path]) -> None:
    """A picture with the first page of each file."""
    if not shutil.which("pdftoppm") or not shutil.which("montage"):
        return
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            target = Path(folder) / file.stem
            subprocess.run(
                ["pdftoppm", "-r", "50", "-singlefile", "-png", file, target], check=True
            )
        pages = sorted(Path(folder).glob("*.png"))
        sheet = OUTPUT / "sheet.png"
        options = ["-tile", "6x", "-geometry", "+8+8", "-background", "#999"]
        subprocess.run(["montage", *pages, *options, sheet], check=True)
    print(f"{os.path.relpath(sheet)}  {len(files)} first pages")


@lru_cache(maxsize=1)
def _engine() -> Engine:
    names = ("tokens.css", "document.css", "print.css", "themes/default.css")
    return Engine(TEMPLATES / "fonts", tuple((TEMPLATES / n).read_text("utf-8") for n in names))


def _fit(seed: int) -> tuple[str, list[str]]:
    made, paper = shape(seed), PAPERS[seed % 2]
    try:
        found = faults(briefing(made), paper, _engine())
    except Faulty as fault:
        found = [f"{finding.message}: {finding.help}" for finding in fault.findings]
    return f"{made} on {paper}", found


def _layouts(count: int) -> bool:
    good = True
    with multiprocessing.Pool() as pool:
        for name, found in pool.imap(_fit, range(count)):
            print(f"{name}: {'; '.join(found) or 'fits'}")
            good = good and not found
    return good


if __name__ == "__main__":
    sys.exit(main())
