"""What the type of a source suggests about it, for an author to confirm or correct."""

from typing import Any

MARK = "  # a guess from its type: check it"
_SUGGESTED = {
    "article-journal": ("primary", "academic"),
    "article-magazine": ("secondary", "reporting"),
    "article-newspaper": ("secondary", "reporting"),
    "bill": ("primary", "legal"),
    "book": ("secondary", "analysis"),
    "broadcast": ("secondary", "reporting"),
    "chapter": ("secondary", "analysis"),
    "dataset": ("primary", "data"),
    "entry": ("tertiary", "analysis"),
    "entry-dictionary": ("tertiary", "analysis"),
    "entry-encyclopedia": ("tertiary", "analysis"),
    "hearing": ("primary", "testimony"),
    "interview": ("primary", "testimony"),
    "legal_case": ("primary", "legal"),
    "legislation": ("primary", "legal"),
    "pamphlet": ("primary", "advocacy"),
    "paper-conference": ("primary", "academic"),
    "patent": ("primary", "legal"),
    "personal_communication": ("primary", "testimony"),
    "post": ("primary", "social"),
    "post-weblog": ("secondary", "opinion"),
    "regulation": ("primary", "legal"),
    "report": ("secondary", "analysis"),
    "review": ("secondary", "opinion"),
    "review-book": ("secondary", "opinion"),
    "thesis": ("primary", "academic"),
    "treaty": ("primary", "legal"),
}
"""`role` and `content` by CSL type. A type that says nothing of either, such as `webpage`, is not here."""
_PRESS_RELEASE = ("primary", "official-statement")


def guessed(data: dict[str, Any]) -> dict[str, str]:
    """`role` and `content` of a record that has neither; empty where its type suggests nothing."""
    if "role" in data or "content" in data:
        return {}
    released = "press release" in str(data.get("genre", "")).lower()
    found = _PRESS_RELEASE if released else _SUGGESTED.get(data.get("type", ""))
    return dict(zip(("role", "content"), found, strict=True)) if found else {}
