"""A PDF made again from its own attachments, and what differs.

The content comes from a stranger: it is laid out in a process of its own, with limits, which runs
`main` in a folder that `verify` made.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from .. import __version__
from ..cache import Cache
from ..catalogue.choices import PACKAGE
from ..content.gathering import find
from ..evidence.quotations import Key, Quotation
from ..findings.finding import Faulty, Finding, Misuse, Place
from ..isolation import limit
from ..layout.engine import versions
from ..lint import Waived
from ..model.bundle import BUNDLE, CHECKS, NAMES, Bundle, CheckLog, Logged
from ..orders import Order, Piece
from ..pipeline import build, examined
from ..writing import write
from .restoring import Unpacked, bundle_of, files_of, log_of, readable, unpack

CPU_SECONDS = 600
MAX_MEMORY = 4 * 1024 * 1024 * 1024
CONTENT, MADE, ORDER = "content", "again.pdf", "order.json"
"""Names in the folder in which a PDF is made again."""
_START = f"import sys; sys.path.insert(0, sys.argv[1]); from {__name__} import main; main()"


class Verdict(NamedTuple):
    """Whether a PDF is what its attachments make."""

    differences: tuple[str, ...]
    """One sentence each; none: it is the same."""
    pages: int
    compared: bool
    """Whether bytes were compared: versions are the same."""
    other: tuple[str, ...]
    """Where versions differ: `weasyprint 69.0, here 70.0`."""


def verify(path: Path, templates: Path | None = None) -> Verdict:
    """Make a PDF again and compare. Raises `Faulty`, also with what keeps it from being made."""
    unpacked = unpack(path)
    bundle, log = bundle_of(unpacked, path), log_of(unpacked, path)
    if bundle.options.templates and templates is None:
        raise Misuse(
            f"`{path.name}` was made with templates of its own: name them with --templates"
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, data in files_of(bundle, path).items():
            write(folder / CONTENT / file, data)
        order = {"templates": str(templates.resolve()) if templates else None}
        write(folder / ORDER, json.dumps(order).encode())
        write(folder / BUNDLE, bundle.model_dump_json().encode())
        write(folder / CHECKS, log.model_dump_json().encode())
        _in_a_process(folder, path)
        again = unpack(folder / MADE)
        same_bytes = (folder / MADE).read_bytes() == path.read_bytes()
    here = {"make-briefing": __version__, **versions()}
    names = sorted({*here, *bundle.made_with})
    other = tuple(
        f"{readable(name)} {readable(bundle.made_with.get(name, 'none'))}, "
        f"here {here.get(name, 'none')}"
        for name in names if bundle.made_with.get(name) != here.get(name)
    )  # fmt: skip
    differences = list(_differences(unpacked, again, attached=not other))
    if not other and not same_bytes and not differences:
        differences = ["the bytes differ, though text, pages and attachments are the same"]
    return Verdict(tuple(differences), len(unpacked.pages), not other, other)


def _differences(given: Unpacked, again: Unpacked, *, attached: bool) -> Iterator[str]:
    """The first difference of each kind."""
    if len(given.pages) != len(again.pages):
        yield f"the file has {len(given.pages)} pages, its content makes {len(again.pages)}"
    for number, (one, other) in enumerate(zip(given.pages, again.pages, strict=False), 1):
        if (one.width, one.height) != (other.width, other.height):
            yield f"page {number} is {one.width:g} × {one.height:g} points, not {other.width:g} × {other.height:g}"
        lines = zip_longest(one.text.split("\n"), other.text.split("\n"), fillvalue="")
        for line, (here, there) in enumerate(lines, 1):
            if here != there:
                yield f"page {number}, line {line}: `{readable(here)}`, its content makes `{readable(there)}`"
                return
    for name in NAMES if attached else ():
        if given.attachments.get(name) != again.attachments.get(name):
            yield f"the attachment `{name}` is not what the content makes"


def _in_a_process(folder: Path, path: Path) -> None:
    """Make the PDF of a folder. Raises `Faulty` (P004, or what the content has)."""
    # -P: nothing in the folder is taken for a module.
    command = [sys.executable, "-P", "-X", "utf8", "-c", _START, str(PACKAGE.parent)]
    reason = "it takes too much time or memory"
    found: Any = None
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, check=False, timeout=1.5 * CPU_SECONDS
        )
        if done.returncode == 0:
            found = json.loads(done.stdout)
        elif done.returncode > 0:
            reason = "the program fails on its content"
    except (OSError, ValueError) as error:
        reason = f"no process to make it in ({type(error).__name__})"
    except subprocess.TimeoutExpired:
        pass
    if found is None:
        message = f"`{path.name}` cannot be made again: {reason}"
        help = "look at what `make-briefing extract` takes out of it"
        raise Faulty([Finding("P004", "error", message, Place(str(path)), help)])
    if found:
        raise Faulty(Finding(f[0], f[1], f[2], Place(*f[3]), *f[4:]) for f in found)


def main() -> None:
    """Make the PDF of this folder again; what keeps it from that goes to stdout as JSON."""
    limit(CPU_SECONDS, MAX_MEMORY)
    out, sys.stdout = sys.stdout, sys.stderr
    faults: list[Any] = []
    try:
        bundle = Bundle.model_validate_json(Path(BUNDLE).read_bytes())
        log = CheckLog.model_validate_json(Path(CHECKS).read_bytes())
        templates = json.loads(Path(ORDER).read_bytes())["templates"]
        Path(MADE).write_bytes(rebuild(bundle, log, templates and Path(templates)))
    except Faulty as fault:
        faults = [list(finding) for finding in fault.findings]
    except Misuse as error:
        faults = [["P004", "error", str(error), [BUNDLE]]]
    print(json.dumps(faults), file=out, flush=True)


def rebuild(bundle: Bundle, log: CheckLog, templates: Path | None) -> bytes:
    """The PDF of the content in this folder, with the options of the bundle.

    What needs saved copies, which no PDF carries, is taken as it was told.
    """
    options = bundle.options
    (content,) = find([f"{CONTENT}/{bundle.slug}"])
    order = Order(
        content, (options.length,), ("pdf",), options.paper, options.theme, options.language,
        templates=templates, max_pages=options.max_pages, draft=options.draft,
        epoch=options.epoch, csl=options.csl,
    )  # fmt: skip
    checked = examined(order).checked
    told = {
        Key(one.source, one.quote, one.prefix, one.suffix): Quotation(one.state, on=one.on)
        for one in bundle.looked_up
    }  # fmt: skip
    quotations = {key: told.get(key, found) for key, found in checked.evidence.quotations.items()}
    checked = checked._replace(
        evidence=checked.evidence._replace(quotations=quotations),
        findings=tuple(map(_finding, log.findings)),
        waived=tuple(Waived(_finding(one), one.reason) for one in log.waived),
    )
    piece = Piece(checked.choices.lengths, checked.choices.formats)
    (made,) = build(checked, piece, Cache(None)).made
    return made.data


def _finding(one: Logged) -> Finding:
    return Finding(one.code, one.severity, one.message, Place(""), one.help, one.at)
