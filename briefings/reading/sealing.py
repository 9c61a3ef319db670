"""What this program keeps for itself as JSON: with a seal, by which anything else is told apart.

A file that was damaged, edited or made by something else counts as none. Only the standard library
is used here: a build with nothing to do reads its record.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

FORMAT = "make-briefing 1"
"""Changes whenever what is kept gets another shape."""


def sealed(record: Mapping[str, Any]) -> bytes:
    """A record as JSON, with its seal."""
    return json.dumps({**record, "seal": _seal(record)}).encode()


def unsealed(data: bytes) -> dict[str, Any] | None:
    """The record that was sealed; None: it is none, or no longer the same."""
    try:
        record = json.loads(data)
        seal = record.pop("seal")
        whole = seal == _seal(record)
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return None
    return record if whole else None


def _seal(record: Mapping[str, Any]) -> str:
    return sha256(f"{FORMAT} {json.dumps(record, sort_keys=True)}".encode()).hexdigest()
