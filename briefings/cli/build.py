"""make pages and screens of briefings: the main job

Every briefing becomes one file a length and format below the output folder. A build that fails
writes nothing and leaves the last good files as they were. Notes are shown by `check` only.
"""

import argparse
import json
import os
import sys
import time
from typing import Any

from ..findings.finding import Faulty, Finding, Misuse, Place
from ..findings.report import as_records
from ..library import freshness
from .terminal import (
    add_content_options,
    add_message_options,
    add_status_options,
    draft_of,
    show_findings,
    status_of,
)


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
    parser.add_argument("--max-pages", type=_count, metavar="N", help="another page budget")
    parser.add_argument("--strict-pages", action="store_true", help="over budget is an error")
    add_status_options(parser)
    parser.add_argument("--templates", metavar="DIR", help="your own templates (sandboxed)")
    parser.add_argument(
        "--csl", metavar="STYLE", default="", help="bibliography style, or its file"
    )
    parser.add_argument("--open", action="store_true", help="open the result")
    parser.add_argument("--clean", action="store_true", help="remove stale files of the briefing")
    parser.add_argument(
        "-j", "--jobs", type=int, default=os.cpu_count() or 1, metavar="N",
        help="parallel jobs (default: one a processor)",
    )  # fmt: skip
    parser.add_argument("-f", "--force", action="store_true", help="rebuild what is up to date")
    parser.add_argument("-w", "--watch", action="store_true", help="rebuild on every change")
    add_message_options(parser)


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("a number of pages, 1 or more")
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
    started = time.perf_counter()
    key = freshness.key(arguments.words)
    folder = freshness.output_folder(arguments.words)
    known = None if arguments.force or arguments.clean else freshness.unchanged(folder, key)
    if known:
        _tell_unchanged(known, arguments, time.perf_counter() - started)
        return known["status"], known["paths"]
    return _build(arguments, key, folder)


def _tell_unchanged(known: dict[str, Any], arguments: argparse.Namespace, seconds: float) -> None:
    findings = [_finding(*f) for f in known["findings"]]
    if known["check_again"]:  # lines of the content are kept in no file but the author's own
        findings = [*_check_again(arguments), *findings]
    show_findings(findings, arguments)
    if arguments.json:
        _print_json(known["files"], findings, True)
    elif not arguments.quiet:
        print("\n".join([*known["lines"], f"nothing to do ({seconds:.2f} s)"]))


def _check_again(arguments: argparse.Namespace) -> list[Finding]:
    from ..content.gathering import find
    from ..pipeline import check

    findings: list[Finding] = []
    for content in find(arguments.content):
        try:
            findings += check(_order(arguments, content)).findings
        except Faulty as fault:
            findings += fault.findings
    return [finding for finding in findings if finding.severity != "note"]


def _finding(code: str, severity: str, message: str, place: Any, *rest: Any) -> Finding:
    return Finding(code, severity, message, Place(*place), *rest)


def _line(one: dict[str, Any], done: str) -> str:
    pages = f"{one['pages']} page{'s' if one['pages'] > 1 else ''}" if one["pages"] else ""
    left_out = f"left out: {one['left_out']}" if one["left_out"] else ""
    return "  ".join(part for part in (one["path"], pages, done, left_out) if part)


def _print_json(files: list[dict[str, Any]], findings: list[Finding], fresh: bool) -> None:
    document = {"files": files, "findings": as_records(findings), "up_to_date": fresh}
    print(json.dumps(document, indent=2, ensure_ascii=False))


def _build(arguments: argparse.Namespace, key: str, folder: str) -> tuple[int, list[str]]:
    from contextlib import suppress
    from pathlib import Path

    from ..content.gathering import find
    from ..library import batch as library
    from ..writing import write

    orders = [_order(arguments, content) for content in find(arguments.content)]
    one_file = arguments.output_dir.endswith(freshness.FILE_ENDINGS)
    target = Path(arguments.output_dir) if one_file else None
    if sys.stderr.isatty() and not arguments.quiet:
        print(f"building {len(orders)} …", end="\r", file=sys.stderr)
    outcomes = library.build_all(orders, Path(folder), target, max(1, arguments.jobs))
    findings = [f for outcome in outcomes for f in outcome.findings if f.severity != "note"]
    show_findings(findings, arguments)
    files: list[dict[str, Any]] = []
    removed: list[str] = []
    for outcome in outcomes:
        for path, made in zip(outcome.paths, outcome.made, strict=True):
            files.append(
                {"path": path, "pages": made.pages, "length": made.length,
                 "left_out": made.left_out, "seconds": round(made.seconds, 2)}
            )  # fmt: skip
            if not arguments.quiet and not arguments.json:
                print(_line(files[-1], f"built in {made.seconds:.1f} s"))
        if arguments.clean and not outcome.failed:
            removed += library.remove_stale(Path(folder), outcome, [])
        if outcome.failed and not arguments.quiet and not arguments.json:
            print(f"{outcome.content.file}  not built, the last good files are as they were")
    there: list[str] = []
    with suppress(Faulty):  # the files of the briefings are written, and are what was asked for
        there = library.hang_gallery(Path(folder), outcomes)
    if arguments.json:
        _print_json(files, findings, False)
    elif removed and not arguments.quiet:
        print("\n".join(f"{path}  removed" for path in removed))
    status = status_of(findings, arguments.strict)
    paths = [one["path"] for one in files]
    folders = sorted({str(p) for order in orders for p in library.folders(order)})
    inputs = {p: h for outcome in outcomes for p, h in library.inputs_of(outcome).items()}
    record = {
        "program": freshness.program(folders), "folders": folders, "inputs": inputs,
        "outputs": {path: freshness.digest(path) for path in paths}, "there": there,
        "status": status,
        "findings": [list(f) for f in findings if not f.place.excerpt],
        "check_again": any(f.place.excerpt for f in findings), "files": files, "paths": paths,
        "lines": [_line(one, "up to date") for one in files],
    }  # fmt: skip
    if os.path.isdir(folder):
        manifest = Path(freshness.cache(folder)) / freshness.MANIFEST
        with suppress(Faulty):  # without it the next build only takes longer
            write(manifest, freshness.keep(freshness.cache(folder), key, record))
    return status, paths


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
    ending = os.path.splitext(arguments.output_dir)[1]
    endings = {os.path.splitext(f"file{formats.suffix(name)}")[1] for name in wanted}
    if ending in freshness.FILE_ENDINGS and ending not in endings:
        raise Misuse(f"`-o {arguments.output_dir}` is not for `-t {arguments.to}`")
    lengths = () if arguments.length == "all" else _names(arguments.length)
    if arguments.length == "all":
        from ..catalogue.choices import Catalogue

        lengths = tuple(Catalogue(content.root).lengths())
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return Order(
        content, lengths, wanted, arguments.paper, arguments.theme, arguments.lang,
        tuple(arguments.set), _templates(arguments.templates),
        arguments.max_pages, arguments.strict_pages, draft_of(arguments),
        int(epoch) if epoch.isdigit() else None, csl=arguments.csl,
    )  # fmt: skip
