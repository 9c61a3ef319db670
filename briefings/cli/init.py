"""start a project of your own, in a folder of its own; never overwrites"""

import argparse
import os
import shlex


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `init`."""
    parser.add_argument("directory", metavar="DIR", help="the folder; `.` for the one you are in")
    parser.add_argument("--makefile", action="store_true", help="also write a Makefile")


def run(arguments: argparse.Namespace) -> int:
    """Write what is not there yet, and say what comes next."""
    from pathlib import Path

    from ..editing.starting import project
    from ..findings.finding import Misuse
    from ..writing import write

    directory = Path(arguments.directory)
    if directory.exists() and not directory.is_dir():
        raise Misuse(f"`{directory}` is a file: name a folder")
    for file in project(directory, makefile=arguments.makefile):
        there = os.path.lexists(file.path)
        if not there:
            write(file.path, file.data)
        print(f"{file.path}  already there" if there else file.path)
    here = directory.resolve() == Path.cwd()
    print(f"next: {'' if here else f'cd {shlex.quote(str(directory))}, then '}run: make-briefing")
    return 0
