"""A web address as a QR code for paper (ISO/IEC 18004)."""

from typing import NamedTuple

from markupsafe import Markup

MODULE = 0.42
"""Millimetres of one square, large enough for a phone's camera at arm's length."""
LEAST = 17.0
"""The least size of a code in millimetres, without the white around it."""


class Code(NamedTuple):
    """A code and its size."""

    svg: Markup
    side: float
    """Millimetres."""


def code(address: str, alt: str) -> Code | None:
    """The code of an address; `alt` is its text alternative. None: it is too long for any code."""
    import segno

    try:
        made = segno.make(address, error="m", micro=False, boost_error=False)
    except segno.DataOverflowError:
        return None
    svg = made.svg_inline(omitsize=True, border=0, title=alt, svgclass="qr")
    side = max(LEAST, MODULE * made.symbol_size(border=0)[0])
    return Code(Markup(svg), round(side, 1))  # noqa: S704  # segno escapes the title
