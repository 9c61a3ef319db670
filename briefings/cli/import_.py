"""import sources from CSL-JSON, BibTeX, BibLaTeX or RIS

Prints them as YAML, or adds them to a briefing with `--into`. Existing sources stay unchanged.
"""

import argparse
import json
from collections.abc import Iterable
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
    from pathlib import Path

    from ..content.gathering import find
    from ..importing import read
    from ..importing.guessing import guessed
    from ..importing.merging import as_yaml, merge
    from ..writing import write

    content = find([arguments.into])[0] if arguments.into else None
    records, findings = read(Path(arguments.file))
    if content is None:
        show_findings(findings, arguments)
        _print(arguments, [record.data for record in records], findings, as_yaml(records).rstrip())
        return status_of(findings, arguments.strict)
    merged = merge(records, content)
    findings = [*findings, *merged.findings]
    if merged.added:
        write(merged.path, merged.data)
    show_findings(findings, arguments)
    lines = [f"{id}  added to {merged.path}" for id in merged.added]
    lines += [f"{id}  already there" for id in merged.there]
    added = [record.data for record in records if record.source.id in merged.added]
    if any(guessed(data) for data in added):
        lines.append(
            f"next: in {merged.path}, check each `role` and `content` that is marked as a guess"
        )
    _print(arguments, added, findings, "" if arguments.quiet else "\n".join(lines))
    return status_of(findings, arguments.strict)


def _print(
    arguments: argparse.Namespace, sources: list[Any], findings: Iterable[Finding], text: str
) -> None:
    from ..findings.report import as_records

    if arguments.json:
        document = {"sources": sources, "findings": as_records(findings)}
        print(json.dumps(document, indent=2, ensure_ascii=False))
    elif text:
        print(text)
