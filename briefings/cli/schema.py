"""print a JSON Schema, by which editors complete, explain and check"""

import argparse
from typing import TYPE_CHECKING

from ..findings.finding import Misuse

if TYPE_CHECKING:
    from ..catalogue.widening import Offers

NAMES = ("briefing", "sources", "settings", "length", "scale", "language")
"""Of files that people write."""


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `schema`."""
    parser.add_argument(
        "name", nargs="?", choices=(*NAMES, "export", "all"), default="briefing", metavar="NAME",
        help=f"{', '.join(NAMES)}, export, or all but that; default: briefing",
    )  # fmt: skip
    parser.add_argument("--export", action="store_true", help="the same as `export`")
    parser.add_argument(
        "--of",
        metavar="CONTENT",
        help="offer the ids and sources of this briefing where it refers to them",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write it there instead; `all` takes a folder"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print a schema, or write one or all of them."""
    from pathlib import Path

    from ..catalogue.choices import Catalogue
    from ..catalogue.schemas import schema_text
    from ..writing import write

    name = "export" if arguments.export else arguments.name
    catalogue = Catalogue(Path("content") if Path("content").is_dir() else None)
    offers = _offers(arguments.of)
    if name == "all":
        if not arguments.output:
            raise Misuse("`schema all`: name the folder to write into with `-o`")
        for one in NAMES:
            path = Path(arguments.output) / f"{one}.json"
            write(path, schema_text(one, catalogue, offers).encode())
            print(path)
        return 0
    text = schema_text(name, catalogue, offers)
    if arguments.output:
        write(Path(arguments.output), text.encode())
    else:
        print(text, end="")
    return 0


def _offers(named: str | None) -> "Offers":
    """What a briefing has, without what it withholds: a schema may leave the author's machine."""
    from ..catalogue.widening import NOTHING, Offers
    from ..content.gathering import find
    from ..orders import Order
    from ..pipeline import examined

    if not named:
        return NOTHING
    briefing = examined(Order(find([named])[0])).checked.briefing
    return Offers(
        {item.id: _told(item) for _, item in briefing.numbered()},
        {source.id: _told(source) for source in briefing.sources},
    )


def _told(part: object) -> str:
    """What a part says, in short."""
    said = (getattr(part, name, None) for name in ("short", "text", "question", "title"))
    return " ".join(str(next(filter(None, said), "")).split())[:100]
