"""Whether a build has anything to do: hashes of what went in and of what came out.

Only the standard library, and little of it, but for the opening of files: a build with nothing to do ends here, without a YAML
parser and without the layout engine.
"""

import json
import os
from hashlib import sha256
from typing import Any

from ..reading.opening import Unreadable, is_inside, read, seen
from ..reading.sealing import unsealed

SURE = frozenset({"-l", "--length", "-t", "--to", "-o", "--output-dir", "--paper", "--theme"})
"""Options that need no parser to be understood here, written out and apart from their value."""
PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CACHE = ".cache"
"""Where builds remember, inside the output folder."""


def digest(path: str) -> str:
    """The hash of a file's bytes; empty when it cannot be read."""
    return seen(path).digest


def tree(folder: str, home: str = "") -> str:
    """One hash of every file below a folder, and of their names; of none where it leads out of `home`.

    Links to folders are not followed.
    """
    total = sha256()
    for base, folders, files in os.walk(folder if not home or is_inside(folder, home) else ""):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            path = os.path.join(base, name)
            found = seen(path, home).digest
            total.update(f"{os.path.relpath(path, folder)}\0{found}\0".encode(errors="replace"))
    return total.hexdigest()


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
        record = unsealed(read(record_file(folder, key)).data)
    except Unreadable:
        return None
    return record if record is not None and _still_true(record) else None


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
    return bool(
        all(os.path.exists(path) for path in record["there"])
        and all(tree(folder, home) == hash for folder, (hash, home) in record["trees"].items())
        and all(list(seen(path, *how)) == [hash, *how]
                for path, (hash, *how) in record["inputs"].items())
        and all(digest(path) == hash for path, hash in record["outputs"].items())
    )  # fmt: skip
