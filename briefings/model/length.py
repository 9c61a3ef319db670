"""How much is printed: sections in order, tiers, page budget, and the order of giving way."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Flag, Part, Plain, fault

MAX_PAGES = 500
"""No budget is larger."""
TIERS = ("name", "short", "text", "detail")
"""How much of an item is printed, least first."""
Tier = Literal["name", "short", "text", "detail"]
Points = Annotated[float, Field(ge=5, le=40)]
Section = Literal[
    "contents", "bottom_line", "why_it_matters", "summary", "key_judgments", "key_facts",
    "contested_points", "assumptions", "gaps", "indicators", "timeline", "later_developments",
    "people", "glossary", "figures", "scope", "method", "matrix", "scale", "omissions", "sources",
    "colophon",
]  # fmt: skip
Around = Literal[
    "contents", "bottom_line", "why_it_matters", "gaps", "scale", "sources", "omissions", "colophon",
]  # fmt: skip


class Body(Part):
    """Type sizes of the text, in points."""

    smallest: Points
    largest: Points
    step: Annotated[float, Field(gt=0, le=1)] = 0.05


LARGE_PRINT = Body(smallest=14, largest=16)
"""For lengths that do not say their own."""


class Take(Part):
    """One round of filling the pages."""

    section: Section
    tier: Tier = "short"
    up_to: Annotated[int, Field(ge=1)] | None = None
    """How many of the section, counted from the most important; None: all."""
    only_key: Flag = False
    """Only the events marked `key`."""


class Length(Part):
    """A file of `templates/lengths/`."""

    title: Plain
    summary: Plain
    """One line for `list`."""
    pages: Annotated[int, Field(ge=1, le=200)] | None = None
    """The page budget; None: as many as it takes."""
    large_print_pages: Annotated[int, Field(ge=1, le=200)] | None = None
    over: Literal["error", "warn"] = "error"
    """What a layout beyond the budget is."""
    body: Body
    large_print_body: Body | None = None
    gap: Annotated[float, Field(ge=0.1, le=4)] = 1
    """How far the space between items may grow to fill the page: a factor."""
    layouts: Annotated[int, Field(ge=2, le=50)] = 8
    """How many layouts a fit may take."""
    shape: Literal["columns", "pages", "margin"] = "pages"
    """Two columns; one column; one column beside a margin column."""
    sections: tuple[Section, ...]
    around: tuple[Around, ...] = (
        "contents", "bottom_line", "why_it_matters", "scale", "sources", "omissions", "colophon",
    )  # fmt: skip
    """Sections that stand before or after the text, across its columns."""
    everything: Flag = False
    """Whether every item is printed, in its fullest tier."""
    citations: Annotated[int, Field(ge=1)] | None = None
    """How many sources a statement names at most, the first ones; None: all."""
    side_lines: Annotated[int, Field(ge=0)] = 2
    """How many contested points print a line per side at any rate."""
    fill: tuple[Take, ...] = ()
    """Taken from the top while there is room; gives way from the bottom."""
    notes: Annotated[float, Field(ge=4, le=40)] = 7
    """The smallest type of any line, in points; smaller is rule H07."""
    measure: Annotated[int, Field(ge=20, le=200)] = 90
    """The most characters of a line of running text; more is rule H07."""
    leading: tuple[float, float] = (1.2, 1.45)
    """From line to line, in multiples of the size; others are rule H07."""
    within: Plain | None = None
    """The length that holds all that this one prints."""

    def in_large_print(self) -> "Length":
        """The same with the pages and sizes of large print."""
        pages = self.large_print_pages or (self.pages and 2 * self.pages)
        body = self.large_print_body or LARGE_PRINT
        # Twice the pages hold their items in coarser steps, and take more layouts to fill.
        layouts = 2 * self.layouts
        large = {"pages": pages, "body": body, "layouts": layouts, "notes": max(12, self.notes)}
        return self.model_copy(update=large)

    @model_validator(mode="after")
    def _keeps_what_no_length_drops(self) -> "Length":
        needed = ["contested_points", "scale", "sources"]
        needed += [] if self.everything else ["omissions"]
        missing = [name for name in needed if name not in self.sections]
        if missing:
            raise fault("V117", f"a length without `{missing[0]}`", "add it to `sections`")
        return self
