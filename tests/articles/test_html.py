"""A web page becomes an article: its own words and what it says of itself, nothing else."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.articles import read_article
from tellings.model import Article, Given, Page, Skip

RIVER = "The river Orne rose by two metres in the night and flooded the lower town, the mayor said on Sunday."
BOATS = "Firefighters took forty people from their roofs by boat, while the army laid sandbags along the quay."
RAIN = "More rain is forecast for the evening, and the bridge to Ostbridge will stay closed until Tuesday morning."
SCHOOL = "Two schools opened their gyms as shelters, and bakers brought bread for those who had to leave home."
NEWS = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "@id": "#echo", "name": "The Ostbridge Echo"},
        {
            "@type": "NewsArticle",
            "headline": "River floods lower town",
            "datePublished": "2017-10-22T15:45:00+02:00",
            "dateModified": "2017-10-22T18:00:00+02:00",
            "author": [{"@type": "Person", "name": "Ada Byron"}, {"@type": "Person", "name": "Ben Cole (bc)"}],
            "publisher": {"@id": "#echo"},
        },
    ],
}


def page(body: str, head: str = "", uri: str = "https://www.echo.example/news/river", **known: str) -> Page:
    html = f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>"
    return Page(uri=uri, kind="html", content=html, sha256="ab" * 32, given=Given(**known))


def script(value: object) -> str:
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'


def story(*, before: str = "", within: str = "", after: str = "") -> str:
    paragraphs = f"<p>{RIVER}</p><p>{BOATS}</p>{within}<p>{RAIN}</p><p>{SCHOOL}</p>"
    return (
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
        f"<main><article><h1>River floods lower town</h1>{before}"
        f"<div class='article-body'>{paragraphs}</div></article>{after}</main>"
        "<footer><p>The Ostbridge Echo, all rights reserved.</p></footer>"
    )


def read(*args: str, **known: str) -> Article:
    article = read_article(page(*args, **known))
    assert isinstance(article, Article), article
    return article


def test_the_body_is_the_paragraphs_and_nothing_else():
    article = read(story(), script(NEWS))
    assert article.text == "\n\n".join([RIVER, BOATS, RAIN, SCHOOL])
    assert article.title == "River floods lower town"
    assert article.authors == ("Ada Byron", "Ben Cole")
    assert article.outlet == "The Ostbridge Echo"
    assert article.language == "en"


def test_dates_come_with_their_evidence_and_exact_words():
    article = read(story(), script(NEWS))
    assert article.published is not None
    assert article.published.value == "2017-10-22T15:45:00+02:00"
    assert article.published.evidence == "JSON-LD datePublished"
    assert article.published.exact == "2017-10-22T15:45:00+02:00"
    assert article.modified is not None
    assert article.modified.value == "2017-10-22T18:00:00+02:00"


def test_what_the_page_does_not_say_is_none():
    article = read(story())
    assert article.published is None
    assert article.modified is None
    assert article.authors == ()
    assert article.canonical is None


def test_what_the_input_says_is_believed():
    article = read_article(page(story(), script(NEWS), title="Flood", published="2017-10-23"))
    assert isinstance(article, Article)
    assert article.title == "Flood"
    assert article.published is not None
    assert article.published.value == "2017-10-23"


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<nav><a href='/a'>All the sport</a></nav>", "navigation"),
        ("<div class='cookie-consent'><p>We use cookies for statistics.</p></div>", "cookie notice"),
        ("<section class='comments'><p>Nice to read, thank you all.</p></section>", "comments"),
        ("<aside class='related'><h3>More</h3><a href='/b'>Mayor opens new school</a></aside>", "related links"),
        ("<div class='ad-slot'>Buy our boots today</div>", "advert"),
        ("<div class='newsletter'>Get the evening letter</div>", "promotion"),
    ],
)
def test_what_was_cut_is_named_with_its_reason(html: str, reason: str):
    article = read(story(after=html), script(NEWS))
    assert article.text.count("\n\n") == 3
    assert reason in {cut.reason for cut in article.removed}


def test_cuts_stand_in_page_order():
    cuts = [cut.exact for cut in read(story(after="<p class='date'>22 October</p>"), script(NEWS)).removed]
    assert cuts[0] == "Home"
    assert cuts.index("River floods lower town") < cuts.index("22 October")
    assert cuts[-1] == "The Ostbridge Echo, all rights reserved."


def test_captions_are_no_part_of_the_text():
    figure = "<figure><img src='a.jpg'><figcaption>Boats on the quay. Photo: C. Dale</figcaption></figure>"
    article = read(story(within=figure), script(NEWS))
    assert "Photo" not in article.text
    assert ("Boats on the quay. Photo: C. Dale", "caption") in {(c.exact, c.reason) for c in article.removed}


def test_hidden_text_was_never_seen_so_it_is_not_told_of():
    article = read(story(after="<p style='display: none'>Secret words for nobody.</p>"), script(NEWS))
    assert all("Secret" not in cut.exact for cut in article.removed)


def test_links_of_the_body_are_absolute():
    linked = f"<p>{RAIN} <a href='/weather'>The weather office</a> warns of <a href='#top'>more</a>.</p>"
    canonical = "<link rel='canonical' href='/news/river?id=1'>"
    article = read(story(within=linked), script(NEWS) + canonical)
    assert article.links == ("https://www.echo.example/weather",)
    assert article.canonical == "https://www.echo.example/news/river?id=1"


def test_white_space_inside_a_paragraph_is_folded_and_letters_are_not():
    soup = "<b>gave</b> away soup,\u00a0bread and tea to all who had come in from the wet"
    within = f"<p>Cafe\u0301 owners\n   and\tbakers {soup}.</p>"
    text = read(story(within=within), script(NEWS)).text
    assert "Cafe\u0301 owners and bakers gave away soup, bread and tea" in text


@pytest.mark.parametrize("language", ["ar", "ja", "el"])
def test_pages_of_other_scripts_are_read(language: str):
    words = {
        "ar": "ارتفع النهر مترين خلال الليل وغمر المدينة السفلى كما قال رئيس البلدية يوم الأحد وأضاف أن المطر سيستمر.",
        "ja": "川は夜のうちに二メートル上昇し、下町が浸水したと町長が日曜日に述べた。雨は夕方まで続く見込みだという。",
        "el": "Το ποτάμι ανέβηκε δύο μέτρα τη νύχτα και πλημμύρισε την κάτω πόλη, είπε ο δήμαρχος την Κυριακή το πρωί.",
    }[language]
    body = "".join(f"<p>{words}{i}</p>" for i in range(5))
    html = f"<html lang='{language}'><body><article><h1>{words[:20]}</h1>{body}</article></body></html>"
    article = read_article(Page(uri="https://x.example/a", kind="html", content=html, sha256="cd" * 32))
    assert isinstance(article, Article)
    assert article.language == language
    assert article.text.count(words) == 5


def test_a_live_blog_and_a_closed_article_are_called_so():
    live = {"@type": "LiveBlogPosting", "headline": "River floods lower town"}
    assert read(story(), script(live)).form == "live blog"
    closed = {**NEWS["@graph"][1], "isAccessibleForFree": "False"}  # type: ignore[dict-item]
    assert read(story(), script(closed)).form == "paywall stub"
    assert read(story(), script(NEWS)).form == "article"


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("", "no web page"),
        ("only words, no markup", "no web page"),
        ("\x01\x02\x03" * 50 + "<p>a</p>", "no web page"),
        ("<html><head><title>A</title></head></html>", "no article text"),
        ("<html><frameset><frame src='a'></frameset></html>", "no article text"),
        ("<div>" * 500_000, "no web page"),
    ],
)
def test_a_page_without_an_article_says_so(html: str, reason: str):
    skip = read_article(Page(uri="https://x.example/a", kind="html", content=html, sha256="cd" * 32))
    assert isinstance(skip, Skip)
    assert reason in skip.reason


def test_a_front_page_is_no_article():
    links = "".join(f"<li><a href='/{i}'>Mayor opens school number {i} today</a></li>" for i in range(40))
    skip = read_article(page(f"<ul>{links}</ul>", uri="https://www.echo.example/"))
    assert isinstance(skip, Skip)
    assert "article" in skip.reason


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + f"{RIVER} " * 20 + "<script>" + "x" * 2_000_000,
        "<div " + " ".join(f'a{i}="x"' for i in range(20_000)) + f">{RIVER}",
        "<p>" + "<b>" * 5_000 + RIVER,
        "<title>" + " - " * 20_000 + f"</title><p>{RIVER}",
        "<script type='application/ld+json'>" + "[" * 100_000 + f"</script><p>{RIVER}",
        f"<p>{RIVER} \ud800 \x00 \ufffe",
    ],
    ids=["unclosed script", "attributes", "nesting", "separators", "brackets", "characters"],
)
def test_absurd_pages_take_no_time(html: str):
    start = time.process_time()
    assert isinstance(read_article(page(html)), Article | Skip)
    assert time.process_time() - start < 2


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="<>/\"'=pdivbrah1 \n&;é漢", max_size=200))
def test_any_text_is_read_without_fault(text: str):
    result = read_article(page(text))
    assert isinstance(result, Article | Skip)
    if isinstance(result, Article):
        assert result.text.strip()
        assert all(" ".join(part.split()) == part for part in result.text.split("\n\n"))
