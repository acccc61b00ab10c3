"""Nothing on a page moves once it is shown, and no page is heavy."""

from __future__ import annotations

import shutil
import time

import pytest
from playwright.sync_api import Browser, sync_playwright
from rooms import EXAMPLE, ask, ingest, room

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed")
HEAVY = 150_000  # bytes of a page
SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => window.shifts.push(...list.getEntries().filter(e => !e.hadRecentInput).map(
  e => [e.value, ...e.sources.map(s => s.node && (s.node.outerHTML || s.node.textContent || "").slice(0, 80))]
))).observe({type: "layout-shift", buffered: true});
"""
SEEN = "new Promise(seen => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(seen, 100))))"


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """The address of the example's story, ingested, read and compared."""
    library = tmp_path_factory.mktemp("room") / "library.sqlite"
    rows = ingest(library, EXAMPLE)
    with room(library, "--rate", "100000") as home:
        _, headers, _ = ask(home, f"/stories/{rows[0]['story']}/reading")
        while b'data-done="yes"' not in ask(home, headers["location"].partition("?")[0])[2]:
            time.sleep(0.2)
        yield f"{home}/stories/{rows[0]['story']}"


def paths(story: str) -> list[str]:
    home, _, name = story.rpartition("/stories/")
    articles = [row.split(b'"')[0].decode() for row in ask(home, f"/stories/{name}")[2].split(b'<option value="')[1:3]]
    panels = [f"/stories/{name}/{panel}" for panel in ("sources", "figures", "quotes", "agree", "timeline")]
    rest = ["/people", "/search?q=dam", "/desk", "/add", "/about", f"/abreast?a={articles[0]}&b={articles[1]}"]
    return ["/", f"/stories/{name}", *panels, f"/articles/{articles[0]}", *rest]


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_once_it_is_shown(browser: Browser, story: str, width: int) -> None:
    home = story.partition("/stories/")[0]
    page = browser.new_page(base_url=home, viewport={"width": width, "height": 800})
    page.add_init_script(SHIFTS)
    for path in paths(story):
        page.goto(path, wait_until="networkidle")
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.evaluate(SEEN)
        assert page.evaluate("window.shifts") == [], path
    page.evaluate("window.scrollTo(0, 0)")
    page.evaluate("document.querySelector('main').style.marginTop = '200px'")
    page.evaluate(SEEN)
    assert page.evaluate("window.shifts"), "what moves is seen"
    page.close()


def test_suggestions_cover_the_page_and_push_nothing(browser: Browser, story: str) -> None:
    page = browser.new_page(base_url=story.partition("/stories/")[0], viewport={"width": 390, "height": 800})
    page.goto("/about")
    before = page.locator("h1").bounding_box()
    page.locator("#q").press_sequentially("sluice")
    page.locator(".suggest a").first.wait_for()
    assert page.locator("h1").bounding_box() == before
    page.close()


def test_no_page_is_heavy(story: str) -> None:
    home = story.partition("/stories/")[0]
    sizes = {path: len(ask(home, path)[2]) for path in paths(story)}
    assert [path for path, size in sizes.items() if size > HEAVY] == []
