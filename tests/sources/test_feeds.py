"""Bytes of a feed -> entries: six forms, safely, whatever comes in."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import Skip
from tellings.sources.entry import MOST_ENTRIES, moment, plain, web_address
from tellings.sources.feeds import Reading, read_feed

HOME = "https://orme.example/feeds/all"
RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Orme Courier</title><ttl>30</ttl>
<item><title>Light goes <![CDATA[<b>dark</b>]]></title><link>/news/1?utm_source=rss&amp;id=7#top</link>
  <pubDate>Tue, 04 Mar 2031 09:30:00 +0100</pubDate><description>&lt;p&gt;The lamp failed.&lt;/p&gt;</description>
  <source url="https://coast.example/rss">Coast Times</source></item>
<item><title>No address</title></item>
<item><guid>https://orme.example/news/2</guid><dc:date>2031-03-05T08:00:00Z</dc:date></item>
</channel></rss>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://orme.example/"><title>Orme</title></channel>
<item rdf:about="https://orme.example/news/1"><title>Light goes dark</title></item></rdf:RDF>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://orme.example/"><title>Orme</title>
<entry><title type="html">Light &amp;amp; dark</title><link rel="enclosure" href="a.mp3"/><link href="news/1"/>
<published>2031-03-04T09:30:00+01:00</published><updated>2031-03-04T12:00:00Z</updated>
<source><title>Coast Times</title></source></entry></feed>"""
JSON = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "Orme",
    "items": [{"id": "1", "url": "/news/1", "title": "Light goes dark", "date_published": "2031-03-04T09:30:00Z"}, 7],
}).encode()  # fmt: skip
NEWS = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://orme.example/news/1</loc><news:news>
<news:publication><news:name>Orme Courier</news:name></news:publication>
<news:publication_date>2031-03-04</news:publication_date><news:title>Light goes dark</news:title></news:news></url>
<url><loc>https://orme.example/contact</loc></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://orme.example/old.xml</loc><lastmod>2029-01-01</lastmod></sitemap>
<sitemap><loc>https://orme.example/new.xml</loc><lastmod>2031-03-04</lastmod></sitemap></sitemapindex>"""
OPML = b"""<opml version="2.0"><body><outline text="Coast"><outline xmlUrl="https://orme.example/rss"/>
<outline xmlurl="https://coast.example/rss"/><outline xmlUrl="file:///etc/passwd"/></outline></body></opml>"""


def read(raw):
    found = read_feed(raw, HOME)
    assert isinstance(found, Reading), found
    return found


def test_an_rss_entry_says_where_when_what_and_whose():
    feed = read(RSS)
    first, second = feed.entries
    assert (feed.form, feed.title, feed.rest, feed.left_out) == ("RSS", "Orme Courier", 1800, 1)
    assert first.address == "https://orme.example/news/1?id=7"
    assert (first.title, first.summary, first.outlet) == ("Light goes dark", "The lamp failed.", "Coast Times")
    assert first.published == "2031-03-04T08:30:00+00:00"
    assert (second.address, second.published) == ("https://orme.example/news/2", "2031-03-05T08:00:00+00:00")


@pytest.mark.parametrize(
    ("raw", "form", "title"),
    [(RDF, "RSS", "Light goes dark"), (ATOM, "Atom", "Light & dark"), (JSON, "JSON Feed", "Light goes dark"),
     (NEWS, "sitemap", "Light goes dark"), (gzip.compress(NEWS), "sitemap", "Light goes dark")],
)  # fmt: skip
def test_every_form_names_the_same_article(raw, form, title):
    feed = read(raw)
    assert (feed.form, [(e.address, e.title) for e in feed.entries]) == (form, [("https://orme.example/news/1", title)])


def test_an_atom_entry_keeps_both_times_and_whose_it_is():
    (entry,) = read(ATOM).entries
    assert (entry.published, entry.updated) == ("2031-03-04T08:30:00+00:00", "2031-03-04T12:00:00+00:00")
    assert entry.outlet == "Coast Times"


def test_an_index_names_its_latest_sitemaps_first():
    assert read(INDEX).feeds == ("https://orme.example/new.xml", "https://orme.example/old.xml")


def test_an_opml_list_gives_addresses_of_the_web_alone():
    feed = read(OPML)
    assert (feed.feeds, feed.left_out) == (("https://orme.example/rss", "https://coast.example/rss"), 1)


ITEM = b"<rss><item><link>/1</link><title>%s</title></item></rss>"
BROKEN = {
    "an entity of HTML": (ITEM % b"caf&eacute;&nbsp;shut", "café shut"),
    "a bare ampersand": (ITEM.replace(b"/1", b"/1?a=1&b=2") % b"Bed & board", "Bed & board"),
    "a control character": (ITEM % b"Li\x0bght", "Light"),
    "a prefix that nobody declared": (ITEM % b"x</title><dc:date>2031</dc:date><title>", "x"),
    "cut short": (b"<rss><item><link>/1</link><title>Light go", "Light go"),
    "junk before it": (b"Warning: line 7\n" + ITEM % b"x", "x"),
    "another encoding": (b"<?xml version='1.0' encoding='utf-8'?>" + ITEM % b"phare \xe9teint", "phare éteint"),
    "Atom with no name space": (b"<feed><entry><id>https://orme.example/1</id><title>x</title></entry></feed>", "x"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_broken_feeds_are_read_as_they_were_meant(case):
    raw, title = BROKEN[case]
    assert [e.title for e in read(raw).entries] == [title]


DOUBLING = b"<!DOCTYPE r [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %s '%s'>" % (name, b"&%s;" % before * 10) for before, name in zip(b"abcdefgh", b"bcdefghi", strict=True)
    for before, name in [(bytes([before]), bytes([name]))]
) + b"]>"  # fmt: skip
HOSTILE = {
    "entities that double": DOUBLING + b"<rss><item><link>/1</link><title>&i;</title></item></rss>",
    "an entity of the disk": b"<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss><item><link>/1</link><title>&a;</title></item></rss>",
    "nested without end": b"<rss>" + b"<item>" * 50_000,
    "marks that never close": b"<rss><item><link>/1</link><title>" + b"<![CDATA[" * 50_000 + b"<!--" * 50_000,
    "many closed marks": b"<rss>&<item><link>/1</link><title>" + b"<![CDATA[x]]>" * 50_000,
    "a bomb": gzip.compress(b"<rss>" + b" " * 60_000_000, 1),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_feeds_cost_little_and_give_nothing_away(case):
    found = read_feed(HOSTILE[case], HOME)
    assert isinstance(found, Skip) or all("root:" not in e.title and len(e.title) <= 500 for e in found.entries)


NO_FEEDS = {
    "a page that names its feed": (b"<html><link rel=alternate type=application/rss+xml href=/rss></html>", "web page", "https://orme.example/rss"),
    "a page that names none": (b"<!doctype html><p>Hello</p>", "web page", ""),
    "nothing": (b" \n", "is empty", ""),
    "another XML": (b"<svg/>", "is no feed", ""),
    "an image": (bytes(range(256)) * 9, "is no feed", ""),
    "broken JSON": (b"{oops", "broken JSON", ""),
    "another JSON": (b'{"a": 1}', "no JSON Feed", ""),
    "JSON too deep": (b"[" * 100_000, "broken JSON", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", NO_FEEDS)
def test_what_is_no_feed_is_named(case):
    raw, reason, hint = NO_FEEDS[case]
    skip = read_feed(raw, HOME)
    assert isinstance(skip, Skip)
    assert reason in skip.reason
    assert hint in skip.hint


def test_of_too_many_entries_the_latest_are_kept():
    item = "<item><link>/{0}</link><pubDate>Tue, 04 Mar {0} 09:30:00 GMT</pubDate></item>"
    feed = read(f"<rss>{''.join(item.format(year) for year in range(2000, 3500))}</rss>".encode())
    assert len(feed.entries) == MOST_ENTRIES
    assert feed.left_out == 1500 - MOST_ENTRIES
    assert feed.entries[-1].address.endswith("/3499")


ADDRESSES = {
    "HTTP://Orme.example:80": None, "javascript:alert(1)": None, "http://a:b@orme.example/": None, "http://[": None,
    "/a b": "https://orme.example/ab", "//coast.example": "https://coast.example/", "a?q=1&fbclid=2": "https://orme.example/feeds/a?q=1",
}  # fmt: skip


@pytest.mark.parametrize("link", ADDRESSES)
def test_addresses_are_of_the_web_and_carry_no_tracking(link):
    wanted = ADDRESSES[link] or ("http://orme.example/" if link.startswith("HTTP") else None)
    assert web_address(link, HOME) == wanted


@pytest.mark.parametrize(
    ("text", "iso"),
    [("Tues, 4 March 2031 09:30 GMT", "2031-03-04T09:30:00+00:00"), ("2031-03-04", "2031-03-04"), ("yesterday", None),
     ("2031-03-04T09:30:00", "2031-03-04T09:30:00+00:00"), ("Tue, 99 Mar 2031", None), ("9" * 9000, None)],
)  # fmt: skip
def test_times_are_read_or_left_out(text, iso):
    assert moment(text) == iso


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300) | st.text(max_size=300).map(lambda t: f"<rss><item><title>{t}".encode("utf-8", "replace"))
)
def test_any_bytes_are_a_feed_or_a_reason(raw):
    assert isinstance(read_feed(raw, HOME), Reading | Skip)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_plain_text_is_one_short_line(text):
    assert "\n" not in (plain(text) or "")
