"""The elements of citeproc-py that print, with what citeproc-py 0.11.1 does wrong put right.

What CSL 1.0.2 asks for, and citeproc-py does not do:

- `Substitute`: what stands in for names is not printed a second time. citeproc-py keeps it from a
  `cs:text` with the variable itself only, not where a macro stood in, and never from names.
- `Names`: names in a `cs:choose` of `cs:substitute` take the form of those that they stand in for; roles
  with a hyphen, such as `container-author`, are known.
- `Name`: `initialize="false"` leaves given names as they are.
- `Label`: without a value of its variable it prints nothing (issue 204 of citeproc-py).
- `Group`, `Macro`: terms alone do not print where all variables beside them are empty; citeproc-py asks
  which variables there are in all branches, not in those taken.
- `Number`, `Date`, `Termed`: numbers such as `number-of-volumes`, delimiters in dates of a language, dates
  in words printed once where day and year are apart, and the long form of a term that has no short one.
- `Text`: quotation marks inside quotation marks; `v` in the name of a case is a small word.
- `NamePart`, `Text`, `Label`: ends with an error on what was joined before.
- `Parent`: takes time that grows with the square of what it prints.

Nothing of citeproc-py is changed: `processor` hands these to its parser instead of citeproc-py's own.
Each has a test in `tests/test_citing.py`; one whose test passes without it can go.
"""

import re
from typing import Any

from citeproc import model
from citeproc.source import LiteralDate, VariableError
from citeproc.string import String

from .grouping import Else, ElseIf, Group, If, Layout, Macro, Substitute, key_of
from .marks import OPEN, OPEN_SINGLE

_SMALL_WORDS = ["v", "v.", "vs", "vs.", "versus"]
_NEXT_FORMS = {
    "short": (None,), "verb": (None,), "verb-short": ("verb", None), "symbol": ("short", None),
}  # fmt: skip


class Termed:
    """An element with terms: where a term has no such form, the next one stands in."""

    def get_term(self, name: str, form: str | None = None, *args: Any, **kwargs: Any) -> Any:
        for one in (form, *_NEXT_FORMS.get(form or "", ())):
            term = super().get_term(name, one, *args, **kwargs)  # type: ignore[misc]
            if term is not None:
                return term
        return None


class Text(Termed, model.Text):
    _stop_words = [*model.TextCased._stop_words, *_SMALL_WORDS]

    def _variable(self, item: Any, context: Any) -> Any:
        variable, make = self.get("variable"), super()._variable
        if variable in self.generated_variables:
            return make(item, context)
        return item.call(variable, lambda: make(item, context))

    def case(self, text: Any, language: Any = None) -> Any:
        cased = super().case(String(str(text)), language)
        if self.get("text-case") != "title" or language != "en":
            return cased
        first = rf"(?<=[“‘{OPEN}{OPEN_SINGLE}])[a-z]"
        return re.sub(first, lambda match: match[0].upper(), str(cased))

    def quote(self, string: Any) -> Any:
        wanted = self.get("quotes", "false").lower() == "true"
        return self.get_root().marks.quoted(str(string)) if wanted else string


class Number(model.Number):
    def process(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        variable = self.get("variable")
        if variable == "locator":
            return super().process(item, context=context, **kwargs)
        key = key_of({"page-first": "page"}.get(variable, variable))
        return item.call(variable, lambda: self._process(item.reference[key], variable))


class Date(model.Date):
    def process(
        self,
        item: Any,
        variable: Any = None,
        show_parts: Any = None,
        context: Any = None,
        **kw: Any,
    ) -> Any:
        own, make = self.get("variable"), super().process
        if own is None:  # a form of dates that the style itself gives for a language
            return make(item, variable, show_parts, context, **kw)
        if isinstance(item.reference.get(key_of(own)), LiteralDate) and not self._shows_years():
            return None  # its words are printed whole, where the year is
        return item.call(own, lambda: make(item, variable, show_parts, context, **kw))

    def _shows_years(self) -> bool:
        if self.get("form"):
            return "year" in self.get("date-parts", "year")
        return any(part.get("name") == "year" for part in self)

    def join(self, strings: Any, default_delimiter: str = "") -> Any:
        # A form of the language has a delimiter of its own, which citeproc-py leaves out.
        form = self.get_date(self.get("form")) if self.get("form") else None
        return super().join(
            strings, default_delimiter if form is None else form.get("delimiter", "")
        )


class Label(Termed, model.Label):
    def process(
        self, item: Any, variable: Any = None, plural: Any = None, context: Any = None, **kw: Any
    ) -> Any:
        own = self.get("variable")
        if variable is None and not self._has_value(item, own):
            return None
        return super().process(item, variable, plural, context=context, **kw)

    def _has_value(self, item: Any, variable: str) -> bool:
        if variable in {"locator", "citation-number"}:
            return variable != "locator" or bool(item.has_locator)
        return bool(item.has({"page-first": "page"}.get(variable, variable)))

    def _is_plural(self, item: Any) -> bool:
        variable = self.get("variable")
        value = str(item.reference.get(key_of(variable), ""))
        if variable.startswith("number-of"):
            return value.isdecimal() and int(value) > 1
        return self.RE_MULTIPLE_NUMBERS.search(value) is not None

    def case(self, text: Any, language: Any = None) -> Any:
        return super().case(String(str(text)), language or self.get_root().words)


class Names(model.Names):
    def stands_in_for(self) -> Any:
        """The names whose place these take, and whose form; None: they stand for themselves."""
        found = self.xpath_search("./ancestor::cs:substitute[1]/parent::cs:names")
        return found[0] if found else None

    def process(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        context = self if context is None else context
        form = self
        while form.name is None:
            form = form.stands_in_for()
        item.called = True
        roles = [role for role in self.get("variable").split() if item.has(role)]
        if set(roles) == {"editor", "translator"} and self._one_role(item):
            item.printed |= set(roles)
            roles = ["editortranslator"]
        texts = [self._role(role, item, form, context, kwargs) for role in roles]
        if texts:
            return self.join(texts, self.get_parent_delimiter(context))
        substitute = self.substitute()
        if substitute is None:
            raise VariableError
        return substitute.render(item, context=context, **kwargs)

    def _one_role(self, item: Any) -> bool:
        term = self.get_term("editortranslator")
        same = item.reference.editor == item.reference.translator
        return bool(same and term is not None and term.getchildren())

    def _role(self, role: str, item: Any, form: Any, context: Any, kwargs: dict[str, Any]) -> Any:
        """The names of one role with their label, which may come first."""
        key = "editor" if role == "editortranslator" else key_of(role)
        text = item.call(role, lambda: form.name.render(item, key, context=context, **kwargs))
        label = form.label
        words = None
        if label is not None:
            words = label.render(item, role, len(item.reference[key]) > 1, **kwargs)
        if words is None or text is None:
            return text
        return words + text if label is form.getchildren()[0] else text + words


class Name(model.Name):
    def initialize(self, given: str, mark: str, context: Any) -> Any:
        places = (self, self.get_root().bibliography, self.get_root())
        said = next((place.get("initialize") for place in places if place.get("initialize")), "")
        if said != "false":
            return super().initialize(given, mark, context)
        return _with_marks(given, mark)


def _with_marks(given: str, mark: str) -> str:
    """Given names in full, with the style's mark after initials: `James T` becomes `James T.`."""
    found = ""
    for word in given.split():
        letters = re.findall(r"[^\W\d_]", word)
        short = len(word) == 1 or re.fullmatch(r"(?:-?[^\W\d_]\.)+", word)
        if not (short and word[0].isupper()):
            found = f"{found.rstrip()} {word} "
        elif "-" in word:
            found += "-".join(letter + mark.strip() for letter in letters) + " "
        else:
            found += "".join(letter + mark for letter in letters)
    return " ".join(found.split())


class NamePart(model.Name_Part):
    def format_part(self, given: Any, family: Any) -> Any:
        # citeproc-py hands over what it has joined, which has lost its type, or nothing.
        name = {"given": given, "family": family}.get(self.get("name"))
        if not name:
            return given, family
        parts = super().format_part(String(given or ""), String(family or ""))
        return tuple(map(str, parts))


ELEMENTS = {
    "layout": Layout, "if": If, "else-if": ElseIf, "else": Else, "macro": Macro, "group": Group,
    "text": Text, "number": Number, "date": Date, "label": Label, "names": Names, "name": Name,
    "name-part": NamePart, "substitute": Substitute,
}  # fmt: skip
"""By their names in CSL."""
