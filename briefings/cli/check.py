"""look at briefings without laying them out; writes nothing"""

import argparse
import gc
import json

from ..diagnostics import Faulty, Finding
from ..report import as_records, count
from .terminal import add_content_options, add_message_options, show_findings, status_of


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `check`."""
    add_content_options(parser)
    add_message_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check each briefing; the exit status of all their findings."""
    gc.set_threshold(100_000, 50, 50)  # few cycles in a short life
    from ..content import find
    from ..orders import Order
    from ..pipeline import check

    everything: list[Finding] = []
    for content in find(arguments.content):
        try:
            findings = check(Order(content, overrides=tuple(arguments.set))).findings
        except Faulty as fault:
            findings = fault.findings
        show_findings(findings, arguments)
        everything += findings
        if not arguments.quiet and not arguments.json:
            print(f"{content.file}: {count(findings)}")
    if arguments.json:
        print(json.dumps({"findings": as_records(everything)}, indent=2, ensure_ascii=False))
    return status_of(everything, arguments.strict)
