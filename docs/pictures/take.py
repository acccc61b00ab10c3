"""python docs/pictures/take.py     each page of the reading room, over the bundled example (`make pictures`)"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "tests" / "web"))

from rooms import EXAMPLE, ingest, room  # noqa: E402  # lies beside the tests

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        library = Path(folder) / "library.sqlite"
        ingest(library, as_fetched(Path(folder) / "pages.jsonl"))
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with room(library) as home:
            page = browser.new_page(base_url=home, viewport={"width": 1200, "height": 800})
            page.goto("/")
            take(page, "front")
            page.locator("article.entry h2 a").first.click()
            page.wait_for_url(re.compile(r"^http://[^/]+/stories/s[0-9a-f]+$"), timeout=120_000)
            story = page.url
            take(page, "story")
            page.locator("#agree a.receipt").first.click()
            page.wait_for_selector("#beside mark.asked")
            take(page, "receipt")
            page.keyboard.press("Escape")
            page.goto(f"{story}#differ")
            take(page, "differ")
            page.goto(f"{story}#matrix")
            take(page, "matrix")
            page.goto(story)
            page.locator(".pair button").click()
            page.wait_for_selector(".ribbons path")
            take(page, "abreast")
            page.locator("#abreast h2 a").first.click()
            for layer in ("quotes", "figures", "names", "times"):
                page.check(f"#layer-{layer}")
            take(page, "article")
            page.goto("/people/Tomas%20Arrel")
            take(page, "person")
            keep_search(page)
            note(page, story)
            for name in ("people", "watch", "desk", "add", "about"):
                page.goto(f"/{name}")
                take(page, name)
            page.goto("/search?q=sluice")
            take(page, "search")
            phone = browser.new_page(base_url=home, viewport={"width": 390, "height": 800}, color_scheme="dark")
            phone.goto(story)
            take(phone, "phone")
            paper = browser.new_page(base_url=home, viewport={"width": 800, "height": 1130})
            paper.emulate_media(media="print")
            paper.goto(story)
            take(paper, "paper")
        browser.close()


def as_fetched(lines: Path) -> Path:
    """The example at addresses of the web, so that no picture shows whose computer it was taken on."""
    forms = {".html": "html", ".txt": "dump"}
    pages = [
        {"uri": f"https://{page.stem}.example/karsin-dam", forms[page.suffix]: page.read_text(encoding="utf-8")}
        for page in sorted(EXAMPLE.iterdir())
        if page.suffix in forms
    ]
    lines.write_text("".join(json.dumps(one) + "\n" for one in pages), encoding="ascii")
    return lines


def keep_search(page) -> None:  # noqa: ANN001  # a Page of playwright
    page.goto("/watch")
    page.get_by_label("Words", exact=True).fill('"sluice gates"')
    page.get_by_label("accounts that differ").check()
    page.get_by_role("button", name="Save").click()
    page.wait_for_load_state()


def note(page, story: str) -> None:  # noqa: ANN001  # a Page of playwright
    """So that the desk has something to show."""
    page.goto(story)
    page.locator("#judge").get_by_label("Words", exact=True).fill("The inspection report is in the Ledger's archive.")
    page.get_by_role("button", name="Keep the note").click()
    page.wait_for_url(story, timeout=60_000)


def take(page, name: str) -> None:  # noqa: ANN001  # a Page of playwright
    page.screenshot(path=HERE / f"{name}.jpg", type="jpeg", quality=55)


if __name__ == "__main__":
    main()
