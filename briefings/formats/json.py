"""JSON: the whole briefing, validated, with what was computed of its evidence."""

import json
from collections.abc import Iterator

from .. import __version__
from ..evidence.grading import ceiling
from ..model.export import Export, FindingRecord, QuotationRecord, SourceRecord, StatementRecord
from ..orders import Checked
from ..sources import numbering as citing
from .given import Artefact, OfBriefing

SUMMARY = "the whole briefing with its computed evidence"
SCOPE = "briefing"


def export(given: OfBriefing) -> Iterator[Artefact]:
    """One file; `make-briefing schema --export` prints its schema."""
    data = document(given.checked).model_dump(mode="json", by_alias=True, exclude_none=True)
    yield Artefact(".json", (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())


def document(checked: Checked) -> Export:
    """The briefing with its statements, sources, quotations and findings; nothing that is withheld."""
    evidence = checked.evidence
    numbers = citing.number(checked.briefing)
    return Export(
        program=f"make-briefing {__version__}",
        briefing=checked.briefing,
        statements=tuple(_statements(checked)),
        sources=tuple(
            SourceRecord(
                id=id, number=numbered.number, origin=numbered.source.origin,
                supports=evidence.resting.get(id, ()),
            )
            for id, numbered in numbers.items()
        ),
        quotations=tuple(_quotations(checked)),
        findings=tuple(_findings(checked)),
    )  # fmt: skip


def _statements(checked: Checked) -> list[StatementRecord]:
    scale = checked.catalogue.scale(checked.briefing.scale)
    return [
        StatementRecord(
            at=key, sources=tuple(sorted(support.sources)), origins=tuple(sorted(support.origins)),
            unexamined=tuple(sorted(support.unexamined)),
            rests_on=support.rests_on,
            allowed=ceiling(support, checked.evidence.sources, scale).level,
        )
        for key, support in checked.evidence.support.items()
    ]  # fmt: skip


def _quotations(checked: Checked) -> list[QuotationRecord]:
    evidence = checked.evidence
    return [
        QuotationRecord(
            source=key.source, quote=key.quote, state=found.state, found=found.passed,
            earlier=found.earlier, saved_on=str(found.on) if found.on else None,
            sha256=evidence.lock.copies[key.source].sha256
            if key.source in evidence.lock.copies else None,
        )
        for key, found in evidence.quotations.items()
    ]  # fmt: skip


def _findings(checked: Checked) -> list[FindingRecord]:
    found = [(finding, None) for finding in checked.findings]
    waived = [(one.finding, one.reason) for one in checked.waived]
    return [
        FindingRecord.model_validate(
            {
                "code": f.code,
                "severity": f.severity,
                "message": f.message,
                "at": f.at,
                "waived": why,
            }
        )
        for f, why in [*found, *waived]
    ]
