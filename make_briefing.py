#!/usr/bin/env python3
"""`./make_briefing.py` in a checkout is `make-briefing` when installed."""

import os
import sys


def start() -> int:
    """Run the program; with another Python than the project's, start again in `.venv`."""
    here = os.path.dirname(os.path.abspath(__file__))
    own = os.path.join(here, ".venv", "bin", "python")
    if not any(os.path.isdir(os.path.join(folder, "weasyprint")) for folder in sys.path):
        if os.path.exists(own) and os.path.realpath(sys.prefix) != os.path.join(here, ".venv"):
            os.execv(own, [own, *sys.argv])
        print("make-briefing: its packages are missing; type: make setup", file=sys.stderr)
        return 2
    from briefings.cli import main

    return main()


if __name__ == "__main__":
    sys.exit(start())
