"""A source behind a judgment without a descriptor.

What: in a briefing with ten or more sources, a source supports a key judgment, directly or through facts,
and has no `descriptor`. The number can be set in `lint.thresholds` of settings.yaml.

Why: readers who weigh a judgment must be able to weigh its sources.

Source: ICD 206, source descriptors.

Mend: write one sentence on quality and limits: who wrote it, from what, how close to the events.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "note"
LIMIT = 10
EXAMPLE = """
key_judgments:
- {id: J1, text: The talks are stuck., rests_on: [F1]}
key_facts:
- {id: F1, text: The dam was closed in March., citations: [{source: s1}, {source: s2}]}
sources:
# B17
- {id: s1, type: article-newspaper, title: Dam closed}
- {id: s2, type: article-newspaper, title: Brenn dam shut, descriptor: Regional paper with a reporter at Brenn.}
- {id: s3, type: report, title: Third}
- {id: s4, type: report, title: Fourth}
- {id: s5, type: report, title: Fifth}
- {id: s6, type: report, title: Sixth}
- {id: s7, type: report, title: Seventh}
- {id: s8, type: report, title: Eighth}
- {id: s9, type: report, title: Ninth}
- {id: s10, type: report, title: Tenth}
"""


def find(given: RuleInput, limit: float) -> Iterator[Hit]:
    """Sources that judgments rest on and that have no descriptor; each once."""
    if len(given.briefing.sources) < limit:
        return
    judgments = {judgment.id for judgment in given.briefing.key_judgments}
    for number, source in enumerate(given.briefing.sources):
        if source.descriptor:
            continue
        above = [key for key in given.evidence.resting.get(source.id, ()) if key in judgments]
        if above:
            message = f"`{source.id}` supports `{above[0]}`, and has no `descriptor`"
            help = "say in one sentence how good it is and what limits it"
            yield Hit(("sources", number, "id"), message, help)
