"""merge three versions of a content file by item and field

OURS becomes the result. git calls it once `git-setup` has been run.
"""

import argparse
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from ..findings.finding import Faulty, Finding, Misuse, Place, Refused
from ..findings.quoting import excerpt
from .terminal import show_findings

if TYPE_CHECKING:
    from ..editing.joining import Joined
    from ..editing.sheets import Sheet

MAX_MARKED = 40
"""Characters of a line that a finding marks at most."""
CRASH = 255
"""git takes what is above 128 for a failure, and leaves the file alone."""


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `merge`."""
    parser.add_argument("base", metavar="BASE", help="the file as it was before both sides")
    parser.add_argument("ours", metavar="OURS", help="the file of this side: it becomes the result")
    parser.add_argument("theirs", metavar="THEIRS", help="the file of the other side")
    parser.add_argument("--path", metavar="PATH", help="what to call the file in messages")
    parser.add_argument(
        "--marker-size", type=int, default=7, metavar="N", help="length of the marks of a conflict"
    )
    parser.add_argument("--no-color", action="store_true", help="no colours, as with NO_COLOR")


def run(arguments: argparse.Namespace) -> int:
    """0: merged; 1: somebody must look; above 128: a fault of the program."""
    try:
        return _merge(arguments)
    except (Misuse, Faulty):
        raise
    except Exception as error:  # noqa: BLE001
        if arguments.verbose:
            traceback.print_exc()
        print(
            f"make-briefing: a fault of the program: {type(error).__name__}: {error}\n"
            "nothing was written; run it again with -v for the traceback, and report it",
            file=sys.stderr,
        )
        return CRASH


def _merge(arguments: argparse.Namespace) -> int:
    from ..editing.joining import join
    from ..editing.kinds import guessed
    from ..writing import rewrite

    paths = [Path(arguments.base), Path(arguments.ours), Path(arguments.theirs)]
    name = arguments.path or arguments.ours
    try:
        data = [path.read_bytes() for path in paths]
    except OSError as error:
        raise Misuse(f"cannot read `{error.filename}`: {(error.strerror or '').lower()}") from None
    try:
        base, ours, theirs = _sheets(name, data)
        joined = join(base, ours, theirs, guessed(ours.root.data, name), arguments.marker_size)
    except (Faulty, Refused) as fault:
        return _by_lines(arguments, paths, data[1], name, fault)
    rewrite(paths[1], data[1], joined.data)
    findings = list(_findings(joined, name))
    show_findings(findings, arguments)
    count = f"{joined.taken} change{'' if joined.taken == 1 else 's'} of THEIRS merged"
    conflicts = len(joined.conflicts)
    print(f"{name}: {count}" + (f", {conflicts} to be settled by you" if conflicts else ""))
    return 1 if any(finding.severity == "error" for finding in findings) else 0


def _sheets(name: str, data: list[bytes]) -> "list[Sheet]":
    """The three versions. Raises `Faulty` with what is wrong in any of them."""
    from ..editing.marking import without_conflicts
    from ..editing.sheets import sheet
    from ..reading.loading import load

    base = without_conflicts(data[0].decode("utf-8", "surrogateescape"))
    data = [base.encode("utf-8", "surrogateescape"), *data[1:]]
    if not base.strip():  # both sides began the file
        data[0] = b"[]" if data[1].lstrip()[:1] == b"-" else b"{}"
    faults: list[Finding] = []
    for label, one in zip(("BASE", "OURS", "THEIRS"), data, strict=True):
        path = Path(f"{label}:{name}")
        try:
            found = load(path, given={path.resolve(): one}).findings
        except Faulty as fault:
            found = fault.findings
        faults += [one for one in found if one.code != "Y011"]  # an include stays what it is
    if faults:
        raise Faulty(faults)
    return [sheet(Path(name), one) for one in data]


def _by_lines(
    arguments: argparse.Namespace, paths: list[Path], before: bytes, name: str, fault: Exception
) -> int:
    """What git would have done, where a version is not what it should be."""
    from ..editing.git import merged_by_lines
    from ..writing import rewrite

    base, ours, theirs = paths
    made = merged_by_lines(base, ours, theirs, arguments.marker_size)
    reason = "a version is not valid" if isinstance(fault, Faulty) else str(fault)
    done = "was merged line by line" if made is not None else "was not merged"
    message = f"`{name}` {done}: {reason}"
    help = "look at it, and mend what is wrong" if made is not None else "merge it by hand"
    findings = [Finding("M006", "error", message, Place(name), help)]
    show_findings([*(fault.findings if isinstance(fault, Faulty) else ()), *findings], arguments)
    if made is not None:
        rewrite(ours, before, made)
    return 1


def _findings(joined: "Joined", name: str) -> "list[Finding]":
    lines = joined.data.decode("utf-8-sig").splitlines()

    def finding(code: str, severity: str, message: str, line: int, help: str, at: str) -> Finding:
        text = lines[line - 1] if line <= len(lines) else ""
        place = Place(name, line, 1, max(1, min(len(text), MAX_MARKED)), *excerpt(text, 0))
        return Finding(code, severity, message, place, help, at)

    found = [
        finding(
            "M001", "error", f"both sides changed `{one.at}`", one.line,
            "keep one of the two versions, and remove the three lines of marks", one.at,
        )
        for one in joined.conflicts
    ]  # fmt: skip
    found += [
        finding(
            "M003", "error", f"`{one.at}` names `{one.old}`, which one side deleted", one.line,
            "name another item, or take the deleted one back", one.at,
        )
        for one in joined.lost
    ]  # fmt: skip
    found += [
        finding(
            "M002", "note", f"both sides added `{one.old}`: that of THEIRS is `{one.at}` now", one.line,
            f"where other files of THEIRS name `{one.old}`, write `{one.at}`", one.at,
        )
        for one in joined.new_ids
    ]  # fmt: skip
    found += [
        finding(
            "M004", "note", f"both sides moved `{one.at}`: it stands where OURS has it", one.line,
            "move it if you want it elsewhere", one.at,
        )
        for one in joined.both_moved
    ]  # fmt: skip
    if joined.renumbered:
        message = "THEIRS has renumbered items: all keep the ids that they have in OURS"
        help = "run `make-briefing tidy --renumber` if they are to be in the order of print"
        found.append(finding("M005", "note", message, 1, help, ""))
    return found
