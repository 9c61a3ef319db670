"""say what a code means and how to mend what it marks"""

import argparse
import difflib

from ..diagnostics import Misuse


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `explain`."""
    parser.add_argument("code", metavar="CODE", help="a code such as V104")


def run(arguments: argparse.Namespace) -> int:
    """Print the description of a code."""
    from ..codes import CODES

    code = arguments.code.upper()
    if code not in CODES:
        close = difflib.get_close_matches(code, CODES, 1, 0.3)
        hint = f": did you mean `{close[0]}`?" if close else ""
        raise Misuse(f"there is no code `{arguments.code}`{hint}")
    entry = CODES[code]
    print(f"{code}: {entry.title}\n\n{entry.text}")
    return 0
