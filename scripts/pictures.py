"""The pictures of README.md: `python scripts/pictures.py`, from the root of the checkout.

Builds the flagship and an Arabic example, and draws their first pages and the report on a screen. Needs
what `make validators` sets up.
"""

import io
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
WIDTH = 620
"""Pixels of a page; README shows three side by side."""
PAGES = {
    "brief": ("hamas-iran", "hamas-iran-brief", 1),
    "standard": ("hamas-iran", "hamas-iran-standard", 1),
    "report": ("hamas-iran", "hamas-iran-report", 7),
    "newsroom": ("hamas-iran", "hamas-iran-standard-newsroom", 2),
    "arabic": ("vessa-ar", "vessa-ar-standard", 1),
}
BUILDS = (
    ("content/hamas-iran",),
    ("content/hamas-iran", "-l", "standard", "-t", "pdf", "--theme", "newsroom"),
    ("content/vessa-ar.yaml", "-l", "standard", "-t", "pdf"),
)


def main() -> None:
    """Write all pictures anew."""
    with tempfile.TemporaryDirectory() as folder:
        for words in BUILDS:
            command = [sys.executable, ROOT / "make_briefing.py", "build", *words, "-o", folder]
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        for name, (slug, stem, page) in PAGES.items():
            document = pypdfium2.PdfDocument(Path(folder, slug, f"{stem}.pdf"))
            drawn = document[page - 1]
            picture = drawn.render(scale=WIDTH / drawn.get_width()).to_pil()
            picture.quantize(64).save(IMAGES / f"{name}.png", optimize=True)
            document.close()
        screen(Path(folder, "hamas-iran", "hamas-iran-report.html"), IMAGES / "screen.png")


def screen(path: Path, target: Path) -> None:
    """The report in a browser, at its key judgments, in the proportions of a page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1340, "height": 1340 * 297 // 210})
        page.goto(path.as_uri())
        page.locator("#J1").scroll_into_view_if_needed()
        page.evaluate("document.querySelector('#sec-key-judgments').scrollIntoView()")
        with Image.open(io.BytesIO(page.screenshot())) as shot:
            small = shot.convert("RGB").resize((900, 900 * 297 // 210))
            small.quantize(64).save(target, optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
