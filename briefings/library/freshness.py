"""Whether a build has anything to do: hashes of what went in and of what came out.

Only the standard library, and little of it: a build with nothing to do ends here, without a YAML
parser and without the layout engine.
"""

import json
import os
from hashlib import sha256
from typing import Any

SURE = frozenset({"-l", "--length", "-t", "--to", "-o", "--output-dir", "--paper", "--theme"})
"""Options that need no parser to be understood here, written out and apart from their value."""
PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CACHE = ".cache"
"""Where builds remember, inside the output folder."""


def digest(path: str) -> str:
    """The hash of a file's bytes; empty when it cannot be read."""
    try:
        with open(path, "rb") as file:
            return sha256(file.read()).hexdigest()
    except OSError:
        return ""


def tree(folder: str) -> str:
    """One hash of every file below a folder, and of their names."""
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


def record_file(folder: str, key: str) -> str:
    """Where the record of a build lies: a file of its own, so that no build overwrites another's."""
    return os.path.join(folder, CACHE, f"build-{sha256(key.encode()).hexdigest()[:24]}.json")


def unchanged(folder: str, key: str) -> dict[str, Any] | None:
    """The record of an earlier build of the same order, if it would come out the same."""
    try:
        with open(record_file(folder, key), encoding="utf-8") as file:
            record = json.load(file)
        return record if _still_true(record) else None
    except (OSError, ValueError, AttributeError, KeyError, TypeError):
        return None


def known_at_once(words: list[str]) -> dict[str, Any] | None:
    """The record of a build that has nothing to do, where its words leave no doubt what they mean."""
    folder = "output"
    for place, word in enumerate(words):
        if word.startswith("-") and (word not in SURE or place + 1 == len(words)):
            return None
        if word in {"-o", "--output-dir"}:
            folder = words[place + 1]
            if os.path.splitext(folder)[1]:  # perhaps a file
                return None
    return unchanged(folder, key(words))


def _still_true(record: dict[str, Any]) -> bool:
    """Whether nothing that went into a build or came out of it has changed since.

    Of `there`, which other builds write as well, it is enough that it exists.
    """
    files = {**record["inputs"], **record["outputs"]}
    return bool(
        all(os.path.exists(path) for path in record["there"])
        and record["program"] == program(record["folders"])
        and all(digest(path) == hash for path, hash in files.items())
    )
