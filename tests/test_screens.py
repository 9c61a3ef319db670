"""What pages do in a browser: Debian's Chromium, driven by Playwright, with no network.

`make validators` sets up the browser, axe-core and html-validate.
"""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Example, build_into, need
from playwright import sync_api
from validators import AXE, HTML_VALIDATE, NODE, chromium

from briefings.library import batch as library

pytestmark = pytest.mark.validators
WIDTHS = (320, 768, 1440)
SCHEMES = ("light", "dark")
PAGES = ("brief", "standard", "report", "long", "arabic", "gallery")
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a window."""
    program = need("Chromium", chromium())
    with pytest.MonkeyPatch.context() as patch:
        # Playwright's own Node needs a library that a bare Debian has not.
        patch.setenv("PLAYWRIGHT_NODEJS_PATH", need("Node.js", NODE))
        with sync_api.sync_playwright() as playwright:
            made = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            yield made
            made.close()


@contextmanager
def opened(browser: Any, path: Path, width: int = 1440, **choices: Any) -> Iterator[Any]:
    """A file in the browser; what it says on the console and asks for is kept as `said` and `asked`."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **choices)
    page = context.new_page()
    page.said, page.asked = [], []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("dialog", lambda dialog: page.said.append(dialog.message) or dialog.dismiss())
    context.route("http*://**", lambda route: route.abort())
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(path.as_uri())
    yield page
    context.close()


@pytest.fixture
def load(browser: Any) -> Iterator[Open]:
    """Open a file as it comes, for this test alone."""
    with ExitStack() as stack:
        yield lambda path, *given, **choices: stack.enter_context(
            opened(browser, path, *given, **choices)
        )


@pytest.fixture
def report(everything: Example, load: Open) -> Any:
    """The specimen's report on a wide screen."""
    return load(everything.files["report.html"])


@pytest.fixture(scope="module")
def pages(
    everything: Example, cache: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """The specimen in all lengths, the longest report, one from right to left, and a gallery."""
    folder = tmp_path_factory.mktemp("pages")

    def built(name: str, length: str, kind: str) -> library.Outcome:
        path = ROOT / "content" / name
        return build_into(folder, cache, path, lengths=(length,), formats=(kind,))

    return {
        **{
            length: everything.files[f"{length}.html"] for length in ("brief", "standard", "report")
        },
        "long": Path(built("hamas-iran", "report", "html").paths[0]),
        "arabic": Path(built("vessa-ar.yaml", "report", "html").paths[0]),
        "gallery": Path(library.write_gallery(folder, [built("vessa.yaml", "brief", "pdf")])[0][0]),
    }


@pytest.fixture(scope="module", params=PAGES)
def page(browser: Any, pages: dict[str, Path], request: pytest.FixtureRequest) -> Iterator[Any]:
    """Each page in turn, opened once, for tests that only look at it."""
    with opened(browser, pages[request.param], reduced_motion="reduce") as page:
        yield page


def shown(page: Any, selector: str) -> list[str]:
    """The ids of elements that a reader sees."""
    found: list[str] = page.eval_on_selector_all(
        selector, "all => all.filter(e => e.checkVisibility()).map(e => e.id)"
    )
    return found


def choose(page: Any, name: str, label: str) -> None:
    """Choose from a list of the controls."""
    page.locator(".tools").evaluate("e => e.open = true")
    page.select_option(f"[data-by={name}]", label=label)


def looks(page: Any) -> Iterator[tuple[int, str]]:
    """Show a page at every width, light and dark; its style sheets alone answer to that."""
    for width, scheme in product(WIDTHS, SCHEMES):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        yield width, scheme


# What holds for every page


def test_page_asks_for_nothing_and_complains_of_nothing(page: Any) -> None:
    """A page reads no second file, runs no words of the content, and its policy stops nothing of it."""
    for _ in looks(page):
        page.mouse.wheel(0, 5000)
    outward = [url for url in page.asked if not url.startswith("data:")]
    assert outward == [page.url]
    assert page.said == []


def test_no_word_is_missing(page: Any) -> None:
    """What the script writes are words of the page."""
    assert not re.search(r"undefined|null|NaN", page.inner_text("body"))


def test_page_is_no_wider_than_the_screen(page: Any) -> None:
    """Nobody has to scroll sideways."""
    for width, scheme in looks(page):
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{wide} at {width}, {scheme}"


def test_axe_finds_nothing(page: Any) -> None:
    """No rule of axe-core is broken, those of WCAG 2.2 included."""
    page.evaluate(Path(need("axe-core", AXE)).read_text("utf-8"))
    asked = "{resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}"
    found = [
        (width, scheme, one["id"], one["nodes"][0]["html"], one["nodes"][0]["failureSummary"])
        for width, scheme in looks(page)
        for one in page.evaluate(f"axe.run(document, {asked})")["violations"]
    ]
    assert found == []


def test_html_validate_finds_nothing(pages: dict[str, Path], tmp_path: Path) -> None:
    """No recommended rule of html-validate is broken."""
    program = [need("Node.js", NODE), need("html-validate", HTML_VALIDATE)]
    rules = {"long-title": "off"}  # the title is the content's
    settings = tmp_path / "settings.json"
    settings.write_text(
        json.dumps({"root": True, "extends": ["html-validate:recommended"], "rules": rules})
    )
    run = subprocess.run(
        [*program, "--config", settings, "--formatter", "text", *pages.values()],
        capture_output=True, text=True,
    )  # fmt: skip
    assert (run.returncode, run.stdout[:3000], run.stderr) == (0, "", "")


def test_everything_reads_without_script(everything: Example, load: Open) -> None:
    """Without JavaScript no control is shown, and every item and annotation is."""
    page = load(everything.files["report.html"], java_script_enabled=False)
    assert page.locator("button:visible, select:visible").count() == 0
    assert page.locator(".item:visible").count() == page.locator(".item").count()
    assert page.locator(".notes:visible").count() > 0


# Controls of the report


def test_navigation_follows_scrolling(report: Any) -> None:
    """The contents stay in sight and mark the part that is read."""
    report.locator("#sec-sources").evaluate("e => e.scrollIntoView()")
    current = report.locator(".contents [aria-current]")
    sync_api.expect(current).to_have_attribute("href", "#sec-sources")
    assert 0 < current.evaluate("e => e.getBoundingClientRect().top") < 900


def test_items_are_chosen_by_kind(report: Any) -> None:
    """Only items of the kind are shown, the page says how many, and all come back."""
    before = shown(report, ".item, .point")
    choose(report, "kind", "allegation")
    chosen = shown(report, ".judgments .item, .facts .item, .point")
    assert chosen
    assert all(report.inner_text(f"#{id} .kind") == "allegation" for id in chosen)
    assert report.inner_text("[data-shown]").startswith(f"Items shown: {len(chosen)} of ")
    report.click(".reset")
    assert shown(report, ".item, .point") == before


@pytest.mark.parametrize("name", ["confidence", "topic", "source"])
def test_items_are_chosen_by_what_they_say(report: Any, name: str) -> None:
    """Every choice of a list shows something, and no choice shows all."""
    choose(report, name, "all")
    every = len(shown(report, ".judgments .item, .facts .item, .point"))
    options = report.eval_on_selector_all(
        f"[data-by={name}] option", "all => all.map(o => o.value)"
    )
    assert len(options) > 2
    for value in options[1:]:
        report.select_option(f"[data-by={name}]", value=value)
        found = len(shown(report, ".judgments .item, .facts .item, .point"))
        assert 0 < found <= every


def test_link_to_a_hidden_item_shows_it(report: Any) -> None:
    """Who follows a link to an item that was not chosen sees it."""
    choose(report, "kind", "contested point")
    assert "J1" not in shown(report, ".item")
    report.click(".bottom-line a[href='#J1']")
    assert "J1" in shown(report, ".item")


def test_annotations_fold(report: Any) -> None:
    """All annotations fold and unfold at once."""
    report.locator(".tools").evaluate("e => e.open = true")
    report.click(".fold")
    assert report.locator("details.notes[open]").count() == 0
    report.click(".fold")
    assert report.locator("details.notes:not([open])").count() == 0


def test_print_shows_everything_and_no_control(report: Any) -> None:
    """What is hidden or folded on the screen is printed, light and without buttons."""
    every = shown(report, ".item, .point")
    choose(report, "kind", "allegation")
    report.click(".fold")
    report.click(".scheme")
    report.emulate_media(media="print")
    report.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown(report, ".item, .point") == every
    assert report.locator(".notes > p:visible").count() > 0
    assert report.locator("button:visible, select:visible, .notes summary:visible").count() == 0
    style = "getComputedStyle(document.body).backgroundColor"
    assert report.evaluate(style) == "rgb(255, 255, 255)"


def test_scheme_is_switched(report: Any) -> None:
    """The button makes a light page dark and a dark page light."""
    style = "getComputedStyle(document.body).backgroundColor"
    assert (report.evaluate(style), report.inner_text(".scheme")) == (
        "rgb(255, 255, 255)", "Dark page",
    )  # fmt: skip
    report.click(".scheme")
    assert report.evaluate(style) != "rgb(255, 255, 255)"
    assert report.inner_text(".scheme") == "Light page"
    report.click(".scheme")
    assert report.evaluate(style) == "rgb(255, 255, 255)"


def test_card_of_a_source(report: Any) -> None:
    """Pointing at a number shows what the list of sources says, until Escape."""
    link = report.locator(".facts .citations a").first
    link.hover()
    card = report.locator("#sec-card")
    number, title = link.inner_text(), report.locator(".sources li").nth(0).inner_text()
    assert card.is_visible()
    assert card.inner_text().split()[0] == number
    assert link.get_attribute("aria-describedby") == "sec-card"
    assert number != "1" or title.split()[-1] in card.inner_text()
    report.keyboard.press("Escape")
    assert card.is_hidden()


def test_card_of_a_term(report: Any) -> None:
    """A grade that has the focus shows its meaning on the scale."""
    term = report.locator(".facts .term").first
    term.focus()
    assert (
        report.locator("#sec-card").inner_text().startswith(term.inner_text().replace("\xa0", " "))
    )


def test_cards_fit_on_a_small_screen(everything: Example, load: Open) -> None:
    """A card is never cut off by the edge of the screen."""
    page = load(everything.files["report.html"], 320)
    for link in page.locator(".facts .citations a").all()[:8]:
        link.focus()
        box = page.locator("#sec-card").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320


def test_link_and_citation_are_copied(everything: Example, load: Open) -> None:
    """The clipboard gets the address of an item, and its words with grade, origin and address."""
    page = load(everything.files["report.html"])
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: t => { top.copied = t }}})"
    )
    page.locator("#F1 .copy button").nth(0).click()
    assert page.evaluate("top.copied").endswith("#F1")
    page.locator("#F1 .copy button").nth(1).click()
    copied = page.evaluate("top.copied")
    statement = " ".join(page.inner_text("#F1 .statement").split())
    assert copied.startswith(f"“{statement[:20]}")
    assert page.title() in copied
    assert copied.endswith("#F1")
    assert page.inner_text(".heard") == "Copied"


def test_keyboard_alone(report: Any) -> None:
    """Skip link, switch, controls and lists are reached and used by keys."""
    press = report.keyboard.press
    press("Tab")
    assert report.evaluate("document.activeElement.className") == "skip"
    press("Tab")
    assert report.evaluate("document.activeElement.className") == "scheme"
    press("Enter")
    assert report.inner_text(".scheme") == "Light page"
    for _ in range(40):
        press("Tab")
        if report.evaluate("document.activeElement.matches('.tools summary')"):
            break
    press("Enter")
    press("Tab")
    assert report.evaluate("document.activeElement.dataset.by") == "kind"
    press("ArrowDown")
    assert " of " in report.inner_text("[data-shown]")
    focused = "getComputedStyle(document.activeElement).outlineStyle"
    assert report.evaluate(focused) != "none"


def test_script_is_small() -> None:
    """The only script is below 10 kB."""
    assert (ROOT / "templates/screen.js").stat().st_size < 10_000
