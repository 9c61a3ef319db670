"""Unrated drawn as a low grade.

What: in the scale of source grades that the briefing prints, reliability F or credibility 6 has filled
cells, so that “cannot be judged” looks like a low grade.

Why: F and 6 say that there is no basis for a grade. A pattern with filled cells, or a number, makes this
look like a verdict.

Source: Admiralty code (STANAG 2511), F and 6; STIX 2.1, appendix A, where 6 is “not specified”.

Mend: write `cells: 0` for this level in the scale's file.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "error"
UNRATED = {"reliability": "F", "credibility": "6"}
PRINTED = "admiralty"
"""The scale of source grades; a project can replace it by its own scale of this name."""
EXAMPLE = """
# B08
scale: local
key_facts:
- {id: F1, text: The dam was closed in March., citations: [{source: post}]}
sources:
- {id: post, type: post, title: On the dam, reliability: F}
"""
FILES = {
    "scales/local.yaml": """
title: Source grades of the desk
name: RuleInput grades
source: House wording
grades: sources
reliability:
  title: Reliability
  cells: 5
  levels: [{id: A, word: Reliable, code: A, cells: 5}, {id: F, word: Cannot be judged, code: F, cells: 1}]
"""
}
"""Files beside the example."""


def find(given: RuleInput) -> Iterator[Hit]:
    """Levels F and 6 with filled cells, in the declared scale and in that of source grades."""
    names = dict.fromkeys((given.briefing.scale, PRINTED))
    for name in names:
        for axis, id in UNRATED.items():
            grading = getattr(given.scales.get(name, given.scale), axis)
            level = grading.level(id) if grading else None
            if level and level.cells:
                message = (
                    f"scale `{name}` draws {axis} {id}, unrated, with {level.cells} filled cells"
                )
                yield Hit(("scale",), message, f"write `cells: 0` for {id} in `scales/{name}.yaml`")
