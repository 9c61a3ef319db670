"""start a briefing, in a file or a folder; never overwrites"""

import argparse


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `new`."""
    parser.add_argument("title", metavar="TITLE", help="the title of the briefing")
    parser.add_argument(
        "--folder",
        action="store_true",
        help="with a file for sources, and folders for data and copies",
    )
    parser.add_argument("-d", "--directory", default="content", metavar="DIR", help="where to")


def run(arguments: argparse.Namespace) -> int:
    """Write the files and say what comes next."""
    from pathlib import Path

    from ..editing import starting
    from ..writing import write

    start = starting.folder if arguments.folder else starting.briefing
    files = start(arguments.title, Path(arguments.directory))
    for file in files:
        write(file.path, file.data)
    made = files[-1].path
    print("\n".join(str(file.path) for file in files))
    named = made.parent if arguments.folder else made
    print(
        f"next: edit {'them' if arguments.folder else 'it'}, then run: make-briefing build {named}"
    )
    return 0
