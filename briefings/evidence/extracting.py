"""The text of an HTML page or PDF from a stranger; runs as a separate program, with limits.

Reads a list of pairs of file names and hashes as JSON from stdin. Writes one line of JSON for each, in
order: `{"text", "pages"}`, where `pages` are the offsets at which the pages of a PDF begin, or
`{"reason"}`. From the package, only `limit` and `read` are imported, because the file is started by its
path.
"""

import contextlib
import io
import json
import re
import sys
from typing import Any

from briefings.isolation import limit
from briefings.reading.opening import read

CPU_SECONDS = 20
"""For one file."""
MAX_MEMORY = 512 * 1024 * 1024
MAX_TEXT = 10 * 1024 * 1024
"""Characters of one file."""
PDF = (".pdf",)
HTML = (".html", ".htm", ".xhtml")
_DROPPED = {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head"}
_BLOCKS = set(
    (
        "address article aside blockquote body br caption center dd details dialog div dl dt"
        " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol"
        " option p pre section select summary table tbody tfoot thead title tr ul"
    ).split()
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CELLS = {"td", "th"}


def main() -> None:
    """Write the text of each file."""
    results = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):  # only our JSON is a result
        for name, digest in json.load(sys.stdin):
            limit(CPU_SECONDS, MAX_MEMORY)
            print(json.dumps(_extracted(name, digest)), file=results, flush=True)


def _extracted(name: str, digest: str) -> dict[str, Any]:
    try:
        found = read(name)
        if found.digest != digest:
            return {"reason": "it changed while it was read"}
        text, pages = _pdf(found.data) if name.lower().endswith(PDF) else (_html(found.data), [])
    except MemoryError:
        return {"reason": "it takes too much memory"}
    except Exception as error:  # noqa: BLE001  # parsers raise whatever a broken file leads to
        return {"reason": f"it cannot be read ({type(error).__name__})"}
    if len(text) > MAX_TEXT:
        return {"reason": f"its text is longer than {MAX_TEXT // 1024 // 1024} MiB"}
    return {"text": text, "pages": pages}


def _pdf(raw: bytes) -> tuple[str, list[int]]:
    import pypdfium2

    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    document = pypdfium2.PdfDocument(raw)
    for page in document:
        text = page.get_textpage().get_text_range().replace("\r\n", "\n") + "\n"
        starts.append(length)
        pieces.append(text)
        length += len(text)
        if length > MAX_TEXT:
            break
    document.close()
    return "".join(pieces), starts


def _html(raw: bytes) -> str:
    import tinyhtml5

    # As a file, because the parser would take bytes for a name.
    tree = tinyhtml5.parse(io.BytesIO(raw), namespace_html_elements=False)
    pieces: list[str] = []
    title = tree.find("head/title")
    if title is not None:
        pieces.append(f"{title.text or ''}\n")
    waiting: list[Any] = [tree]  # a stack, because nesting may be deep
    kept = 0  # how many `pre` are open
    while waiting:
        part = waiting.pop()
        if part is None:
            pieces.append("\n")
        elif isinstance(part, str):
            pieces.append(part if kept else re.sub(r"[ \t\n\f\r]+", " ", part))
        elif isinstance(part, int):
            kept += part
        else:
            waiting += reversed(_parts(part))
    lines = (line.strip(" ") for line in "".join(pieces).split("\n"))
    return "".join(f"{line}\n" for line in lines if line)


def _parts(element: Any) -> list[Any]:
    """Texts and elements inside an element. None is a line break; 1 and -1 open and close `pre`."""
    tag = element.tag if isinstance(element.tag, str) else ""
    inner: list[Any] = []
    if tag and tag not in _DROPPED and not _is_note(element, tag):
        inner = [element.text or ""]
        for child in element:
            inner += [child, child.tail or ""]
    if tag == "sup" and len(element) == 0 and (element.text or "").strip().isdecimal():
        inner = [element.text.strip().translate(_RAISED)]  # an exponent, not more digits
    if tag == "pre":
        inner = [1, *inner, -1]
    if tag in _BLOCKS:
        inner = [None, *inner, None]
    elif tag in _CELLS:
        inner = [*inner, " "]
    return inner


def _is_note(element: Any, tag: str) -> bool:
    """Whether it is the number of a note, which would otherwise stick to the word before it."""
    return tag == "sup" and element.find(".//a") is not None


if __name__ == "__main__":
    main()
