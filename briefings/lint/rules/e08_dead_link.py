"""An address that no longer answers, without a saved copy.

What: the address of a source fails, and the source has neither a saved copy nor a link to one. If a server
merely refuses programs (status 401, 403, 405, 429), that is not a failure. Checked only by `check --online`.

Why: half of the web addresses in court opinions no longer show what was cited; without a copy nobody
can look it up.

Source: Zittrain, Albert, Lessig, “Perma”, Harvard Law Review Forum 127 (2014).

Mend: correct the address, or save a copy with `make-briefing archive` and name it in `archive:`.
"""

from collections.abc import Iterator

from ... import __version__
from ..input import Hit, RuleInput

SEVERITY = "warning"
NEEDS = "network"
LIMIT = 10
"""Seconds to wait for an answer."""
AT_ONCE = 8
REFUSED = {401, 403, 405, 406, 429}
EXAMPLE = """
key_facts:
- {id: F1, text: The accord of 1968 is in force., citations: [{source: accord}]}
sources:
# E08
- {id: accord, type: treaty, title: The accord, URL: "http://localhost:9/accord"}
"""


def find(given: RuleInput, limit: float) -> Iterator[Hit]:
    """Sources without a copy whose address does not answer."""
    from concurrent.futures import ThreadPoolExecutor

    asked = [
        (number, source.URL)
        for number, source in enumerate(given.briefing.sources)
        if source.URL and not (source.archive and (source.archive.file or source.archive.url))
    ]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = pool.map(lambda one: _failure(one[1], limit), asked)
        for (number, _), failure in zip(asked, answers, strict=True):
            if failure:
                message = f"the address does not answer: {failure}"
                help = "correct it, or save a copy with `archive`"
                yield Hit(("sources", number, "URL"), message, help)


def _failure(address: str, seconds: float) -> str:
    """Why an address fails; empty if it answers."""
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import Request, urlopen

    request = Request(address, headers={"User-Agent": f"make-briefing/{__version__}"})  # noqa: S310
    try:
        with urlopen(request, timeout=seconds):  # noqa: S310  # addresses are http or https
            return ""
    except HTTPError as error:
        return "" if error.code in REFUSED else f"status {error.code}"
    except (URLError, HTTPException, OSError, ValueError) as error:
        return str(getattr(error, "reason", error)).lower()[:80]
