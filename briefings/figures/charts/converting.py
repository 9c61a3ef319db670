"""Vega-Lite to SVG; runs as a separate program, with limits.

Reads `{"fonts", "config", "numbers", "seconds", "specs"}` as JSON from stdin, where the seconds are
for one chart. Writes one line of JSON for each specification, in order: `{"svg"}` or `{"reason"}`. From
the package, only `limit` is imported, because the file is started by its path.
"""

import contextlib
import json
import re
import sys
from typing import Any

from briefings.isolation import limit

MAX_MEMORY = 1024 * 1024 * 1024
"""Bytes of data; addresses are not limited, because V8 reserves many more than it uses."""
MAX_SVG = 2 * 1024 * 1024
_SAID = re.compile(r"^(?:\w*Error): (.+)$", re.MULTILINE)


def main() -> None:
    """Draw each specification."""
    asked = json.load(sys.stdin)
    results = sys.stdout
    limit(asked["seconds"], MAX_MEMORY, addresses=False)
    import vl_convert

    with contextlib.redirect_stdout(sys.stderr):  # only our JSON is a result
        for folder in asked["fonts"]:
            vl_convert.register_font_directory(folder)
        for spec in asked["specs"]:
            limit(asked["seconds"], MAX_MEMORY, addresses=False)
            print(json.dumps(_drawn(spec, asked)), file=results, flush=True)


def _drawn(spec: Any, asked: dict[str, Any]) -> dict[str, str]:
    import vl_convert

    try:
        svg = vl_convert.vegalite_to_svg(
            json.dumps(spec),
            config=asked["config"],
            format_locale=asked["numbers"],
            allowed_base_urls=[],
        )
    except ValueError as error:
        said = _SAID.search(str(error))
        words = said[1].strip() if said else "no reason is given"
        return {"reason": f"Vega-Lite refuses it: {words[:160]}"}
    if len(svg) > MAX_SVG:
        return {"reason": f"the drawing is larger than {MAX_SVG // 1024 // 1024} MiB"}
    return {"svg": svg}


if __name__ == "__main__":
    main()
