"""Output formats: one module each, found by scan.

A format module has `NAME`, `SUFFIX`, `SUMMARY`, and `export(layout, page) -> list[Artefact]`.
"""

import importlib
import pkgutil
from typing import Any


def names() -> list[str]:
    """The formats that can be asked for, by name."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def load(name: str) -> Any:
    """The module of a format."""
    return importlib.import_module(f"{__name__}.{name}")
