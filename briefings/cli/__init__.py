"""The command line: one module a command, found by scan.

Nothing heavy is imported before a command needs it: `--help` stays near the interpreter's start.
"""

import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..findings import streams

if TYPE_CHECKING:
    import argparse

ALIASES = {"render": "build"}
CRASH = 70


def commands() -> list[str]:
    """The names of all commands."""
    files = os.listdir(os.path.dirname(__file__))
    found = {name[:-3] for name in files if name.endswith(".py")} - {"__init__", "terminal"}
    return sorted(name.rstrip("_").replace("_", "-") for name in found)


def stem(name: str) -> str:
    """The module of a command: `git_setup`; `list_` and `import_` mean something to Python."""
    return f"{name}_" if name in {"list", "import"} else name.replace("-", "_")


def _module(name: str) -> Any:
    return importlib.import_module(f".{stem(name)}", __name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit status."""
    streams.prepare()
    try:
        try:
            return _main(list(sys.argv[1:] if argv is None else argv))
        finally:
            streams.finish()
    except streams.Unheard as error:
        if not str(error):  # nobody reads any more, such as behind `| head`
            return 0
        with suppress(streams.Unheard):
            print(f"make-briefing: {error}", file=sys.stderr)
        return 1


def _main(words: list[str]) -> int:
    known = commands()
    if not words or (words[0].startswith("-") and words[0] not in _OWN):
        words.insert(0, "build")
    name = ALIASES.get(words[0], words[0])
    if name not in known:
        return _general(words, known)
    if name == "build":
        from ..library import freshness

        record = freshness.known_at_once(words[1:])
        if record and not record["findings"] and not record["again"]:
            print(unchanged_lines(record))
            status: int = record["status"]
            return status
    return _command(name, words[1:])


def file_line(file: dict[str, Any], done: str) -> str:
    """A file of a build on one line: `PATH  4 pages  DONE  left out: 3 of 9 facts`."""
    pages = f"{file['pages']} page{'s' if file['pages'] > 1 else ''}" if file["pages"] else ""
    left_out = f"left out: {file['left_out']}" if file["left_out"] else ""
    return "  ".join(part for part in (file["path"], pages, done, left_out) if part)


def unchanged_lines(record: dict[str, Any]) -> str:
    """What a build prints that has nothing to do."""
    from ..library.freshness import digest

    lines = [file_line(one, "up to date") for one in record["files"]]
    older = [path for path, hash in record["older"].items() if digest(path) == hash]
    return "\n".join([*lines, *map(older_line, older), "nothing to do"])


def older_line(path: str) -> str:
    """What is said of a file that contradicts those that were built."""
    return f"{path}  older than the content: build it as well (`-l all`), or remove it (`--clean`)"


def _command(name: str, words: list[str]) -> int:
    import argparse

    from .terminal import width

    module = _module(name)
    parser = argparse.ArgumentParser(
        f"make-briefing {name}", description=module.__doc__, add_help=False, allow_abbrev=False,
        formatter_class=lambda prog: argparse.RawDescriptionHelpFormatter(prog, width=width()),
    )  # fmt: skip
    module.add(parser)
    parser.add_argument("-h", "--help", action="help", help="show this and stop")
    parser.add_argument("-v", "--verbose", action="store_true", help="show tracebacks of faults")
    arguments = parser.parse_args(words)
    arguments.words = words
    return _run(module, arguments)


def _summary(name: str) -> str:
    """The first line of a command's docstring, read without importing the command."""
    with open(
        os.path.join(os.path.dirname(__file__), f"{stem(name)}.py"), encoding="utf-8"
    ) as file:
        return file.readline().strip().strip('"')


_OWN = ("-h", "--help", "--version")


def _general(words: list[str], known: list[str]) -> int:
    if words[0] == "--version":
        print(f"make-briefing {__version__}")
        return 0
    lines = ["usage: make-briefing [COMMAND] [options]", "", "commands:"]
    for name in known:
        summary = _summary(name)
        lines.append(f"  {name:<10} {summary}")
    lines += ["", "`make-briefing COMMAND --help` says more; without a command it is `build`."]
    if words[0] in _OWN:
        print("\n".join(lines))
        return 0
    from difflib import get_close_matches

    close = get_close_matches(words[0], [*known, *ALIASES], 1)
    hint = f": did you mean `{close[0]}`?" if close else ""
    print(f"make-briefing: there is no command `{words[0]}`{hint}", file=sys.stderr)
    print("\n".join(lines), file=sys.stderr)
    return 2


def _run(module: Any, arguments: "argparse.Namespace") -> int:
    from ..findings.finding import Faulty, Misuse
    from ..isolation import leave_when_told

    leave_when_told()
    try:
        status: int = module.run(arguments)
    except Misuse as error:
        print(f"make-briefing: {error}", file=sys.stderr)
        return 2
    except Faulty as error:
        from .terminal import show_findings

        show_findings(error.findings, arguments)
        return 1
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130
    except streams.Unheard:
        raise
    except Exception as error:  # noqa: BLE001
        if arguments.verbose:
            raise
        print(
            f"make-briefing: a fault of the program: {type(error).__name__}: {error}\n"
            "run it again with -v for the traceback, and report it with the content file",
            file=sys.stderr,
        )
        return CRASH
    return status
