"""Words, plural forms, digits and dates of one language, for templates."""

import datetime as dt
from functools import lru_cache
from typing import Any

from ..catalogue.choices import Catalogue
from ..model.edtf import Edtf
from ..model.language import Language
from .dating import LATIN, Forms, localized, written
from .direction import direction


class Wording:
    """The words of a language; a word that its file lacks is taken from the next file."""

    def __init__(self, chain: tuple[Language, ...]) -> None:
        self.language = chain[0]
        self._chain = chain
        self.missing: set[str] = set()
        """Words that only the English file had."""

    @property
    def dir(self) -> str:
        """`ltr` or `rtl`."""
        return direction(self.language.locale)

    def __call__(self, key: str, **fields: Any) -> str:
        """The word of a key, with fields filled in. Raises KeyError for a key that no file has."""
        forms = self._forms(key)
        if isinstance(forms, dict):
            form = _plural(fields.get("total", fields.get("count", 1)), self.language.locale)
            forms = forms.get(form, forms["other"])
        said = {k: self.digits(v) if isinstance(v, int) else v for k, v in fields.items()}
        return forms.format(**said) if said else forms

    def _forms(self, key: str) -> str | dict[str, str]:
        for place, language in enumerate(self._chain):
            if key in language.words:
                if place and language.tag.split("-")[0] != self.language.tag.split("-")[0]:
                    self.missing.add(key)
                return language.words[key]
        raise KeyError(key)

    def title(self, title: str) -> str:
        """The language's name for a length or scale; the title itself if it has none."""
        return self.language.titles.get(title, title)

    def digits(self, number: int) -> str:
        """A number in the digits of the language."""
        return localized(str(number), self.forms.digits)

    def page_of(self, total: str) -> str:
        """CSS `content` of a page number; `total` is CSS for the number of pages.

        The counter style `digits` is in `base.html`, for languages whose digits are not Latin.
        """
        before, between, after = self("page_of", page="\0", pages="\0").split("\0")
        total = localized(total, self.forms.digits).replace("(pages)", "(pages, digits)")
        parts = (_css(before), "counter(page, digits)", _css(between), total, _css(after))
        return " ".join(part for part in parts if part)

    @property
    def forms(self) -> Forms:
        """How the language writes dates and numbers."""
        one, about, decade = self.language, str(self._forms("about")), str(self._forms("decade"))
        return Forms(one.locale, about, decade, one.first_day, one.digits or LATIN)

    def date(self, date: dt.date | Edtf, *, brief: bool = False) -> str:
        """A date for readers."""
        return written(date, self.forms, brief=brief)


def wording(catalogue: Catalogue, tag: str) -> Wording:
    """The words of a language, from its own file, then that of its primary tag, then English."""
    chain = dict.fromkeys([tag, tag.split("-", maxsplit=1)[0], "en"])
    found = {language.tag: language for language in map(catalogue.language, chain)}
    return Wording(tuple(found.values()))


def _css(text: str) -> str:
    return '"{}"'.format(text.replace("\\", "").replace('"', "")) if text else ""


@lru_cache(maxsize=256)
def _plural(count: int, locale: str) -> str:
    from babel import Locale

    return str(Locale.parse(locale.replace("-", "_")).plural_form(count))
