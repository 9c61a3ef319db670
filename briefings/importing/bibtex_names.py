"""Names of BibTeX: `von Last, Jr, First`, bodies in braces, and BibLaTeX's names in parts."""

import re

from .latex import decoded

_LABEL = re.compile(r"\s*([a-z][a-z-]*)\s*=\s*", re.IGNORECASE)
_COMMA = re.compile(r"[{},\"]")
_PARTS = frozenset({"family", "given", "prefix", "suffix", "literal"})
_OF_TYPE = frozenset(
    "family-i given-i prefix-i suffix-i useprefix juniorcomma hash id nosortothers uniquename"
    " sortingnamekeytemplatename uniquenametemplatename labelalphanametemplatename".split()
)
"""Parts that say how to print a name, or abbreviate others."""


def names_of(value: str) -> tuple[list[dict[str, str]], list[str]]:
    """The names of a field in CSL's parts, and those that cannot be told apart."""
    from bibtexparser.middlewares.names import (
        parse_single_name_into_parts,
        split_multiple_persons_names,
    )

    found: list[dict[str, str]] = []
    unknown: list[str] = []
    for name in split_multiple_persons_names(" ".join(value.split())):
        whole = re.fullmatch(r"\{(.*)\}", name)
        labelled = _labelled(name)
        if whole or name == "others":
            found += [{"literal": _plain(whole[1])}] if whole else []
        elif labelled:
            found.append(_in_parts(labelled))
            unknown += [_plain(name)] if labelled.keys() - _PARTS - _OF_TYPE else []
        else:
            read = parse_single_name_into_parts(name, strict=False)
            parts: dict[str, list[str]] = {
                "family": read.last, "given": read.first, "non-dropping-particle": read.von,
                "suffix": read.jr,
            }  # fmt: skip
            found.append({key: _plain(" ".join(words)) for key, words in parts.items() if words})
    alone = [{"literal": n["family"]} if n.keys() == {"family"} else n for n in found]
    return alone, unknown


def _labelled(name: str) -> dict[str, str]:
    """The parts of a name like `family=Meer, given=Jan, prefix=van der`; empty: another kind."""
    labels = {}
    for piece in _pieces(name):
        match = _LABEL.match(piece)
        if match is None:
            return {}
        labels[match[1].lower()] = _plain(piece[match.end() :].strip().strip('"'))
    return labels if labels.keys() & {"family", "given", "literal"} else {}


def _in_parts(labels: dict[str, str]) -> dict[str, str]:
    drops = labels.get("useprefix", "true").lower() == "false"
    renamed = {"prefix": "dropping-particle" if drops else "non-dropping-particle"}
    parts = ((renamed.get(key, key), text) for key, text in labels.items() if key in _PARTS)
    return {key: text for key, text in parts if text}


def _pieces(name: str) -> list[str]:
    """A name in pieces, at the commas that stand in no braces and no quotes."""
    pieces, start, depth, quoted = [], 0, 0, False
    for mark in _COMMA.finditer(name):
        if mark[0] == '"' and depth == 0:
            quoted = not quoted
        elif mark[0] == ",":
            if depth == 0 and not quoted:
                pieces.append(name[start : mark.start()])
                start = mark.end()
        elif mark[0] != '"':
            depth += 1 if mark[0] == "{" else -1
    return [*pieces, name[start:]]


def _plain(text: str) -> str:
    return decoded(text).text
