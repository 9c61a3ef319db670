"""The specimen under other scales than its own."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefings.catalogue.choices import Catalogue
from briefings.model.scale import Scale
from briefings.reading.loading import load

HERE = Path(__file__).resolve().parent
SCALES = ("icd203", "phia", "ipcc", "grade", "plain")


def variation(name: str) -> dict[str, Any]:
    """The specimen's data with every grade in the words of another scale."""
    data = load(HERE / "everything" / "briefing.yaml", HERE / "everything").data
    regraded: dict[str, Any] = _regraded(data, Catalogue().scale("icd203"), Catalogue().scale(name))
    return regraded


def _regraded(part: Any, old: Scale, new: Scale) -> Any:
    if isinstance(part, list):
        return [_regraded(entry, old, new) for entry in part]
    if not isinstance(part, dict):
        return part
    graded = {key: _regraded(value, old, new) for key, value in part.items()}
    if term := graded.pop("likelihood", None):
        degree = old.degree(term)
        assert degree is not None
        if new.likelihood:
            place = _moved(old.likelihood.index(degree), old.likelihood, new.likelihood)
            graded["likelihood"] = new.likelihood[place].term
    if level := graded.pop("confidence", None):
        graded |= _levels(level, old, new)
    return graded


def _levels(level: str, old: Scale, new: Scale) -> dict[str, Any]:
    """Confidence, and whatever else the new scale grades."""
    assert old.confidence is not None
    place = [known.id for known in old.confidence.levels].index(level)
    found: dict[str, Any] = {}
    for field in ("confidence", "evidence", "agreement"):
        if grading := getattr(new, field):
            moved = _moved(place, old.confidence.levels, grading.levels)
            found[field] = grading.levels[moved].id
    if new.downgrades:
        found["downgraded_for"] = list(new.downgrades[0 if level == "low" else 2 : 3])
    if new.upgrades and level == "high":
        found["upgraded_for"] = list(new.upgrades[:1])
    return found


def _moved(place: int, old: Any, new: Any) -> int:
    """The same place on a ladder of another height."""
    return round(place * (len(new) - 1) / (len(old) - 1))


def write_variations(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each scale and the folder of its variation, below `folder`."""
    shutil.copy(HERE / "settings.yaml", folder)
    for name in SCALES:
        target = folder / f"everything-{name}"
        shutil.copytree(HERE / "everything", target)
        text = json.dumps(variation(name), ensure_ascii=False, indent=1)
        (target / "briefing.yaml").write_text(text, encoding="utf-8")
        yield name, target
