"""What is printed of a source so far, and the elements of a style that decide whether more is.

They replace those of citeproc-py; `elements` says why.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from citeproc import CitationItem, model
from citeproc.source import VariableError
from citeproc.string import String

_SEAM = frozenset(" .,;:!?")


class Gathered:
    """What came of a group, or of a macro."""

    has_text = False
    is_empty = True
    """Whether it is not to be printed: it has no text, or terms only and none of its variables."""


class Cited(CitationItem):
    """A source while its reference is made, and what was called and printed of it."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.used: frozenset[str] = frozenset()
        """Variables that stood in for names: they are not printed again."""
        self.called = self.given = False
        """Whether variables were called since `grouped` began, and whether one gave a text."""
        self.printed: frozenset[str] = frozenset()
        """Variables that gave a text."""

    def has(self, variable: str) -> bool:
        """Whether there is something to print of a variable."""
        return variable not in self.used and bool(self.reference.get(key_of(variable)))

    def call(self, variable: str, make: Callable[[], Any]) -> Any:
        """What is made of a variable; None if it stood in for names."""
        self.called = True
        text = None if variable in self.used else make()
        if text:
            self.given = True
            self.printed |= {variable}
        return text

    @contextmanager
    def grouped(self) -> Iterator["Gathered"]:
        """Look at what is called and given from here on alone.

        To what is around it, a group with a text is a variable that has one.
        """
        before = self.called, self.given
        self.called = self.given = False
        gathered = Gathered()
        try:
            yield gathered
        finally:
            gathered.is_empty = not gathered.has_text or (self.called and not self.given)
            self.called, self.given = self.called or before[0], before[1] or not gathered.is_empty


def key_of(variable: str) -> str:
    """What citeproc-py calls a variable."""
    return variable.replace("-", "_")


def _joined(texts: Iterable[Any], delimiter: str) -> Any:
    """Texts as one, by the rule of citeproc-py's `join`, whose time grows with the square of them.

    Where two meet, a second space or the same punctuation mark is left out.
    """
    found, last = [], ""
    for number, text in enumerate(texts):
        for part in (delimiter, str(text)) if number else (str(text),):
            meets = last and part[:1] == last and last in _SEAM
            kept = part[1:] if meets else part
            found.append(kept)
            last = kept[-1:] or last
    return String("".join(found))


class Parent:
    """An element that prints what is inside it."""

    def render_children(self, item: Any, delimiter: str = "", **kwargs: Any) -> Any:
        texts = []
        for child in self.iterchildren():  # type: ignore[attr-defined]
            more = {"delimiter": delimiter} if isinstance(child, model.Choose) else {}
            with suppress(VariableError):
                texts.append(child.render(item, **more, **kwargs))
        texts = [text for text in texts if text is not None]
        return _joined(texts, delimiter) if texts else None


class Layout(Parent, model.Layout):
    pass


class If(Parent, model.If):
    pass


class ElseIf(Parent, model.Else_If):
    pass


class Else(Parent, model.Else):
    pass


class Macro(Parent, model.Macro):
    def render(self, item: Any, context: Any = None, sort_options: Any = None) -> Any:
        with item.grouped() as group:
            text = super().render(item, context=context, sort_options=sort_options)
            group.has_text = bool(text)
        return None if group.is_empty else text


class Group(model.Group):
    def process(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        texts = []
        delimiter = {"delimiter": self.get("delimiter", "")}
        with item.grouped() as group:
            for child in self:
                more = delimiter if isinstance(child, model.Choose) else {}
                with suppress(VariableError):
                    texts.append(child.render(item, context=context, **more, **kwargs))
            group.has_text = any(texts)
        if group.is_empty:
            raise VariableError
        return _joined((text for text in texts if text is not None), delimiter["delimiter"])


class Substitute(model.Substitute):
    def render(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        before = item.printed
        try:
            for child in self:
                item.printed = frozenset()
                with suppress(VariableError):
                    if text := child.render(item, context=context, **kwargs):
                        item.used |= item.printed
                        return text
        finally:
            item.printed |= before
        return None
