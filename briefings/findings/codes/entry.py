"""What is said about one code."""

from textwrap import dedent
from typing import NamedTuple


class Entry(NamedTuple):
    """The description of a code, for `explain` and for `docs/codes.md`."""

    title: str
    """The fault in a few words, such as `unknown key`."""
    text: str
    """Markdown: what it means, why it matters, how to mend it.

    Examples are indented by four spaces, begin with `# wrong` or `# right`, and are top-level
    fields of a content file: a test puts them into one and checks it.
    """


def entry(title: str, text: str) -> Entry:
    """An entry whose text is indented as its source is."""
    return Entry(title, dedent(text).strip())
