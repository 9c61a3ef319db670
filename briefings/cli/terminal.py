"""What commands share: options, colours, findings on stderr, exit status."""

import argparse
import os
import sys
from collections.abc import Iterable

from ..diagnostics import Finding
from ..report import COLOUR, FORMATS, Ink

QUOTATION_CODES = frozenset({"E01", "E02", "E07"})
BUDGET_CODES = frozenset({"G01"})


def add_message_options(parser: argparse.ArgumentParser) -> None:
    """How findings are shown."""
    parser.add_argument(
        "--message-format", choices=sorted(FORMATS), default="full", metavar="FORMAT",
        help=f"how findings are printed: {', '.join(sorted(FORMATS))} (default: full)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")
    parser.add_argument("-q", "--quiet", action="store_true", help="print errors only")
    parser.add_argument("--no-color", action="store_true", help="no colours, as with NO_COLOR")
    parser.add_argument("--strict", "-W", action="store_true", help="warnings count as errors")


def add_content_options(parser: argparse.ArgumentParser) -> None:
    """Which briefings, and with which fields replaced."""
    parser.add_argument(
        "content", nargs="*", metavar="CONTENT",
        help="content files or folders (default: every briefing under content/)",
    )  # fmt: skip
    parser.add_argument(
        "-M", "--set", action="append", default=[], metavar="PATH=VALUE",
        help="override one field for this run, such as key_facts.F3.confidence=low",
    )  # fmt: skip


def ink(arguments: argparse.Namespace) -> Ink:
    """Colours, where stderr is a terminal that wants them."""
    if getattr(arguments, "no_color", False) or os.environ.get("NO_COLOR"):
        return Ink()
    wanted = os.environ.get("FORCE_COLOR") or sys.stderr.isatty()
    return COLOUR if wanted else Ink()


def show_findings(findings: Iterable[Finding], arguments: argparse.Namespace) -> None:
    """Print findings to stderr."""
    found = list(findings)
    if getattr(arguments, "quiet", False):
        found = [finding for finding in found if finding.severity == "error"]
    style = getattr(arguments, "message_format", "full")
    if getattr(arguments, "json", False):
        return
    if found or style in {"json", "sarif"}:
        print(FORMATS[style](found, ink(arguments)), file=sys.stderr)


def status_of(findings: Iterable[Finding], strict: bool) -> int:
    """The exit status that findings ask for."""
    found = list(findings)
    errors = {finding.code for finding in found if finding.severity == "error"}
    if errors - QUOTATION_CODES - BUDGET_CODES:
        return 1
    if errors & QUOTATION_CODES:
        return 5
    if errors:
        return 4
    return 3 if strict and any(f.severity == "warning" for f in found) else 0
