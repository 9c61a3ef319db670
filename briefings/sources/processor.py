"""References made by citeproc-py, with elements of our own where its are at fault."""

import re
from io import BytesIO
from typing import Any

from citeproc import Citation, CitationStylesBibliography, CitationStylesStyle, model
from citeproc.source import Name
from citeproc.source.json import CiteProcJSON
from lxml import etree  # type: ignore[import-untyped]

from ..model.source import CSL_NAMES
from .elements import ELEMENTS
from .grouping import Cited, key_of
from .marks import Marks

CSL = "{http://purl.org/net/xbiblio/csl}"
MAX_ROMAN = 4
"""Digits of a number that may become Roman, at a character a thousand."""
_COUNTED = (
    "chapter-number", "collection-number", "edition", "issue", "number", "number-of-pages",
    "number-of-volumes", "page", "page-first", "part", "printing", "supplement", "version", "volume",
)  # fmt: skip
_MARKS = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")


def references(style: bytes, items: list[dict[str, Any]], locale: str, formatter: Any) -> list[str]:
    """What a style makes of each item of CSL-JSON; empty where it has nothing to say."""
    made = Style(style, locale)
    if any(len(run) > MAX_ROMAN for item in items for run in _digits(item)):
        for node in made.root.iter(f"{CSL}number"):
            node.attrib.pop("form", None)
    source = CiteProcJSON(items)
    for item in items:  # citeproc-py knows a third of the roles
        names = {role: item[role] for role in CSL_NAMES & item.keys()}
        found = {key_of(role): [Name(**name) for name in names[role]] for role in names}
        source[item["id"]].update(found)
    shelf = CitationStylesBibliography(made, source, formatter)
    made.root.marks = made.quoting()
    for item in items:
        shelf.register(Citation([Cited(item["id"])]))
    return [made.finished("".join(map(str, made.render_bibliography([i])))) for i in shelf.items]


def _digits(item: dict[str, Any]) -> list[str]:
    """Runs of digits that a style may ask to be written in Roman numerals."""
    named = (str(item.get(key, "")) for key in _COUNTED)
    return [run for words in named for run in re.findall(r"\d+", words)]


class Style(CitationStylesStyle):
    """A style whose elements are those of this module."""

    def __init__(self, style: bytes, locale: str) -> None:
        lookup = etree.ElementNamespaceClassLookup()
        namespace = lookup.get_namespace(CSL[1:-1])
        namespace[None] = model.CitationStylesElement
        theirs = model.CitationStylesElement.__subclasses__()
        namespace.update({e.__name__.replace("_", "-").lower(): e for e in theirs} | ELEMENTS)
        parser = etree.XMLParser(no_network=True, resolve_entities=False, remove_comments=True)
        parser.set_element_class_lookup(lookup)
        self.parser = parser
        self.xml = etree.parse(BytesIO(style), parser)
        self.root = self.xml.getroot()
        self.root.set_locale_list(locale, validate=False)
        self.root.words = locale[:2]
        for names in self.root.iter(f"{CSL}names"):
            if names.name is None and names.stands_in_for() is None:
                names.insert(0, names.makeelement(f"{CSL}name"))

    def quoting(self) -> Marks:
        """The quotation marks of the language; only once the style has its formatter."""
        terms = (str(self.root.get_single_term(name=name)) for name in _MARKS)
        first, last, first_inner, last_inner = terms
        return Marks(first, last, first_inner or first, last_inner or last)

    def finished(self, text: str) -> str:
        """A reference with its quotation marks, and punctuation on their right side."""
        text = self.root.marks.set_in(text)
        inside = self.root.get_locale_option("punctuation-in-quote") == "true"
        return self.root.marks.with_stops_inside(text) if inside else text
