"""Selection + length + language -> HTML. `environment` fills templates."""

import re

from ..model.briefing import COUNTED, LISTS
from ..model.length import Length
from ..model.selection import Selection
from .environment import fill
from .manuscript import Manuscript
from .view import View

TLP = ("TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR")
"""Labels of TLP 2.0, which have a printed form of their own."""

STYLE, SCRIPT, POLICY = "\0style\0", "\0script\0", "\0policy\0"
"""Where a page for screens takes its style, script and policy; no content has such characters."""


def render(
    text: Manuscript, length: Length, selection: Selection, name: str, *, screen: bool = False
) -> str:
    """The HTML of one length; for screens with places for style, script and policy."""
    view = View(text, length, selection, on_screen=screen)
    context = {
        "view": view, "briefing": text.briefing, "length": length, "name": name,
        "scale": text.scale, "source_scale": text.source_scale, "counts": text.counts,
        "t": text.words, "date": text.words.date,
        "line": view.markdown.line, "prose": view.markdown.prose,
        "stamp": text.stamp or text.briefing.published,
        "screen": screen, "css": STYLE, "script": SCRIPT, "policy": POLICY,
        "tlp": TLP, "LISTS": LISTS, "COUNTED": COUNTED, "waivers": _waivers(text),
    }  # fmt: skip
    return _BLANK_LINES.sub("\n", fill(text.templates, "base.html", context))


def _waivers(text: Manuscript) -> list[tuple[str, str, str, str]]:
    """What was accepted in public: the item, the rule's code and title, the reason."""
    from ..lint.rule import all_rules

    told = {(waiver.at, waiver.rule.upper()) for waiver in text.briefing.waivers if waiver.print}
    waived = ((one.finding.at, one.finding.code, one.reason) for one in text.waived)
    found = (one for one in waived if one[:2] in told)
    return [(at, code, all_rules()[code].title, why) for at, code, why in dict.fromkeys(found)]


_BLANK_LINES = re.compile(r"\n\s*\n")
