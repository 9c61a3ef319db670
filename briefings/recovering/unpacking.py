"""The attachments and pages of a PDF from a stranger; runs as a separate program.

Takes the name of the file as its only argument and writes one line of JSON: `{"attachments",
"pages"}`, where attachments are pairs of name and base64, and pages have `text`, `width` and
`height` in points; or `{"reason"}`. From the package, only `limit` is imported, because the file is
started by its path.
"""

import base64
import contextlib
import json
import sys
from typing import Any

from briefings.isolation import limit

CPU_SECONDS = 30
MAX_MEMORY = 1024 * 1024 * 1024
MAX_ATTACHED = 64 * 1024 * 1024
"""Bytes of all attachments."""
MAX_TEXT = 10 * 1024 * 1024
"""Characters of all pages."""
MAX_PAGES = 2000


def main() -> None:
    """Write what is in the file."""
    results = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):  # only our JSON is a result
        limit(CPU_SECONDS, MAX_MEMORY)
        print(json.dumps(_unpacked(sys.argv[1])), file=results, flush=True)


def _unpacked(name: str) -> dict[str, Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(name)
        if len(document) > MAX_PAGES:
            return {"reason": f"it has more than {MAX_PAGES} pages"}
        return {"attachments": _attachments(document), "pages": _pages(document)}
    except MemoryError:
        return {"reason": "it takes too much memory"}
    except _TooMuch as error:
        return {"reason": str(error)}
    except Exception:  # noqa: BLE001  # parsers raise whatever a broken file leads to
        return {"reason": "it is damaged, or no PDF"}


class _TooMuch(Exception):
    pass


def _attachments(document: Any) -> list[tuple[str, str]]:
    found = []
    left = MAX_ATTACHED
    for number in range(document.count_attachments()):
        attachment = document.get_attachment(number)
        data = bytes(attachment.get_data())
        left -= len(data)
        if left < 0:
            raise _TooMuch(f"its attachments have more than {MAX_ATTACHED // 1024 // 1024} MiB")
        found.append((attachment.get_name(), base64.b64encode(data).decode()))
    return found


def _pages(document: Any) -> list[dict[str, Any]]:
    found = []
    left = MAX_TEXT
    for page in document:
        text = page.get_textpage().get_text_range().replace("\r\n", "\n")
        left -= len(text)
        if left < 0:
            raise _TooMuch(f"its text is longer than {MAX_TEXT // 1024 // 1024} MiB")
        width, height = page.get_size()
        found.append({"text": text, "width": round(width, 2), "height": round(height, 2)})
    return found


if __name__ == "__main__":
    main()
