"""What a body itself published is the record of what it said: `IARC classified it`, from IARC.

English only; in doubt, a statement is not such a record.
"""

import re
from functools import lru_cache

from ..model.source import Source

_ACTS = (
    "accept adopt advise agree announce appear appoint approve argue ask assess authorise ban call"
    " classif(?:y|ie[sd]) conclude condemn confirm consult criticise decide declare define den(?:y|ie[sd])"
    " describe designate estimate express extend invite issue list oppose order pledge promise propose"
    " publish put recommend refuse reject renew report request restate rule sign state support sanction vacate"
    " vote warn welcome withdraw withdrew withdrawn find found say said says tell told write wrote written"
    " hold held set gave give made make"
).split()
_SUFFIX = r"(?:s|d|ed|es|ing)?"
_ACT = rf"\b(?:{'|'.join(_ACTS)}){_SUFFIX}\b"
_WITHIN = r"(?:[^\s.;:]+\s+){0,8}?"


def own_act(text: str, source: Source) -> bool:
    """Whether a text says what the author or publisher of a source said, decided or published."""
    names = [name.literal or name.family or "" for name in source.names]
    return any(
        _pattern(name).search(text) for name in (*names, source.publisher or "") if len(name) > 1
    )


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    """The name or its initials, before a verb of saying or deciding or after `by`."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    said = "|".join(re.escape(word) for word in (name, initials) if len(word) > 1)
    return re.compile(
        rf"(?<!\w)(?:{said})(?:['’]s)?(?!\w)\W\s*{_WITHIN}(?:{_ACT})"
        rf"|(?:{_ACT})\s+{_WITHIN}by\s+(?:the\s+)?(?:{said})(?!\w)"
    )
