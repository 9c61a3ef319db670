"""A PDF -> its attachments -> the folder of a briefing.

Nothing in a PDF is trusted: it is read in a separate process, unknown file names are refused, and data
are validated before they are written.
"""

import base64
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from ..evidence.lock import NAME as LOCK
from ..findings.finding import Faulty, Finding, Place
from ..isolation import command
from ..model.bundle import BUNDLE, CHECKS, NAMES, Bundle, CheckLog
from ..writing import as_yaml
from .unpacking import CPU_SECONDS

Model = TypeVar("Model", bound=BaseModel)
_NOT_OURS = "name a PDF that this program made"


class Page(NamedTuple):
    """A page of a PDF."""

    text: str
    width: float
    height: float
    """In points."""


class Unpacked(NamedTuple):
    """What is in a PDF."""

    attachments: Mapping[str, bytes]
    """Attachments that the program makes, by name."""
    others: tuple[str, ...]
    """Names of attachments that the program does not make; they are ignored."""
    pages: tuple[Page, ...]


def unpack(path: Path) -> Unpacked:
    """Read a PDF. Raises `Faulty` (P001)."""
    script = Path(__file__).with_name("unpacking.py")
    try:
        with path.open("rb"):
            pass
        done = subprocess.run(
            command(script, str(path.resolve())),
            capture_output=True,
            check=False,
            timeout=2 * CPU_SECONDS,
        )
        found = json.loads(done.stdout or '{"reason": "reading it takes too much time or memory"}')
    except subprocess.TimeoutExpired:
        found = {"reason": "reading it takes too much time"}
    except OSError as error:
        found = {"reason": (error.strerror or str(error)).lower()}
    except ValueError:  # it ended while writing
        found = {"reason": "reading it takes too much time or memory"}
    if "reason" in found:
        raise _fault("P001", path, f"cannot read `{path.name}`: {found['reason']}", _NOT_OURS)
    known = {name: base64.b64decode(data) for name, data in found["attachments"] if name in NAMES}
    others = tuple(name for name, _ in found["attachments"] if name not in NAMES)
    return Unpacked(known, others, tuple(Page(**page) for page in found["pages"]))


def bundle_of(unpacked: Unpacked, path: Path) -> Bundle:
    """The content that a PDF carries. Raises `Faulty` (P002, P003)."""
    if BUNDLE not in unpacked.attachments:
        raise _fault("P002", path, f"`{path.name}` has no `{BUNDLE}` attached", _NOT_OURS)
    return _parsed(Bundle, BUNDLE, unpacked, path)


def log_of(unpacked: Unpacked, path: Path) -> CheckLog:
    """The findings of the check; none if they are not attached. Raises `Faulty` (P003)."""
    if CHECKS not in unpacked.attachments:
        return CheckLog()
    return _parsed(CheckLog, CHECKS, unpacked, path)


def _parsed(model: type[Model], name: str, unpacked: Unpacked, path: Path) -> Model:
    try:
        return model.model_validate_json(unpacked.attachments[name])
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        at = ".".join(str(step)[:40] for step in first["loc"])
        raise _damaged(name, path, at) from None


def _damaged(name: str, path: Path, at: str = "") -> Faulty:
    message = f"`{name}` inside `{path.name}` is damaged" + (f" at `{readable(at)}`" if at else "")
    return _fault("P003", path, message, "get the file again from where it comes from")


def readable(words: str) -> str:
    """Words from a PDF in one line, without characters that control a terminal."""
    line = " ".join(words.split())
    return "".join(c if c.isprintable() else "\ufffd" for c in line)[:80]


def _fault(code: str, path: Path, message: str, help: str) -> Faulty:
    return Faulty([Finding(code, "error", message, Place(str(path)), help)])


def files_of(bundle: Bundle, path: Path) -> dict[str, bytes]:
    """The files of the briefing, by path below a folder that replaces `content`.

    The briefing's own folder, named by its slug, has content, sources, data and lock. The settings and
    the project's own choices lie beside it. Raises `Faulty` (P003).
    """
    try:
        return _files(bundle)
    except (ValueError, RecursionError):  # invalid base64; endless nesting
        raise _damaged(BUNDLE, path) from None


def _files(bundle: Bundle) -> dict[str, bytes]:
    base = bundle.slug
    content = {key: value for key, value in bundle.briefing.items() if key != "sources"}
    options = bundle.options
    settings = {
        "paper": options.paper, "theme": options.theme, "lengths": [options.length],
        "lint": bundle.rules.model_dump(exclude_defaults=True),
    }  # fmt: skip
    files = {f"{base}/{name}": text.encode() for name, text in bundle.data.items()}
    files |= {
        f"{base}/{name}": base64.b64decode(png, validate=True)
        for name, png in bundle.pictures.items()
    }
    files[f"{base}/briefing.yaml"] = as_yaml(content).encode()
    if sources := bundle.briefing.get("sources"):
        files[f"{base}/sources.yaml"] = as_yaml(sources).encode()
    if bundle.lock:
        files[f"{base}/{LOCK}"] = bundle.lock.encode()
    files["settings.yaml"] = as_yaml({k: v for k, v in settings.items() if v}).encode()
    for name, choice in bundle.choices.items():
        text = choice if isinstance(choice, str) else as_yaml(choice)
        files[name] = text.encode()
    return files
