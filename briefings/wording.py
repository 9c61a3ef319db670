"""Words, plural forms and dates of one language, for templates."""

import datetime as dt
from functools import lru_cache
from typing import Any

from .catalogue import Catalogue
from .dating import written
from .model.edtf import Edtf
from .model.language import Language


class Wording:
    """What a language says; a word that its file lacks is taken from the next in line."""

    def __init__(self, chain: tuple[Language, ...]) -> None:
        self.language = chain[0]
        self._chain = chain
        self.missing: set[str] = set()
        """Words that only English had."""

    @property
    def dir(self) -> str:
        """`ltr` or `rtl`."""
        return self.language.direction

    def __call__(self, key: str, **fields: Any) -> str:
        """The word of a key, with fields filled in. Raises KeyError for a key that no file has."""
        forms = self._forms(key)
        if isinstance(forms, dict):
            form = _plural(fields.get("total", fields.get("count", 1)), self.language.locale)
            forms = forms.get(form, forms["other"])
        return forms.format(**fields) if fields else forms

    def _forms(self, key: str) -> str | dict[str, str]:
        for place, language in enumerate(self._chain):
            if key in language.words:
                if place and language.tag.split("-")[0] != self.language.tag.split("-")[0]:
                    self.missing.add(key)
                return language.words[key]
        raise KeyError(key)

    def page_of(self, total: str) -> str:
        """CSS `content` of a page number; `total` is CSS for the number of pages."""
        before, between, after = self("page_of", page="\0", pages="\0").split("\0")
        parts = (_css(before), "counter(page)", _css(between), total, _css(after))
        return " ".join(part for part in parts if part)

    @property
    def about(self) -> str:
        """The pattern for dates that are not exact, such as `about {date}`."""
        return str(self._forms("about"))

    def date(self, date: dt.date | Edtf, *, brief: bool = False) -> str:
        """A date for readers."""
        return written(date, self.language.locale, self.about, brief=brief)


def wording(catalogue: Catalogue, tag: str) -> Wording:
    """The words of a language: its own file, that of its primary tag, English."""
    chain = dict.fromkeys([tag, tag.split("-", maxsplit=1)[0], "en"])
    found = {language.tag: language for language in map(catalogue.language, chain)}
    return Wording(tuple(found.values()))


def _css(text: str) -> str:
    return '"{}"'.format(text.replace("\\", "").replace('"', "")) if text else ""


@lru_cache(maxsize=256)
def _plural(count: int, locale: str) -> str:
    from babel import Locale

    return str(Locale.parse(locale.replace("-", "_")).plural_form(count))
