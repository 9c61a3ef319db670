"""Markdown of text fields: citations, references, and safe HTML.

Raw HTML is printed as text; links may only use http, https and mailto.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from markupsafe import Markup, escape

_REFERENCE = re.compile(r"(?<!\\)\[(?:(?P<cites>@[^\[\]]+)|#(?P<id>[A-Za-z][\w.-]*))\]")
_CODE = re.compile(r"(?<!\\)(`+).+?\1", re.DOTALL)
_SCHEMES = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)|<([A-Za-z][A-Za-z0-9+.-]*:[^>\s]*)>")
_CITE = re.compile(r"@(?P<key>[A-Za-z0-9][\w.:/+-]*[\w/+-]|[A-Za-z0-9])(?:\s*,\s*(?P<locator>.+))?")


class Cite(NamedTuple):
    """`@key, p. 4` of a citation in brackets."""

    key: str
    locator: str


class Reference(NamedTuple):
    """A reference inside a text: citations, or an item's id."""

    text: str
    """As the author wrote it, with brackets."""
    cites: tuple[Cite, ...]
    id: str
    """Empty for citations."""


def references(text: str) -> Iterator[Reference]:
    """The references of a text in order; brackets in code are not references."""
    if "[@" not in text and "[#" not in text:
        return
    for match in _REFERENCE.finditer(_CODE.sub(lambda m: " " * len(m[0]), text)):
        yield _reference(match)


def with_ids(text: str, names: Mapping[str, str]) -> str:
    """A text whose references to items carry other ids; what stands in code stays."""
    if "[#" not in text:
        return text
    parts, at = [], 0
    for match in _REFERENCE.finditer(_CODE.sub(lambda m: " " * len(m[0]), text)):
        if match["id"] in names:
            parts += [text[at : match.start("id")], names[match["id"]]]
            at = match.end("id")
    return "".join([*parts, text[at:]])


def _reference(match: re.Match[str]) -> Reference:
    cites = []
    for part in (match["cites"] or "").split(";"):
        cite = _CITE.fullmatch(part.strip())
        if cite:
            cites.append(Cite(cite["key"], (cite["locator"] or "").strip()))
        elif part.strip():
            cites.append(Cite(part.strip().lstrip("@"), ""))
    return Reference(match[0], tuple(cites), match["id"] or "")


def unsafe_links(text: str) -> Iterator[str]:
    """Link targets that are neither web nor mail addresses."""
    if "](" in text or "<" in text:
        for match in _LINK.finditer(_CODE.sub("", text)):
            target = match[1] or match[2]
            if not _SCHEMES.match(target):
                yield target


Renderer = Callable[[Reference], Markup]


class Markdown:
    """Turns text fields into HTML; `show` makes the HTML of a reference."""

    def __init__(self, show: Renderer, quotes: tuple[str, ...]) -> None:
        self._line = _parser(quotes, blocks=False)
        self._prose = _parser(quotes, blocks=True)
        self._environment = {"show": show}

    def line(self, text: str | None) -> Markup:
        """Inline HTML of a `Line`."""
        return Markup(self._line.renderInline(text or "", self._environment))  # noqa: S704

    def prose(self, text: str | None) -> Markup:
        """Block HTML of a `Prose`."""
        return Markup(self._prose.render(text or "", self._environment))  # noqa: S704

    def words(self, text: str | None) -> str:
        """A `Line` as plain words, for titles and labels."""
        plain = re.sub(r"<[^>]+>", "", self.line(text))
        return Markup(plain).unescape()  # noqa: S704


@lru_cache(maxsize=16)
def _parser(quotes: tuple[str, ...], *, blocks: bool) -> Any:
    from markdown_it import MarkdownIt

    rules = ["emphasis", "link", "backticks", "newline", "escape", "autolink", "smartquotes"]
    if blocks:
        rules += ["list", "blockquote"]
    markdown = MarkdownIt("zero", {"typographer": True, "quotes": list(quotes)}).enable(rules)
    markdown.inline.ruler.before("link", "reference", _rule)
    markdown.validateLink = lambda url: bool(_SCHEMES.match(url))  # type: ignore[method-assign]
    markdown.add_render_rule("reference", _show)
    return markdown


def _rule(state: Any, silent: bool) -> bool:
    match = _REFERENCE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.meta = {"reference": _reference(match)}
    state.pos = match.end()
    return True


def _show(_self: Any, tokens: Any, index: int, _options: Any, environment: Any) -> str:
    return str(environment["show"](tokens[index].meta["reference"]))


def plain(text: str) -> Markup:
    """A `Plain` field as HTML."""
    return escape(text)


def nice(text: str) -> str:
    """A plain text with typographic apostrophes."""
    return re.sub(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)", "\u2019", text)
