"""An unnamed source without a reason, or for a view.

What: `anonymous` of a source gives no reason (it has fewer than twelve characters, or only says that the
source is not named), or the source's `content` is opinion or advocacy.

Why: readers cannot judge a source they do not know. An unnamed source may be the price for facts that
cannot be had otherwise; a view without a name is worth nothing.

Source: AP, Statement of News Values and Practices (anonymous sources).

Mend: say in `anonymous` why the source is not named, such as “fears for her post”; drop unnamed views.
"""

import re
from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
sources:
# E09
- {id: engineer, type: interview, title: Interview with an engineer, anonymous: yes}
# E09
- {id: columnist, type: interview, title: Interview with a columnist, content: opinion, anonymous: Fears for his post at the paper.}
- {id: guard, type: interview, title: Interview with a guard, content: testimony, anonymous: Fears for her post at the dam.}
"""
SHORTEST = 12
"""The fewest characters of a reason."""
LONGEST = 60
"""The most characters of a phrase that gives no reason."""
_NONE = re.compile(
    r"\W*(?:(?:the |a |this )?(?:source|he|she|it|they|name)?\s*(?:is|was|are|wants? to be|asked to be"
    r"|wishes to be)?\s*(?:anonymous|unnamed|not named|withheld|confidential|unknown|not given|undisclosed)"
    r"(?: source)?|(?:no )?reason|not (?:applicable|available))\W*",
    re.IGNORECASE,
)


def find(given: RuleInput) -> Iterator[Hit]:
    """Unnamed sources that should have a name, or a reason why not."""
    for number, source in enumerate(given.briefing.sources):
        reason = source.anonymous
        if reason is None:
            continue
        loc = ("sources", number, "anonymous")
        if len(reason) < SHORTEST or (len(reason) < LONGEST and _NONE.fullmatch(reason)):
            message = f"`{source.id}` is not named, and `{reason}` is not a reason"
            yield Hit(loc, message, "say why the source cannot be named")
        elif source.content in {"opinion", "advocacy"}:
            message = f"`{source.id}` is not named and gives a view (`content: {source.content}`)"
            yield Hit(loc, message, "name the source, or leave the view out")
