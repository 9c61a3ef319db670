"""What one begins with: a briefing in a file or a folder, or a project of one's own."""

import os
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from ..catalogue.choices import PACKAGE, SCHEMAS, TEMPLATES
from ..findings.finding import Misuse

PROJECT_SCHEMAS = "schemas"
"""The folder of a project with its copies of the schemas."""
FIRST = "First briefing"
_CHOICES = ("settings", "lengths", "themes", "languages", "scales", "styles")


class File(NamedTuple):
    """A file to begin with."""

    path: Path
    data: bytes


def briefing(title: str, directory: Path) -> list[File]:
    """A briefing in one file, which comes last. Raises `Misuse` where there is one of that name."""
    path = _free(title, directory, ".yaml")
    line, copies = _schema(path.parent, "briefing")
    text = line + _whole(title)
    return [*copies, File(path, text.encode())]


def folder(title: str, directory: Path) -> list[File]:
    """A briefing in a folder of its own; its content file comes last. Raises as `briefing`."""
    path = _free(title, directory, "")
    line, copies = _schema(path, "briefing", directory)
    of_sources, more = _schema(path, "sources", directory)
    files = [
        *copies, *more,
        File(path / "sources.yaml", (of_sources + _starter("sources.yaml")).encode()),
        File(path / "data" / "sessions.csv", _starter("sessions.csv").encode()),
        # The copies are others' texts: even where no one has told git so, they stay here.
        File(path / "archive" / ".gitignore", b"*\n"),
    ]  # fmt: skip
    if not any((place / ".editorconfig").exists() for place in (Path(), directory)):
        files.append(File(path / ".editorconfig", _starter("editorconfig").encode()))
    text = line + _starter("briefing.yaml", title) + _starter("figures.yaml")
    return [*files, File(path / "briefing.yaml", text.encode())]


def project(directory: Path, *, makefile: bool = False) -> list[File]:
    """A folder of one's own, outside the program's."""
    content = directory / "content"
    schemas = directory / PROJECT_SCHEMAS
    named = {
        ".editorconfig": "editorconfig", ".gitignore": "gitignore",
        ".vscode/extensions.json": "vscode-extensions.json",
        ".vscode/settings.json": "vscode-settings.json",
        **({"Makefile": "Makefile"} if makefile else {}),
    }  # fmt: skip
    files = [File(directory / path, _starter(name).encode()) for path, name in named.items()]
    files += [
        File(schemas / path.name, path.read_bytes()) for path in sorted(SCHEMAS.glob("*.json"))
    ]
    settings = _first_line(schemas / "settings.json", content) + _starter("settings.yaml")
    files.append(File(content / "settings.yaml", settings.encode()))
    if not any(content.glob("*.yaml")) and not any(content.glob("*/briefing.yaml")):
        text = _first_line(schemas / "briefing.json", content) + _whole(FIRST)
        files.append(File(content / f"{_slug(FIRST)}.yaml", text.encode()))
    return files


def _free(title: str, directory: Path, suffix: str) -> Path:
    path = directory / _slug(title)
    taken = [one for one in (path.with_suffix(".yaml"), path) if one.exists()]
    if taken:
        raise Misuse(f"`{taken[0]}` is there already: choose another title")
    return path.with_suffix(suffix)


def _slug(title: str) -> str:
    """A file name from a title: lower-case ASCII words joined by hyphens."""
    ascii = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii).strip("-")[:60].strip("-")
    if not slug:
        raise Misuse(f"no file name can be made of `{title}`: use some Latin letters")
    if slug in _CHOICES:
        raise Misuse(f"`{slug}` is the name of something else here: choose another title")
    return slug


def _whole(title: str) -> str:
    """A content file that builds as it stands."""
    return _starter("briefing.yaml", title) + "sources:\n" + _starter("sources.yaml")


def _starter(name: str, title: str = "") -> str:
    quoted = title.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    text = (TEMPLATES / "starters" / name).read_text("utf-8")
    return text.replace("title: The title", f'title: "{quoted}"', 1)


def _schema(folder: Path, name: str, copies: Path | None = None) -> tuple[str, list[File]]:
    """The first line of a file in a folder, which names its schema, and the copy that it needs.

    By a relative path, which other machines have, too: to the schemas of the project or of the
    checkout that the folder is in, else to a copy in `copies`, by default beside the file.
    """
    here = Path(os.path.normpath(folder.absolute()))
    for place in (here, *here.parents):
        for home in (place / PROJECT_SCHEMAS, place / PACKAGE.name / SCHEMAS.name):
            if (file := home / f"{name}.json").is_file():
                return _first_line(file, here), []
    copy = (copies or folder) / f"{name}.schema.json"
    new = [] if copy.exists() else [File(copy, (SCHEMAS / f"{name}.json").read_bytes())]
    return _first_line(copy, folder), new


def _first_line(schema: Path, folder: Path) -> str:
    relative = os.path.relpath(schema, folder).replace(os.sep, "/")
    return f"# yaml-language-server: $schema={relative}\n"
