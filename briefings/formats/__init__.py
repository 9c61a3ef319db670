"""Output formats: one module each, found by scan.

A format module has `SUMMARY` and `NEEDS_PAGES`. One that is made once a briefing, whatever its lengths,
says `ONCE = True` and has `export(checked) -> bytes`; `SUFFIX` is the ending of its file where that is
not its name.
"""

import importlib
import pkgutil
from collections.abc import Iterable
from typing import Any


def names() -> list[str]:
    """The formats that can be asked for, by name."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def load(name: str) -> Any:
    """The module of a format."""
    return importlib.import_module(f"{__name__}.{name}")


def suffix(name: str) -> str:
    """What names of a format's files end in: `.pdf`, `.csl.json`."""
    return str(getattr(load(name), "SUFFIX", f".{name}"))


def once(wanted: Iterable[str]) -> tuple[str, ...]:
    """Those of some formats that are made once a briefing, not once a length."""
    return tuple(name for name in wanted if getattr(load(name), "ONCE", False))
