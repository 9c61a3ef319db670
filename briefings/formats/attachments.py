"""What a PDF carries besides its pages: the content, its sources, and what the check found.

All of it is made of the briefing that may be shown, and of nothing that differs from one machine
to the next: no path, no user, no clock.
"""

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..catalogue.choices import TEMPLATES
from ..catalogue.styles import own
from ..evidence.lock import lock_bytes
from ..evidence.quotations import Quotation
from ..figures.charts.reading import Chart
from ..figures.reading import LOGO
from ..findings.finding import about_withheld
from ..findings.report import as_records
from ..lint.rule import all_rules
from ..model.briefing import Briefing
from ..model.bundle import BUNDLE, CHECKS, NAME, SOURCES, Bundle, LookedUp, Options, Rules
from ..orders import Checked
from ..reading.loading import load
from ..reading.places import read_text
from ..sources.csl_json import as_csl
from ..sources.numbering import number

KEPT_BACK: dict[str, Any] = {"sources": {"__all__": {"custom"}}}
"""Fields that no page prints: nothing of the document rests on them."""
_COMMENTS = {
    ".css": re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/""", re.DOTALL),
    ".csl": re.compile(r"(<!\[CDATA\[.*?\]\]>)|<!--.*?-->", re.DOTALL),
}
_EMPTY = {".css": "/**/", ".csl": ""}


class Attachment(NamedTuple):
    """A file inside a PDF."""

    name: str
    data: bytes
    relationship: str
    """To the pages, in the words of PDF: `Source`, `Data`, `Supplement`."""
    description: str


def attachments(
    checked: Checked, length: str, made_with: Mapping[str, str]
) -> tuple[Attachment, ...]:
    """The files that go into the PDF of one length."""
    bundle = _bundle(checked, length, made_with)
    sources = [
        as_csl(numbered.source.model_copy(update={"custom": None}))
        for numbered in number(checked.briefing).values()
    ]
    return (
        Attachment(
            BUNDLE, _json({"bundle": "1"} | bundle.model_dump(mode="json", exclude_defaults=True)),
            "Source", "The content of this document, from which it can be made again",
        ),
        Attachment(CHECKS, _json(check_log(checked)), "Supplement", "What the check found"),
        Attachment(SOURCES, _json(sources), "Data", "The sources as CSL-JSON"),
    )  # fmt: skip


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def check_log(checked: Checked) -> dict[str, list[dict[str, Any]]]:
    """Findings and waived findings, without places: those of the content file are not in a PDF.

    What would tell that something is withheld is left out.
    """
    return {
        "findings": _logged((finding, "") for finding in checked.findings),
        "waived": _logged((one.finding, one.reason) for one in checked.waived),
    }


def _logged(found: Iterable[tuple[Any, str]]) -> list[dict[str, Any]]:
    records = {}
    for finding, reason in found:
        if about_withheld(finding):
            continue
        record = {
            key: value for key, value in as_records([finding])[0].items()
            if key in {"code", "severity", "message", "help", "at"}
        }  # fmt: skip
        if finding.code not in all_rules():  # rules count what is shown, others the whole file
            record["at"] = re.sub(r"\[\d+\]", "", record["at"])
        if reason:
            record["reason"] = reason
        records[tuple(record.values())] = record
    return [records[key] for key in sorted(records)]


def _bundle(checked: Checked, length: str, made_with: Mapping[str, str]) -> Bundle:
    choices, catalogue, briefing = checked.choices, checked.catalogue, checked.briefing
    lock = checked.evidence.lock
    options = Options.model_construct(
        paper=choices.paper,  # type: ignore[arg-type]
        length=length, theme=choices.theme, language=choices.language,
        csl=choices.csl.stem, max_pages=choices.max_pages, draft=choices.draft,
        templates=catalogue.templates != TEMPLATES, epoch=choices.epoch,
    )  # fmt: skip
    data, pictures = _files(checked)
    return Bundle.model_construct(
        made_with=dict(made_with),
        slug=checked.content.slug if re.fullmatch(NAME, checked.content.slug) else "briefing",
        options=options,
        rules=Rules(severity=checked.rules.severity, thresholds=checked.rules.thresholds),
        briefing=content_of(briefing),
        data=data, pictures=pictures, choices=dict(_choices(checked, length)),
        looked_up=tuple(
            LookedUp.model_construct(**key._asdict(), **_state(found))
            for key, found in checked.evidence.quotations.items() if not found.passed
        ),
        lock=lock_bytes(lock).decode() if lock.copies or any(lock.quotations.values()) else "",
    )  # fmt: skip


def _state(found: Quotation) -> dict[str, Any]:
    return {"state": found.state, "on": found.on}


def content_of(briefing: Briefing) -> dict[str, Any]:
    """A briefing in the content format, without what says nothing and what no page prints."""
    fields = briefing.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude=KEPT_BACK
    )
    found: dict[str, Any] = _id_first({"format": briefing.format} | fields)
    return found


def _id_first(data: Any) -> Any:
    if isinstance(data, list):
        return [_id_first(entry) for entry in data]
    if not isinstance(data, dict):
        return data
    first = {"id": data["id"]} if "id" in data else {}
    return {**first, **{key: _id_first(value) for key, value in data.items()}}


def _files(checked: Checked) -> tuple[dict[str, str], dict[str, str]]:
    """Texts and pictures that the content names, as they were read: nothing else is in a file."""
    folder = checked.content.folder
    data: dict[str, str] = {}
    pictures: dict[str, str] = {}
    for figure in checked.briefing.figures:
        found = checked.figures.get(figure.id)
        if isinstance(found, str) and figure.image:
            pictures[figure.image] = found.partition(",")[2]
        elif isinstance(found, Chart):
            data |= dict(found.files)
    if checked.briefing.logo and LOGO in checked.figures:
        kind, _, coded = checked.figures[LOGO].partition(",")
        if "svg" in kind:
            data[checked.briefing.logo] = base64.b64decode(coded).decode()
        else:
            pictures[checked.briefing.logo] = coded
    for path in own(checked.briefing.csl, folder):
        data[str(checked.briefing.csl)] = _without_comments(path)
    return data, pictures


def _choices(checked: Checked, length: str) -> Iterator[tuple[str, Any]]:
    """The project's own files among those that decide on a length, by path and in their order."""
    choices, catalogue = checked.choices, checked.catalogue
    lengths = [length]
    for name, other in reversed(catalogue.lengths().items()):  # what it is fitted after
        if other.within in lengths:
            lengths.append(name)
    tags = {choices.language, choices.language.split("-")[0], checked.briefing.language, "en"}
    paths = [
        *(catalogue.path("lengths", name) for name in lengths),
        *(catalogue.path("languages", tag)
          for tag in sorted(tags & set(catalogue.names("languages")))),
        catalogue.path("scales", checked.briefing.scale),
        catalogue.path("scales", "admiralty"),
        catalogue.path("themes", choices.theme),
        choices.csl,
    ]  # fmt: skip
    for path in paths:
        if not path.resolve().is_relative_to(TEMPLATES):
            kind = "styles" if path.suffix == ".csl" else path.parent.name
            plain = load(path).data if path.suffix == ".yaml" else _without_comments(path)
            yield f"{kind}/{path.name}", plain


def _without_comments(path: Path) -> str:
    """A style sheet or style; of a theme's comments the first stays, which is its description."""
    text = "\n".join(read_text(path, path.name).lines)
    pattern = _COMMENTS[path.suffix]
    head = re.match(r"\s*/\*.*?\*/", text, re.DOTALL) if path.suffix == ".css" else None
    start = head.end() if head else 0
    rest = pattern.sub(lambda match: match[1] or _EMPTY[path.suffix], text[start:])
    return text[:start] + rest
