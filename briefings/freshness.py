"""Whether a build has anything to do: hashes of what went in and of what came out.

Only the standard library, and little of it: a build with nothing to do ends here, without a YAML
parser and without the layout engine.
"""

import json
import os
from hashlib import sha256
from typing import Any

MANIFEST = "manifest.json"
PACKAGE = os.path.dirname(os.path.abspath(__file__))


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


def read(folder: str, order: str) -> dict[str, Any] | None:
    """What is known of an earlier build of the same order."""
    try:
        with open(os.path.join(folder, MANIFEST), encoding="utf-8") as file:
            record = json.load(file).get(order)
            return record if isinstance(record, dict) else None
    except (OSError, ValueError):
        return None


def still_true(record: dict[str, Any], now: str) -> bool:
    """Whether nothing that went into a build or came out of it has changed since."""
    files = {**record["inputs"], **record["outputs"]}
    return bool(record["program"] == now and all(digest(p) == h for p, h in files.items()))


def keep(folder: str, order: str, record: dict[str, Any]) -> bytes:
    """The bytes of the manifest with one order's record replaced."""
    try:
        with open(os.path.join(folder, MANIFEST), encoding="utf-8") as file:
            manifest = json.load(file)
    except (OSError, ValueError):
        manifest = {}
    manifest[order] = record
    return json.dumps(manifest, indent=1).encode()
