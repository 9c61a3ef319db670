"""Where a text comes nearest to a quotation that it lacks, word by word. Nothing here counts as found."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from difflib import SequenceMatcher
from typing import NamedTuple

from .normalising import BREAK

MAX_WORDS = 300
"""Words of a quotation that are compared; the rest is not."""
MAX_PLACES = 200
"""Occurrences of one word in the text that are tried."""
MAX_SHOWN = 200
_ENDS = re.compile(r"^[\W_]+|[\W_]+$")


class Words(NamedTuple):
    """The words of a normalised text, in order."""

    shown: list[str]
    forms: list[str]
    """Without punctuation at their ends and without case; empty for a lone dash."""
    spans: list[tuple[int, int]]
    places: dict[str, list[int]]
    """The positions of each form, as numbers of words."""


def words_of(text: str) -> Words:
    """The words of a normalised text."""
    words = Words([], [], [], {})
    for match in re.finditer(r"\S+", text):
        shown = match[0].replace(BREAK, "")
        form = _ENDS.sub("", shown).casefold()
        words.places.setdefault(form, []).append(len(words.shown))
        words.shown.append(shown)
        words.forms.append(form)
        words.spans.append(match.span())
    return words


def altered(quote: str, words: Words) -> tuple[int, int] | None:
    """The passage from which words were dropped, or to which words were added, without a mark.

    It has all words of the quotation in order and at most twice as many words; or it has at least half of
    them and no other words.
    """
    forms = [form for form in words_of(quote).forms if form][:MAX_WORDS]
    if not forms:
        return None
    found = _dropped(forms, words) or _added(forms, words)
    return (words.spans[found[0]][0], words.spans[found[1] - 1][1]) if found else None


def _dropped(forms: list[str], words: Words) -> tuple[int, int] | None:
    """The shortest run of words in which all these words occur in order."""
    if any(form not in words.places for form in forms):
        return None
    rarest = min(range(len(forms)), key=lambda at: len(words.places[forms[at]]))
    far = len(words.forms) + 2 * len(forms)  # the position of a missing word
    runs = []
    for place in words.places[forms[rarest]][:MAX_PLACES]:
        first = last = place
        for form in reversed(forms[:rarest]):
            at = bisect_left(words.places[form], first) - 1
            first = words.places[form][at] if at >= 0 else -far
        for form in forms[rarest + 1 :]:
            at = bisect_right(words.places[form], last)
            more = at < len(words.places[form])
            last = words.places[form][at] if more else far
        if last + 1 - first <= 2 * len(forms):
            runs.append((last + 1 - first, first, last + 1))
    return min(runs)[1:] if runs else None


def _added(forms: list[str], words: Words) -> tuple[int, int] | None:
    """The run of words that has all these words in order, with others between them."""
    window = _window(forms, words)
    if not window:
        return None
    kept = [op for op in _steps(forms, words, window) if op[0] != "insert"]
    inner = kept[1:] if kept and kept[0][0] == "delete" else kept
    inner = inner[:-1] if inner and inner[-1][0] == "delete" else inner
    length = sum(op[2] - op[1] for op in inner)
    if any(op[0] != "equal" for op in inner) or length < max(3, len(forms) / 2):
        return None
    return window[0] + inner[0][1], window[0] + inner[-1][2]


def nearest(quote: str, words: Words) -> str:
    """The nearest passage as a difference: `nearest: gives [-46-]{+48+} per cent`, or nothing.

    Words that only the text has are marked `[-…-]`, words that only the quotation has `{+…+}`.
    """
    quoted = words_of(quote)
    forms = quoted.forms[:MAX_WORDS]
    window = _window(forms, words)
    if not window:
        return ""
    steps = _steps(forms, words, window)
    alike = sum(op[2] - op[1] for op in steps if op[0] == "equal")
    if alike < max(2, 0.4 * len(forms)):
        return ""
    shown = words.shown[window[0] : window[1]]
    pieces: list[str] = []
    for number, (kind, start, end, new_start, new_end) in enumerate(steps):
        old, new = shown[start:end], quoted.shown[new_start:new_end]
        if kind == "equal":
            pairs = zip(old, new, range(new_start, new_end), strict=True)
            pieces += [_pair(a, b, at in {0, len(forms) - 1}) for a, b, at in pairs]
            continue
        # The window is wider than the passage, both before and after it.
        if number == 0:
            old = old[len(old) - len(new) :]
        elif number == len(steps) - 1:
            old = old[: len(new)]
        pieces.append((f"[-{' '.join(old)}-]" if old else "") + _inserted(new))
    return f"nearest: {_clipped([piece for piece in pieces if piece])}"


def _pair(old: str, new: str, at_an_end: bool) -> str:
    """Whether two words differ at most in case and punctuation; at an end, punctuation is ignored."""
    same = old == new or (at_an_end and _ENDS.sub("", old) == _ENDS.sub("", new))
    return new if same else f"[-{old}-]{{+{new}+}}"


def _inserted(words: list[str]) -> str:
    return f"{{+{' '.join(words)}+}}" if words else ""


def _clipped(pieces: list[str]) -> str:
    """The pieces that are shown, from shortly before the first difference."""
    changed = [at for at, piece in enumerate(pieces) if piece[:2] in {"[-", "{+"}]
    first = max(0, changed[0] - 8) if changed else 0
    text = ("… " if first else "") + " ".join(pieces[first:])
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 2].rstrip() + " …"


def _window(forms: list[str], words: Words) -> tuple[int, int] | None:
    """A run of words in which the rarest of these words have about the right distances."""
    known = [(len(words.places[f]), at, f) for at, f in enumerate(forms) if words.places.get(f)]
    width = max(4, len(forms) // 2)
    votes: Counter[int] = Counter()
    for _, at, form in sorted(known)[:8]:
        starts = {(place - at) // width for place in words.places[form][:MAX_PLACES]}
        votes.update(start + side for start in starts for side in (0, 1))
    if not votes:
        return None
    best = max(votes, key=lambda start: (votes[start], -start))
    first = (best - 1) * width
    return max(0, first), min(len(words.forms), first + 3 * width + len(forms))


Step = tuple[str, int, int, int, int]


def _steps(forms: list[str], words: Words, window: tuple[int, int]) -> list[Step]:
    """The changes that turn a run of the text into these words: difflib's opcodes."""
    matcher = SequenceMatcher(None, words.forms[slice(*window)], forms, autojunk=False)
    return list(matcher.get_opcodes())
