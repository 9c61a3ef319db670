"""Whether a build has anything to do: hashes of what went in and of what came out.

Only the standard library, and little of it: a build with nothing to do ends here, without a YAML
parser and without the layout engine.
"""

import json
import os
from hashlib import sha256
from typing import Any

MANIFEST = "manifest.json"
FILE_ENDINGS = (".pdf", ".html", ".png", ".json")
SIMPLE = frozenset({"-l", "--length", "-t", "--to", "-o", "--output-dir", "--paper", "--theme"})
"""Options that need no parser to be understood here."""
PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def digest(path: str) -> str:
    """The hash of a file's bytes; empty when it cannot be read."""
    try:
        with open(path, "rb") as file:
            return sha256(file.read()).hexdigest()
    except OSError:
        return ""


def tree(folder: str) -> str:
    """One hash of every file below a folder, of their names, too."""
    total = sha256()
    for base, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            path = os.path.join(base, name)
            total.update(f"{os.path.relpath(path, folder)}\0{digest(path)}\0".encode())
    return total.hexdigest()


def program(templates: list[str]) -> str:
    """One hash of the program, its templates and the project's own choices."""
    return sha256("".join(tree(folder) for folder in [PACKAGE, *templates]).encode()).hexdigest()


def key(words: list[str]) -> str:
    """What a build was asked for: its command line, and what else it reads without being told."""
    try:
        names = sorted(os.listdir("content"))
    except OSError:
        names = []
    inside = os.path.join("content", "{}", "briefing.yaml")
    content = [(name, os.path.exists(inside.format(name))) for name in names]
    return json.dumps([words, content, os.environ.get("SOURCE_DATE_EPOCH")])


def output_folder(words: list[str]) -> str:
    """The folder that `-o` names, of a file its own; `output` when it is not given."""
    name = "output"
    for place, word in enumerate(words):
        if word in {"-o", "--output-dir"} and place + 1 < len(words):
            name = words[place + 1]
        elif word.startswith("--output-dir="):
            name = word.partition("=")[2]
        elif word.startswith("-o") and len(word) > 2:
            name = word[2:]
    return os.path.dirname(name) or "." if name.endswith(FILE_ENDINGS) else name


def cache(folder: str) -> str:
    """Where a build remembers, inside the output folder."""
    return os.path.join(folder, ".cache")


def unchanged(folder: str, order: str) -> dict[str, Any] | None:
    """What is known of an earlier build of the same order, if it would come out the same."""
    try:
        with open(os.path.join(cache(folder), MANIFEST), encoding="utf-8") as file:
            record = json.load(file).get(order)
    except (OSError, ValueError, AttributeError):
        return None
    return record if record and still_true(record, program(record["folders"])) else None


def repeat(words: list[str]) -> int | None:
    """Answer a build that has nothing to do and nothing to say; None for all others."""
    if not SIMPLE.issuperset(word for word in words if word.startswith("-")):
        return None
    known = unchanged(output_folder(words), key(words))
    if known is None or known["findings"] or known["check_again"]:
        return None
    print("\n".join([*known["lines"], "nothing to do"]))
    status: int = known["status"]
    return status


def still_true(record: dict[str, Any], now: str) -> bool:
    """Whether nothing that went into a build or came out of it has changed since.

    Of `there`, which other builds write, too, it is enough that it exists.
    """
    files = {**record["inputs"], **record["outputs"]}
    there = all(os.path.exists(path) for path in record.get("there", ()))
    return bool(
        there and record["program"] == now and all(digest(p) == h for p, h in files.items())
    )


def keep(folder: str, order: str, record: dict[str, Any]) -> bytes:
    """The bytes of the manifest with one order's record replaced."""
    try:
        with open(os.path.join(folder, MANIFEST), encoding="utf-8") as file:
            manifest = dict(json.load(file))
    except (OSError, ValueError, TypeError):
        manifest = {}
    manifest[order] = record
    return json.dumps(manifest, indent=1).encode()
