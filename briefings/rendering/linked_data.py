"""The description of a report for machines, in the vocabulary of schema.org."""

from collections.abc import Callable
from typing import Any

from ..model.briefing import Briefing
from ..model.source import Source

Words = Callable[[str | None], str]
_IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_MADE = {
    "assisted": f"{_IPTC}compositeWithTrainedAlgorithmicMedia",
    "generated": f"{_IPTC}trainedAlgorithmicMedia",
}
"""How a work was made, in the vocabulary of the IPTC."""


def linked_data(
    briefing: Briefing, items: Callable[[str], list[Any]], words: Words
) -> dict[str, Any]:
    """JSON-LD of a report: a `Claim` for each judgment and fact, and every source as its `citation`.

    `items` gives the printed items of a section with their tiers, `words` a text without its markup.
    Schema.org has no words for grades or for claims that contradict each other, so these are left out.
    """
    claims = [
        {"@type": "Claim", "@id": f"#{item.id}", "text": words(item.text)}
        for section in ("key_judgments", "key_facts") for item, _ in items(section)
    ]  # fmt: skip
    return {
        "@context": "https://schema.org",
        "@type": "Report",
        **_said(
            name=briefing.title, alternativeHeadline=briefing.subtitle, url=briefing.url,
            reportNumber=briefing.number, inLanguage=briefing.language, license=briefing.licence,
            datePublished=briefing.published.isoformat(), creativeWorkStatus=briefing.status,
            publisher=briefing.publisher
            and {"@type": "Organization", "name": briefing.publisher},
            digitalSourceType=_MADE.get(briefing.ai.use) if briefing.ai else None,
            author=[{"name": author.name} for author in briefing.authors],
            hasPart=claims, citation=[_work(source) for source in briefing.sources],
        ),
    }  # fmt: skip


def _work(source: Source) -> dict[str, Any]:
    saved = source.archive.url if source.archive else None
    given = _said(name=source.title, url=source.URL, archivedAt=saved)
    return {"@type": "CreativeWork", **given}


def _said(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
