"""A translated quotation that does not say so.

What: a quotation is in a different language from its source and names no `translator`; or the source is in
a different language from the briefing, and the quotation gives neither its `lang` nor a `translator`.

Why: the translator chose the words. Readers take them for the speaker's own, and nobody can check them
against the original.

Source: Berkeley Protocol on Digital Open Source Investigations, on language and translation.

Mend: name the `translator`, or quote the original and give its `lang`.
"""

from collections.abc import Iterator

from ..input import Hit, RuleInput

SEVERITY = "warning"
EXAMPLE = """
key_facts:
- id: F1
  text: The ministry refused.
  citations:
  # E05
  - {source: note, quote: we cannot agree to this}
  - {source: note, quote: nous ne pouvons pas y consentir, lang: fr}
  - {source: note, quote: we cannot agree to this, translator: the desk}
sources:
- {id: note, type: webpage, title: Note du ministère, language: fr}
"""


def find(given: RuleInput) -> Iterator[Hit]:
    """Quotations that cannot be the words of the source, without a translator."""
    for support in given.evidence.support.values():
        ours = getattr(support.part, "lang", None) or given.briefing.language
        for use in support.uses:
            cited, source = use.citation, given.sources.get(use.source)
            if (
                not cited
                or not cited.quote
                or cited.translator
                or not source
                or not source.language
            ):
                continue
            theirs, said = _tongue(source.language), _tongue(cited.lang or ours)
            if theirs and said and theirs != said:
                message = (
                    f"a quotation in `{said}` from a source in `{theirs}`, without a translator"
                )
                help = "name the `translator`, or quote the original and give its `lang`"
                yield Hit((*use.loc, "quote"), message, help)


def _tongue(tag: str) -> str:
    """The language of a tag, without its region; empty if it is not a tag."""
    first = tag.replace("_", "-").partition("-")[0].strip().lower()
    return first if 2 <= len(first) <= 3 and first.isalpha() else ""
