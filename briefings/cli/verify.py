"""rebuild a PDF from its own content, and compare

Compares the text of each page and the size of the sheets; if the file was made with the same versions,
compares every byte as well. Exit status 5 if anything differs.
"""

import argparse
import json
import os

from ..findings.finding import Misuse

DIFFERENT = 5


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `verify`."""
    parser.add_argument("file", metavar="FILE", help="a PDF that this program made")
    parser.add_argument(
        "--templates", metavar="DIR", help="the templates with which it was made, if not ours"
    )
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")


def run(arguments: argparse.Namespace) -> int:
    """Compare, and say what differs first."""
    from pathlib import Path

    from ..recovering.rebuilding import verify

    templates = arguments.templates
    if templates and not os.path.isdir(templates):
        raise Misuse(f"there is no folder `{templates}` for `--templates`")
    verdict = verify(Path(arguments.file), Path(templates) if templates else None)
    if arguments.json:
        document = {
            "file": arguments.file, "same": not verdict.differences, "pages": verdict.pages,
            "differences": verdict.differences, "bytes_compared": verdict.compared,
            "other_versions": verdict.other,
        }  # fmt: skip
        print(json.dumps(document, indent=2, ensure_ascii=False))
    else:
        for difference in verdict.differences:
            print(f"{arguments.file}: {difference}")
        if not verdict.differences:
            pages = f"{verdict.pages} page{'s' if verdict.pages > 1 else ''}"
            print(f"{arguments.file}: the same {pages}{', byte for byte' * verdict.compared}")
        if verdict.other:
            print(f"bytes were not compared, versions differ: {'; '.join(verdict.other)}")
    return DIFFERENT if verdict.differences else 0
