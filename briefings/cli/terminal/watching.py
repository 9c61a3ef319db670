"""Rebuilding when a file is saved."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path


def watch(build: Callable[[], tuple[int, list[str]]], arguments: argparse.Namespace) -> int:
    """Build, and again after each change of content or templates, until interrupted."""
    from watchfiles import watch as changes

    from ...catalogue.choices import TEMPLATES
    from ...content.gathering import find
    from ...findings.finding import Faulty, Misuse

    roots = {content.root for content in find(arguments.content)} | {TEMPLATES}
    roots |= {Path(arguments.templates)} if arguments.templates else set()
    output = Path(arguments.output_dir).resolve()
    try:
        _guarded(build, (Faulty, Misuse))
        print("watching; Ctrl-C ends", file=sys.stderr)
        for batch in changes(*roots):
            if not all(Path(path).is_relative_to(output) for _, path in batch):
                _guarded(build, (Faulty, Misuse))
    except KeyboardInterrupt:  # whatever it interrupts, it is how watching ends
        pass
    return 0


def _guarded(
    build: Callable[[], tuple[int, list[str]]], faults: tuple[type[Exception], ...]
) -> int:
    try:
        return build()[0]
    except faults as fault:
        print(f"make-briefing: {fault}", file=sys.stderr)
        return 1
