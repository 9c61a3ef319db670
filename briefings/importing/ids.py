"""Ids of sources: as an export has them, made fit, or made from name, year and title."""

import re
import unicodedata
from typing import Any

_KEY = re.compile(r"[A-Za-z0-9][\w.:/+-]{0,79}")
_ZOTERO = re.compile(r"https?://(www\.)?zotero\.org/")
MAX_LENGTH = 80


class Ids:
    """The ids of one export: an unfit one becomes the same each time, and no other's."""

    def __init__(self, given: list[str]) -> None:
        self._reserved = {id for id in given if _KEY.fullmatch(id)}
        self._made: dict[str, str] = {}
        self._numbers: dict[str, int] = {}

    def of(self, item: dict[str, Any], data: dict[str, Any]) -> str:
        """The id of an entry: `item` as it came, `data` with the fields that have been read."""
        given, key = str(item.get("id") or ""), str(item.get("citation-key") or "")
        if key and (not given or _ZOTERO.match(given)) and _KEY.fullmatch(key):
            return self._take(key)
        if _KEY.fullmatch(given):
            return self._take(given)
        if given:
            fit = re.sub(r"[^\w.:/+-]+", "-", _latin(given)).strip("-")[:MAX_LENGTH]
            stem = fit if _KEY.fullmatch(fit) else "source"
            return self._made.get(given) or self._made.setdefault(given, self._free(stem))
        return self._free(_stem(data))

    def _take(self, id: str) -> str:
        self._reserved.add(id)
        return id

    def _free(self, stem: str) -> str:
        id, number = stem, self._numbers.get(stem, 1)
        while id in self._reserved:
            number += 1
            id = f"{stem[: MAX_LENGTH - 6]}-{number}"
        self._numbers[stem] = number
        return self._take(id)


def _stem(data: dict[str, Any]) -> str:
    names = data.get("author") or data.get("editor") or [{}]
    who = names[0].get("family") or names[0].get("literal") or ""
    words = [*who.split()[:2], str(data.get("issued", ""))[:4], *str(data.get("title", "")).split()]
    stem = re.sub(r"[^a-z0-9]+", "-", _latin(" ".join(words[:4])).lower()).strip("-")[:40]
    return stem if re.search("[a-z]", stem) else f"source-{stem}".strip("-")


def _latin(text: str) -> str:
    """Without accents, where Unicode can take them off."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c))
