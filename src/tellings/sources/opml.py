"""An OPML tree -> the addresses of the feeds that it lists."""

from __future__ import annotations

from lxml import etree

from tellings.sources.entry import Reading, plain, web_address
from tellings.sources.feed_tree import kind, text_of

MOST_FEEDS = 10_000


def read_opml(root: etree._Element, address: str) -> Reading:
    """Outlines with an `xmlUrl`, however deep and however it is capitalised."""
    outlines = [{str(k).lower(): str(v) for k, v in e.attrib.items()} for e in root.iter() if kind(e) == "outline"]
    listed = [o for o in outlines if o.get("xmlurl")]
    found = dict.fromkeys(feed for o in listed if (feed := web_address(o["xmlurl"], address)))
    feeds = tuple(found)[:MOST_FEEDS]
    title = next((text_of(e) for e in root.iter() if kind(e) == "title"), None)
    return Reading(form="OPML", title=plain(title), feeds=feeds, left_out=len(listed) - len(feeds))
