"""The choices that folders offer. Each choice is a file, and the stem of the file is its name.

A project's own `lengths/`, `languages/`, `scales/`, `styles/` and `themes/` beside its content win
over the shipped ones, file by file.
"""

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from ..findings.finding import Misuse, Place
from ..model.language import Language
from ..model.length import Length
from ..model.scale import Scale
from ..reading.hints import nearest
from ..reading.loading import parse
from ..reading.opening import Unreadable, read
from ..reading.places import MAX_BYTES, Text, read_text, refused
from ..reading.validation import validate

Model = TypeVar("Model", bound=BaseModel)

SUFFIXES = {
    "lengths": ".yaml", "languages": ".yaml", "scales": ".yaml", "styles": ".csl", "themes": ".css",
}  # fmt: skip
PACKAGE = Path(__file__).resolve().parents[1]
TEMPLATES = next(
    folder for folder in (PACKAGE / "templates", PACKAGE.parent / "templates")
    if folder.is_dir()
)  # fmt: skip
"""The shipped templates: inside an installed package, or beside the package in a checkout."""
SCHEMAS = PACKAGE / "schemas"
"""The JSON Schemas as `make-briefing schema` writes them, one file each."""


_COMMENT = re.compile(r"/\*(.*?)\*/", re.DOTALL)
_LARGE_PRINT = re.compile(r"--large-print\s*:\s*true\b")


class Unknown(Misuse):
    """There is no such choice."""


class Theme(NamedTuple):
    """A file of `templates/themes/`."""

    css: str
    summary: str
    """Its first comment, if it begins with one."""
    large_print: bool
    """Whether it says `--large-print: true`; lengths have other budgets and sizes for such themes."""


class Catalogue(NamedTuple):
    """Where to look for choices: the project's own folder first, the shipped templates last."""

    own: Path | None = None
    templates: Path = TEMPLATES

    def names(self, kind: str) -> list[str]:
        """The choices of a kind, by name."""
        return sorted(
            {
                path.stem
                for folder in self._folders(kind)
                for path in folder.glob(f"*{SUFFIXES[kind]}")
                if not path.name.startswith(".")  # what editors and systems leave behind
            }
        )

    def path(self, kind: str, name: str) -> Path:
        """The file of a choice. Raises `Unknown`."""
        known = self.names(kind)
        if name in known:
            for folder in self._folders(kind):
                if os.path.lexists(path := folder / f"{name}{SUFFIXES[kind]}"):
                    return path
        hint = nearest(name, known) or f"one of {', '.join(known)}"
        raise Unknown(f"there is no {kind[:-1]} `{name}`", hint)

    def template(self, name: str) -> Path:
        """A style sheet or folder of the templates: the project's own, or else the shipped one."""
        own = self.templates / name
        return own if own.exists() else TEMPLATES / name

    def length(self, name: str) -> Length:
        """A length. Raises `Unknown`, or `Faulty` if its file is not valid."""
        return self._read("lengths", name, Length)

    def scale(self, name: str) -> Scale:
        """A scale. Raises as `length`."""
        return self._read("scales", name, Scale)

    def theme(self, name: str) -> Theme:
        """A theme. Raises as `length`."""
        path = self.path("themes", name)
        try:
            raw = read(path, self.home(path), MAX_BYTES).data
        except Unreadable as error:
            raise refused(error, Place(str(path))) from None
        css = raw.decode("utf-8", "replace").replace("\r\n", "\n")
        comment = _COMMENT.match(css.lstrip("\ufeff \t\r\n"))
        summary = " ".join(comment[1].split()) if comment else ""
        return Theme(css, summary, bool(_LARGE_PRINT.search(_COMMENT.sub("", css))))

    def language(self, tag: str) -> Language:
        """The language of a tag; `en-AU` uses `en` unless it has its own file."""
        known = self.names("languages")
        primary = tag.split("-", maxsplit=1)[0]
        name = tag if tag in known else primary if primary in known else tag
        return self._read("languages", name, Language)

    def lengths(self) -> dict[str, Length]:
        """All lengths, shortest page budget first; those without a budget last."""
        found = {name: self.length(name) for name in self.names("lengths")}
        return dict(sorted(found.items(), key=lambda entry: (entry[1].pages or 9999, entry[0])))

    def home(self, path: Path) -> Path | None:
        """The folder that the file of a choice must not leave: that of the project, for its own."""
        return self.own if self.own in path.parents else None

    def _folders(self, kind: str) -> list[Path]:
        return [folder / kind for folder in (self.own, self.templates, TEMPLATES) if folder]

    def _read(self, kind: str, name: str, model: type[Model]) -> Model:
        path = self.path(kind, name)
        valid: Model = _parsed(read_text(path, str(path), self.home(path)), path, model)
        return valid


@lru_cache(maxsize=64)
def _parsed(text: Text, path: Path, model: type[Any]) -> Any:
    return validate(parse(text, path), model)
