"""show the lengths, themes, languages, scales, styles, formats and codes on offer"""

import argparse

KINDS = ("lengths", "themes", "languages", "scales", "styles", "formats", "rules", "codes")


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `list`."""
    parser.add_argument("kind", nargs="?", choices=KINDS, metavar="KIND", help=", ".join(KINDS))


def run(arguments: argparse.Namespace) -> int:
    """Print the names of each kind, each with a line about it."""
    from pathlib import Path

    from ..catalogue.choices import Catalogue

    catalogue = Catalogue(Path("content") if Path("content").is_dir() else None)
    for kind in [arguments.kind] if arguments.kind else KINDS:
        rows = _rows(kind, catalogue)
        if not arguments.kind:
            print(f"{kind}:")
        width = max((len(name) for name, _ in rows), default=0)
        for name, about in rows:
            print(f"{'' if arguments.kind else '  '}{name:<{width}}  {about}".rstrip())
    return 0


def _rows(kind: str, catalogue: object) -> list[tuple[str, str]]:
    from .. import formats
    from ..catalogue.choices import Catalogue
    from ..findings.codes import CODES

    assert isinstance(catalogue, Catalogue)
    if kind == "lengths":
        return [(name, length.summary) for name, length in catalogue.lengths().items()]
    if kind == "scales":
        return [(name, catalogue.scale(name).title) for name in catalogue.names(kind)]
    if kind == "languages":
        return [(name, catalogue.language(name).name) for name in catalogue.names(kind)]
    if kind == "styles":
        from ..catalogue.styles import title

        return [(name, title(catalogue.path(kind, name))) for name in catalogue.names(kind)]
    if kind == "formats":
        return [(name, formats.load(name).SUMMARY) for name in formats.names()]
    if kind == "rules":
        from ..lint.rule import all_rules

        return [(code, f"{r.name}: {r.title}") for code, r in all_rules().items()]
    if kind == "codes":
        return [(code, entry.title) for code, entry in sorted(CODES.items())]
    return [(name, catalogue.theme(name).summary) for name in catalogue.names(kind)]
