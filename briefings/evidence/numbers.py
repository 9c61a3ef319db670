"""The numbers of a statement, and those that its quotation does not have.

In doubt, nothing is reported: a figure is read in every way that its author could have meant, and one
reading that the quotation has is enough.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_SMALL = {
    word: n for n, word in enumerate(
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
            " fifteen sixteen seventeen eighteen nineteen"
        ).split(), 1,
    )
} | {
    word: n * 10 for n, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2
    )
}  # fmt: skip
_LARGE = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "dozen": 12,
}  # fmt: skip
_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_SCALE = "|".join([*_LARGE, "mn", "bn", "tn", "k", "m", "b"])
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_BEFORE_YEARS = {"mid", "pre", "post", "early", "late", "non", "since"}

_NOT_SAID = re.compile(
    r"\[[@#][^\]]{0,300}\]"  # citations and references
    r"|(?<=\])\([^)\s]{0,500}\)|https?://\S+"
    r"|^[ \t]{0,9}\(?\d{1,3}[.)]\s"  # the mark of a list
    r"|\b(?:pp?|paras?|pages?|figures?|fig|tables?|notes?|fn)\.?\s\d[\d–-]*",
    re.MULTILINE | re.IGNORECASE,
)
_ONE = r"\d+(?:[.,'’٫٬\u00a0\u2009\u202f]\d+)*"
_FIGURE = re.compile(
    r"(?<![\w.,/:])(?:"  # not inside `F7`, and not the end of a number
    r"(?P<date>\d{4}-\d\d-\d\d|\d{1,2}([./])\d{1,2}\2(?:\d{4}|\d\d))"
    r"|(?P<span>\d{4}[-–/]\d\d)"
    r"|(?P<written>\d+(?:[/:]\d+)+)"
    rf"|(?P<figure>\d{{1,3}}(?: \d{{3}})+(?:[.,]\d+)?|{_ONE})"
    rf"(?:(?P<day>st|[nr]d|th)|s|[\s-]?(?P<scale>{_SCALE}))?"
    r")(?!\w)"
)
_TO_SCALE = re.compile(rf"\s?(?:to|and|or|[-–])\s?{_ONE}[\s-]?(?P<scale>{_SCALE})\b")
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’٬ \u00a0\u2009\u202f]\d{3})+")
_SPELT = re.compile(
    rf"(?P<a>\ban?\s)?\b(?:(?:{'|'.join(_LARGE)})[\s-]|hundred\sand\s(?!\w+\shundred)|(?:{'|'.join(_SMALL)})[\s-])*"
    rf"(?:{'|'.join([*_LARGE, *_SMALL])})\b(?!-(?:third|quarter|fifth)|\sand\sa\shalf)",
    re.IGNORECASE,
)
_UP_TO_TEN = "|".join([*list(_SMALL)[:10], r"[1-9]\d?"])
_SHARE = re.compile(rf"\b({_UP_TO_TEN}) (?:in|out of) (?:every )?({_UP_TO_TEN})\b", re.IGNORECASE)
_ONE_WORD = re.compile(r"\bone\b", re.IGNORECASE)
_DAY = re.compile(r"\d(?:st|[nr]d|th)?\.?\s(?:of\s)?$")
_DAY_OR_YEAR = re.compile(r"\.?\s\d")
_INEXACT = re.compile(r"(?:half|several|few|many)[\s-]$", re.IGNORECASE)


class Number(NamedTuple):
    """A number as it is written, and its possible values."""

    text: str
    values: frozenset[Decimal | str]
    """All values that it can have. A text is a month, or something that counts only as written: `46/2`."""
    start: int
    """Characters from the start of the text."""


def missing_numbers(statement: str, quote: str, language: str) -> list[Number]:
    """The numbers of a statement that its quotation does not have, in order.

    In a date, day, month and year count separately. `language` is a BCP 47 tag; numbers in
    words are read in English only.
    """
    has = {value for number in numbers(quote, language) for value in number.values}
    for match in re.finditer(_ONE, quote):  # even numbers inside names
        has |= _values(match[0])
    has |= {month for _, month in _months(quote, language)}
    if _is_english(language):
        has |= {Decimal(1)} if _ONE_WORD.search(quote) else set()
        has |= {value for _, values in _shares(quote) for value in values}
        statement = _without_shares(statement, has)
    missing = [number for number in numbers(statement, language) if not has & number.values]
    return list({number.start: number for number in missing}.values())


def _shares(text: str) -> Iterator[tuple[re.Match[str], frozenset[Decimal | str]]]:
    """Shares such as `two in three`, each with its percentage, rounded down and up."""
    for match in _SHARE.finditer(text):
        part, whole = (_SMALL.get(word.lower()) or int(word) for word in match.groups())
        if part < whole:
            low = 100 * part // whole
            yield match, frozenset({Decimal(low), Decimal(low + 1)})


def _without_shares(text: str, known: set[Decimal | str]) -> str:
    """A text in which shares are blank whose percentage is known."""
    for match, values in _shares(text):
        if values & known:
            text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    return text


def numbers(text: str, language: str) -> list[Number]:
    """The numbers of a text in order, without those of references, list marks, ids and names."""
    text = _NOT_SAID.sub(lambda match: " " * len(match[0]), text)
    found = list(_figures(text))
    for match, month in _months(text, language):
        dated = _DAY.search(_before(match, 9)) or _DAY_OR_YEAR.match(text, match.end())
        if dated or (_is_english(language) and match[0] not in {"May", "March"}):
            found.append(Number(match[0], frozenset({month}), match.start()))
    if _is_english(language):
        found += _spelt(text)
    return sorted(found, key=lambda number: number.start)


def _before(match: re.Match[str], characters: int) -> str:
    return match.string[max(0, match.start() - characters) : match.start()]


def _is_english(language: str) -> bool:
    return language.lower().split("-")[0] == "en"


def _figures(text: str) -> Iterator[Number]:
    for match in _FIGURE.finditer(text):
        before = re.search(r"\b([A-Z]\w*)-$", _before(match, 20))
        if before and before[1].lower() not in _BEFORE_YEARS:
            continue  # a name, such as F-16
        start = match.start()
        if match["date"]:
            for part in re.split("[-./]", match[0]):
                months = [f"month {int(part)}"] if len(part) <= 2 else []
                yield Number(match[0], frozenset({Decimal(part), *months}), start)
        elif match["span"]:
            first, last = re.split("[-–/]", match[0])
            whole = Decimal(first[:2] + last)
            yield Number(match[0], frozenset({Decimal(first)}), start)
            month = f"month {int(last)}"
            yield Number(match[0], frozenset({Decimal(last), whole, month}), start)
        elif match["written"]:
            yield Number(match[0], frozenset({match[0]}), start)
        elif not match["day"] or _beside_month(text, match.end()):
            yield Number(match[0], _scaled(match, text), start)


def _beside_month(text: str, end: int) -> bool:
    following = re.match(r"\s(?:of\s)?([A-Z][a-z]+)", text[end : end + 20])
    return bool(following and following[1].lower() in _MONTHS)


def _scaled(match: re.Match[str], text: str) -> frozenset[Decimal | str]:
    values, scale = _values(match["figure"]), match["scale"]
    if not scale:
        other = _TO_SCALE.match(text, match.end())  # `1 to 2 million`
        scale = other and other["scale"]
        return frozenset(values | _times(values, scale))
    # `5 m` may mean metres.
    return frozenset(_times(values, scale) | (set() if scale in _LARGE else values))


def _times(values: set[Decimal], scale: str | None) -> set[Decimal]:
    factor = _LARGE.get(scale or "") or _SHORT.get(scale or "")
    return {value * factor for value in values} if factor else set()


def _values(figure: str) -> set[Decimal]:
    """The values that a figure can have if its notation is unknown: `1,200` is 1200 or 1.2."""
    values: set[Decimal] = set()
    if len(figure) > 40:
        return values
    if _GROUPED.fullmatch(figure):
        values.add(Decimal("".join(re.findall(r"\d", figure))))
    whole, _, fraction = re.fullmatch(r"(.*?)(?:([.,٫])(\d+))?", figure).groups("")  # type: ignore[union-attr]
    if whole.isdigit() or _GROUPED.fullmatch(whole):
        digits = "".join(re.findall(r"\d", whole))
        values.add(Decimal(f"{digits}.{fraction}" if fraction else digits))
    return values


def _spelt(text: str) -> Iterator[Number]:
    for match in _SPELT.finditer(text):
        words = re.findall(r"[a-z]+", match[0].lower())
        article = words[0] in {"a", "an"}
        words = [word for word in words if word not in {"a", "an", "and"}]
        alone = words[0] in _LARGE and not article
        if alone or words == ["one"] or _INEXACT.search(_before(match, 9)):
            continue
        yield Number(match[0], frozenset({Decimal(_sum(words))}), match.start())


def _sum(words: list[str]) -> int:
    total = current = 0
    for word in words:
        if word in _SMALL:
            current += _SMALL[word]
        elif word in {"hundred", "dozen"}:
            current = max(1, current) * _LARGE[word]
        else:
            total, current = total + max(1, current) * _LARGE[word], 0
    return total + current


def _months(text: str, language: str) -> Iterator[tuple[re.Match[str], str]]:
    """Every name of a month, in English and in the language, with its value."""
    pattern, names = _month_names(language)
    for match in pattern.finditer(text):
        yield match, f"month {names[match[0].lower().rstrip('.')]}"


@lru_cache(maxsize=8)
def _month_names(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    names = {month: n for n, month in enumerate(_MONTHS, 1)}
    names |= {month[:3]: n for n, month in enumerate(_MONTHS, 1)} | {"sept": 9}
    english = "|".join(sorted((name.title() for name in names), key=len, reverse=True))
    if _is_english(language):
        return re.compile(rf"\b(?:{english})\b"), names
    from babel import Locale, UnknownLocaleError

    try:
        months = Locale.parse(language.replace("-", "_")).months["format"]["wide"]
    except (UnknownLocaleError, ValueError):
        months = {}
    local = {name.lower(): int(n) for n, name in months.items()}
    listed = "|".join(re.escape(name) for name in sorted(local, key=len, reverse=True))
    spelt = f"{english}|(?i:{listed})" if listed else english
    return re.compile(rf"\b(?:{spelt})\b"), {**names, **local}
