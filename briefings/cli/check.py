"""check briefings without laying them out; writes nothing

Loads and validates briefings, looks up quotations in saved copies, and runs the rules. Lists waived
findings as well; `explain CODE` describes a rule.
"""

import argparse
import datetime as dt
import gc
import json
from pathlib import Path
from typing import TYPE_CHECKING

from ..findings.finding import Faulty, Finding, has_errors
from ..findings.report import as_records, count
from .terminal import (
    DOCUMENTS,
    add_content_options,
    add_message_options,
    add_status_options,
    draft_of,
    show_findings,
    status_of,
)

if TYPE_CHECKING:
    from ..lint import Waived


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `check`."""
    add_content_options(parser)
    add_status_options(parser)
    parser.add_argument(
        "--today", type=_day, metavar="DATE",
        help="measure age against this day, YYYY-MM-DD (default: the content's cut-off)",
    )  # fmt: skip
    parser.add_argument(
        "--lock", action="store_true", help="record in sources.lock where quotations were found"
    )
    parser.add_argument("--online", action="store_true", help="also test whether links answer")
    add_message_options(parser)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a day, YYYY-MM-DD") from None


def run(arguments: argparse.Namespace) -> int:
    """Check each briefing; the exit status of all their findings."""
    gc.set_threshold(1_000_000, 50, 50)  # a short process makes little garbage in cycles
    from ..content.gathering import find
    from ..content.own_fonts import lock_fonts
    from ..evidence.lock import note_lock
    from ..orders import Order
    from ..pipeline import check

    one_document = arguments.message_format in DOCUMENTS
    everything: list[Finding] = []
    waived: list[Waived] = []
    checked_files: list[tuple[Path, bool]] = []
    for content in find(arguments.content):
        order = Order(
            content, overrides=tuple(arguments.set), draft=draft_of(arguments),
            today=arguments.today, online=arguments.online,
        )  # fmt: skip
        accepted: tuple[Waived, ...] = ()
        if arguments.lock:  # first: a font that was exchanged on purpose is no fault any more
            lock_fonts(content.root)
        try:
            checked = check(order)
        except Faulty as fault:
            findings, accepted = fault.findings, fault.waived
        else:
            findings, accepted = checked.findings, checked.waived
            if arguments.lock and not order.overrides:
                note_lock(checked.evidence.lock, content.folder)
        if not one_document:
            show_findings(findings, arguments)
        everything += findings
        waived += accepted
        checked_files.append((content.file, has_errors(findings)))
        if not arguments.quiet and not arguments.json:
            print(_summary(content.file, findings, accepted))
    if len(checked_files) > 1 and not arguments.quiet and not arguments.json:
        print(_total(checked_files, everything))
    if one_document:
        show_findings(everything, arguments)
    if arguments.json:
        document = {"findings": as_records(everything), "waived": _records(waived)}
        print(json.dumps(document, indent=2, ensure_ascii=False))
    return status_of(everything, arguments.strict)


def _summary(file: object, findings: tuple[Finding, ...], waived: tuple["Waived", ...]) -> str:
    """One line for each file, and one for each finding that its authors accepted."""
    lines = [f"{file}: {count(findings)}{f', {len(waived)} waived' if waived else ''}"]
    lines += [f"  waived {w.finding.code} at {w.finding.at}: {w.reason}" for w in waived]
    return "\n".join(lines)


def _total(files: list[tuple[Path, bool]], findings: list[Finding]) -> str:
    """The findings of all briefings, and last the briefings with errors."""
    broken = [str(file) for file, with_errors in files if with_errors]
    lines = [f"{len(files)} briefings: {count(findings)}"]
    return "\n".join([*lines, *(f"with errors: {file}" for file in broken)])


def _records(waived: list["Waived"]) -> list[dict[str, object]]:
    return [
        {**record, "reason": one.reason}
        for one, record in zip(waived, as_records(w.finding for w in waived), strict=True)
    ]
