"""Names that must exist: ids, sources, terms of the scale, files, and references in texts."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..catalogue.choices import Catalogue, Unknown
from ..catalogue.styles import DEFAULT, style
from ..findings.finding import Finding, Place, Unusable
from ..model.briefing import LISTS, Briefing
from ..model.scale import Scale
from ..model.source import Citation
from ..model.tree import Loc, parts, texts
from ..prose import references, unsafe_links
from ..reading.hints import Names, nearest
from ..reading.places import Loaded, leads_to, no_file
from ..reading.validation import one_of, terse, where, without_faults

_ID_FIELDS = ("rests_on", "assumptions", "indicators", "affects", "facts", "on")
_FILE_FIELDS = ("data", "image", "vega_lite")


def resolve(
    briefing: Briefing, loaded: Loaded, catalogue: Catalogue, folder: Path | None
) -> list[Finding]:
    """Faults of names (V2xx); `folder` is the briefing's own, None for a single file."""
    scale, unknown = _choices(briefing, loaded, catalogue)
    return [
        *unknown,
        *_ids(briefing, loaded),
        *_sources(briefing, loaded),
        *_texts(briefing, loaded),
        *(_terms(briefing, scale, catalogue, loaded) if scale else ()),
        *_files(briefing, loaded, folder),
        *_style(briefing, loaded, catalogue, folder),
        *_withheld(briefing, loaded),
    ]


def unresolved(loaded: Loaded, catalogue: Catalogue, folder: Path | None) -> list[Finding]:
    """The faults of names in invalid data, as far as they can be found."""
    rest = without_faults(loaded, Briefing)
    return resolve(rest, loaded, catalogue, folder) if rest else []


def _choices(
    briefing: Briefing, loaded: Loaded, catalogue: Catalogue
) -> tuple[Scale | None, list[Finding]]:
    """The scale, or None if there is no such scale, and the faults of the choices (V204)."""
    scale, findings = None, []
    for field in ("scale", "language"):
        try:
            if field == "scale":
                scale = catalogue.scale(briefing.scale)
            else:
                catalogue.language(briefing.language)
        except Unknown as error:
            place = loaded.place((field,))
            findings.append(_error("V204", error.message, place, error.help, (field,)))
    return scale, findings


def _error(code: str, message: str, place: Place, help: str, loc: Loc) -> Finding:
    return Finding(code, "error", terse(message), place, help, where(loc))


def _ids(briefing: Briefing, loaded: Loaded) -> Iterator[Finding]:
    seen: dict[str, Loc] = {}
    for section in LISTS:
        for number, item in enumerate(getattr(briefing, section)):
            loc: Loc = (section, number, "id")
            if item.id in seen:
                first = loaded.place(seen[item.id]).line
                message = f"the id `{item.id}` is taken"
                yield _error(
                    "V203", message, loaded.place(loc), f"the first is on line {first}", loc
                )
            seen.setdefault(item.id, loc)
    names = Names(seen)
    for loc, id in _references(briefing):
        if id not in seen:
            help = names.nearest(id) or "refer to an item of this briefing"
            message = f"there is no item `{id}`"
            yield _error("V201", message, loaded.place(loc), help, loc)
    reached = {one.id for group in briefing.dissents_by_item().values() for one in group}
    for number, dissent in enumerate(briefing.dissents):
        if dissent.id not in reached:
            loc = ("dissents", number, "on")
            message = f"`{dissent.id}` dissents from nothing but dissents"
            yield _error("V218", message, loaded.place(loc), "name the item it is on", loc)


def _references(briefing: Briefing) -> Iterator[tuple[Loc, str]]:
    """Every id in fields that refer to items, with its place."""
    for loc, part in parts(briefing):
        for field in _ID_FIELDS:
            value = vars(part).get(field)
            if isinstance(value, str):
                yield (*loc, field), value
            elif loc and isinstance(value, tuple):
                for number, id in enumerate(value):
                    if isinstance(id, str):
                        yield (*loc, field, number), id


def _sources(briefing: Briefing, loaded: Loaded) -> Iterator[Finding]:
    seen: dict[str, Loc] = {}
    for number, source in enumerate(briefing.sources):
        loc: Loc = ("sources", number, "id")
        if source.id in seen:
            message = f"the source id `{source.id}` is taken"
            first = loaded.place(seen[source.id]).line
            yield _error("V203", message, loaded.place(loc), f"the first is on line {first}", loc)
        seen.setdefault(source.id, loc)
    names = Names(seen)
    for loc, part in parts(briefing):
        if isinstance(part, Citation) and part.source not in seen:
            loc = (*loc, "source")
            yield _error(
                "V202",
                f"there is no source `{part.source}`",
                loaded.place(loc),
                names.nearest(part.source) or "add it under `sources`",
                loc,
            )


def _texts(briefing: Briefing, loaded: Loaded) -> Iterator[Finding]:
    ids = {item.id for _, item in briefing.numbered()}
    keys = {source.id for source in briefing.sources}
    names, sources = Names(ids), Names(keys)
    for field in texts(briefing):
        if not field.markdown:
            continue
        for reference in references(field.text):
            if reference.id and reference.id not in ids:
                help = names.nearest(reference.id) or "refer to an item of this briefing"
                place = loaded.find(field.loc, f"#{reference.id}", r"(?=\])")
                message = f"there is no item `{reference.id}`"
                yield _error("V201", message, place, help, field.loc)
            for cite in reference.cites:
                if cite.key not in keys:
                    help = sources.nearest(cite.key) or "add it under `sources`"
                    place = loaded.find(field.loc, f"@{cite.key}", r"(?=[\],;\s]|$)")
                    message = f"there is no source `{cite.key}`"
                    yield _error("V202", message, place, help, field.loc)
        for target in unsafe_links(field.text):
            place = loaded.find(field.loc, target)
            message = f"`{target[:40]}` is not an address to link to"
            yield _error(
                "V115", message, place, "start it with https://, http:// or mailto:", field.loc
            )


def _terms(
    briefing: Briefing, scale: Scale, catalogue: Catalogue, loaded: Loaded
) -> Iterator[Finding]:
    allowed = _vocabulary(scale)

    @cache
    def others() -> dict[str, dict[str, list[str]]]:
        names = (name for name in catalogue.names("scales") if name != briefing.scale)
        return {name: _vocabulary(catalogue.scale(name)) for name in names}

    for loc, part in parts(briefing):
        for field, words in allowed.items():
            value = vars(part).get(field)
            values: Iterable[Any] = value if isinstance(value, tuple) else (value,)
            for number, term in enumerate(values):
                if term is None or term in words:
                    continue
                at = (*loc, field, number) if isinstance(value, tuple) else (*loc, field)
                yield _term(field, term, words, briefing.scale, others(), loaded, at)


def _vocabulary(scale: Scale) -> dict[str, list[str]]:
    """The words that a scale allows, by field."""

    def ids(grading: Any) -> list[str]:
        return [level.id for level in grading.levels] if grading else []

    return {
        "likelihood": [w for d in scale.likelihood for w in (d.term, *d.also)],
        "confidence": ids(scale.confidence),
        "evidence": ids(scale.evidence),
        "agreement": ids(scale.agreement),
        "downgraded_for": list(scale.downgrades),
        "upgraded_for": list(scale.upgrades),
    }


def _term(
    field: str,
    term: str,
    words: list[str],
    name: str,
    others: Mapping[str, Mapping[str, list[str]]],
    loaded: Loaded,
    loc: Loc,
) -> Finding:
    """Why a term does not belong to the declared scale; `others` are the words of the other scales."""
    message = f"`{term}` is not a term of `{name}` for `{field}`"
    elsewhere = [other for other, known in others.items() if term in known[field]]
    if not words:
        help = f"remove it: `{name}` has no `{field}`"
    else:
        help = nearest(term, words) or one_of(words)
    if elsewhere:
        help += f" (it is a term of `{'`, `'.join(elsewhere)}`)"
    return _error("V205", message, loaded.place(loc), help, loc)


def _files(briefing: Briefing, loaded: Loaded, folder: Path | None) -> Iterator[Finding]:
    named = [(("logo",), briefing.logo)]
    for number, figure in enumerate(briefing.figures):
        named += [(("figures", number, f), getattr(figure, f)) for f in _FILE_FIELDS]  # type: ignore[misc]
    for loc, name in named:
        if name is None:
            continue
        if folder is None:
            message = f"a single file has no folder for `{name}`"
            help = "make a folder of it: `NAME/briefing.yaml`"
        elif (target := leads_to(folder, name)) and not target.is_relative_to(folder.resolve()):
            message, help = f"`{name}` lies outside the briefing's folder", "move it inside"
        elif target is None or not target.is_file():
            _, message, help = no_file(folder, name)
        else:
            continue
        yield _error("V206", message, loaded.place(loc), help, loc)


def _style(
    briefing: Briefing, loaded: Loaded, catalogue: Catalogue, folder: Path | None
) -> Iterator[Finding]:
    try:
        style(briefing.csl or DEFAULT, catalogue, folder)
    except Unusable as error:
        help = error.help or "name another style, or remove `csl`"
        yield _error("V212", error.message, loaded.place(("csl",)), help, ("csl",))


def _withheld(briefing: Briefing, loaded: Loaded) -> Iterator[Finding]:
    for loc, part in parts(briefing):
        if vars(part).get("safety") == "withhold" and getattr(part, "must", False):
            loc = (*loc, "safety")
            message = "an item that must be printed is withheld"
            yield _error("V207", message, loaded.place(loc), "remove `must` or `safety`", loc)
