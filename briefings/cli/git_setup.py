"""make git merge content files by item and field

Writes a line into `.gitattributes`, to be committed, and the command into the configuration of this
clone: each clone needs it once.
"""

import argparse


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `git-setup`."""
    parser.add_argument(
        "folder", nargs="?", default="content", metavar="FOLDER",
        help="where the content files are (default: content)",
    )  # fmt: skip
    parser.add_argument("--undo", action="store_true", help="take it back")


def run(arguments: argparse.Namespace) -> int:
    """Set it up, or take it back, and say what was done."""
    from pathlib import Path

    from ..editing.git import set_up, undo

    done = (undo if arguments.undo else set_up)(Path(arguments.folder))
    for line in done.lines:
        print(line)
    if not done.changed:
        print("nothing to undo" if arguments.undo else "all of it was there already")
    elif not arguments.undo:
        print("next: commit .gitattributes; in every other clone run `make-briefing git-setup`")
    return 0
