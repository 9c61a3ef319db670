"""make pages and screens of briefings: the main job

Every briefing becomes one file a length and format below the output folder. A build that fails
writes nothing and leaves the last good files as they were. Notes are shown by `check` only.
"""

import argparse
import json
import os
import re
import shlex
import sys
from collections.abc import Iterable
from typing import Any

from ..findings.finding import Faulty, Finding, Misuse, about_withheld, in_order
from ..findings.report import as_records
from ..findings.streams import show
from ..library import freshness
from . import file_line, older_line, unchanged_lines
from .terminal import (
    add_content_options,
    add_message_options,
    add_status_options,
    draft_of,
    epoch_asked,
    show_findings,
    status_of,
)
from .terminal.summary import not_built, total, worst


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `build`."""
    add_content_options(parser)
    parser.add_argument(
        "-l", "--length", metavar="LENGTHS", default="",
        help="lengths, comma-separated, or all (default: settings.yaml, else all)",
    )  # fmt: skip
    parser.add_argument(
        "-t", "--to", metavar="FORMATS", default="pdf,html",
        help="formats, comma-separated (default: pdf,html)",
    )  # fmt: skip
    parser.add_argument(
        "-o", "--output-dir", metavar="DIR", default="output",
        help="where to write (default: output), or one FILE.pdf of a build that makes one",
    )  # fmt: skip
    parser.add_argument("--paper", choices=("a4", "letter"), default="", help="paper size")
    parser.add_argument("--theme", metavar="NAME", default="", help="theme")
    parser.add_argument("--lang", metavar="TAG", default="", help="language of the program's words")
    parser.add_argument("--max-pages", type=_pages, metavar="N", help="another page budget")
    parser.add_argument("--strict-pages", action="store_true", help="over budget is an error")
    add_status_options(parser)
    parser.add_argument("--templates", metavar="DIR", help="your own templates (sandboxed)")
    parser.add_argument(
        "--csl", metavar="STYLE", default="", help="bibliography style, or its file"
    )
    parser.add_argument("--open", action="store_true", help="open the result")
    parser.add_argument("--clean", action="store_true", help="remove stale files of the briefing")
    parser.add_argument(
        "-j", "--jobs", type=_jobs, default=os.cpu_count() or 1, metavar="N",
        help="parallel jobs (default: one a processor)",
    )  # fmt: skip
    parser.add_argument("-f", "--force", action="store_true", help="rebuild what is up to date")
    parser.add_argument("-w", "--watch", action="store_true", help="rebuild on every change")
    add_message_options(parser)


def _pages(text: str) -> int:
    from ..model.length import MAX_PAGES

    return _number(text, MAX_PAGES)


def _jobs(text: str) -> int:
    return _number(text, 1000)


def _number(text: str, most: int) -> int:
    if not re.fullmatch("[0-9]{1,9}", text) or not 1 <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"`{text[:40]}` is not a number from 1 to {most}")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Build once, or on every change."""
    if arguments.watch:
        from .terminal.watching import watch

        return watch(lambda: _once(arguments), arguments)
    status, paths = _once(arguments)
    if arguments.open and paths:
        import webbrowser

        webbrowser.open("file://" + os.path.abspath(paths[0]))
    return status


def _once(arguments: argparse.Namespace) -> tuple[int, list[str]]:
    """Build what is not up to date; the exit status, and the files."""
    key = freshness.key(arguments.words)
    folder, file = _target(arguments)
    again = arguments.force or arguments.clean
    record = None if again else freshness.unchanged(folder, key)
    if record:
        _show_unchanged(record, arguments)
        return record["status"], [one["path"] for one in record["files"]]
    return _build(arguments, key, folder, file)


def _target(arguments: argparse.Namespace) -> tuple[str, str]:
    """The output folder, and the one file that `-o` names, or nothing. Raises `Misuse`."""
    name = arguments.output_dir
    ending = os.path.splitext(name)[1]
    if not ending or name.endswith(("/", os.sep)) or os.path.isdir(name):
        return name, ""
    from .. import formats

    def endings(names: Iterable[str]) -> set[str]:
        return {os.path.splitext(f"file{formats.suffix(one)}")[1] for one in names}

    every, low = formats.names(), ending.lower()
    if low in endings(set(_names(arguments.to)) & set(every)):
        return os.path.dirname(name) or ".", name
    if low in endings(every):
        raise Misuse(f"`-o {name}` is not for `-t {arguments.to}`")
    known = ", ".join(sorted(endings(every)))
    raise Misuse(
        f"`-o {name}`: no format makes such a file, only {known}; for a folder write `{name}/`"
    )


def _show_unchanged(record: dict[str, Any], arguments: argparse.Namespace) -> None:
    """Say again what an earlier build said."""
    from ..library.repeating import with_lines

    findings = with_lines(record)
    if record["again"]:  # what is withheld is kept in no file but the author's own
        found = [f for f in _checked_again(arguments) if about_withheld(f)]
        findings = list(in_order([*findings, *found]))
    if arguments.json:
        _print_json(record["files"], findings, True)
        return
    _show_worst(findings, arguments)
    if not arguments.quiet:
        print(unchanged_lines(record))
        if findings:
            print(total(len(record["files"]), 1, findings, _check_command(arguments)))


def _checked_again(arguments: argparse.Namespace) -> list[Finding]:
    from ..content.gathering import find
    from ..pipeline import check

    findings: list[Finding] = []
    for content in find(arguments.content):
        try:
            findings += check(_order(arguments, content)).findings
        except Faulty as fault:
            findings += fault.findings
    return [finding for finding in findings if finding.severity != "note"]


def _print_json(files: list[dict[str, Any]], findings: list[Finding], fresh: bool) -> None:
    document = {"files": files, "findings": as_records(findings), "up_to_date": fresh}
    print(json.dumps(document, indent=2, ensure_ascii=False))


def _build(
    arguments: argparse.Namespace, key: str, folder: str, file: str
) -> tuple[int, list[str]]:
    from contextlib import suppress
    from pathlib import Path

    from ..content.gathering import find
    from ..library import batch
    from ..library.record import files_of, keep, record_of, shown

    orders = [_order(arguments, content) for content in find(arguments.content)]
    if sys.stderr.isatty() and not arguments.quiet:
        show(f"building {len(orders)} …\r")
    target = Path(file) if file else None
    outcomes = batch.build_all(orders, Path(folder), target, arguments.jobs)
    findings = shown(outcomes)
    status = status_of(findings, arguments.strict)
    removed = [
        path
        for outcome in outcomes
        if arguments.clean and not outcome.failed
        for path in batch.remove_stale(Path(folder), outcome)
    ]
    there: list[str] = []
    older: list[str] = []
    with suppress(Faulty):  # the files of the briefings are written, and are what was asked for
        there, older = batch.write_gallery(Path(folder), outcomes)
    keep(Path(folder), key, record_of(outcomes, there, older, status))
    files = [one for outcome in outcomes for one in files_of(outcome)]
    if arguments.json:
        _print_json(files, findings, False)
        return status, [one["path"] for one in files]
    _show_worst(findings, arguments)
    if not arguments.quiet:
        failed = [outcome.content for outcome in outcomes if outcome.failed]
        lines = [file_line(one, f"built in {one['seconds']:.1f} s") for one in files]
        lines += [f"{path}  removed" for path in removed] + [older_line(path) for path in older]
        lines.append(total(len(files), len(outcomes), findings, _check_command(arguments)))
        lines += not_built(
            [content.file for content in failed],
            [any(Path(folder).glob(f"{content.slug}/*")) for content in failed],
        )
        print("\n".join(lines))
    return status, [one["path"] for one in files]


def _show_worst(findings: list[Finding], arguments: argparse.Namespace) -> None:
    """Findings on a terminal: the first few; for programs all of them."""
    show_findings(worst(findings) if arguments.message_format == "full" else findings, arguments)


def _check_command(arguments: argparse.Namespace) -> str:
    """The command that prints every finding of this build."""
    sets = [word for value in arguments.set for word in ("-M", value)]
    final = ["--final"] if arguments.final else ["--draft"] if arguments.draft else []
    return shlex.join(["make-briefing", "check", *arguments.content, *sets, *final])


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _templates(name: str | None) -> Any:
    from pathlib import Path

    if name and not os.path.isdir(name):
        raise Misuse(f"there is no folder `{name}` for `--templates`")
    return Path(name) if name else None


def _order(arguments: argparse.Namespace, content: Any) -> Any:

    from .. import formats
    from ..orders import Order

    wanted = _names(arguments.to)
    if not wanted:
        raise Misuse(f"`--to` names no format: one of {', '.join(formats.names())}")
    unknown = [name for name in wanted if name not in formats.names()]
    if unknown:
        raise Misuse(f"there is no format `{unknown[0]}`: one of {', '.join(formats.names())}")
    lengths = () if arguments.length == "all" else _names(arguments.length)
    if arguments.length == "all":
        from ..catalogue.choices import Catalogue

        lengths = tuple(Catalogue(content.root).lengths())
    return Order(
        content=content,
        lengths=lengths,
        formats=wanted,
        paper=arguments.paper,
        theme=arguments.theme,
        language=arguments.lang,
        overrides=tuple(arguments.set),
        templates=_templates(arguments.templates),
        max_pages=arguments.max_pages,
        strict_pages=arguments.strict_pages,
        draft=draft_of(arguments),
        epoch=epoch_asked(),
        csl=arguments.csl,
    )
