"""store a saved copy of a source, and record its hash in sources.lock

Puts FILE into the `archive` folder of the briefing as the copy of SOURCE, and looks up the quotations of
that source in it. Does not edit the content file.
"""

import argparse
import datetime as dt
import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..findings.finding import Misuse
from .terminal import add_one_content, epoch_asked

if TYPE_CHECKING:
    from ..evidence.lock import Lock
    from ..evidence.quotations import Verified
    from ..model.briefing import Briefing
    from ..model.source import Source


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `archive`."""
    add_one_content(parser)
    parser.add_argument("source", metavar="SOURCE", help="the id of a source")
    parser.add_argument("file", metavar="FILE", help="the saved page, PDF or text")
    parser.add_argument(
        "--on", type=_day, metavar="DATE",
        help="the day on which it was saved, YYYY-MM-DD (default: today)",
    )  # fmt: skip
    parser.add_argument(
        "--replace", action="store_true", help="replace another copy of this source"
    )


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a day, YYYY-MM-DD") from None


def run(arguments: argparse.Namespace) -> int:
    """Write the copy and the lock, and print what was found in it."""
    from ..content.gathering import find
    from ..evidence.copies import FOLDER
    from ..evidence.lock import NAME, Lock, lock_bytes, read_lock
    from ..evidence.quotations import pruned, verify
    from ..model.source import SavedCopy
    from ..orders import Order
    from ..pipeline import examined
    from ..writing import write

    (content,) = find([arguments.content])
    folder = content.folder
    if folder is None:
        own = content.file.with_suffix("") / "briefing.yaml"
        raise Misuse(
            f"`{content.file}` is a single file and cannot have copies: move it to `{own}`"
        )
    read = examined(Order(content))
    briefing = read.checked.briefing
    source = _source(arguments.source, briefing, read.whole)
    raw = _bytes(Path(arguments.file))
    name = _name(source, Path(arguments.file).suffix.lower())
    lock = pruned(read_lock(folder), briefing)
    target = _target(folder, name)
    if not arguments.replace:
        _refuse_another(raw, source.id, target, lock)
    on = arguments.on or _today()
    if _there(target) != raw:
        write(target, raw)
    url = source.archive.url if source.archive else None
    saved = source.model_copy(update={"archive": SavedCopy(file=name, url=url, on=on)})
    alone = briefing.model_copy(update={"sources": (saved,)})
    verified = verify(alone, folder, Lock())
    others = {id: old for id, old in lock.quotations.items() if id != source.id}
    merged = Lock(
        {**lock.copies, **verified.lock.copies}, {**others, **verified.lock.quotations}
    )  # fmt: skip
    write(folder / NAME, lock_bytes(merged))
    line = "" if source.archive == saved.archive else _line(saved)
    record = _record(verified, source.id, f"{FOLDER}/{name}", line)
    print(json.dumps(record, indent=2, ensure_ascii=False) if arguments.json else _shown(record))
    return 0


def _source(id: str, briefing: "Briefing", whole: "Briefing") -> "Source":
    from ..reading.hints import nearest

    shown = {source.id: source for source in briefing.sources}
    if id in shown:
        return shown[id]
    if id in {source.id for source in whole.sources}:
        raise Misuse(f"`{id}` is withheld: keep its copy elsewhere, the lock must not name it")
    raise Misuse(f"there is no source `{id}`: {nearest(id, shown) or 'add it under `sources`'}")


def _bytes(path: Path) -> bytes:
    from ..evidence.copies import MAX_BYTES
    from ..reading.opening import Unreadable, read

    try:
        return read(path, most=MAX_BYTES).data
    except Unreadable as error:
        raise Misuse(error.message, error.help) from None


def _there(target: Path) -> bytes | None:
    """The copy that is there already; None: there is none."""
    return _bytes(target) if target.is_file() else None


def _name(source: "Source", suffix: str) -> str:
    """The file's name below `archive/`: from the record, or else made from the source's id."""
    named = source.archive.file if source.archive else None
    if named and Path(named).suffix.lower() == suffix:
        return named
    safe = re.sub(r"[^A-Za-z0-9_.-]", "-", source.id)
    if safe != source.id:  # `a/b` and `a:b` are different sources
        safe += f"-{hashlib.sha256(source.id.encode()).hexdigest()[:6]}"
    return safe + (suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else "")


def _target(folder: Path, name: str) -> Path:
    from ..evidence.copies import FOLDER
    from ..reading.places import leads_to

    path = leads_to(folder / FOLDER, name)
    if path is None or not path.is_relative_to(folder.resolve() / FOLDER):
        raise Misuse(f"`{FOLDER}/{name}` leads out of the briefing's folder: remove the link")
    if path.is_dir():
        raise Misuse(f"`{FOLDER}/{name}` is a folder: rename it")
    return folder / FOLDER / name


def _refuse_another(raw: bytes, id: str, target: Path, lock: "Lock") -> None:
    locked = lock.copies.get(id)
    if _there(target) not in {None, raw}:
        raise Misuse(f"`{target}` already exists and differs: use --replace to overwrite it")
    if locked and locked.sha256 != hashlib.sha256(raw).hexdigest():
        raise Misuse(f"another copy of `{id}` is locked: use --replace to replace it")


def _today() -> dt.date:
    """The day on which a copy was saved; only this function reads the clock."""
    epoch = epoch_asked()
    if epoch is not None:
        return dt.datetime.fromtimestamp(epoch, dt.UTC).date()
    return dt.datetime.now().astimezone().date()


def _line(source: "Source") -> str:
    assert source.archive is not None
    url = f", url: {json.dumps(source.archive.url)}" if source.archive.url else ""
    name = str(source.archive.file)
    name = name if re.fullmatch(r"[\w./-]+", name) else json.dumps(name)
    return f"archive: {{file: {name}{url}, on: {source.archive.on}}}"


def _record(verified: "Verified", id: str, file: str, line: str) -> dict[str, Any]:
    copy = verified.copies[id]
    return {
        "source": id,
        "file": file,
        "sha256": copy.sha256,
        "size": copy.size,
        "on": str(copy.on),
        "characters": len(copy.text),
        "reason": copy.reason,
        "quotations": [
            {"quote": key.quote, "state": found.state, "page": found.page, "nearest": found.nearest}
            for key, found in verified.quotations.items()
        ],
        "add": line,
    }


def _shown(record: dict[str, Any]) -> str:
    from ..evidence.lock import FOUND

    quotations = record["quotations"]
    found = [quotation for quotation in quotations if quotation["state"] in FOUND]
    text = f"{record['characters']:,} characters" if record["characters"] else record["reason"]
    lines = [
        f"{record['file']}  {record['size']:,} bytes, saved on {record['on']}",
        f"text: {text}",
        f"quotations of `{record['source']}`: {len(found)} of {len(quotations)} found",
    ]
    for quotation in quotations:
        words = " ".join(quotation["quote"].split())
        words = words if len(words) <= 60 else words[:59].rstrip() + "…"
        page = f", p. {quotation['page']}" if quotation["page"] else ""
        lines.append(f"  {quotation['state']:<10} “{words}”{page}")
        lines += [f"             {quotation['nearest']}"] if quotation["nearest"] else []
    if record["add"]:
        lines.append(f"add to the source `{record['source']}`: {record['add']}")
    return "\n".join(lines)
