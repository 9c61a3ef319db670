"""A rule: one module of `rules/`, found by scan.

The module's name is its code and its title: `b02_high_on_opinion.py` is B02, high-on-opinion. It has

- a docstring: the fault in a few words, then paragraphs that begin with `What:`, `Why:`, `Source:`
  and `Mend:`;
- `SEVERITY`: `error` only for a contradiction that the file itself proves, `note` for taste, else `warning`;
- `EXAMPLE`: top-level fields of a content file, with `# CODE` above each line at fault;
- `find(given)`, which yields a `Hit` for each fault in its `RuleInput`;
- if the example needs files, `FILES` with their texts by path, and `FOLDER = True` if it is a
  briefing in a folder;
- if it has a threshold, `LIMIT`, which `find(given, limit)` takes as the project sets it; the docstring
  says what it counts;
- if it checks pages, `NEEDS = "layout"`; `NEEDS = "network"` runs only under `--online`.
"""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from textwrap import dedent
from types import ModuleType
from typing import Any, NamedTuple

from . import rules as folder


class Rule(NamedTuple):
    """One editorial rule."""

    code: str
    name: str
    """What is wrong, such as `high-on-opinion`."""
    severity: str
    needs: str
    """`briefing`, `layout` or `network`."""
    limit: float
    """The threshold; 0: it has none."""
    find: Callable[..., Iterator[Any]]
    module: ModuleType

    @property
    def title(self) -> str:
        """The fault in a few words: the first line of the docstring."""
        return self.text.partition("\n")[0].rstrip(".")

    @property
    def text(self) -> str:
        """The docstring."""
        return dedent(self.module.__doc__ or "").strip()

    @property
    def example(self) -> str:
        """Fields of a content file that have the fault."""
        return dedent(self.module.EXAMPLE).strip("\n")


@lru_cache(maxsize=1)
def all_rules() -> dict[str, Rule]:
    """The rules by code, in the order of their codes."""
    names = sorted(module.name for module in pkgutil.iter_modules(folder.__path__))
    return {rule.code: rule for rule in map(_rule, names)}


def _rule(name: str) -> Rule:
    module = importlib.import_module(f"{folder.__name__}.{name}")
    code, _, slug = name.partition("_")
    assert re.fullmatch(r"[a-h]\d\d", code), name
    return Rule(
        code=code.upper(),
        name=slug.replace("_", "-"),
        severity=module.SEVERITY,
        needs=getattr(module, "NEEDS", "briefing"),
        limit=getattr(module, "LIMIT", 0),
        find=module.find,
        module=module,
    )
