"""A web address as a QR code for paper (ISO/IEC 18004)."""

from typing import NamedTuple

from markupsafe import Markup

MODULE = 0.42
"""Millimetres of one square: what cameras of phones read at arm's length."""
LEAST = 17.0
"""Millimetres that a code measures at least, without the white around it."""


class Code(NamedTuple):
    """A code, and how large it is to be."""

    svg: Markup
    side: float
    """Millimetres."""


def code(address: str, alt: str) -> Code | None:
    """The code of an address; `alt` says in words what it is. None: it is too long for any code."""
    import segno

    try:
        made = segno.make(address, error="m", micro=False, boost_error=False)
    except segno.DataOverflowError:
        return None
    svg = made.svg_inline(omitsize=True, border=0, title=alt, svgclass="qr")
    side = max(LEAST, MODULE * made.symbol_size(border=0)[0])
    return Code(Markup(svg), round(side, 1))  # noqa: S704  # segno escapes the title
