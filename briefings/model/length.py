"""How much is printed: sections in order, tiers, page budget, and what is left out first."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Flag, Part, Plain, fault, means

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

    smallest: Annotated[Points, means("The size at which the pages are filled", "9.5")]
    largest: Annotated[Points, means("Up to which type grows when there is room", "11")]
    step: Annotated[
        float, Field(gt=0, le=1), means("Sizes are multiples of this; default 0.05", "0.1")
    ] = 0.05


LARGE_PRINT = Body(smallest=14, largest=16)
"""The default for lengths that do not set it."""


class Take(Part):
    """One round of filling the pages."""

    section: Annotated[Section, means("The section that is added to", "key_facts")]
    tier: Annotated[Tier, means("How much of each item; default `short`", "text")] = "short"
    up_to: Annotated[
        int | None,
        Field(ge=1),
        means("How many items, counted from the most important; default: all", "3"),
    ] = None
    only_key: Annotated[
        Flag, means("`true`: only events marked `key`; default `false`", "true")
    ] = False


class Length(Part):
    """A file of `templates/lengths/`."""

    title: Annotated[Plain, means("Printed above the title of the briefing", "Committee paper")]
    summary: Annotated[
        Plain, means("One line for `make-briefing list`", "two pages for the committee")
    ]
    pages: Annotated[
        int | None, Field(ge=1, le=200), means("Page budget; default: as many as it takes", "2")
    ] = None
    large_print_pages: Annotated[
        int | None, Field(ge=1, le=200), means("Budget in large print; default: twice `pages`", "5")
    ] = None
    over: Annotated[
        Literal["error", "warn"], means("What more pages are; default `error`", "warn")
    ] = "error"
    body: Annotated[Body, means("Sizes of type, in points", "{smallest: 9.5, largest: 11}")]
    large_print_body: Annotated[
        Body | None, means("The same in large print", "{smallest: 14, largest: 16}")
    ] = None
    gap: Annotated[
        float,
        Field(ge=0.1, le=4),
        means("How far the space between items may grow, as a factor; default 1", "1.5"),
    ] = 1
    layouts: Annotated[
        int, Field(ge=2, le=50), means("How many layouts a fit may try; default 8", "12")
    ] = 8
    shape: Annotated[
        Literal["columns", "pages", "margin"],
        means("Two columns; one (default); one beside a margin column", "margin"),
    ] = "pages"
    sections: Annotated[
        tuple[Section, ...],
        means("What is printed, in order", "[bottom_line, contested_points, scale, sources]"),
    ]
    around: Annotated[
        tuple[Around, ...],
        means("Sections before and after the text, across its columns", "[bottom_line, scale]"),
    ] = (
        "contents", "bottom_line", "why_it_matters", "scale", "sources", "omissions", "colophon",
    )  # fmt: skip
    everything: Annotated[
        Flag, means("`true`: every item in its fullest tier; default `false`", "true")
    ] = False
    citations: Annotated[
        int | None, Field(ge=1), means("The most sources a statement names; default: all", "2")
    ] = None
    side_lines: Annotated[
        int,
        Field(ge=0),
        means("For how many contested points each side has a line at any rate; default 2", "3"),
    ] = 2
    fill: Annotated[
        tuple[Take, ...],
        means(
            "What is added while there is room, in order; gives way from the end",
            "[{section: key_judgments, up_to: 3}, {section: key_facts, tier: text}]",
        ),
    ] = ()
    notes: Annotated[
        float,
        Field(ge=4, le=40),
        means("The smallest type of any line, in points; smaller is H07. Default 7", "8"),
    ] = 7
    measure: Annotated[
        int,
        Field(ge=20, le=200),
        means("The most characters of a line of running text; more is H07. Default 90", "80"),
    ] = 90
    leading: Annotated[
        tuple[float, float],
        means("Least and greatest leading, as a factor of the size; others are H07", "[1.2, 1.45]"),
    ] = (1.2, 1.45)
    within: Annotated[
        Plain | None, means("A longer length that prints everything this one prints", "report")
    ] = None

    def in_large_print(self) -> "Length":
        """The same with the pages and sizes of large print."""
        pages = self.large_print_pages or (self.pages and 2 * self.pages)
        body = self.large_print_body or LARGE_PRINT
        # With twice the pages, items are coarser steps, and filling takes more layouts.
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
