"""A sitemap tree -> entries, those of news sitemaps with what they say; an index -> the sitemaps that it names."""

from __future__ import annotations

from lxml import etree

from tellings.sources.entry import Entry, Reading, moment, newest, plain, web_address
from tellings.sources.feed_tree import kind, parts_of, text_of

MOST_CHILDREN = 10  # sitemaps of an index that are asked: an archive's index names thousands, its news stand in few


def read_sitemap(root: etree._Element, address: str) -> Reading:
    urls = [e for e in root if kind(e) == "url"]
    kept = newest([entry for url in urls if (entry := _entry(url, address))])
    return Reading(form="sitemap", entries=kept, left_out=len(urls) - len(kept))


def _entry(url: etree._Element, base: str) -> Entry | None:
    """A page that gives no time at all may be years old and is no news."""
    parts = parts_of(url)
    news = parts.get("news:news")
    said = parts_of(news) if news is not None else {}
    address = web_address(text_of(parts.get("loc")), base)
    published, changed = moment(text_of(said.get("news:publication_date"))), moment(text_of(parts.get("lastmod")))
    if address is None or not (published or changed):
        return None
    publication = said.get("news:publication")
    return Entry(
        address=address,
        title=plain(text_of(said.get("news:title"))),
        published=published,
        updated=changed,
        outlet=plain(text_of(parts_of(publication).get("news:name"))) if publication is not None else None,
    )


def read_index(root: etree._Element, address: str) -> Reading:
    """Those that changed last; of an index without times, those that are named for news, then the last ones named."""
    found = [parts_of(e) for e in root if kind(e) == "sitemap"]
    rows = [(web_address(text_of(p.get("loc")), address), moment(text_of(p.get("lastmod"))) or "") for p in found]
    named = [(place, when, i) for i, (place, when) in enumerate(rows) if place]
    named.sort(key=lambda row: (row[1], "news" in row[0], row[2]), reverse=True)
    feeds = tuple(dict.fromkeys(place for place, _, _ in named[:MOST_CHILDREN]))
    return Reading(form="sitemap index", feeds=feeds, left_out=len(found) - len(feeds))
