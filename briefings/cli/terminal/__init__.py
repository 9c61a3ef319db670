"""What commands share: options, colours, findings on stderr, exit status."""

import argparse
import os
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...findings.finding import Finding, Misuse
from ...findings.report import COLOUR, STYLES, Ink
from ...findings.streams import show

if TYPE_CHECKING:
    from ...orders import Checked

QUOTATION_CODES = frozenset({"E01", "E02", "E07", "E12", "E13", "E14"})
BUDGET_CODES = frozenset({"G01"})
LAST_SECOND = 253_402_300_799
"""The last second of the year 9999."""


DOCUMENTS = frozenset({"json", "sarif"})
"""Message formats that are one document for all briefings of a run."""
MESSAGE_FORMATS = tuple(sorted([*STYLES, "sarif"]))


def add_message_options(parser: argparse.ArgumentParser) -> None:
    """How findings are shown."""
    parser.add_argument(
        "--message-format", choices=MESSAGE_FORMATS, default="full", metavar="FORMAT",
        help=f"how findings are printed: {', '.join(MESSAGE_FORMATS)} (default: full)",
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
    add_override_options(parser)


def add_override_options(parser: argparse.ArgumentParser) -> None:
    """Fields replaced for one run."""
    parser.add_argument(
        "-M", "--set", action="append", default=[], metavar="PATH=VALUE",
        help="override one field for this run, such as key_facts.F3.confidence=low",
    )  # fmt: skip


def add_one_content(parser: argparse.ArgumentParser) -> None:
    """One briefing to answer a question about."""
    parser.add_argument("content", metavar="CONTENT", help="a content file or folder")
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")


def examined_content(arguments: argparse.Namespace) -> "Checked":
    """The one briefing that is named, before any rule has looked at it. Raises as `examined`."""
    from ...content.gathering import find
    from ...orders import Order
    from ...pipeline import examined

    (content,) = find([arguments.content])
    return examined(Order(content, overrides=tuple(arguments.set))).checked


def add_status_options(parser: argparse.ArgumentParser) -> None:
    """Draft or final."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--draft", action="store_true", help="a draft: with a watermark")
    group.add_argument(
        "--final", action="store_true",
        help="a final edition: no watermark, every warning mended or waived (default: `status` of the content)",
    )  # fmt: skip


def draft_of(arguments: argparse.Namespace) -> bool | None:
    """What these options say; None: what the content says."""
    return True if arguments.draft else False if arguments.final else None


def epoch_asked() -> int | None:
    """What `SOURCE_DATE_EPOCH` says, in seconds since 1970. Raises `Misuse`."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not text:
        return None
    if not re.fullmatch("[0-9]{1,20}", text) or int(text) > LAST_SECOND:
        raise Misuse(
            f"SOURCE_DATE_EPOCH is `{text[:40]}`: write seconds since 1970, such as 1767225600"
        )
    return int(text)


def width() -> int:
    """How many characters a line may have, from 20."""
    # argparse would import `shutil` to ask the terminal.
    columns = os.environ.get("COLUMNS", "")
    return max(20, int(columns) - 2) if re.fullmatch("[0-9]{1,6}", columns) else 98


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
    if found or style in DOCUMENTS:
        chosen = ink(arguments)
        text = as_text(style, found, chosen) + "\n"
        if style == "full" and chosen.off:
            show(text)
        else:
            sys.stderr.write(text)


def as_text(style: str, findings: Iterable[Finding], ink: Ink) -> str:
    """Findings in one of the message formats."""
    if style == "sarif":
        from .sarif import sarif

        return sarif(findings, ink)
    return STYLES[style](findings, ink)


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
