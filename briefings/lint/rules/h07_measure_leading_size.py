"""Type that is hard to read.

What: running text has lines with more characters than the length file allows (`measure`), or most of its
lines have less or more leading than it allows (`leading`), or some text has smaller type than it allows
(`notes`). There is one finding for each.

Why: the eye loses its way back from a long line and avoids dense text; nobody reads small type.

Source: Butterick, Practical Typography: 45–90 characters, 120–145 per cent; for the smallest size, a
house default.

Mend: choose a narrower column, larger type or more leading in the theme or the length file.
"""

from collections.abc import Iterator
from statistics import median

from ..input import Hit, RuleInput

SEVERITY = "warning"
NEEDS = "layout"
FEW = 4
"""Lines; fewer than these say nothing about a page."""
SOME = 0.05
"""The share of lines that may be longer, because their letters are narrow."""
EXAMPLE = """
theme: a style sheet that says `:root { --leading: 1.05 }`
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Running text outside the limits of the length, and lines in type that is too small."""
    page = given.page
    if page is None or page.typography is None:
        return
    lines, length = page.typography.lines, page.length
    blocks = [line for line in lines if line.tag == "p" and not line.alone]
    running = [line for line in blocks if line.size >= 0.9 * page.body]  # notes are wider
    long = [line.characters for line in running if line.characters > length.measure]
    if len(long) > max(FEW, SOME * len(running)):
        message = f"lines of more than {length.measure} characters: {len(long)}, up to {max(long)}"
        yield Hit((), message, "make the column narrower or the type larger")
    low, high = length.leading
    leading = median([line.leading for line in running] or [low])
    if len(running) > FEW and not low <= leading <= high:
        message = f"most lines have a leading of {leading:g}, not of {low:g} to {high:g}"
        yield Hit((), message, "change `--leading` in the theme")
    small = [line for line in lines if line.size < length.notes and line.characters > FEW]
    if small:
        worst = min(small, key=lambda line: line.size)
        message = f"lines below {length.notes:g} pt: {len(small)}, such as `{worst.text[:30]}`"
        yield Hit((), message, f"the smallest has {worst.size:g} pt: make it larger")
