"""Jinja's environment: shipped templates run as they are, those of others in a sandbox."""

import traceback
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.sandbox import SandboxedEnvironment
from pydantic import BaseModel

from ..catalogue.choices import PACKAGE, TEMPLATES
from ..findings.finding import Faulty, Finding, Place
from ..prose import nice
from ..writing import write

COMPILED = PACKAGE / "__pycache__" / "templates"
"""Compiled templates are kept beside Python's own compiled files, and trusted in the same way."""


class Compiled(FileSystemBytecodeCache):
    """Compiled templates that whoever comes next can read, and that nobody needs.

    The folder may be another user's, its files damaged or not to be read: then templates are compiled
    once more.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if there is anything whole to fill it with."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001  # whatever damage does to a reader of pickles
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a bucket, where that is allowed."""
        with suppress(Faulty):
            write(Path(self._get_cache_filename(bucket)), bucket.bytecode_to_string())


class Sandbox(SandboxedEnvironment):
    """A sandbox in which other people's templates may read fields of models, but not call their methods."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read an attribute: of models, only fields and properties."""
        if isinstance(obj, BaseModel):
            kind = type(obj)
            return attr in kind.model_fields or isinstance(getattr(kind, attr, None), property)
        return bool(super().is_safe_attribute(obj, attr, value))


@lru_cache(maxsize=4)
def environment(folder: Path) -> Environment:
    """The environment of a folder of templates; missing files are taken from the shipped ones."""
    kind = Environment if folder == TEMPLATES else Sandbox
    made = kind(
        loader=FileSystemLoader([folder, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    if folder == TEMPLATES and COMPILED.parent.is_dir():
        with suppress(OSError):
            COMPILED.mkdir(exist_ok=True)
            made.bytecode_cache = Compiled(str(COMPILED))
    made.filters["nice"] = nice
    made.filters["initial"] = initial
    return made


def fill(folder: Path, name: str, context: dict[str, Any]) -> str:
    """A template filled in. Raises `Faulty` (T001) if another author's template fails."""
    if folder == TEMPLATES:
        return environment(folder).get_template(name).render(context)
    try:
        return environment(folder).get_template(name).render(context)
    except Exception as error:  # noqa: BLE001  # whatever a template of others leads to
        raise _broken(error, folder) from None


def _broken(error: Exception, folder: Path) -> Faulty:
    """The fault at the innermost line of a template."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [f for f in frames if f.filename.endswith((".html", ".css"))]
    file = str(getattr(error, "filename", None) or (inside[-1].filename if inside else folder))
    line = int(getattr(error, "lineno", 0) or (inside[-1].lineno if inside else 0) or 1)
    message = f"a template of yours fails: {error}".splitlines()[0][:200]
    place = Place(file, line)
    return Faulty([Finding("T001", "error", message, place, "compare it with the shipped one")])


def initial(text: str) -> str:
    """A text with a capital at its start; the rest stays as it is."""
    return text[:1].upper() + text[1:]
