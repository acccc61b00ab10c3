"""Title, names and dates of a web page, each where pages put them."""

from __future__ import annotations

import numpy as np
import pytest
from lxml.html import document_fromstring

from tellings.articles.byline_names import split_names
from tellings.articles.html_blocks import read_blocks
from tellings.articles.html_dates import find_modified, find_published, iso
from tellings.articles.html_declared import parse_json, read_declared
from tellings.articles.html_outlet import shown_outlet
from tellings.articles.html_shown import find_shown
from tellings.articles.html_titles import find_title

URI = "https://www.ostbridge-echo.example/2019/03/04/rain"


def tree(html: str):
    return document_fromstring(f"<html><head></head><body>{html}</body></html>")


def title(html: str, outlet: str | None = "Ostbridge Echo") -> str | None:
    page = tree(html)
    return find_title(page, read_declared(page), outlet, URI)


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<title>Rain floods Ostbridge | Ostbridge Echo</title>", "Rain floods Ostbridge"),
        ("<title>Ostbridge Echo: Rain floods the town</title>", "Ostbridge Echo: Rain floods the town"),
        ("<title>Rain floods town - Weather - Ostbridge Echo</title>", "Rain floods town - Weather"),
        ("<title>Rain floods town | Echo</title><h1>Rain floods town</h1>", "Rain floods town"),
        ("<title>Rain floods town</title><h1>Ostbridge Echo</h1>", "Rain floods town"),
        ("<title>Rain floods town</title><h1>Weather: Rain floods town</h1>", "Rain floods town"),
        ("<meta property='og:title' content='Rain &amp;amp; wind'><title>x</title>", "Rain & wind"),
        ("<p>nothing</p>", None),
    ],
)
def test_the_headline_is_without_the_name_of_the_site(html: str, wanted: str | None):
    assert title(html) == wanted


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<title>Rain floods town - The Echo</title><a href='/'>The Echo</a>", "The Echo"),
        ("<title>Rain floods town | The Echo</title><a href='https://echo.example/' title='The Echo'></a>", "The Echo"),
        ("<title>Rain floods town - The Echo</title><a href='/sport'>The Echo</a>", None),  # not the front page
        ("<title>Rain floods town - Weather</title><a href='/'>The Echo</a>", None),  # a section
        ("<title>The Echo</title><a href='/'>The Echo</a>", None),  # the front page's own title
    ],
)
def test_an_outlet_is_what_the_title_and_the_way_home_agree_on(html: str, wanted: str | None):
    assert shown_outlet(tree(html)) == wanted


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Byron and Ben Cole", ["Ada Byron", "Ben Cole"]),
        ("Von Ada Byron, 3. Mai 2020", ["Ada Byron"]),
        ("Posted by Ada Byron on 3 May 2020", ["Ada Byron"]),
        ("Ada Byron (ab)", ["Ada Byron"]),
        ("https://echo.example/ada", []),
        ("ada@echo.example", []),
        ("admin", []),
        ("12.03.2020", []),
        ("This is a whole sentence about a man who wrote nothing", []),
    ],
)
def test_a_byline_is_names_alone(line: str, names: list[str]):
    assert list(split_names(line)) == names


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2017-10-22T15:45:00.000Z", "2017-10-22T15:45:00+00:00"),
        ("2017-10-22 15:45", "2017-10-22T15:45"),
        ("2017-10", "2017-10"),
        ("2017-1-2", "2017-01-02"),
        ("2017-13-02", None),  # no such month
        ("0001-01-01T00:00:00", None),  # a field that was left empty
        ("yesterday", None),
    ],
)
def test_declared_times_keep_their_precision(text: str, value: str | None):
    assert iso(text) == value


def declared(published: str):
    return read_declared(tree(f"<meta property='article:published_time' content='{published}'>"))


def test_the_address_tells_the_local_day_of_a_time_in_utc():
    stamp = find_published(declared("2019-03-05T02:10:00Z"), URI)
    assert stamp is not None
    assert stamp.value == "2019-03-04"
    assert "2019-03-05T02:10:00+00:00" in stamp.evidence


def test_a_time_with_its_zone_is_believed_before_the_address():
    stamp = find_published(declared("2019-03-05T02:10:00+02:00"), URI)
    assert stamp is not None
    assert stamp.value == "2019-03-05T02:10:00+02:00"


def test_nothing_declared_is_no_modification():
    assert find_modified(read_declared(tree("<p>Updated</p>"))) is None


def test_a_date_beside_the_headline_is_given_in_its_very_words():
    body = (
        "<h1>Rain floods town</h1><p class='date'>Published 4 March 2019, 10:30</p><p>" + "Words follow. " * 20 + "</p>"
    )
    blocks = read_blocks(tree(body))
    stamp = find_shown(blocks, np.array([len(b.text) > 100 for b in blocks]), "en")
    assert stamp is not None
    assert stamp.value.startswith("2019-03-04")
    assert stamp.exact in "Published 4 March 2019, 10:30"


def test_a_date_far_from_the_headline_is_not_the_articles():
    body = "<h1>Rain floods town</h1>" + "<p>Words follow.</p>" * 40 + "<p>Founded on 4 March 1999 by a baker.</p>"
    blocks = read_blocks(tree(body))
    assert find_shown(blocks, np.array([b.text == "Words follow." for b in blocks]), "en") is None


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1,}',
        '<!-- {"a": 1} -->',
        '{"a": 1};',
        '//<![CDATA[\n{"a": 1}\n//]]>',
        '{"a": "1\n2"}',
        '{"a": 1}{"b": 2}',
    ],
)
def test_broken_json_is_mended(text: str):
    value = parse_json(text)
    first = value[0] if isinstance(value, list) else value
    assert isinstance(first, dict)
    assert "a" in first
