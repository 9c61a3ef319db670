"""The layout engine: HTML -> pages, by WeasyPrint.

WeasyPrint logs instead of raising, and reads whatever a page refers to. This module keeps its log, and
lets it read only the shipped fonts and inlined pictures.
"""

import ctypes.util
import errno
import gc
import logging
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from ..content.own_fonts import OwnFont
from ..findings.finding import Faulty, Finding, Place
from ..isolation import allowed_memory
from ..writing import no_room
from .boxes import Document

PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height in millimetres."""
MEMORY = 256 * 1024 * 1024
"""Bytes of addresses without which the engine cannot even begin."""
VARIANT = "pdf/a-3a"
"""Tagged, for archives, with attachments; `formats/pdf` also marks it as PDF/UA-1."""


class Sheet(NamedTuple):
    """A parsed style sheet and what the engine said while parsing it."""

    css: Any
    log: tuple[str, ...]


class Pages(NamedTuple):
    """A laid-out document."""

    document: Document
    log: tuple[str, ...]


class Engine:
    """One engine for each process, so that fonts and style sheets are read once."""

    def __init__(self, fonts: Path, sheets: tuple[str, ...], own: tuple[OwnFont, ...] = ()) -> None:
        """Raises `Faulty`: as `import_weasyprint`, and where there is no room for fonts (W001)."""
        self._weasyprint = import_weasyprint()
        from weasyprint.text.fonts import FontConfiguration

        self._fetcher = _fetcher(fonts, own)
        faces = (fonts / "faces.css").read_text("utf-8")
        base = fonts.resolve().as_uri() + "/"
        last = [own_faces(own)] if own else []
        try:  # the engine writes the fonts into a folder for temporary files
            self._fonts = FontConfiguration()
            self._sheets = [self._parse(css, base) for css in (faces, *sheets, *last)]
        except OSError as error:
            raise no_room(error) from None

    def _parse(self, css: str, base: str = "") -> Sheet:
        with _log() as log:
            parsed = self._weasyprint.CSS(
                string=css, font_config=self._fonts, base_url=base or None,
                url_fetcher=self._fetcher,
            )  # fmt: skip
        return Sheet(parsed, tuple(log))

    def lay_out(self, html: str, css: str, marks: Iterable[str] = ()) -> Pages:
        """Pages of a document; what changes from one layout to the next are `css` and `marks`, the
        attributes of the root element.

        Raises `Faulty` (R900) if the engine fails.
        """
        sheets = [*self._sheets, self._parse(css)]
        with _log() as log, _no_cyclic_collection():
            try:
                given = self._weasyprint.HTML(
                    string=with_spaces_moved(html), url_fetcher=self._fetcher
                )
                for mark in marks:
                    given.etree_element.set(mark, "")
                document = given.render(
                    font_config=self._fonts, stylesheets=[s.css for s in sheets],
                    pdf_variant=VARIANT,
                )  # fmt: skip
            except Exception as error:
                raise _breakdown(error) from error
        return Pages(document, (*(line for s in sheets for line in s.log), *log))


def write(pages: Pages, **options: Any) -> tuple[bytes, tuple[str, ...]]:
    """The PDF of laid-out pages, and what the engine said while writing it."""
    # The engine does not close the file of the colour profile; Python does.
    unclosed = warnings.catch_warnings(action="ignore", category=ResourceWarning)
    with _log() as log, _no_cyclic_collection(), unclosed:
        try:
            data: bytes = pages.document.write_pdf(pdf_variant=VARIANT, **options)
        except Exception as error:
            raise _breakdown(error) from error
    return data, tuple(log)


_INLINE = "a|b|bdi|cite|code|em|q|span|strong"
_SPACE_BEFORE = re.compile(rf'[ \n]+(<(?:{_INLINE})\b(?![^>]*(?: dir=|whole"))[^>]*>)')
_SPACE_AT_END = re.compile(rf"[ \n]+(</(?:{_INLINE}|p|li|dd|dt|td|th|h[1-6])>)")


def with_spaces_moved(html: str) -> str:
    """HTML with spaces at the start of inline elements, never at the end of a text.

    WeasyPrint 70 breaks a line after its first word if the text up to a space fits but the space itself
    does not. In the HTML of a page, every `<` belongs to a tag, because text is escaped. An element with
    its own direction begins at its other end, and no line breaks inside an id, so the space before them
    stays outside.
    """
    return _SPACE_BEFORE.sub(r"\1 ", _SPACE_AT_END.sub(r"\1", html))


def _breakdown(error: Exception) -> Faulty:
    # The engine has no exceptions of its own: a fault inside it may raise any, even RecursionError.
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return no_room(error)
    kind = type(error).__name__
    message = f"the layout engine broke down: {kind}: {str(error)[:200]}"
    return Faulty([Finding("R900", "error", message, Place(""), "please report the content file")])


def import_weasyprint() -> Any:
    """WeasyPrint, imported in half its usual time. Raises `Faulty` (R901 without Pango, R907).

    During the import, cffi asks `ctypes.util.find_library` for names that Linux does not have, and each
    miss starts compilers and linkers. The names that exist are found without that.
    """
    allowed = allowed_memory()
    if (
        allowed is not None and allowed < MEMORY
    ):  # GLib would end the process without a word of ours
        message = (
            f"a limit of {allowed // 1024**2} MiB of memory is too small for the layout engine"
        )
        help = f"allow {MEMORY // 1024**2} MiB: `ulimit -v {MEMORY // 1024}`"
        raise Faulty([Finding("R907", "error", message, Place(""), help)])
    find = ctypes.util.find_library
    try:
        if sys.platform.startswith("linux"):
            ctypes.util.find_library = lambda _name: None  # type: ignore[assignment]
        import weasyprint
    except OSError as error:
        message = f"the layout engine lacks a system library: {str(error).splitlines()[0]}"
        help = "run `make-briefing doctor`, which prints the line that installs it"
        raise Faulty([Finding("R901", "error", message, Place(""), help)]) from None
    finally:
        ctypes.util.find_library = find
    return weasyprint


@lru_cache(maxsize=4)
def engine(fonts: Path, sheets: tuple[str, ...], own: tuple[OwnFont, ...] = ()) -> Engine:
    """The engine for a folder of fonts and the texts of some style sheets."""
    return Engine(fonts, sheets, own)


@lru_cache(maxsize=1)
def versions() -> Mapping[str, str]:
    """Versions of everything that determines the bytes of a PDF, by name. Raises as `import_weasyprint`."""
    from zlib import ZLIB_RUNTIME_VERSION

    import_weasyprint()
    from weasyprint.text.ffi import harfbuzz, pango

    number = pango.pango_version()
    shaper = [0, 0, 0]
    for place in range(3):  # the library only says whether it is at least a given version
        while harfbuzz.hb_version_atleast(*_next(shaper, place)):
            shaper = _next(shaper, place)
    return {
        **{name: version(name) for name in ("weasyprint", "pydyf", "fonttools", "pillow")},
        "pango": f"{number // 10000}.{number // 100 % 100}.{number % 100}",
        "harfbuzz": ".".join(map(str, shaper)),
        "zlib": ZLIB_RUNTIME_VERSION,
    }


def _next(numbers: list[int], place: int) -> list[int]:
    return [*numbers[:place], numbers[place] + 1, *numbers[place + 1 :]]


@lru_cache(maxsize=4)
def _fetcher(fonts: Path, own: tuple[OwnFont, ...]) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    allowed = {path.resolve().as_uri(): path for path in fonts.iterdir()}
    allowed |= {font.path.resolve().as_uri(): font.path for font in own}

    class Locked(URLFetcher):  # type: ignore[misc]
        """Serves fonts that were read before and inlined pictures; nothing else on disk or network."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url in allowed:
                return URLFetcherResponse(url, allowed[url].read_bytes(), {})
            if url.startswith("data:image/"):
                return super().fetch(url, headers)
            raise ValueError(f"not allowed: {url[:80]}")

    return Locked(allowed_protocols={"data"}, allow_redirects=False)


def own_faces(fonts: Iterable[OwnFont], address: Callable[[OwnFont], str] | None = None) -> str:
    """CSS that puts a project's own fonts behind the bundled ones."""
    fonts = list(fonts)
    where = address or (lambda font: font.path.resolve().as_uri())
    slanted = {font.family for font in fonts if font.italic}
    rules = [
        f'@font-face{{font-family:"{font.family}";font-weight:{font.weight};'
        f"font-style:{style};src:url({where(font)})}}"
        for font in fonts
        # A family without italics stays upright: most scripts have none, and none is to be imitated.
        for style in (["italic"] if font.italic else ["normal"])
        + ([] if font.family in slanted else ["italic"])
    ]
    names = ", ".join(dict.fromkeys(f'"{font.family}"' for font in fonts))
    return "".join([*rules, f":root{{--own-faces:{names}}}"])


@contextmanager
def _log() -> Iterator[list[str]]:
    """Collects everything that the engine logs meanwhile."""
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    logger, keep = logging.getLogger("weasyprint"), Keep(logging.WARNING)
    logger.addHandler(keep)
    try:
        yield lines
    finally:
        logger.removeHandler(keep)


@contextmanager
def _no_cyclic_collection() -> Iterator[None]:
    # The garbage collector walks WeasyPrint's box trees repeatedly: a sixth of a layout's time.
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
