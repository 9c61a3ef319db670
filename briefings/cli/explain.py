"""say what a code means and how to correct the fault"""

import argparse
import difflib

from ..findings.finding import Misuse


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `explain`."""
    parser.add_argument("code", metavar="CODE", help="a code such as V104, or a rule such as B03")


def run(arguments: argparse.Namespace) -> int:
    """Print the description of a code or of a rule."""
    from ..findings.codes import CODES
    from ..lint.describing import description, heading
    from ..lint.rule import all_rules

    code = arguments.code.upper()
    if code in all_rules():
        rule = all_rules()[code]
        print(f"{heading(rule)}\n\n{description(rule)}")
    elif code in CODES:
        print(f"{code}: {CODES[code].title}\n\n{CODES[code].text}")
    else:
        close = difflib.get_close_matches(code, [*CODES, *all_rules()], 1, 0.3)
        hint = f": did you mean `{close[0]}`?" if close else ""
        raise Misuse(f"there is no code `{arguments.code}`{hint}")
    return 0
