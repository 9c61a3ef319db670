"""put content files into the house style; meaning and comments stay

Keys in the order of the format, each item on lines of its own, texts folded at 100 columns, quotes
where YAML needs them.
"""

import argparse
import json
from typing import TYPE_CHECKING

from ..findings.finding import Faulty, Finding, Misuse, Place, Refused
from .terminal import show_findings

if TYPE_CHECKING:
    from ..content.gathering import Content
    from ..editing.originals import Originals


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `tidy`."""
    parser.add_argument(
        "content", nargs="*", metavar="CONTENT",
        help="content files or folders (default: every briefing under content/)",
    )  # fmt: skip
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 if a file would change"
    )
    parser.add_argument(
        "--renumber", action="store_true",
        help="give items ids in the order of print, F1, F2 …, wherever they are referred to",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")
    parser.add_argument("--no-color", action="store_true", help="no colours, as with NO_COLOR")


def run(arguments: argparse.Namespace) -> int:
    """Tidy each briefing, or say which files are not; 1 where one is not, or cannot be read."""
    from ..content.gathering import find
    from ..editing.originals import save

    named = [find([name])[0] for name in arguments.content] or find([])
    records: list[dict[str, object]] = []
    findings: list[Finding] = []
    ids: dict[str, dict[str, str]] = {}
    for content in named:
        try:
            tidy, names = _tidied(content, arguments)
            changed = [one.path for one in tidy.sheets.values() if one.after != one.before]
            if not arguments.check:
                save(tidy)
        except Faulty as fault:
            findings += fault.findings
            continue
        records += [{"path": str(path), "changed": path in changed} for path in tidy.sheets]
        ids |= {str(content.file): names} if names else {}
    show_findings(findings, arguments)
    _print(arguments, records, ids, findings)
    unfit = arguments.check and any(record["changed"] for record in records)
    return 1 if findings or unfit else 0


def _tidied(
    content: "Content", arguments: argparse.Namespace
) -> "tuple[Originals, dict[str, str]]":
    """The files as they are to be, and the ids of items that may be named. Raises `Faulty`."""
    from ..editing.originals import opened
    from ..editing.references import named_aloud, renumbered
    from ..editing.tidying import tidied

    if arguments.renumber and content.folder and (content.folder / "editions").is_dir():
        raise Misuse(
            f"the ids of `{content.slug}` are in its published editions",
            "leave out `--renumber`, so that readers find what they cite",
        )
    names: dict[str, str] = {}
    try:
        originals = opened(content.file, content.folder)
        if arguments.renumber:
            originals, names = renumbered(originals)
        return tidied(originals), named_aloud(originals.data, names)
    except Refused as fault:
        place = Place(str(content.file))
        raise Faulty([Finding("W003", "error", fault.message, place, fault.help)]) from None


def _print(
    arguments: argparse.Namespace, records: list[dict[str, object]],
    ids: dict[str, dict[str, str]], findings: list[Finding],
) -> None:  # fmt: skip
    from ..findings.report import as_records

    if arguments.json:
        document = {"files": records, "ids": ids, "findings": as_records(findings)}
        print(json.dumps(document, indent=2, ensure_ascii=False))
        return
    words = {True: "would change", False: "is tidy"}
    if not arguments.check:
        words = {True: "tidied", False: "was tidy"}
    for record in records:
        print(f"{record['path']}  {words[bool(record['changed'])]}")
    verb = "would become" if arguments.check else "became"
    for path, names in ids.items():
        for old, new in names.items():
            print(f"{path}  {old} {verb} {new}")
