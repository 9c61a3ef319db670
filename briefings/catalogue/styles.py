"""CSL styles: found by name, and read so that a stranger's style cannot do harm.

A style is XML without document type, entities or network access. It must be valid CSL 1.0.2, and its
macros may not expand endlessly.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..findings.finding import Unusable
from ..reading import opening
from ..reading.places import leads_to
from ..reading.xml import NotXml, root_of
from .choices import TEMPLATES, Catalogue, Unknown

DEFAULT = "briefing"
MAX_BYTES = 1024 * 1024
MAX_ELEMENTS = 10_000
"""The most elements of a style that one reference may pass through, each counted as often as it is called; the
largest of 2,800 public styles, those of Chicago, come to 3,700.
"""
LONG = 100
"""Characters of attributes that count as one more element."""
RESERVED = re.compile("[\ue000-\ue00f]")
"""Private-use characters that neither styles nor content may contain: tags are made of them."""
_CSL = "{http://purl.org/net/xbiblio/csl}"


def style(name: str, catalogue: Catalogue, folder: Path | None) -> Path:
    """The file of a style that content names: from the catalogue, or a `.csl` file in its folder.

    Raises `Unusable`.
    """
    if not name.endswith(".csl"):
        return _offered(name, catalogue)
    if folder is None:
        raise Unusable(f"a single file has no folder for `{name}`")
    for path in own(name, folder):
        return _readable(path, folder)
    raise Unusable(f"`{name}` lies outside the briefing's folder")


def own(name: str | None, folder: Path | None) -> tuple[Path, ...]:
    """The file that content names as its style, if it is in the briefing's folder; it may be missing."""
    if folder is None or not name or not name.endswith(".csl"):
        return ()
    target = leads_to(folder, name)
    return (folder / name,) if target and target.is_relative_to(folder.resolve()) else ()


def not_shipped(path: Path) -> tuple[Path, ...]:
    """The file of a style, if it is not a shipped one."""
    return () if path.parent == TEMPLATES / "styles" else (path,)


def named(name: str, catalogue: Catalogue) -> Path:
    """The file of a style that the command line names, by path or by its name in the catalogue.

    Raises `Unusable`.
    """
    by_path = name.endswith(".csl") or Path(name).name != name
    return _readable(Path(name)) if by_path else _offered(name, catalogue)


def _offered(name: str, catalogue: Catalogue) -> Path:
    try:
        path = catalogue.path("styles", name)
    except Unknown as error:
        raise Unusable(error.message, error.help) from None
    return path if path.parent.parent == TEMPLATES else _readable(path, catalogue.home(path))


def _readable(path: Path, folder: Path | None = None) -> Path:
    read(path, folder)
    return path


def title(path: Path) -> str:
    """What a style says about itself in one line."""
    try:
        root = _root(path)
    except Unusable as error:
        return str(error)
    words = (root.findtext(f"{_CSL}info/{_CSL}{name}") for name in ("summary", "title"))
    return " ".join(next((word for word in words if word), "").split())


def read(path: Path, folder: Path | None = None) -> bytes:
    """A style as XML that is safe to work with, without numbers. Raises `Unusable`.

    `folder` is the one that its file must not leave; None: any.
    """
    from lxml import etree  # type: ignore[import-untyped]

    root = _root(path, folder)
    if root.find(f"{_CSL}bibliography") is None:
        raise _without_bibliography(root, path.name)
    words = (text for node in root.iter() for text in (node.text, node.tail, *node.values()))
    if any(RESERVED.search(text) for text in words if text):
        raise Unusable(f"`{path.name}` contains private-use characters")
    if not _schema().validate(root):
        lines = [entry.line for entry in _schema().error_log if entry.line]
        where = f" at line {lines[0]}" if lines else ""
        raise Unusable(f"`{path.name}` is not valid CSL 1.0.2{where}")
    _bounded(root, path.name)
    numbers = [n for n in root.iter(f"{_CSL}text") if n.get("variable") == "citation-number"]
    for node in numbers:  # the list of sources has them in its margin
        node.getparent().remove(node)
    return bytes(etree.tostring(root, encoding="UTF-8"))


def _without_bibliography(root: Any, name: str) -> Unusable:
    """Why a style has none: often because it only refers to another."""
    parents = root.findall(f"{_CSL}info/{_CSL}link[@rel='independent-parent']")
    address = " ".join(parents[0].get("href", "").split()) if parents else ""
    if not address:
        return Unusable(f"`{name}` has no bibliography")
    parent = re.sub(r"[^\w.-]", "", address.rstrip("/").rpartition("/")[2])[:80]
    return Unusable(
        f"`{name}` has no bibliography of its own: it depends on the style `{parent}`",
        f"use `{parent}.csl` instead, which {address[:200]} leads to",
    )


def raw(path: Path, folder: Path | None = None) -> bytes:
    """The bytes of a style. Raises `Unusable`."""
    try:
        data = opening.read(path, folder, MAX_BYTES).data
    except opening.Unreadable as error:
        if error.code == "Y002":
            raise Unusable(f"`{path.name}` is larger than 1 MiB") from None
        raise Unusable(error.message, error.help) from None
    if not data:
        raise Unusable(f"`{path.name}` is empty")
    return data


def _root(path: Path, folder: Path | None = None) -> Any:
    """The root of a file that looks like CSL. Raises `Unusable`."""
    try:
        root = root_of(raw(path, folder))
    except NotXml as error:
        raise Unusable(f"`{path.name}` cannot be read as XML from line {error.line} on") from None
    if root.getroottree().docinfo.doctype:
        raise Unusable(f"`{path.name}` declares a document type")
    if root.tag != f"{_CSL}style":
        raise Unusable(f"`{path.name}` is not a CSL style")
    return root


@lru_cache(maxsize=1)
def _schema() -> Any:
    from citeproc import SCHEMA_PATH
    from lxml import etree

    return etree.RelaxNG(etree.parse(SCHEMA_PATH))


def _bounded(root: Any, name: str) -> None:
    """Refuse macros that call themselves, and a bibliography that is too long a way to go.

    Of the branches of a `choose` a reference takes one: the longest counts.
    """
    macros = {node.get("name"): node for node in root.iter(f"{_CSL}macro")}
    sizes: dict[str, int] = {}

    def size(top: Any, calling: tuple[str, ...]) -> int:
        nodes = list(top.iter())
        totals: dict[Any, int] = {}
        for node in reversed(nodes):  # what is inside comes first
            inner = [totals[child] for child in node]
            if node.tag == f"{_CSL}choose":
                totals[node] = 1 + sum(map(_weight, node)) + max(inner, default=0)
            else:
                totals[node] = _weight(node) + sum(inner) + called(node.get("macro"), calling)
        return totals[top]

    def called(macro: str | None, calling: tuple[str, ...]) -> int:
        if macro is None:
            return 0
        if macro in calling or macro not in macros or len(calling) > 50:
            raise Unusable(f"`{name}` calls macro `{macro}`, which is missing or calls itself")
        if macro not in sizes:
            sizes[macro] = size(macros[macro], (*calling, macro))
        return sizes[macro]

    if size(root.find(f"{_CSL}bibliography"), ()) > MAX_ELEMENTS:
        raise Unusable(f"`{name}` expands to too many elements")


def _weight(node: Any) -> int:
    return 1 + sum(map(len, node.values())) // LONG
