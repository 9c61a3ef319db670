"""Raised and lowered text as plain text, without characters that the fonts of texts lack."""

import re

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SIGNS = str.maketrans("\u2212\u2013", "--")
_ORDINAL = re.compile(r"st|[nr]d|th|er?|re|ère|ème|me|[aoº]|tm", re.IGNORECASE)


def raised(text: str, *, formula: bool = False) -> str:
    """`2` as `²`, `th` and a sign alone as they are, `-6` as `^-6`; in a formula also `n` as `^n`.

    Raised and lowered signs are in one of the two families of texts only.
    """
    return _set(text, "^", _RAISED, formula=formula and not _ORDINAL.fullmatch(text))


def lowered(text: str, *, formula: bool = False) -> str:
    """`2` as `₂`, `-1` as `_-1`; in a formula also `i` as `_i`."""
    return _set(text, "_", _LOWERED, formula=formula)


def _set(text: str, sign: str, small: dict[int, int], *, formula: bool) -> str:
    text = text.strip().translate(_SIGNS)
    if re.fullmatch(r"[+-]\d.*", text) or (formula and re.search(r"[^\W\d_]", text)):
        return f"{sign}{text}" if re.fullmatch(r"[+-]?\w*", text) else f"{sign}({text})"
    return text.translate(small)
