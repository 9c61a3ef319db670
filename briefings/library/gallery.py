"""The gallery: `index.html` of an output folder, with all briefings that were built into it.

What a build does not make again is remembered in `.cache`, and stays as long as its files do.
"""

import base64
import datetime as dt
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from ..catalogue.choices import TEMPLATES, Catalogue
from ..formats.html import page, style
from ..formats.png import thumbnail
from ..isolation import locked
from ..language.direction import direction
from ..language.wording import wording
from ..orders import Checked, Made, variant
from ..reading.opening import Unreadable, read
from ..reading.sealing import sealed, unsealed
from ..rendering.environment import fill
from ..rendering.page import POLICY, STYLE
from ..writing import write

PAGE, REMEMBERED = "index.html", "gallery.json"
WIDTH = 220
"""Pixels of a thumbnail; shown at half of them, sharp on fine screens."""


class Entry(NamedTuple):
    """A briefing in the gallery."""

    slug: str
    title: str
    subtitle: str
    language: str
    direction: str
    status: str
    marking: str
    number: str
    publisher: str
    cutoff: str
    """ISO 8601, as is `published`."""
    published: str
    warnings: int
    files: Mapping[str, Mapping[str, Any]]
    """By name: `length` as its file calls it, `place` in their order, `variant`, `format`, `pages`, and
    `of`, the hash of the content that it was made of."""
    picture: str = ""
    """The first page of the shortest PDF, as a data address."""
    of: str = ""
    """The hash of the content as it was built last."""

    def older(self) -> list[str]:
        """The names of files that were made of other content than the last ones."""
        return sorted(name for name, file in self.files.items() if file.get("of", "") != self.of)


def entry_of(checked: Checked, made: Iterable[Made], warnings: int) -> Entry:
    """How a briefing that was just built is shown."""
    briefing, slug = checked.briefing, checked.content.slug
    language = checked.catalogue.language(checked.choices.language)
    made = [one for one in made if not one.name.endswith(".png")]
    printed = [one for one in made if one.name.endswith(".pdf")]
    of = sha256(briefing.model_dump_json().encode()).hexdigest()
    picture = thumbnail(min(printed, key=lambda one: one.pages).data, WIDTH) if printed else b""
    return Entry(
        slug, briefing.title, briefing.subtitle or "", briefing.language, direction(language.locale),
        briefing.status or "", briefing.marking or "", briefing.number or "",
        briefing.publisher or "", briefing.cutoff.isoformat(), briefing.published.isoformat(),
        warnings, {one.name: _file(checked, one) | {"of": of} for one in made},
        f"data:image/png;base64,{base64.b64encode(picture).decode()}" if picture else "", of,
    )  # fmt: skip


def _file(checked: Checked, one: Made) -> dict[str, Any]:
    lengths = checked.catalogue.lengths()
    stem = checked.content.slug + (f"-{one.length}{variant(checked)}" if one.length else "")
    return {
        "length": lengths[one.length].title if one.length else "",
        "place": list(lengths).index(one.length) if one.length else len(lengths),
        "variant": variant(checked).strip("-").replace("-", ", ") if one.length else "",
        "format": one.name.removeprefix(stem).strip("."),
        "pages": one.pages,
    }


def write_page(
    folder: Path, remembered: Path, new: Iterable[Entry], catalogue: Catalogue
) -> tuple[Path, list[Path]]:
    """Write the gallery of an output folder with what is new. Raises `Faulty`.

    Returns its page, and the files of the new briefings that are older than their content is now.

    Two builds at once wait for each other here: each writes what the other found out, too.
    """
    with locked(remembered.with_suffix(".lock")):
        return _write_page(folder, remembered, new, catalogue)


def _write_page(
    folder: Path, remembered: Path, new: Iterable[Entry], catalogue: Catalogue
) -> tuple[Path, list[Path]]:
    known, slugs = _remembered(remembered), set()
    for one in new:
        slugs.add(one.slug)
        before = known.get(one.slug)
        if before:
            files = {**before.files, **one.files}
            one = one._replace(files=files, picture=one.picture or before.picture)
        known[one.slug] = one
    shown = [_still_there(folder, one) for _, one in sorted(known.items())]
    shown = [one for one in shown if one.files]
    _write(remembered, sealed({"entries": [one._asdict() for one in shown]}))
    _write(folder / PAGE, _page(shown, catalogue))
    older = [folder / e.slug / name for e in shown if e.slug in slugs for name in e.older()]
    return folder / PAGE, older


def _write(path: Path, data: bytes) -> None:
    try:
        there = read(path).data
    except Unreadable:
        there = b""
    if there != data:
        write(path, data)


def _remembered(path: Path) -> dict[str, Entry]:
    try:
        record = unsealed(read(path).data) or {"entries": []}
    except Unreadable:
        return {}
    return {entry["slug"]: Entry(**entry) for entry in record["entries"]}


def _still_there(folder: Path, one: Entry) -> Entry:
    files = {n: f for n, f in one.files.items() if (folder / one.slug / n).is_file()}
    return one._replace(files=files)


def _page(shown: list[Entry], catalogue: Catalogue) -> bytes:
    """In the language that all briefings share, else in English; the newest first."""
    languages = {one.language for one in shown}
    tag = languages.pop() if len(languages) == 1 else "en"
    words = wording(catalogue, tag)
    newest = sorted(shown, key=lambda one: one.published, reverse=True)
    css = [(TEMPLATES / f"{n}.css").read_text("utf-8") for n in ("tokens", "gallery", "dark")]
    context = {
        "t": words, "date": lambda text: words.date(dt.date.fromisoformat(text)), "css": STYLE, "policy": POLICY,
        "tag": tag, "shown": [(one, _grouped(one)) for one in newest],
    }  # fmt: skip
    return page(fill(TEMPLATES, "gallery.html", context), style(*css))


def _grouped(one: Entry) -> list[tuple[str, str, list[tuple[str, Mapping[str, Any]]]]]:
    """Files as (length, variant, [(name, file)]), in the order of lengths."""
    groups: dict[tuple[int, str, str], list[tuple[str, Mapping[str, Any]]]] = {}
    for name, file in sorted(one.files.items()):
        key = (file["place"], file["variant"], file["length"])
        groups.setdefault(key, []).append((name, file))
    return [(length, kind, files) for (_, kind, length), files in sorted(groups.items())]
