"""Records -> a briefing's list of sources: added at its end, without changing what is there."""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from .. import writing
from ..content.gathering import Content, gather
from ..findings.finding import Faulty, Finding, Place
from ..model.source import Source
from ..reading.loading import load
from ..reading.opening import read
from ..reading.places import Loaded
from ..reading.validation import terse
from ..sources.csl_json import as_csl
from .guessing import MARK, guessed
from .records import Record


class Merge(NamedTuple):
    """The result of importing into a briefing."""

    path: Path
    """The file that takes the sources."""
    data: bytes
    """Its new content."""
    added: tuple[str, ...]
    there: tuple[str, ...]
    """Ids of sources that the briefing already has."""
    findings: tuple[Finding, ...]


def as_yaml(records: Iterable[Record], indent: int = 0) -> str:
    """Records as entries of a YAML list; a guess has a comment that says so."""
    text = ""
    for record in records:
        text += writing.as_yaml([record.data])
        text += "".join(f"  {key}: {word}{MARK}\n" for key, word in guessed(record.data).items())
    margin = " " * indent
    return "".join(f"{margin}{line}" if line.strip() else line for line in text.splitlines(True))


def merge(records: list[Record], content: Content) -> Merge:
    """Records added to a briefing, in memory. Raises `Faulty` if there is no place for them."""
    loaded = gather(content)
    if loaded.findings or not isinstance(loaded.data, dict):
        raise Faulty(loaded.findings)
    listed = loaded.data.get("sources")
    held = {
        s["id"]: s for s in listed or () if isinstance(s, dict) and isinstance(s.get("id"), str)
    }
    new, there, findings = [], [], []
    for record in records:
        id = record.source.id
        if id not in held:
            new.append(record)
        elif fault := conflict(record, _source(held[id])):
            findings.append(fault)
        else:
            there.append(id)
    path = _file(content, loaded)
    data = _appended(path, new, loaded, content) if new else b""
    added = tuple(record.source.id for record in new)
    return Merge(path, data, added, tuple(there), tuple(findings))


def _source(data: Any) -> Source | None:
    try:
        return Source.model_validate(data)
    except ValidationError:
        return None


def conflict(record: Record, other: Source | None) -> Finding | None:
    """The fault if there is a different source with the same id (I002); None: it is the same."""
    here, there = as_csl(record.source), as_csl(other) if other else {}
    there = _without_judgments(there, here)
    if here == there:
        return None
    fields = [key for key in {**there, **here} if here.get(key) != there.get(key)]
    first = fields[0]
    message = terse(f"another source has the id `{record.source.id}`: {_named(fields)} differ")
    help = terse(f"here {_shown(first, here)}, there {_shown(first, there)}; change the id of one")
    return Finding("I002", "error", message, record.place, help, record.source.id)


def _without_judgments(item: dict[str, Any], export: dict[str, Any]) -> dict[str, Any]:
    """A source without what its author added to it and exports of other programs do not know."""
    custom, stated = item.get("custom", {}), export["custom"]["briefing"]
    kept = {key: value for key, value in custom.get("briefing", {}).items() if key in stated}
    rest = {key: value for key, value in item.items() if key != "status" or key in export}
    return {**rest, "custom": {**custom, "briefing": kept}}


def _named(fields: list[str]) -> str:
    return ", ".join(f"`{field}`" for field in fields)


def _shown(field: str, item: dict[str, Any]) -> str:
    import json

    if field not in item:
        return f"no `{field}`"
    words = json.dumps(item[field], ensure_ascii=False).strip('"')
    return f"`{field}: {words if len(words) <= 60 else words[:59] + '…'}`"


def _file(content: Content, loaded: Loaded) -> Path:
    """The file that has the sources, or will have them."""
    if content.folder is None or "sources" in load(content.file, content.folder).data:
        return content.file
    if (content.folder / "sources.json").is_file():
        raise Faulty([_no_place(content.folder / "sources.json", "it is not YAML")])
    return content.folder / "sources.yaml"


def _no_place(path: Path, reason: str) -> Finding:
    help = "make `sources` a list of `- ` entries at the end, or add what `import` prints"
    message = f"sources cannot be added to `{path.name}`: {reason}"
    return Finding("I004", "error", message, Place(str(path)), help, "sources")


def _appended(path: Path, new: list[Record], loaded: Loaded, content: Content) -> bytes:
    """The bytes of a file with records at its end; they are read back to check them."""
    old = read(path, path.parent).data if path.exists() else b""
    before = load(path, content.folder).data if old else []
    newline = "\r\n" if b"\r\n" in old else "\n"
    head = "\nsources:\n" if isinstance(before, dict) and "sources" not in before else ""
    text = (head + as_yaml(new, _indent(loaded))).replace("\n", newline)
    lead = newline if old and not old.endswith(b"\n") else ""
    data = old + (lead + text).encode()
    if _read_back(data, path, content) != _with(
        before, [{**record.data, **guessed(record.data)} for record in new]
    ):
        raise Faulty([_no_place(path, "its list of sources does not come last")])
    return data


def _with(before: Any, records: list[dict[str, Any]]) -> Any:
    """The expected data of a file: its data, with records at the end of the sources."""
    if isinstance(before, dict):
        return {**before, "sources": [*(before.get("sources") or []), *records]}
    return [*before, *records] if isinstance(before, list) else None


def _indent(loaded: Loaded) -> int:
    """The column of the dashes of the list."""
    mark = loaded.values.get(("sources", 0))
    before = mark.text.lines[mark.line][: mark.column] if mark else ""
    return len(before) - len(before.lstrip())


def _read_back(data: bytes, path: Path, content: Content) -> Any:
    """The data of a file with these bytes; None if it cannot be read."""
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / path.name
        trial.write_bytes(data)
        try:
            found = load(trial, content.folder)
        except Faulty:
            return None
    return None if found.findings else found.data
