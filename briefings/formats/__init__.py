"""Output formats: pages, or a briefing, -> bytes; one file each, found by scan.

A module of this package that has a `SUMMARY` is a format, called as its file. It has

- `SCOPE`: `briefing` for what is made once, whatever the lengths; `length` for what is made of what a
  length prints; `pages` for what needs that on pages;
- `export(given) -> Iterable[Artefact]`, where `given` is what `given.py` has for its scope;
- `SUFFIX`, where the ending of its files is not its name.

Nothing else has to be told: it is listed, accepted by `--to`, built, and known to `-o FILE`.
"""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from types import ModuleType

from .given import Artefact, OfBriefing


@cache
def _formats() -> dict[str, ModuleType]:
    found = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = {name: importlib.import_module(f"{__name__}.{name}") for name in found}
    return {name: module for name, module in modules.items() if hasattr(module, "SUMMARY")}


def names() -> list[str]:
    """The formats that can be asked for, by name."""
    return list(_formats())


def load(name: str) -> ModuleType:
    """The module of a format."""
    return _formats()[name]


def suffix(name: str) -> str:
    """What names of a format's files end in: `.pdf`, `.csl.json`."""
    return str(getattr(load(name), "SUFFIX", f".{name}"))


def of_scope(wanted: Iterable[str], *scopes: str) -> tuple[str, ...]:
    """Those of some formats that have one of these scopes."""
    return tuple(name for name in wanted if load(name).SCOPE in scopes)


def export(given: OfBriefing, wanted: Iterable[str]) -> Iterator[Artefact]:
    """The files of those formats that can be made of what is given, by name of the format."""
    for name in of_scope(sorted(set(wanted)), *given.scopes):
        yield from load(name).export(given)
