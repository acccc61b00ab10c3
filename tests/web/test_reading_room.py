"""The reading room in a real browser."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright
from rooms import EXAMPLE, ingest, room

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed")
STORY = re.compile(r"^http://[^/]+/stories/s[0-9a-f]+$")
RIGHT_TO_LEFT = (
    '<!doctype html><html lang="ar"><head><title>انهيار الجدار في الميناء</title></head><body><article>'
    "<h1>انهيار الجدار في الميناء</h1><p>انهار جدار الميناء مساء الجمعة وغمرت المياه ستين شارعا في المدينة القديمة.</p>"
    "<p>وقالت مديرة الميناء إن شخصين في عداد المفقودين بعد انهيار الجدار، وإن المدارس تبقى مغلقة يوم الاثنين.</p>"
    "</article></body></html>"
)
HOSTILE = Path(__file__).with_name("hostile.html")


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The example, ingested and read."""
    library = tmp_path_factory.mktemp("room") / "library.sqlite"
    ingest(library, EXAMPLE)
    with room(library, "--rate", "100000") as address:
        yield address


@pytest.fixture
def page(browser: Browser, home: str):
    """A page that fails its test at the first complaint of the browser, and asks nothing of another host."""
    with browser.new_context(base_url=home, viewport={"width": 1280, "height": 900}) as context:
        opened = context.new_page()
        complaints: list[str] = []
        opened.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
        opened.on("pageerror", lambda e: complaints.append(str(e)))
        opened.on("request", lambda r: complaints.append(r.url) if not r.url.startswith(home) else None)
        yield opened
        assert complaints == []


def open_story(page: Page) -> str:
    """From the front page; the articles are read where they were not yet."""
    page.goto("/")
    page.locator("article.entry h2 a").first.click()
    page.wait_for_url(STORY, timeout=120_000)
    return page.url


def every_page(page: Page, story: str) -> list[str]:
    """An address of each kind of page."""
    page.goto(story)
    articles = [link.get_attribute("href") for link in page.locator("#headlines td a").all()[:2]]
    a, b = (address.removeprefix("/articles/") for address in articles)
    found = f"/desk/find?story={story.rpartition('/')[2]}&q=dam"
    own = [story, f"{story}/agree", *articles, f"/abreast?a={a}&b={b}", found]
    lists = ["/", "/people", "/people/Tomas%20Arrel", "/watch", "/search?q=dam", "/add", "/desk", "/about", "/nowhere"]
    return own + lists


def test_a_first_visit_ends_in_a_comparison(browser: Browser, tmp_path) -> None:
    with room(tmp_path / "empty.sqlite") as home:
        page = browser.new_page(base_url=home)
        page.goto("/")
        expect(page.get_by_role("heading", name="An empty library")).to_be_visible()
        page.get_by_role("link", name="Add pages").last.click()
        page.set_input_files("#file", [str(path) for path in sorted(EXAMPLE.glob("*.html"))])
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.locator("#job-status")).to_contain_text("6 of 6 read: 6 new", timeout=120_000)
        expect(page.get_by_text("What could not be read")).to_have_count(0)
        page.get_by_role("link", name="Open the story").click()
        page.wait_for_url(STORY, timeout=120_000)
        expect(page.locator("#sources .counts")).to_contain_text("outlets")
        page.close()


def test_the_example_is_one_press_away(browser: Browser, tmp_path) -> None:
    with room(tmp_path / "empty.sqlite") as home:
        page = browser.new_page(base_url=home)
        page.goto("/")
        page.get_by_role("button", name="Add the example").click()
        expect(page.get_by_role("link", name="Open the story")).to_be_visible(timeout=120_000)
        page.close()


def test_a_receipt_opens_its_article_beside_the_story(page: Page) -> None:
    open_story(page)
    receipt = page.locator("#agree a.receipt").first
    words = receipt.get_attribute("title")
    receipt.click()
    expect(receipt).to_be_in_viewport()
    mark = page.locator("#beside mark.asked").first
    expect(mark).to_be_in_viewport()
    assert words[:20] in " ".join(page.locator("#beside mark.asked").all_inner_texts())
    page.keyboard.press("Escape")
    expect(page.locator("#beside")).to_have_count(0)
    expect(receipt).to_be_focused()


def test_two_tellings_stand_abreast_with_ribbons(page: Page) -> None:
    open_story(page)
    page.locator(".pair button").click()
    page.wait_for_selector("#abreast mark.shared")
    assert page.locator(".ribbons path").count() == page.locator("mark.shared[id^='a-']").count() > 1


def test_layers_are_switched_on_one_by_one(page: Page) -> None:
    open_story(page)
    page.locator("#headlines td a").first.click()
    figure = page.locator("mark.figures").first
    before = figure.evaluate("one => getComputedStyle(one).backgroundColor")
    page.check("#layer-figures")
    assert figure.evaluate("one => getComputedStyle(one).backgroundColor") != before
    page.get_by_text("What was cut from the page").click()
    expect(page.locator(".cuts li").first).to_be_visible()


def test_a_split_is_listed_and_undone(page: Page) -> None:
    story = open_story(page)
    page.locator("#judge input[type=checkbox]").first.check()
    page.locator("#judge").get_by_label("Why").nth(1).fill("another dam")
    page.get_by_role("button", name="Split").click()
    page.goto("/desk")
    expect(page.locator(".acts li").first).to_contain_text("another dam")
    expect(page.locator(".acts li").first).to_contain_text("flood sweeps Velmora")
    page.goto("/")
    expect(page.locator("article.entry")).to_have_count(2)
    page.goto("/desk")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator(".acts li").first).to_contain_text("undone")
    page.goto("/")
    expect(page.locator("article.entry")).to_have_count(1)
    assert open_story(page) == story


def test_the_other_story_is_found_by_its_words_and_merged_or_given_an_article(page: Page) -> None:
    story = open_story(page)
    page.locator("#judge input[type=checkbox]").first.check()
    page.get_by_role("button", name="Split").click()
    page.goto("/")
    one, other = [link.get_attribute("href") for link in page.locator("article.entry h2 a").all()]
    page.goto(one)
    page.wait_for_url(STORY, timeout=60_000)
    page.locator("#judge").get_by_label("The other story").fill("sluice gates")
    page.get_by_role("button", name="Find it").click()
    expect(page.locator(f".choices a[href='{other}']")).to_be_visible()
    page.get_by_role("button", name="Merge the two stories").click()
    page.wait_for_url(STORY, timeout=60_000)
    page.goto("/")
    expect(page.locator("article.entry")).to_have_count(1)
    assert open_story(page) == story


def test_a_name_and_a_note_are_signed_and_can_be_taken_back(page: Page) -> None:
    open_story(page)
    page.locator("#judge").get_by_label("Title").fill("The Karsin dam")
    page.get_by_role("button", name="Rename").click()
    page.wait_for_url(STORY, timeout=60_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("The Karsin dam")
    page.locator("#judge").get_by_label("Words", exact=True).fill("See also the trial.")
    page.get_by_role("button", name="Keep the note").click()
    page.wait_for_url(STORY, timeout=60_000)
    expect(page.locator(".signed")).to_contain_text("See also the trial.")
    for _ in range(2):
        page.goto("/desk")
        page.get_by_role("button", name="Undo").first.click()
    open_story(page)
    expect(page.get_by_role("heading", level=1)).not_to_have_text("The Karsin dam")
    expect(page.locator(".signed")).to_have_count(0)


def test_search_answers_as_one_types_and_in_full(page: Page) -> None:
    open_story(page)
    page.goto("/")
    page.locator("#q").press_sequentially("sluice")
    expect(page.locator(".suggest a").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".hits mark").first).to_have_text(re.compile("sluice", re.IGNORECASE))
    page.locator(".hits .words a").first.click()
    expect(page.locator("mark.asked").first).to_be_in_viewport()


def test_a_speakers_words_stand_together_in_all_their_wordings_and_open_their_articles(page: Page) -> None:
    open_story(page)
    page.goto("/people")
    page.get_by_role("link", name="Tomas Arrel").click()
    gates = page.locator(".speech > li", has_text="our children")
    expect(gates).to_have_count(1)
    words = gates.locator("li q").all_inner_texts()
    assert len(words) == 4
    assert {"gates that", "doors that", "doors"} <= set(gates.locator(".differs").all_inner_texts())
    gates.locator("a.receipt").first.click()
    expect(page.locator("#beside mark.asked").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    page.locator(".quoters").get_by_role("link", name="Radio Osk").click()
    expect(page.locator("table.people tbody tr").first).to_contain_text("Tomas Arrel")


@pytest.mark.parametrize("width", [320, 390, 1920])
def test_no_page_is_wider_than_its_screen(browser: Browser, home: str, width: int) -> None:
    page = browser.new_page(base_url=home, viewport={"width": width, "height": 800})
    story = open_story(page)
    for path in every_page(page, story):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.close()


FOCUS = """() => { window.reached = new Set(); window.unseen = [];
document.addEventListener("focusin", event => { const one = event.target; window.reached.add(one);
if (getComputedStyle(one).outlineStyle === "none") window.unseen.push(one.outerHTML.slice(0, 100)); }); }"""
SHOWN = """() => [...document.querySelectorAll(
"a[href], button:enabled, input, select, textarea, summary, [tabindex='0']")]
.filter(one => one.checkVisibility() && !one.matches("[type=radio], [type=hidden]"))"""


def test_every_control_is_reached_and_seen_with_the_keyboard_alone(page: Page) -> None:
    story = open_story(page)
    for path in every_page(page, story)[:-1]:
        page.goto(path)
        page.evaluate(FOCUS)
        for _ in range(page.evaluate(f"({SHOWN})().length") + 8):  # a date has several stops
            page.keyboard.press("Tab")
        left = f"({SHOWN})().filter(one => !window.reached.has(one)).map(one => one.outerHTML.slice(0, 100))"
        assert (page.evaluate(left), page.evaluate("window.unseen")) == ([], []), path
    page.goto(story)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator("#agree a.receipt").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#beside mark.asked").first).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Close")).to_be_focused()


def test_paper_has_the_words_and_nothing_to_press(page: Page) -> None:
    story = open_story(page)
    page.emulate_media(media="print")
    for path in every_page(page, story)[:5]:
        page.goto(path)
        for gone in (".mast nav", ".mast form", "#judge", "button", "input", ".more"):
            assert not any(one.is_visible() for one in page.locator(gone).all()), (path, gone)
        expect(page.locator("h1").first).to_be_visible()


def test_text_from_right_to_left_is_shown_so(browser: Browser, tmp_path) -> None:
    page_of = tmp_path / "jidar.html"
    page_of.write_text(RIGHT_TO_LEFT, encoding="utf-8")
    ingest(tmp_path / "library.sqlite", page_of)
    with room(tmp_path / "library.sqlite") as home:
        page = browser.new_page(base_url=home)
        page.goto("/")
        headline = page.locator("article.entry h2")
        assert headline.evaluate("one => getComputedStyle(one).direction") == "rtl"
        page.locator("#q").fill("الجدار")
        page.keyboard.press("Enter")
        page.locator(".hits h3 a").click()
        text = page.locator(".reading .text p").first
        assert text.evaluate("one => getComputedStyle(one).direction") == "rtl"
        assert page.locator(".reading .text").get_attribute("lang") == "ar"
        assert page.locator("html").evaluate("one => getComputedStyle(one).direction") == "ltr"
        page.close()


def test_everything_can_be_read_without_javascript(browser: Browser, home: str) -> None:
    with browser.new_context(base_url=home, java_script_enabled=False) as context:
        page = context.new_page()
        open_story(page)
        page.locator("#agree a.receipt").first.click()
        expect(page.locator("mark.asked").first).to_be_in_viewport()
        page.locator("#q").fill("dam")
        page.get_by_role("button", name="Search").click()
        expect(page.locator(".hits mark").first).to_be_visible()
        for path in every_page(page, open_story(page)):
            page.goto(path)
            expect(page.locator("h1").first).to_be_attached()
            assert len(page.locator("main").inner_text()) > 40, path


def test_what_a_page_would_ask_of_another_host_the_browser_blocks(browser: Browser, home: str) -> None:
    """By the policy, not by our care alone."""
    page = browser.new_page(base_url=home)
    page.goto("/")
    page.evaluate(
        """() => { window.blocked = []; document.addEventListener("securitypolicyviolation",
        event => window.blocked.push(event.effectiveDirective)); }"""
    )
    page.evaluate(
        """async () => { try { await fetch("http://198.51.100.7/"); } catch {}
        const image = new Image(); image.src = "http://198.51.100.7/x.png"; document.body.append(image);
        const script = document.createElement("script"); script.src = "http://198.51.100.7/x.js";
        document.body.append(script); document.body.setAttribute("style", "color: red"); }"""
    )
    page.wait_for_function("window.blocked.length >= 4")
    assert {"connect-src", "img-src", "script-src-elem", "style-src-attr"} <= set(page.evaluate("window.blocked"))
    page.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_nothing_serious_keeps_anybody_out(browser: Browser, home: str, scheme: str, width: int) -> None:
    size = {"width": width, "height": 800}
    page = browser.new_page(base_url=home, color_scheme=scheme, viewport=size, bypass_csp=True)
    story = open_story(page)
    for path in every_page(page, story):
        page.goto(path)
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        grave = [
            (v["id"], v["nodes"][0]["html"]) for v in found["violations"] if v["impact"] in ("serious", "critical")
        ]
        assert grave == [], path
    page.close()


def test_a_hostile_article_is_plain_text(browser: Browser, tmp_path) -> None:
    bad, library = tmp_path / "bad.html", tmp_path / "library.sqlite"
    bad.write_text(HOSTILE.read_text(encoding="utf-8").replace("LONG", "x" * 3000), encoding="utf-8")
    ingest(library, bad)
    with room(library) as home:
        page = browser.new_page(base_url=home, viewport={"width": 800, "height": 700})
        said: list[str] = []
        page.on("dialog", lambda d: (said.append(d.message), d.dismiss()))
        page.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
        open_story(page)
        page.locator("#headlines td a").first.click()
        text = page.locator(".reading .text").inner_text()
        assert "<img src=x onerror=alert(5)>" in text
        assert "\u202e" not in text
        assert page.evaluate("document.documentElement.scrollWidth") <= 800
        for path in ("/people", "/search?q=governor", "/desk", "/search?q=%3Cscript%3Ealert(7)%3C/script%3E"):
            page.goto(path)
        assert said == []
        page.close()
