"""Build the examples in every choice: `python -m tests.specimen.make [--layouts N]`.

Into `output/specimen/`, as PDF: the small example in each language and theme, the specimen and the
flagship in each theme, and the specimen on each paper under each scale. One line a file, contact sheets
of all pages, and what veraPDF says of them. `--layouts N` fits N invented briefings besides, and says
what is wrong with any.
"""

import argparse
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from briefings.catalogue.choices import TEMPLATES, Catalogue
from briefings.content.gathering import find
from briefings.findings.finding import Faulty
from briefings.layout.engine import Engine
from briefings.library.batch import build_all
from briefings.orders import Order
from tests import validators

from .invented import briefing, faults, shape
from .sheets import sheet
from .variations import HERE, write_variations

ROOT = HERE.parents[1]
OUTPUT = ROOT / "output" / "specimen"
PAPERS = ("a4", "letter")
SMALL = ("empty-sections.yaml", "summary-only.yaml")


def main() -> int:
    """Build all; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--layouts", type=int, default=0, metavar="N", help="invented briefings")
    arguments = parser.parse_args()
    OUTPUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        built = [
            _build(name, [order._replace(formats=("pdf",)) for order in orders])
            for name, orders in _groups(Path(folder))
        ]
    files = [path for paths, _ in built for path in paths]
    good = [all(fine for _, fine in built), _valid(files), _layouts(arguments.layouts)]
    return 0 if all(good) else 1


def _groups(folder: Path) -> Iterator[tuple[str, list[Order]]]:
    """Orders that share a contact sheet, with its name."""
    content = ROOT / "content"
    for theme in Catalogue().names("themes"):
        each = [content / "vessa.yaml", *sorted(content.glob("vessa-??.yaml"))]
        yield f"languages-{theme}", [_order(path, theme=theme) for path in each]
        for path in (HERE / "everything", content / "hamas-iran"):
            yield f"{path.name}-{theme}", [_order(path, theme=theme)]
    variations = list(write_variations(folder))
    for paper in PAPERS:
        regraded = [
            _order(path, paper=paper)._replace(overrides=(f"scale={name}",))
            for name, path in variations
        ]
        yield f"scales-{paper}", [*regraded, *(_order(HERE / name, paper=paper) for name in SMALL)]


def _order(path: Path, theme: str = "", paper: str = "a4") -> Order:
    return Order(find([str(path)])[0], theme=theme, paper=paper)


def _build(name: str, orders: list[Order]) -> tuple[list[Path], bool]:
    """The files of a group, and whether all of them came off; its sheet is drawn."""
    files: list[Path] = []
    good = True
    for outcome in build_all(orders, OUTPUT, None, os.cpu_count() or 1):
        for path, made in zip(outcome.paths, outcome.made, strict=True):
            print(f"{os.path.relpath(path)}  {made.pages} page{'s' if made.pages > 1 else ''}")
            files.append(Path(path))
        for finding in outcome.findings:
            print(f"{outcome.content.slug}: {finding.severity}[{finding.code}] {finding.message}")
        good = good and not outcome.failed
    drawn = OUTPUT / f"sheet-{name}.png"
    print(f"{os.path.relpath(drawn)}  {sheet(files, drawn)} pages", flush=True)
    return files, good


def _valid(files: list[Path]) -> bool:
    if not validators.verapdf():
        print("not validated: there is no veraPDF; type: make validators")
        return True
    found = validators.faults(files)
    print("\n".join(found) or f"veraPDF finds nothing in {len(files)} files")
    return not found


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
