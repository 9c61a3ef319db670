"""What templates may ask about one length of a briefing."""

import json
from typing import Any

from markupsafe import Markup

from ..catalogue.choices import TEMPLATES
from ..figures.reading import LOGO
from ..fonts import covered
from ..language.direction import direction
from ..model.items import Dissent
from ..model.length import Length
from ..model.scale import Grading
from ..model.selection import Selection
from ..model.source import Source
from ..prose import Markdown, Reference
from ..selection import items, ranges
from ..sources import numbering as citing
from .linked_data import linked_data
from .manuscript import Manuscript
from .qr import Code, code
from .shortening import shortened
from .writing_systems import native, towards


class View:
    """What templates may ask about one length of a briefing."""

    def __init__(
        self, text: Manuscript, length: Length, selection: Selection, *, on_screen: bool
    ) -> None:
        self._text, self._length, self._selection = text, length, selection
        self._words = text.words
        self._dissents = text.briefing.dissents_by_item()
        self.printed = selection.ids
        self.cited: dict[str, None] = {}
        """Ids of the sources cited so far."""
        self.markdown = Markdown(self._reference, text.words.language.quotes)
        self.linked = length.shape != "columns"
        """Whether numbers of sources are links; they are not if the list of sources has no anchors."""
        self.figures, self.drawings, self.colours = text.figures, text.drawings, text.colours
        self.draft = text.draft
        self._numbered = on_screen and length.everything
        self._more = False
        """Whether any statement so far had more sources than this length prints."""

    def items(self, section: str) -> list[Any]:
        """The printed items of a section, most important first, each as (item, tier)."""
        tiers, every = self._selection.tiers, items(self._text.briefing, section)
        return [(item, tiers[key]) for key, item in every.items() if key in tiers]

    def topics(self, pairs: list[Any]) -> list[tuple[str, list[Any]]]:
        """Items grouped by topic, topics in order of their most important item."""
        groups: dict[str, list[Any]] = {}
        for pair in pairs:
            groups.setdefault(pair[0].topic or "", []).append(pair)
        return list(groups.items())

    def refs(self, item: Any, *, context: bool = False) -> tuple[list[Any], list[Any], bool]:
        """The numbered sources of an item, ascending: those for it, those against it, and whether it has
        more sources than this length prints.
        """
        sides: tuple[dict[str, None], dict[str, None]] = ({}, {})
        for citation in item.citations:
            if context or citation.role != "context":
                sides[citation.role == "contradicts"][citation.source] = None
        most = self._length.citations
        shown = [[self.number(key) for key in list(side)[:most]] for side in sides]
        more = most is not None and any(len(side) > most for side in sides)
        self._more = self._more or more
        return sorted(shown[0]), sorted(shown[1]), more

    def number(self, key: str) -> citing.Numbered:
        """A source and its number."""
        self.cited[key] = None
        return self._text.numbers[key]

    def anchor(self, numbered: citing.Numbered) -> str:
        """The target of links to a source: on a screen with hundreds of them, its number."""
        return f"sec-{numbered.number}" if self._numbered else f"src-{numbered.source.id}"

    def sources(self) -> list[Any]:
        """All sources for the report; otherwise those that were cited before this call."""
        numbered = self._text.numbers.values()
        return [n for n in numbered if self._length.everything or n.source.id in self.cited]

    def reference(self, source: Source) -> Markup | None:
        """A source as the bibliography style prints it; None if the style prints nothing.

        Styles use Latin commas; a source in a right-to-left script gets the commas of the page.
        """
        found = self._text.references.get(source.id)
        if found and self.towards(source) == "rtl" == self._words.dir:
            return Markup(found.replace(", ", self._words("comma")))  # noqa: S704  # was escaped
        return found

    @property
    def fonts(self) -> list[str]:
        """The project's own fonts with their licences."""
        named = {font.family: font.licence for font in self._text.fonts}
        return [f"{family} ({licence})" if licence else family for family, licence in named.items()]

    @property
    def logo(self) -> str | None:
        """The data address of the publisher's logo."""
        return self.figures.get(LOGO)

    def qr(self) -> Code | None:
        """The QR code of the briefing's address; None if it has no address."""
        address = self._text.briefing.url
        return code(address, self._words("qr_code", url=address)) if address else None

    def away(self, run: str) -> Markup:
        """The id of an item that this length leaves out, or a run of ids such as `F7–F12`. If the briefing
        has an address, it links to the first item there.
        """
        address = (self._text.briefing.url or "").partition("#")[0]
        whole = " whole" if "-" in run else ""  # does not break there
        if address:
            link = Markup('<a class="away{}" href="{}#{}">{}</a>')
            return link.format(whole, address, run.partition("–")[0], run)
        return Markup('<span class="whole">{}</span>' if whole else "{}").format(run)  # noqa: S704

    def ai(self) -> list[str]:
        """What the authors say about the use of AI, in parts; empty if they say nothing."""
        said = self._text.briefing.ai
        if said is None:
            return []
        words, reviewed = self._words, said.reviewed
        by = words("ai_reviewed", name=reviewed.by) if reviewed else ""
        return [
            words(f"ai_{said.use}"),
            *([self.markdown.line(said.tools.rstrip("."))] if said.tools else []),
            *(
                [
                    f"{by}{words('comma')}{words.date(reviewed.on)}"
                    if reviewed and reviewed.on
                    else by
                ]
                if by
                else []
            ),
            *([words("ai_responsible", name=said.responsible)] if said.responsible else []),
        ]

    def shortened(self) -> list[str]:
        """What this length leaves out of the items that it prints, as keys of words."""
        if self._length.everything:
            return []
        return shortened(self._text.briefing, self._selection, some_sources=self._more)

    def dissents(self, id: str) -> list[Dissent]:
        """The named dissents on an item, each followed by those on itself."""
        return self._dissents.get(id, [])

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
        """How many independent origins an item's sources have, through all it rests on.

        0 where it has no sources, or where somebody has yet to say what their origins are.
        """
        support = self._text.evidence.support.get(getattr(item, "id", ""))
        return (support.independent or 0) if support else 0

    def found(self, citation: Any) -> Any:
        """The result of looking up a quotation in the saved copy; None: it was not looked up."""
        return self._text.evidence.found(citation)

    def siblings(self, source: Source) -> list[Any]:
        """The other sources with the same origin, by number."""
        origin = source.origin_or_self
        found = self._text.numbers.values()
        same = [n for n in found if n.source.origin_or_self == origin and n.source.id != source.id]
        return sorted(same, key=lambda n: n.number)

    def level(self, grading: Grading | None, id: str | None) -> Any:
        """A level of a grading, or None."""
        return grading.level(id) if grading and id else None

    def degree(self, term: str | None) -> Any:
        """A degree of likelihood, or None."""
        return self._text.scale.degree(term) if term else None

    def linked_data(self) -> Markup:
        """The page's description for machines: JSON-LD that cannot end its element."""
        data = linked_data(self._text.briefing, self.items, self.markdown.words)
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        return Markup(text.replace("<", "\\u003c"))  # noqa: S704

    short = staticmethod(citing.short)
    authors = staticmethod(citing.authors)

    def printable(self, words: str | None) -> bool:
        """Whether the bundled fonts have every character of some words."""
        known = covered(TEMPLATES / "fonts")
        own = (font.characters for font in self._text.fonts)
        return set(words or "") <= known.union(*own)

    direction = staticmethod(direction)
    towards = staticmethod(towards)
    native = staticmethod(native)

    def _reference(self, reference: Reference) -> Markup:
        if reference.id:
            if reference.id in self.printed:
                whole = " whole" if "-" in reference.id else ""
                return Markup('<a class="ref{1}" href="#{0}">{0}</a>').format(reference.id, whole)
            said = Markup("{}").format(self._words("full_report", id="\0"))
            return Markup('<span class="ref">{}</span>').format(
                said.replace("\0", self.away(reference.id))
            )
        links, comma = [], self._words("comma")
        for cite in reference.cites:
            found = self.number(cite.key)
            locator = f"{comma}{cite.locator}" if cite.locator else ""
            anchor = '<a href="#{}">{}</a>{}' if self.linked else "{1}{2}"
            links.append(Markup(anchor).format(self.anchor(found), found.number, locator))  # noqa: S704
        between = Markup("{}").format(self._words("semicolon"))
        return Markup('<span class="cite">[{}]</span>').format(between.join(links))
