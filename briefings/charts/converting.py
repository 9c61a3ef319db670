"""Vega-Lite to SVG; run as a program of its own, with limits.

Reads `{"fonts", "config", "numbers", "specs"}` as JSON from stdin. Writes one line of JSON for each
specification, in their order: `{"svg"}`, or `{"reason"}`. Nothing here imports the rest of the
package: the file is started by its path.
"""

import contextlib
import json
import re
import sys
from typing import Any

CPU_SECONDS = 20
"""For one chart."""
MAX_MEMORY = 1024 * 1024 * 1024
"""Bytes of data; addresses are not limited, since V8 reserves many more than it uses."""
MAX_SVG = 2 * 1024 * 1024
_SAID = re.compile(r"^(?:\w*Error): (.+)$", re.MULTILINE)


def main() -> None:
    """Draw each specification."""
    asked = json.load(sys.stdin)
    results = sys.stdout
    _limit()
    import vl_convert

    with contextlib.redirect_stdout(sys.stderr):  # what a library prints is no result
        vl_convert.register_font_directory(asked["fonts"])
        for spec in asked["specs"]:
            _limit()
            print(json.dumps(_drawn(spec, asked)), file=results, flush=True)


def _limit() -> None:
    """Give the next chart its time; the memory is for all of them."""
    try:
        import resource
    except ImportError:  # Windows has none
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    limits = {
        resource.RLIMIT_CPU: int(used.ru_utime + used.ru_stime) + CPU_SECONDS,
        resource.RLIMIT_DATA: MAX_MEMORY,
        resource.RLIMIT_AS: resource.RLIM_INFINITY,  # a caller may have limited itself
        resource.RLIMIT_CORE: 0,
    }
    for kind, soft in limits.items():
        hard = resource.getrlimit(kind)[1]
        both = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(kind, (min(both, default=resource.RLIM_INFINITY), hard))


def _drawn(spec: Any, asked: dict[str, Any]) -> dict[str, str]:
    import vl_convert

    try:
        svg = vl_convert.vegalite_to_svg(
            json.dumps(spec), config=asked["config"], format_locale=asked["numbers"],
            allowed_base_urls=[],
        )  # fmt: skip
    except ValueError as error:
        said = _SAID.search(str(error))
        words = said[1].strip() if said else "no reason is given"
        return {"reason": f"Vega-Lite refuses it: {words[:160]}"}
    if len(svg) > MAX_SVG:
        return {"reason": f"its drawing is larger than {MAX_SVG // 1024 // 1024} MiB"}
    return {"svg": svg}


if __name__ == "__main__":
    main()
