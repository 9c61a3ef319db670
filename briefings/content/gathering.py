"""Finds the parts of a briefing on disk, and reads their data as one."""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from ..findings.escaping import steers
from ..findings.finding import Finding, Misuse
from ..model.briefing import Briefing
from ..model.settings import Settings
from ..model.tree import Loc
from ..reading.hints import nearest
from ..reading.loading import CONTROL, load
from ..reading.places import Loaded, Mark, Text
from ..reading.validation import lifted, one_of, unknown_key, validate

RESERVED = "settings"
SOURCE_FILES = ("sources.yaml", "sources.json")


class Content(NamedTuple):
    """A briefing on disk."""

    slug: str
    file: Path
    """Its content file."""
    folder: Path | None
    """Its own folder; None for a single file."""
    root: Path
    """The folder around it, with `settings.yaml` and the project's own choices."""


def find(named: Iterable[str]) -> list[Content]:
    """The named briefings, or all under `content/` if none is named. Raises `Misuse`."""
    found = [_content(Path(name)) for name in named] or _all(Path("content"))
    slugs: dict[str, Content] = {}
    for content in found:
        other = slugs.setdefault(content.slug, content)
        if other.file != content.file:
            raise Misuse(f"two briefings are called `{content.slug}`: {other.file}, {content.file}")
    return list(slugs.values())


def _all(root: Path) -> list[Content]:
    if not root.is_dir():
        raise Misuse("there is no folder `content`: name a content file, or start with `init`")
    files = [path for path in root.glob("*.yaml") if path.stem != RESERVED]
    folders = [path.parent for path in root.glob("*/briefing.yaml")]
    if not files and not folders:
        raise Misuse('there is no briefing in `content`: start one with `new "Title"`')
    return [_content(path) for path in sorted([*files, *folders])]


def _content(path: Path) -> Content:
    if steers(path.name):
        raise Misuse(f"the name `{path}` contains a control character", "rename the file")
    if os.path.isdir(path):  # unlike Path.is_dir, it does not fail for a name that is too long
        if not os.path.lexists(path / "briefing.yaml"):
            raise Misuse(
                f"`{path}` is a folder without a `briefing.yaml`: `new --folder` starts one"
            )
        return Content(path.resolve().name, path / "briefing.yaml", path, path.parent)
    if path.name == "briefing.yaml":
        return Content(path.resolve().parent.name, path, path.parent, path.parent.parent)
    if path.stem == RESERVED:
        raise Misuse(f"`{path}` contains settings, not a briefing")
    return Content(path.stem, path, None, path.parent)


def read_settings(content: Content) -> tuple[Settings, Loaded | None]:
    """The settings for all briefings in the same folder. Raises `Faulty`."""
    path = content.root / "settings.yaml"
    if not os.path.lexists(path):
        return Settings(), None
    loaded = load(path, within=content.root)
    return validate(loaded, Settings), loaded


def gather(content: Content, overrides: Iterable[str] = ()) -> Loaded:
    """The data of a briefing: its file, its sources, the project's defaults, `--set` values.

    Raises `Faulty` if a file cannot be read, `Misuse` for an override of an unknown field.
    """
    loaded = load(content.file, content.folder, within=content.file.parent)
    if isinstance(loaded.data, dict):
        loaded = _with_sources(loaded, content)
        loaded = _with_defaults(loaded, read_settings(content)[1])
        for override in overrides:
            loaded = _overridden(loaded, override)
    return loaded._replace(
        data=lifted(loaded.data), values=_lifted(loaded.values), keys=_lifted(loaded.keys)
    )


def _lifted(marks: dict[Loc, Mark]) -> dict[Loc, Mark]:
    """The places of our own fields in CSL-JSON sources, also at the loc to which `lifted` moves them."""
    ours = ("custom", "briefing")
    moved = {
        (*loc[:2], *loc[4:]): mark
        for loc, mark in marks.items()
        if loc[:1] == ("sources",) and loc[2:4] == ours and len(loc) > 4
    }
    return {**marks, **moved}


def _joined(loaded: Loaded, more: Loaded, data: Any) -> Loaded:
    return Loaded(
        data,
        {**loaded.values, **more.values},
        {**loaded.keys, **more.keys},
        loaded.faulty | more.faulty,
        (*loaded.findings, *more.findings),
        (*loaded.files, *more.files),
    )


def _with_sources(loaded: Loaded, content: Content) -> Loaded:
    if content.folder is None:
        return loaded
    paths = (content.folder / name for name in SOURCE_FILES)
    beside = [path for path in paths if os.path.lexists(path)]
    names = [str(path.name) for path in beside]
    if "sources" in loaded.data:
        names.append(content.file.name)
    if len(names) > 1:
        place = loaded.key_place(("sources",))
        message = f"sources in more than one file: {', '.join(names)}"
        fault = Finding("V116", "error", message, place, "keep one of them", "sources")
        loaded = loaded._replace(findings=(*loaded.findings, fault))
    if not beside or "sources" in loaded.data:
        return loaded
    more = load(beside[0], content.folder, ("sources",), content.folder)
    return _joined(loaded, more, {**loaded.data, "sources": more.data})


def _with_defaults(loaded: Loaded, defaults: Loaded | None) -> Loaded:
    """The defaults from `settings.yaml` for fields that the content leaves out, with their places."""
    values = defaults.data.get("defaults") if defaults else None
    if not isinstance(values, dict) or defaults is None:
        return loaded
    known = {key: value for key, value in values.items() if key in Briefing.model_fields}
    unknown = [
        unknown_key(key, Briefing.model_fields, defaults, ("defaults", key))
        for key in values
        if key not in known
    ]
    missing = {key: value for key, value in known.items() if key not in loaded.data}
    moved = Loaded(
        {}, _below(defaults.values), _below(defaults.keys), frozenset(), tuple(unknown), ()
    )
    kept = {loc: mark for loc, mark in moved.values.items() if loc[0] in missing}
    keys = {loc: mark for loc, mark in moved.keys.items() if loc[0] in missing}
    joined = _joined(loaded, moved._replace(values=kept, keys=keys), {**missing, **loaded.data})
    return joined._replace(files=(*joined.files, *defaults.files))


def _below(marks: dict[Loc, Mark]) -> dict[Loc, Mark]:
    return {loc[1:]: mark for loc, mark in marks.items() if loc[:1] == ("defaults",) and loc[1:]}


def _overridden(loaded: Loaded, override: str) -> Loaded:
    """The data with one field replaced: `title=…`, `key_facts.F3.confidence=low`."""
    path, equals, value = override.partition("=")
    if not equals:
        raise Misuse(f"`--set {override}`: write path=value")
    if bad := CONTROL.search(override):
        raise Misuse(f"`--set {path}`: control character U+{ord(bad[0]):04X}", "leave it out")
    steps = [step for step in re.split(r"[.\[\]]+", path) if step]
    loc, data = _descend(loaded.data, steps, path)
    text = Text(f"--set {path}", (override,))
    mark = Mark(text, 0, len(path) + 1, 0, len(override))
    new: Any = None if value in {"", "null", "~"} else value
    if isinstance(data, dict) and loc[-1] not in data and not _known(loc):
        hint = nearest(str(loc[-1]), _fields(loc)) or one_of(sorted(_fields(loc)))
        raise Misuse(f"`--set {override}`: unknown path `{path}`, {hint}")
    return loaded._replace(
        data=_replaced(loaded.data, loc, new), values={**loaded.values, loc: mark}
    )


def _descend(data: Any, steps: list[str], path: str) -> tuple[Loc, Any]:
    """The loc of a path and the mapping or list that holds its last step."""
    loc: list[str | int] = []
    holder = data
    for step in steps:
        holder, data = data, None
        if isinstance(holder, list):
            ids = [item.get("id") if isinstance(item, dict) else None for item in holder]
            number = ids.index(step) if step in ids else _number(step)
            if not 0 <= number < len(holder):
                raise Misuse(
                    f"`--set {path}=…`: there is no `{step}` in `{'.'.join(map(str, loc))}`"
                )
            loc.append(number)
            data = holder[number]
        elif isinstance(holder, dict):
            loc.append(step)
            data = holder.get(step)
        else:
            raise Misuse(f"`--set {path}=…`: unknown path `{path}`")
    if not loc:
        raise Misuse("`--set`: write path=value")
    return tuple(loc), holder


def _number(step: str) -> int:
    """The position that a step names; -1: none."""
    return int(step) if re.fullmatch("[0-9]{1,9}", step) else -1


def _fields(loc: Loc) -> set[str]:
    from ..reading.validation import fields_at

    return fields_at(Briefing, loc[:-1])


def _known(loc: Loc) -> bool:
    return str(loc[-1]) in _fields(loc)


def _replaced(data: Any, loc: Loc, value: Any) -> Any:
    if not loc:
        return value
    step = loc[0]
    if isinstance(data, list):
        assert isinstance(step, int)
        return [*data[:step], _replaced(data[step], loc[1:], value), *data[step + 1 :]]
    return {**data, step: _replaced(data.get(step), loc[1:], value)}
