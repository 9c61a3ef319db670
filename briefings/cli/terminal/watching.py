"""Rebuilding when a file is saved."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from ...findings.finding import Faulty, Misuse

WAKE = 200
"""Milliseconds after which the watcher looks up from its work."""
Build = Callable[[], tuple[int, list[str]]]


def watch(build: Build, arguments: argparse.Namespace) -> int:
    """Build, and again after each change of content or templates, until interrupted.

    The first build begins when the watcher has: what is saved while it runs is built from, too.
    """
    from watchfiles import watch as changes

    try:
        return _watched(build, arguments, changes)
    except KeyboardInterrupt:  # wherever it arrives, it is how watching ends
        return 0


def _watched(build: Build, arguments: argparse.Namespace, changes: Any) -> int:
    output = Path(arguments.output_dir).resolve()
    places = Places(arguments)
    told = False
    while True:
        folders, built = places.folders(), False
        try:
            for batch in changes(
                *folders, recursive=False, rust_timeout=WAKE, yield_on_timeout=True,
                raise_interrupt=False, ignore_permission_denied=True,
            ):  # fmt: skip
                ours = bool(batch) and all(Path(path).is_relative_to(output) for _, path in batch)
                if ours or (built and not batch and not places.came_back()):
                    continue
                _guarded(build)
                built = True
                if not told:
                    print("watching; Ctrl-C ends", file=sys.stderr)
                    told = True
                if places.folders() != folders:
                    break  # watch others, and look again at what came before that
            else:
                return 0
        except FileNotFoundError:  # a folder went away before it was watched
            continue
        except (OSError, RuntimeError) as error:
            raise Misuse(f"cannot watch: {error}", "build without `--watch`") from None


class Places:
    """The folders in which something may be saved that a build reads.

    Each is watched by itself, and no link is followed: content does not decide what is walked.
    """

    def __init__(self, arguments: argparse.Namespace) -> None:
        """Raises `Misuse` where there is no such briefing."""
        from ...catalogue.choices import TEMPLATES
        from ...content.gathering import find

        self.named = arguments.content
        self.templates = [TEMPLATES, *([Path(arguments.templates)] if arguments.templates else [])]
        self.roots = {content.root for content in find(self.named)}
        self._gone: set[Path] = set()

    def folders(self) -> frozenset[Path]:
        """Those that are there now."""
        from ...catalogue.choices import SUFFIXES
        from ...content.gathering import find

        found = {below for folder in self.templates for below in _below(folder)}
        try:
            contents = find(self.named)
        except Misuse:  # gone for a moment
            contents = []
        self.roots |= {content.root for content in contents}
        for root in self.roots:
            kinds = [root / kind for kind in SUFFIXES if not (root / kind).is_symlink()]
            found |= {root, *(kinds if self.named else _inside(root))}
        found |= {
            below for content in contents if content.folder for below in _below(content.folder)
        }
        return frozenset(folder for folder in found if folder.is_dir())

    def came_back(self) -> bool:
        """Whether a folder of briefings is there again that was gone, and is not watched."""
        gone = {root for root in self.roots if not root.is_dir()}
        back, self._gone = self._gone - gone, gone
        return bool(back)


def _below(folder: Path) -> Iterator[Path]:
    for base, names, _ in os.walk(folder):
        names[:] = [name for name in names if name not in {"__pycache__", ".git"}]
        yield Path(base)


def _inside(folder: Path) -> Iterator[Path]:
    """Folders in which a briefing may appear."""
    with suppress(OSError), os.scandir(folder) as entries:
        yield from (Path(entry) for entry in entries if entry.is_dir(follow_symlinks=False))


def _guarded(build: Build) -> int:
    try:
        return build()[0]
    except (Faulty, Misuse) as fault:
        print(f"make-briefing: {fault}", file=sys.stderr)
        return 1
