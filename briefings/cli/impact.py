"""show what would fall or weaken if sources were withdrawn

Shows what the briefing would still rest on without these sources. Changes nothing.
"""

import argparse
import json

from ..findings.finding import Misuse
from .terminal import add_one_content, add_override_options, examined_content

MEANINGS = {
    "falls": "nothing supports it any more, or one side of a contested point is left",
    "weakens": "an item that it rests on falls, or the rules would no longer allow its confidence",
    "last origin": "one independent origin is left of several",
    "thinner": "it has fewer sources, and keeps its grade",
}


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `impact`."""
    add_one_content(parser)
    parser.add_argument("source", nargs="+", metavar="SOURCE", help="ids of sources")
    add_override_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the effects, gravest first."""
    from ..evidence.withdrawing import KINDS, impact
    from ..reading.hints import nearest

    checked = examined_content(arguments)
    for id in arguments.source:
        if id not in checked.evidence.sources:
            hint = nearest(id, checked.evidence.sources) or "the report lists them"
            raise Misuse(f"there is no source `{id}`: {hint}")
    scale = checked.catalogue.scale(checked.briefing.scale)
    effects = impact(checked.briefing, scale, arguments.source)
    if arguments.json:
        document = {"withdrawn": arguments.source, "effects": [e._asdict() for e in effects]}
        print(json.dumps(document, indent=2, ensure_ascii=False))
        return 0
    print(f"without {', '.join(arguments.source)}:")
    for kind in KINDS:
        found = [effect for effect in effects if effect.kind == kind]
        if found:
            print(f"\n{kind}: {MEANINGS[kind]}")
        pad = max((len(effect.key) for effect in found), default=0)
        for effect in found:
            numbers = f"sources {_change(*effect.sources)}"
            if effect.origins:
                numbers += f", origins {_change(*effect.origins)}"
            if effect.items[0]:
                numbers += f", rests on {_change(*effect.items)} items"
            grade = f"confidence {_change(effect.confidence, effect.allowed or 'none')}"
            rules = f" ({', '.join(effect.rules)})" if effect.rules else ""
            shown = f", {grade}{rules}" if effect.confidence != effect.allowed and rules else ""
            print(f"  {effect.key:<{pad}}  {numbers}{shown}")
    if not effects:
        print("nothing changes")
    return 0


def _change(before: object, after: object) -> str:
    return f"{before} → {after}" if before != after else str(before)
