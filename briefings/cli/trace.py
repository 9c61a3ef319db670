"""show what an item rests on, down to the words of its sources, and what rests on it

ID is the id of an item or of a source, or a place such as bottom_line or summary[0].
"""

import argparse
import json
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..findings.finding import Misuse
from .terminal import add_one_content, add_override_options, examined_content, width

if TYPE_CHECKING:
    from ..evidence.tracing import Cited, Link
    from ..orders import Checked


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `trace`."""
    add_one_content(parser)
    parser.add_argument("id", metavar="ID", help="an item, a source, or a place such as summary[0]")
    add_override_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the chain of an item as a tree; for a source, the statements that rest on it."""
    from ..evidence.tracing import above, trace
    from ..reading.hints import nearest

    checked = examined_content(arguments)
    evidence, id = checked.evidence, arguments.id
    if id in evidence.sources:
        keys = evidence.resting.get(id, ())
        if arguments.json:
            print(json.dumps({"source": id, "supports": keys}, indent=2, ensure_ascii=False))
        else:
            print("\n".join(_source_lines(checked, id, keys)))
        return 0
    if id not in evidence.support:
        hint = nearest(id, [*evidence.support, *evidence.sources]) or "the report prints the ids"
        raise Misuse(f"there is no item and no source `{id}`: {hint}")
    link, upward = trace(evidence, id), above(evidence, id)
    if arguments.json:
        document = {**_record(checked, link), "supports": upward}
        print(json.dumps(document, indent=2, ensure_ascii=False))
    else:
        print("\n".join(_tree(checked, link)))
        print(f"\n{id} supports: {', '.join(upward) or 'nothing else'}")
    return 0


def _source_lines(checked: "Checked", id: str, keys: tuple[str, ...]) -> Iterator[str]:
    yield from _wrapped("", "", _reference(checked.evidence.sources[id]))
    if not keys:
        yield "supports nothing in this briefing"
    for key in keys:
        words = f"{key}  {_words(checked.evidence.support[key].part)}"
        last = key == keys[-1]
        yield from _wrapped("└─ " if last else "├─ ", "      " if last else "│     ", words)


def _wrapped(first: str, rest: str, words: str) -> list[str]:
    """Lines of at most the terminal's width."""
    return textwrap.wrap(
        words, width(), initial_indent=first, subsequent_indent=rest, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip


def _tree(checked: "Checked", link: "Link", first: str = "", rest: str = "") -> Iterator[str]:
    """A statement, its citations, then the items it rests on, each on its own branch."""
    if link.shown_above:
        yield f"{first}{link.key}  (see above)"
        return
    cited = _once(link.cited)
    branches: list[Any] = [*cited, *link.rests_on]
    stem = f"{rest}{'│  ' if branches else '   '}"
    yield from _wrapped(first, stem, f"{link.key}  {_words(link.part)}")
    for line in (_grade(checked, link.part), _assumed(checked, link.part), _counted(link)):
        yield from _wrapped(stem, stem, line)
    for number, branch in enumerate(branches, 1):
        last = number == len(branches)
        before, below = f"{rest}{'└─ ' if last else '├─ '}", f"{rest}{'   ' if last else '│  '}"
        if hasattr(branch, "use"):
            yield from _citation(checked, branch, before, below)
        else:
            yield from _tree(checked, branch, before, below)


def _once(cited: tuple["Cited", ...]) -> list["Cited"]:
    """Citations, without mentions in a text of a source that is already cited."""
    named = {one.use.source for one in cited if one.use.citation}
    return [one for one in cited if one.use.citation or one.use.source not in named]


def _citation(checked: "Checked", cited: "Cited", first: str, rest: str) -> Iterator[str]:
    use = cited.use
    role = "" if use.role == "supports" else f"  [{use.role}]"
    locator = f", {use.locator}" if use.locator else ""
    reference = f": {_reference(cited.source)}" if cited.source else ""
    yield from _wrapped(first, f"{rest}   ", f"{use.source}{locator}{role}{reference}")
    if use.citation and use.citation.quote:
        yield from _wrapped(f"{rest}   ", f"{rest}   ", f"“{use.citation.quote}”")
        yield from _wrapped(f"{rest}   ", f"{rest}   ", _verdict(checked, use.citation))


def _verdict(checked: "Checked", citation: Any) -> str:
    """The result of looking up a quotation: whether its words were found, never whether they are true."""
    found = checked.evidence.found(citation) if citation else None
    if found is None:
        return ""
    if not found.passed:
        return _NOT_FOUND.get(found.state, found.state)
    on = f" of {found.on}" if found.on else ""
    how = "" if found.state == "exact" else f" ({found.state})"
    return f"words found in the saved copy{on}{how}{', looked up earlier' if found.earlier else ''}"


_NOT_FOUND = {
    "altered": "words found, but with others between them",
    "no-text": "no text in the saved copy",
    "not-found": "words not found in the saved copy",
    "too-short": "too short to be looked up",
    "translated": "a translation: words not looked up",
    "unchecked": "no saved copy",
}


def _words(part: Any) -> str:
    text = getattr(part, "text", None) or getattr(part, "question", None) or ""
    holder = getattr(part, "holder", None)
    return " ".join(f"{f'{holder}: ' if holder else ''}{text}".split())


def _grade(checked: "Checked", part: Any) -> str:
    likelihood = getattr(part, "likelihood", None)
    degree = _scale(checked).degree(likelihood) if likelihood else None
    level = _scale(checked).confidence.level(part.confidence) if _graded(checked, part) else None
    said = [
        f"{likelihood} ({degree.range})" if degree else "",
        level.word.lower() if level else "",
    ]
    grade = " · ".join(word for word in said if word)
    basis = getattr(part, "basis", None) or ""
    return f"{grade}: {basis}" if grade and basis else grade or basis


def _scale(checked: "Checked") -> Any:
    return checked.catalogue.scale(checked.briefing.scale)


def _graded(checked: "Checked", part: Any) -> bool:
    return bool(getattr(part, "confidence", None) and _scale(checked).confidence)


def _assumed(checked: "Checked", part: Any) -> str:
    """The assumptions of a judgment."""
    ids = getattr(part, "assumptions", ())
    support = checked.evidence.support
    said = [f"{id} ({_words(support[id].part)})" if id in support else id for id in ids]
    return f"assumes {', '.join(said)}" if said else ""


def _counted(link: "Link") -> str:
    if not link.sources:
        return "no source supports it" if hasattr(link.part, "citations") else ""
    sources = f"{link.sources} source{'s' if link.sources > 1 else ''}"
    if link.origins is None:
        return f"{sources}, origins not declared"
    return f"{sources}, {link.origins} independent origin{'s' if link.origins != 1 else ''}"


def _reference(source: Any) -> str:
    who = ", ".join(name.full for name in source.names)
    published = source.container_title or source.publisher
    parts = [
        who,
        source.title or source.id,
        published if published != who else "",
        source.issued.text if source.issued else "",
    ]
    marks = [source.role, source.content, source.status if source.status != "current" else ""]
    grade = f"reliability {source.reliability}" if source.reliability else ""
    said = ", ".join(mark.replace("-", " ") for mark in [*marks, grade] if mark)
    return f"{', '.join(part for part in parts if part)}{f' ({said})' if said else ''}"


def _record(checked: "Checked", link: "Link") -> dict[str, Any]:
    return {
        "key": link.key,
        "text": _words(link.part),
        "likelihood": getattr(link.part, "likelihood", None),
        "confidence": getattr(link.part, "confidence", None),
        "sources": link.sources,
        "origins": link.origins,
        "cites": [
            {
                "source": cited.use.source, "role": cited.use.role, "locator": cited.use.locator,
                "quote": cited.use.citation.quote if cited.use.citation else None,
                "quotation": _verdict(checked, cited.use.citation) or None,
            }
            for cited in link.cited
        ],
        "rests_on": [_record(checked, below) for below in link.rests_on],
        "shown_above": link.shown_above,
    }  # fmt: skip
