"""One page, many addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.addresses import may_stand_for, page_key

PAGE = "https://lantern.example/2031/dam"


@pytest.mark.parametrize(
    "address",
    [
        "http://lantern.example/2031/dam",
        "https://www.lantern.example/2031/dam/",
        "HTTPS://Lantern.Example:443/2031/dam#comments",
        "https://lantern.example/2031/dam?utm_source=rss&utm_medium=feed&fbclid=x1",
        "https://lantern.example/2031/dam/amp/?gclid=3",
        "https://amp.lantern.example/2031/dam?amp=1",
        "https://lantern-example.cdn.ampproject.org/c/s/www.lantern.example/2031/dam/amp",
        "https://www.google.com/amp/s/lantern.example/2031/dam",
    ],
)
def test_all_addresses_of_a_page_have_one_key(address):
    assert page_key(address) == PAGE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("https://a.example/dam?id=1", "https://a.example/dam?id=2", id="a query that chooses the page"),
        pytest.param("https://a.example/dam", "https://a.example/Dam", id="capitals in a path"),
        pytest.param("https://a.example/dam?page=2", "https://a.example/dam", id="a second page"),
        pytest.param("https://news.a.example/dam", "https://a.example/dam", id="another host"),
        pytest.param("https://a.example/#!/dam", "https://a.example/#!/fair", id="pages that a script puts together"),
        pytest.param("https://a.example/amplify", "https://a.example/lify", id="a word that begins like AMP"),
        pytest.param("https://a.example:8080/dam", "https://a.example/dam", id="another port"),
        pytest.param("https://amp.example/dam", "https://example/dam", id="a site named for it"),
        pytest.param("/pages/dam.html", "/pages/dam.html#x", id="a file"),
    ],
)
def test_other_pages_have_other_keys(one, other):
    assert page_key(one) != page_key(other)


@pytest.mark.parametrize(
    ("canonical", "address", "believed"),
    [
        ("https://www.a.example/dam", "http://a.example/dam?ref=1", True),
        ("https://www.a.example/dam", "https://m.a.example/story/7", True),
        ("https://a.example/dam", "/pages/dam.html", True),
        ("https://b.example/dam", "https://a.example/dam", False),  # it says whom it has its words from
        ("https://a.example/", "https://a.example/dam", False),
        ("https://a.example/index.html#top", "https://a.example/dam", False),
        ("/dam", "https://a.example/dam", False),
    ],
)
def test_whom_a_page_may_say_that_it_is(canonical, address, believed):
    assert may_stand_for(canonical, address) is believed


PARTS = st.sampled_from(
    ["/", "amp", "index.html", "a", ".amp", ".html", "%d0", "?", "&", "utm_x=1", "amp=1", "#", "#!", "é"]
)


@given(st.sampled_from(["http://", "https://www.a.example", "https://amp.www.a.example/"]), st.lists(PARTS, max_size=8))
def test_a_key_is_its_own_key(start, parts):
    key = page_key(start + "".join(parts))
    assert page_key(key) == key


@given(st.text())
def test_any_text_has_a_key(text):
    assert page_key(text) == text or text[:4].lower() == "http"
