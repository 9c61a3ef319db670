"""import sources from CSL-JSON, BibTeX, BibLaTeX or RIS

Prints them as YAML, or adds them to a briefing with `--into`. Existing sources stay unchanged.
"""

import argparse
import json
from typing import Any

from ..findings.finding import Finding
from .terminal import add_message_options, show_findings, status_of


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `import`."""
    parser.add_argument("file", metavar="FILE", help="an export of a reference manager")
    parser.add_argument(
        "--into", metavar="CONTENT", help="add them to the sources of this content file or folder"
    )
    add_message_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the sources of a file, or add them to a briefing; the exit status of the findings."""
    from ..findings.finding import Faulty

    try:
        sources, findings, text = _imported(arguments)
    except Faulty as fault:
        sources, findings, text = [], list(fault.findings), ""
    show_findings(findings, arguments)
    if arguments.json:
        _print_document(sources, findings)
    elif text:
        print(text)
    return status_of(findings, arguments.strict)


def _imported(arguments: argparse.Namespace) -> tuple[list[Any], list[Finding], str]:
    """The sources taken over, what is to be said of them, and what to print. Raises `Faulty`."""
    from pathlib import Path

    from ..content.gathering import find
    from ..importing import read
    from ..importing.guessing import guessed
    from ..importing.merging import as_yaml, merge
    from ..writing import write

    content = find([arguments.into])[0] if arguments.into else None
    records, findings = read(Path(arguments.file))
    if content is None:
        return [record.data for record in records], findings, as_yaml(records).rstrip()
    merged = merge(records, content)
    if merged.added:
        write(merged.path, merged.data)
    lines = [f"{id}  added to {merged.path}" for id in merged.added]
    lines += [f"{id}  already there" for id in merged.there]
    added = [record.data for record in records if record.source.id in merged.added]
    if any(guessed(data) for data in added):
        lines.append(
            f"next: in {merged.path}, check each `role` and `content` that is marked as a guess"
        )
    text = "" if arguments.quiet else "\n".join(lines)
    return added, [*findings, *merged.findings], text


def _print_document(sources: list[Any], findings: list[Finding]) -> None:
    from ..findings.report import as_records

    document = {"sources": sources, "findings": as_records(findings)}
    print(json.dumps(document, indent=2, ensure_ascii=False))
