"""print the JSON Schema of the content format, or of `build -t json`"""

import argparse
import json


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `schema`."""
    parser.add_argument("--export", action="store_true", help="the schema of `build -t json`")
    parser.add_argument("-o", "--output", metavar="FILE", help="write it to this file")


def run(arguments: argparse.Namespace) -> int:
    """Print the schema, or write it to a file."""
    from pathlib import Path

    from ..writing import write

    text = export_schema() if arguments.export else json_schema()
    if arguments.output:
        write(Path(arguments.output), text.encode())
    else:
        print(text, end="")
    return 0


def json_schema() -> str:
    """The schema that editors complete and check with."""
    from ..model.briefing import Briefing

    schema = Briefing.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Content file of a briefing, format 1"
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def export_schema() -> str:
    """The schema of what `build -t json` writes."""
    from ..model.export import Export

    schema = Export.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "A briefing with its computed evidence, export 1"
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
