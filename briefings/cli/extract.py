"""extract the content of a built PDF

Writes the attachments of the PDF, and a folder made from them that `build` accepts. Never overwrites an
existing file that differs.
"""

import argparse
import datetime as dt
import json
import shlex
from typing import TYPE_CHECKING, Any

from ..findings.finding import Misuse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ..model.bundle import Bundle


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `extract`."""
    parser.add_argument("file", metavar="FILE", help="a PDF that this program made")
    parser.add_argument(
        "-o", "--output-dir", metavar="DIR",
        help="where to write (default: a folder beside the PDF, of the same name)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")


def run(arguments: argparse.Namespace) -> int:
    """Write the files and print the command that builds them."""
    from pathlib import Path

    from ..recovering.restoring import bundle_of, files_of, readable, unpack
    from ..writing import write

    path = Path(arguments.file)
    folder = Path(arguments.output_dir or path.with_suffix(""))
    if folder == path:
        raise Misuse(f"the name of `{path}` cannot be used for a folder: name one with -o")
    unpacked = unpack(path)
    bundle = bundle_of(unpacked, path)
    files = {**unpacked.attachments, **files_of(bundle, path)}
    targets = {_target(folder, name, data): data for name, data in files.items()}
    for target, data in targets.items():
        write(target, data)
    line = shlex.join(_words(bundle, folder / bundle.slug))
    others = [readable(name) for name in unpacked.others]
    if arguments.json:
        document = {"files": [str(target) for target in targets], "build": line, "others": others}
        print(json.dumps(document, indent=2, ensure_ascii=False))
        return 0
    print("\n".join(str(target) for target in targets))
    for name in others:
        print(f"not extracted: `{name}`, which is not from this program")
    print(f"next: {line}")
    return 0


def _target(folder: "Path", name: str, data: bytes) -> "Path":
    """The path of a file: inside the folder, and not that of another file."""
    from ..reading.places import leads_to

    target, real = folder / name, leads_to(folder, name)
    if real is None or not real.is_relative_to(folder.resolve()):
        raise Misuse(f"`{target}` leads out of `{folder}`: name another folder with -o")
    if real.exists() and not (real.is_file() and real.read_bytes() == data):
        raise Misuse(f"`{target}` already exists: name another folder with -o")
    return target


def _words(bundle: "Bundle", content: "Path") -> list[str]:
    """The command line that makes the PDF again."""
    options, fields = bundle.options, bundle.briefing
    words = ["make-briefing", "build", str(content), "-l", options.length, "-t", "pdf"]
    if options.language != fields.get("language", "en"):
        words += ["--lang", options.language]
    if options.csl != (fields.get("csl") or "briefing"):
        words += ["--csl", options.csl]
    if options.max_pages:
        words += ["--max-pages", str(options.max_pages)]
    if options.draft != (fields.get("status") == "draft"):
        words += ["--draft" if options.draft else "--final"]
    if options.templates:
        words += ["--templates", "DIR"]
    return (
        words
        if _dated(fields, options.epoch)
        else ["env", f"SOURCE_DATE_EPOCH={options.epoch}", *words]
    )


def _dated(fields: "Mapping[str, Any]", epoch: int) -> bool:
    """Whether the file has the date of its content, as it does without SOURCE_DATE_EPOCH."""
    day = dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=epoch)
    return epoch % 86400 == 0 and day.date().isoformat() == (
        fields.get("date") or fields.get("cutoff")
    )
