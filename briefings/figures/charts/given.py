"""An author's own Vega-Lite specification, with its data inside and nothing to download."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...reading.opening import looked_for
from ...reading.places import leads_to, read_text
from .frames import WIDTH
from .reading import number
from .tables import NOT_TEXT, Table, read_table

MAX_CHARACTERS = 1024 * 1024
MAX_DEPTH = 40
_VIEWS = ("facet", "hconcat", "vconcat", "concat", "repeat", "spec")


def read_spec(folder: Path, name: str, table: Table | None) -> str:
    """The specification in a file as JSON, with the data that it names.

    `table` has the data for a specification that names none.

    Raises `Faulty` (Y0xx), or ValueError that says what is wrong.
    """
    path = folder / name
    text = "\n".join(read_text(path, str(path), folder).lines)
    if len(text) > MAX_CHARACTERS:
        raise ValueError("it is larger than 1 MiB")
    try:
        spec = json.loads(text, parse_constant=_refused)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg.lower()} in line {error.lineno}") from None
    except RecursionError:
        raise ValueError(f"nested deeper than {MAX_DEPTH} levels") from None
    if not isinstance(spec, dict):
        raise ValueError("not a mapping of fields")  # noqa: TRY004
    if "/vega/" in str(spec.get("$schema")):
        raise ValueError("a specification of Vega, not of Vega-Lite")
    spec.pop("usermeta", None)
    spec = _inlined(spec, folder, 0)
    if "data" not in spec and table:
        spec["data"] = {"values": records(table)}
    if not any(view in spec for view in _VIEWS):
        spec.setdefault("width", WIDTH)
        spec.setdefault("autosize", {"type": "fit-x", "contains": "padding"})
    if any(NOT_TEXT.search(words) for words in _strings(spec)):
        raise ValueError("it contains a control character")
    return json.dumps(spec)


def _strings(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, list | dict):
        for one in [*part, *part.values()] if isinstance(part, dict) else part:
            yield from _strings(one)


def _refused(word: str) -> Any:
    raise ValueError(f"`{word}` is not a JSON number")


def _inlined(part: Any, folder: Path, depth: int, key: str = "") -> Any:
    """A part of a specification with data in place of file names."""
    if depth > MAX_DEPTH:
        raise ValueError(f"nested deeper than {MAX_DEPTH} levels")
    if isinstance(part, list):
        return [_inlined(one, folder, depth + 1, key) for one in part]
    if not isinstance(part, dict):
        return part
    if key == "data" and isinstance(part.get("url"), str):
        return {"values": _records(folder, part["url"])}
    if "url" in part or "href" in part:
        raise ValueError("it contains an address outside `data`")
    return {
        name: one if name in {"values", "datasets"} else _inlined(one, folder, depth + 1, name)
        for name, one in part.items()
    }


def _records(folder: Path, name: str) -> Any:
    path = leads_to(folder, name)
    if path is None or not path.is_relative_to(folder.resolve()) or not path.is_file():
        looked_for(folder / name, folder)
        raise ValueError(f"`{name}` is not a file in the briefing's folder")
    if path.suffix.lower() == ".csv":
        return records(read_table(folder / name, folder))
    if path.suffix.lower() != ".json":
        raise ValueError(f"`{name}` is neither CSV nor JSON")
    try:
        text = "\n".join(read_text(folder / name, str(folder / name), folder).lines)
        found = json.loads(text, parse_constant=_refused)
    except (json.JSONDecodeError, RecursionError):
        raise ValueError(f"`{name}` is not JSON") from None
    if not isinstance(found, list):
        raise ValueError(f"`{name}` is not a list of records")  # noqa: TRY004
    return found


def records(table: Table) -> list[dict[str, float | str | None]]:
    """The rows of a table as mappings by column name, with numbers as numbers."""
    head = table.rows[0]
    return [dict(zip(head, map(_cell, cells), strict=True)) for cells in table.rows[1:]]


def _cell(cell: str) -> float | str | None:
    try:
        return number(cell)
    except ValueError:
        return cell
