"""A web page's authors: the names that it declares or sets beside its text, and nobody else's."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.articles import read_article
from tellings.articles.byline_names import names_after_by, split_names
from tellings.model import Article, Page

RIVER = "The river Orne rose by two metres in the night and flooded the lower town, the mayor said on Sunday."
BOATS = "Firefighters took forty people from their roofs by boat, while the army laid sandbags along the quay."
RAIN = "More rain is forecast for the evening, and the bridge to Ostbridge will stay closed until Tuesday morning."


def authors(*, above: str = "", below: str = "", head: str = "", after: str = "") -> tuple[str, ...]:
    html = (
        f"<html lang='en'><head><title>River floods lower town | Ostbridge Echo</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav><article>"
        f"<h1>River floods lower town</h1>{above}<p>{RIVER}</p><p>{BOATS}</p><p>{RAIN}</p>{below}</article>{after}"
        "<footer>Ostbridge Echo</footer></body></html>"
    )
    article = read_article(Page(uri="https://www.echo.example/river", kind="html", content=html, sha256="ab" * 32))
    assert isinstance(article, Article)
    return article.authors


def news(author: object) -> str:
    value = {"@type": "NewsArticle", "headline": "River floods lower town", "author": author}
    return f"<script type='application/ld+json'>{json.dumps(value)}</script>"


def test_json_ld_is_believed_before_what_the_page_shows():
    assert authors(head=news({"name": "Ada Byron"}), above="<p class='byline'>By Ben Cole</p>") == ("Ada Byron",)


def test_a_byline_is_believed_before_an_outlet_that_declares_itself_the_author():
    assert authors(head=news({"name": "Echo"}), above="<p class='byline'>By Ben Cole</p>") == ("Ben Cole",)


@pytest.mark.parametrize(
    ("place", "html"),
    [
        ("above", "<p class='byline'>By <a rel='author' href='/authors/ada-byron'>Ada Byron</a></p>"),
        ("above", "<div class='post-meta'>Posted on 3 May 2020 by Ada Byron</div>"),
        ("above", "<span class='article-author'>Ada Byron</span><time>3 May 2020</time>"),
        ("above", "<div class='author'><a href='/author/ada-byron/'>Ada Byron</a>12 comments</div>"),
        ("head", "<meta name='author' content='Ada Byron'>"),
    ],
    ids=["link to an author", "by in a date line", "element of the author", "glued to a count", "meta tag"],
)
def test_a_name_is_found_where_pages_put_it(place: str, html: str):
    assert authors(**{place: html}) == ("Ada Byron",)


@pytest.mark.parametrize(
    ("place", "html"),
    [
        ("after", "<section class='comments'><p class='comment-author'>Nosy Reader</p><p>Nice to read.</p></section>"),
        ("after", "<aside class='related'><a href='/b'>Mayor opens school</a> <span>By Ben Cole</span></aside>"),
        ("above", "<figure><img src='a.jpg'><figcaption>Boats on the quay</figcaption></figure>"),
        ("below", "<p>Read by forty thousand people in Ostbridge and beyond.</p>"),
    ],
    ids=["who comments", "who wrote another article", "what a picture shows", "by before no name"],
)
def test_other_names_are_nobodys_byline(place: str, html: str):
    assert authors(**{place: html}) == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Interview: Ada Byron", ["Ada Byron"]),
        ("Alles von Ada Byron", ["Ada Byron"]),
        ("Ada Byron Stand 3. Mai 2020", ["Ada Byron"]),
        ("Ada Byron/Ben Cole", ["Ada Byron", "Ben Cole"]),
        ("red/dpa", ["red/dpa"]),
        ("Ada Byron @adabyron", ["Ada Byron"]),
    ],
)
def test_what_stands_around_a_name_is_taken_off(line: str, names: list[str]):
    assert list(split_names(line)) == names


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=150))
def test_any_line_is_read_and_its_names_stand_in_it(line: str):
    for name in (*split_names(line), *names_after_by(line)):
        assert all(part in line or part in " ".join(line.split()) or "&" in line for part in name.split())
