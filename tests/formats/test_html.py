"""The report as one file."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.formats.html import comparison_html
from tellings.formats.panels import web
from tellings.formats.receipts import Receipts
from tellings.formats.shelf import open_shelf
from tellings.model import Comparison, Passage

VOID = {"meta", "link", "br", "line", "circle", "path", "rect"}


class Page(HTMLParser):
    """What a browser would load, link to and call headings; `broken` tags that close what is not open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.headings: list[int] = []
        self.marks: dict[str, str] = {}
        self.broken: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if tag == "a" else []
        self.loads += [v for n, v in found.items() if n in ("src", "srcset", "data") or (n == "href" and tag != "a")]
        self.loads += [n for n in found if n.startswith("on")]
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        if tag not in VOID:
            self._open.append((tag, found.get("class", "") if tag == "mark" else ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self._open or self._open.pop()[0] != tag:
            self.broken.append(tag)

    def handle_data(self, data: str) -> None:
        for tag, name in self._open:
            if tag == "mark":
                self.marks[name] = self.marks.get(name, "") + data


@pytest.fixture(scope="module")
def page(comparison: Comparison) -> Page:
    return Page(comparison_html(comparison))


def test_nothing_is_fetched_and_no_attribute_is_a_script(page: Page) -> None:
    assert page.loads == []
    assert [link for link in page.links if not link.startswith(("#", "https://"))] == []


def test_every_link_inside_the_page_has_its_place_and_every_place_one_name(page: Page) -> None:
    assert [link for link in page.links if link.startswith("#") and link[1:] not in page.ids] == []
    assert len(page.ids) == len(set(page.ids))


def test_tags_are_closed_in_order_and_no_level_of_heading_is_skipped(page: Page) -> None:
    assert page.broken == []
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:], strict=False))


def test_a_link_leads_to_the_very_words(comparison: Comparison, page: Page) -> None:
    text = comparison_html(comparison)
    passage = comparison.brief[0].passages[0]
    number = re.search(r'<a class="receipt" href="#p(\d+)" aria-label="receipt 1">', text)
    assert number is not None
    assert page.marks[f"p{number[1]}"] == passage.exact


def test_words_of_a_page_are_words_and_no_markup(comparison: Comparison) -> None:
    evil = "<img src=x onerror=alert(1)>\"'</script><!--"
    article = replace(comparison.dossiers[0].article, title=evil, outlet=evil, authors=(evil,), language='en" x="')
    story = replace(comparison.story, title=evil)
    dossiers = (replace(comparison.dossiers[0], article=article), *comparison.dossiers[1:])
    text = comparison_html(replace(comparison, story=story, dossiers=dossiers, notes=(evil,)))
    assert "<img" not in text
    assert Page(text).broken == []
    assert Page(text).loads == []


def test_the_policy_allows_the_one_script_and_nothing_else(comparison: Comparison) -> None:
    text = comparison_html(comparison)
    assert text.count("<script") == 1
    assert "default-src 'none'" in text


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://a.example/b?c=d", "https://a.example/b?c=d"),
        ("javascript:alert(1)", None),
        ("JavaScript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("examples/a.html", None),
        ("http://[", None),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str, link: str | None) -> None:
    assert web(address) == link


def test_a_passage_that_no_longer_holds_is_not_printed(comparison: Comparison) -> None:
    false = replace(comparison.facts[1], passages=(Passage(comparison.dossiers[2].article.id, 0, 5, "never"),))
    assert "never<" not in comparison_html(replace(comparison, facts=(false,)))


def test_the_same_comparison_makes_the_same_page(comparison: Comparison) -> None:
    assert comparison_html(comparison) == comparison_html(comparison)


@given(st.text("ab &<\n", min_size=1, max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_marks_are_nested_and_hold_their_words_however_passages_cross(
    comparison: Comparison, text: str, ends: list[tuple[int, int]]
) -> None:
    article = replace(comparison.dossiers[0].article, text=text)
    one = replace(comparison.dossiers[0], article=article)
    shelf = open_shelf(replace(comparison, dossiers=(one,)))
    receipts = Receipts(shelf)
    spans = {(a, b) for a, b in ends if a < b <= len(text)}
    numbers = {receipts.number(Passage(article.id, a, b, text[a:b])): text[a:b] for a, b in sorted(spans)}
    page = Page("".join(f"<p>{p}</p>" for p in receipts.paragraphs(article)))
    assert page.broken == []
    for number, exact in numbers.items():
        shown = page.marks.get(f"p{number}", "")
        assert shown.replace("\n", "").split() == exact.replace("\n", "").split() or not exact.strip() or "\n" in exact
