"""Selection + length + language -> HTML. The only module that knows Jinja."""

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from . import citing
from .catalogue import TEMPLATES, Catalogue
from .counting import Counts, count
from .evidence import Evidence
from .glyphs import covered
from .model.briefing import COUNTED, LISTS, Briefing
from .model.length import Length
from .model.scale import Grading, Scale
from .model.selection import Key, Selection
from .model.source import Source
from .prose import Markdown, Reference
from .selection import SINGLE, ranges
from .templating import fill
from .wording import Wording, wording

TLP = ("TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR")
"""Labels of TLP 2.0, which have a printed form of their own."""


class Manuscript(NamedTuple):
    """A briefing ready to be cut to any length: what all its renderings share."""

    briefing: Briefing
    scale: Scale
    source_scale: Scale
    words: Wording
    numbers: Mapping[str, citing.Numbered]
    counts: Counts
    templates: Path
    figures: Mapping[str, Any]
    """Data of figures by id: rows of text, the first of them the head; or a data address."""
    evidence: Evidence
    stamp: dt.date | None = None
    """The date that files carry; None: that of the briefing."""
    draft: bool = False
    """Whether pages carry a watermark."""
    references: Mapping[str, Markup] = {}
    """Sources by id, as the bibliography style prints them."""


def manuscript(
    briefing: Briefing, catalogue: Catalogue, language: str, evidence: Evidence,
    figures: Mapping[str, Any] | None = None, draft: bool = False,
    stamp: dt.date | None = None,
) -> Manuscript:  # fmt: skip
    """Look up once what every length needs."""
    numbers = dict(citing.number(briefing))
    return Manuscript(
        briefing, catalogue.scale(briefing.scale), catalogue.scale("admiralty"),
        wording(catalogue, language), numbers, count(briefing, numbers, evidence), catalogue.templates,
        figures or {}, evidence, stamp, draft,
    )  # fmt: skip


def render(text: Manuscript, length: Length, selection: Selection, name: str, css: str = "") -> str:
    """The HTML of one length; `css` goes into the file itself (for screens), else there is none."""
    view = _View(text, length, selection)
    context = {
        "view": view, "briefing": text.briefing, "length": length, "name": name,
        "scale": text.scale, "source_scale": text.source_scale, "counts": text.counts,
        "t": text.words, "date": text.words.date,
        "line": view.markdown.line, "prose": view.markdown.prose,
        "stamp": text.stamp or text.briefing.published,
        "css": Markup(css),  # noqa: S704
        "tlp": TLP, "LISTS": LISTS, "COUNTED": COUNTED, "rules": _titles(text.briefing),
    }  # fmt: skip
    return _BLANK_LINES.sub("\n", fill(text.templates, "base.html", context))


def _titles(briefing: Briefing) -> Mapping[str, str]:
    """What the rules that are waived say of themselves, by the code in the waiver."""
    if not briefing.waivers:
        return {}
    from .lint.rule import all_rules

    return {waiver.rule: all_rules()[waiver.rule.upper()].title for waiver in briefing.waivers}


_BLANK_LINES = re.compile(r"\n\s*\n")


class _View:
    """What templates may ask about one length of a briefing."""

    def __init__(self, text: Manuscript, length: Length, selection: Selection) -> None:
        self._text, self._length, self._selection = text, length, selection
        self._words = text.words
        self.printed = {key.id for key in selection.tiers if not key.id.isdigit()}
        self.cited: dict[str, None] = {}
        """Ids of the sources that were cited so far."""
        self.markdown = Markdown(self._reference, text.words.language.quotes)
        self.linked = length.shape != "columns"
        """Whether numbers of sources are links: not where the list of sources has no anchors."""
        self.figures = text.figures
        self.draft = text.draft

    def tier(self, section: str, item: Any) -> str | None:
        """The tier of an item with an id, or of the item at a number."""
        id = str(item) if isinstance(item, int) else item.id
        return self._selection.tier(section, id)

    def items(self, section: str) -> list[Any]:
        """The printed items of a section, most important first, each as (item, tier)."""
        if section in SINGLE:
            whole = self._selection.tiers.get(Key(section, "0"))
            return [(getattr(self._text.briefing, section), whole)] if whole else []
        found = []
        for number, item in enumerate(getattr(self._text.briefing, section)):
            tier = self.tier(section, item if section in LISTS else number)
            if tier:
                found.append((item, tier))
        return found

    def topics(self, pairs: list[Any]) -> list[tuple[str, list[Any]]]:
        """Items grouped by topic, topics in order of their most important item."""
        groups: dict[str, list[Any]] = {}
        for pair in pairs:
            groups.setdefault(pair[0].topic or "", []).append(pair)
        return list(groups.items())

    def refs(self, item: Any, *, context: bool = False) -> tuple[list[Any], list[Any]]:
        """The numbered sources of an item, ascending: those for it, those against it."""
        sides: tuple[dict[str, None], dict[str, None]] = ({}, {})
        for citation in item.citations:
            if context or citation.role != "context":
                sides[citation.role == "contradicts"][citation.source] = None
        most = self._length.citations
        shown = [[self.number(key) for key in list(side)[:most]] for side in sides]
        return sorted(shown[0]), sorted(shown[1])

    def number(self, key: str) -> citing.Numbered:
        """A source and its number."""
        self.cited[key] = None
        return self._text.numbers[key]

    def sources(self) -> list[Any]:
        """All sources for the report; else those that were cited before this is asked."""
        numbered = self._text.numbers.values()
        return [n for n in numbered if self._length.everything or n.source.id in self.cited]

    def reference(self, source: Source) -> Markup | None:
        """A source as the bibliography style prints it; None where it does not."""
        return self._text.references.get(source.id)

    def dissents(self, id: str) -> list[Any]:
        """The named dissents on an item."""
        return [dissent for dissent in self._text.briefing.dissents if dissent.on == id]

    def omissions(self) -> list[tuple[str, list[str]]]:
        """What was left out, as (`29 of 40 facts`, [`F7`, `F9–F12`])."""
        found = []
        for omission in self._selection.omissions:
            key = f"count_{omission.section}"
            said = self._words(key, count=omission.left_out, total=omission.of)
            ids: list[str] = []
            if omission.ids:
                order = tuple(i.id for i in getattr(self._text.briefing, omission.section))
                ids = ranges(omission.ids, order)
            found.append((said, ids))
        return found

    def origins(self, item: Any) -> int:
        """How many independent origins an item's sources have, through all it rests on."""
        support = self._text.evidence.support.get(getattr(item, "id", ""))
        return len(support.origins) if support else 0

    def found(self, citation: Any) -> Any:
        """What came of looking for a quotation in the saved copy; None: nothing was looked for."""
        return self._text.evidence.found(citation)

    def level(self, grading: Grading | None, id: str | None) -> Any:
        """A level of a grading, or None."""
        return grading.level(id) if grading and id else None

    def degree(self, term: str | None) -> Any:
        """A degree of likelihood, or None."""
        return self._text.scale.degree(term) if term else None

    short = staticmethod(citing.short)
    authors = staticmethod(citing.authors)

    def printable(self, words: str | None) -> bool:
        """Whether the bundled fonts have every character of some words."""
        return set(words or "") <= covered(TEMPLATES / "fonts")

    def native(self, person: Any) -> tuple[str, str]:
        """Language tag and direction of a native name, from its script."""
        tag = person.native_lang or person.lang or script_language(person.native_name)
        return tag, "rtl" if script_language(person.native_name) in _RTL else "ltr"

    def _reference(self, reference: Reference) -> Markup:
        if reference.id:
            if reference.id in self.printed:
                return Markup('<a class="ref" href="#{0}">{0}</a>').format(reference.id)
            said = self._words("full_report", id=reference.id)
            return Markup('<span class="ref">{}</span>').format(said)
        links = []
        for cite in reference.cites:
            number = self.number(cite.key).number
            locator = f", {cite.locator}" if cite.locator else ""
            anchor = '<a href="#src-{}">{}</a>{}' if self.linked else "{1}{2}"
            links.append(Markup(anchor).format(cite.key, number, locator))  # noqa: S704
        return Markup('<span class="cite">[{}]</span>').format(Markup("; ").join(links))


_RTL = {"ar", "fa", "he"}
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")


def script_language(words: str) -> str:
    """The language that a script suggests: `ar`, `fa`, `he`, or `und`.

    Persian is told from Arabic by letters that Arabic does not write.
    """
    if re.search("[\u0590-\u05ff]", words):
        return "he"
    if re.search("[\u0600-\u06ff]", words):
        return "fa" if _PERSIAN.search(words) else "ar"
    return "und"
