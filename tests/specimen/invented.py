"""Briefings made of random words, and what must hold of their pages: for tests and `make`."""

import random
import re
from typing import Any, NamedTuple

import pypdfium2

from briefings.catalogue.choices import Catalogue
from briefings.evidence import examine
from briefings.evidence.lock import Lock
from briefings.language.wording import wording
from briefings.layout.copyfitting import fit
from briefings.layout.engine import Engine, write
from briefings.layout.typesetting import Job, Layout
from briefings.model.briefing import COUNTED, LISTS, Briefing
from briefings.model.selection import Selection
from briefings.rendering.manuscript import Manuscript, manuscript
from briefings.rendering.page import render
from briefings.selection import keys, ladder, ranges

WORDS = (
    "the river flow accord basin share year government said measured report water upper lower"
    " council study estimate million per cent official document annual change new interdepartmental"
).split()
FULL = 8.0
"""The most millimetres that a page may leave empty while items wait."""


class Shape(NamedTuple):
    """How much of everything an invented briefing has."""

    seed: int
    facts: int
    judgments: int
    points: int
    gaps: int
    must: int
    """How many of the facts no length may leave out."""
    longest: int
    """Words of the longest text."""


def shape(seed: int) -> Shape:
    """A shape by its number."""
    dice = random.Random(seed)
    facts = dice.choice((dice.randint(1, 12), dice.randint(1, 60), dice.randint(60, 200)))
    return Shape(
        seed, facts, dice.randint(0, 7), dice.randint(0, 12), dice.randint(0, 12),
        dice.randint(0, min(3, facts)), dice.choice((15, 30, 60)),
    )  # fmt: skip


def briefing(shape: Shape) -> Briefing:
    """The invented briefing of a shape: the same one every time."""
    dice = random.Random(repr(shape))
    sources = [
        {"id": f"s{n}", "type": "report", "title": _words(dice, 6), "publisher": _words(dice, 2)}
        for n in range(1, 2 + shape.facts // 2)
    ]

    def cited() -> dict[str, Any]:
        some = dice.sample(sources, min(len(sources), dice.randint(0, 3)))
        return {"citations": [{"source": source["id"]} for source in some]}

    def said(*, short: bool = True) -> dict[str, Any]:
        text = {"text": _sentence(dice, dice.randint(6, shape.longest))}
        if short and dice.random() < 0.7:
            text["short"] = _sentence(dice, dice.randint(4, 14))
        return text

    def graded() -> dict[str, Any]:
        return {"confidence": dice.choice(("low", "moderate", "high"))}

    must = set(dice.sample(range(1, shape.facts + 1), shape.must))
    data = {
        "title": _words(dice, dice.randint(2, 12)),
        "cutoff": "2026-06-30",
        "marking": dice.choice((None, "TLP:AMBER", "Internal")),
        "bottom_line": said(short=False),
        "why_it_matters": _sentence(dice, 15),
        "summary": [said() for _ in range(dice.randint(0, 4))],
        "key_facts": [
            {"id": f"F{n}", **said(), **graded(), **cited(), "must": "true" if n in must else "false"}
            for n in range(1, shape.facts + 1)
        ],
        "key_judgments": [
            {"id": f"J{n}", **said(), **graded(), "likelihood": "likely", **cited()}
            for n in range(1, shape.judgments + 1)
        ],
        "contested_points": [
            {
                "id": f"C{n}", "question": _sentence(dice, 12), "short": _sentence(dice, 5),
                "positions": [
                    {"holder": _words(dice, 2), **said(), **cited()}
                    for _ in range(dice.choice((2, 2, 2, 3, 4)))
                ],
            }
            for n in range(1, shape.points + 1)
        ],
        "gaps": [{"id": f"G{n}", **said()} for n in range(1, shape.gaps + 1)],
        "timeline": [
            {"date": "1999-05", **said(short=False), "key": "true" if n % 2 else "false"}
            for n in range(dice.randint(0, 20))
        ],
        "dissents": [
            {"id": f"D{n}", "on": on, "holder": _words(dice, 2), **said(), **cited()}
            for n, on in enumerate(_disputed(dice, shape), 1)
        ],
        "sources": sources,
    }  # fmt: skip
    return Briefing.model_validate(data)


def _disputed(dice: random.Random, shape: Shape) -> list[str]:
    """Ids of a few items that somebody dissents from."""
    ids = [f"F{n}" for n in range(1, shape.facts + 1)]
    ids += [f"J{n}" for n in range(1, shape.judgments + 1)]
    ids += [f"C{n}" for n in range(1, shape.points + 1)]
    return dice.sample(ids, min(len(ids), dice.randint(0, 3)))


def _words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choices(WORDS, k=count)).capitalize()


def _sentence(dice: random.Random, count: int) -> str:
    return f"{_words(dice, count)}."


class Fitted(NamedTuple):
    """A length of an invented briefing on its pages."""

    text: Manuscript
    job: Job
    layout: Layout


def fitted(
    made: Briefing, name: str, paper: str, engine: Engine, shorter: Selection | None = None
) -> Fitted:
    """Fit a length, as a build would."""
    catalogue = Catalogue()
    length, text = (
        catalogue.length(name),
        manuscript(made, catalogue, wording(catalogue, "en"), examine(made, None, Lock())),
    )
    job = Job(
        length, ladder(made, length, shorter), length.pages or 0, length.body, paper, engine,
        lambda selection: render(text, length, selection, name), text.words.page_of,
    )  # fmt: skip
    return Fitted(text, job, fit(job))


def faults(made: Briefing, paper: str, engine: Engine) -> list[str]:
    """What is wrong with the brief and the standard of a briefing; nothing, in the best case."""
    brief = fitted(made, "brief", paper, engine)
    standard = fitted(made, "standard", paper, engine, brief.layout.selection)
    found = [*_of_brief(brief), *_of_standard(standard)]
    lost = {
        key for key in brief.layout.selection.tiers if key not in standard.layout.selection.tiers
    }
    if lost:
        found.append(f"the brief prints what the standard does not: {sorted(lost)}")
    for one in (brief, standard):
        found += [f"{one.job.length.title}: {fault}" for fault in _of_any(made, one, engine)]
    return found


def _of_brief(brief: Fitted) -> list[str]:
    found = []
    layout = brief.layout
    if layout.measure.pages != 1:
        found.append(f"the brief has {layout.measure.pages} pages")
    void = min(column.void for column in layout.measure.columns[-2:])
    if waits(brief) and void > FULL:
        found.append(f"items wait, and {void:.1f} mm are empty")
    return found


def _of_standard(standard: Fitted) -> list[str]:
    pages = standard.layout.measure.pages
    return [f"the standard has {pages} pages"] if pages > 4 else []


def waits(fit: Fitted) -> bool:
    """Whether the length would print more, had it more room."""
    full = fit.job.ladder.selection(len(fit.job.ladder.rungs))
    return dict(full.tiers) != dict(fit.layout.selection.tiers)


def _of_any(made: Briefing, fit: Fitted, engine: Engine) -> list[str]:
    """What holds for every fitted length."""
    found = []
    layout, length = fit.layout, fit.job.length
    if not length.body.smallest <= layout.setting.body <= length.body.largest:
        found.append(f"the type has {layout.setting.body} pt")
    if layout.layouts > 8:
        found.append(f"{layout.layouts} layouts")
    if layout.pages.log:
        found.append(f"the engine says {layout.pages.log[0]}")
    found += _of_text(made, layout.selection, write(layout.pages)[0])
    return found


def _of_text(made: Briefing, selection: Selection, pdf: bytes) -> list[str]:
    """What holds for the words on the pages."""
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(" ".join(p.get_textpage().get_text_range() for p in document).split())
    document.close()
    found = [
        f"{id} is not on the pages" for id in selection.ids if not re.search(rf"\b{id}\b", text)
    ]
    said = text.partition("Left out here:")[2]
    for section in LISTS:
        every = tuple(key.id for key in keys(made, section))
        out = next((o.ids for o in selection.omissions if o.section == section), ())
        if {*out} | {id for id in every if id in selection.ids} != {*every}:
            found.append(f"{section}: neither printed nor left out")
        note = f"({', '.join(ranges(out, every))})"
        if out and note not in said:
            found.append(f"the note does not say {note}")
    for section in COUNTED:
        every = len(keys(made, section))
        out = next((o.left_out for o in selection.omissions if o.section == section), 0)
        if out and f"{out} of {every} " not in said:
            found.append(f"the note does not count {section}")
    return found
