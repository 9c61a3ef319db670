"""`python -m tests.benchmarks.large N FILE`: a content file of N statements and N sources.

`python -m tests.benchmarks.large --validate FILE` loads and validates it and does no more: the yardstick
of `check`.
"""

import random
import sys
from pathlib import Path
from typing import Any

import yaml

WORDS = (
    "accord river basin upper lower share flow year council state dam gauge measured water treaty talks"
    " region north south ministry report said official paper signed agreed letter spring summer winter"
    " lake canal level record data month since before after under over"
).split()


def large(count: int) -> dict[str, Any]:
    """One judgment in ten statements, one contested point in twenty, facts for the rest."""
    chance = random.Random(1)

    def said(words: int) -> str:
        return f"{' '.join(chance.choices(WORDS, k=words)).capitalize()}."

    def cited(**more: str) -> dict[str, str]:
        return {"source": f"s{chance.randrange(count)}", "locator": "p. 3", **more}

    judgments, points = count // 10, count // 20
    facts = count - judgments - points
    return {
        "title": "A large briefing",
        "sources_statement": "All of it is invented.",
        "cutoff": "2026-06-30",
        "key_judgments": [
            {"id": f"J{n}", "text": said(14), "likelihood": "likely", "horizon": "2027",
             "confidence": "moderate", "basis": said(8),
             "rests_on": [f"F{chance.randrange(facts)}" for _ in range(3)]}
            for n in range(judgments)
        ],
        "key_facts": [
            {"id": f"F{n}", "text": f"{said(16)} {said(12)}", "short": said(8), "detail": said(25),
             "confidence": chance.choice(["low", "moderate"]), "basis": said(8), "date": "2025",
             "citations": [cited(), cited()]}
            for n in range(facts)
        ],
        "contested_points": [
            {"id": f"C{n}", "question": said(8), "positions": [
                {"holder": f"Side {side}", "text": said(25), "citations": [cited(own_words="true")]}
                for side in "AB"
            ]}
            for n in range(points)
        ],
        "sources": [
            {"id": f"s{n}", "type": "report", "title": said(6), "issued": "2025-03",
             "publisher": said(3), "role": "secondary", "reliability": chance.choice("ABCD"),
             "content": chance.choice(["reporting", "analysis", "data"]), "descriptor": said(12)}
            for n in range(count)
        ],
    }  # fmt: skip


def main(words: list[str]) -> None:
    """Write a file, or load and validate one."""
    if words[0] == "--validate":
        from briefings.content import gathering as content
        from briefings.model.briefing import Briefing
        from briefings.reading.validation import validate

        validate(content.gather(content.find(words[1:])[0]), Briefing)
        return
    text = yaml.safe_dump(large(int(words[0])), sort_keys=False, width=100)
    Path(words[1]).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
