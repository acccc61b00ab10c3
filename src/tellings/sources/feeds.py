"""Bytes -> a feed: RSS, Atom, JSON Feed, sitemap, sitemap index or OPML; what is none of them is a Skip."""

from __future__ import annotations

import zlib
from urllib.parse import urljoin

from lxml import etree

from tellings.model import Skip
from tellings.sources.atom import read_atom
from tellings.sources.encoding import decode
from tellings.sources.entry import Reading
from tellings.sources.feed_tree import kind, read_tree
from tellings.sources.json_feed import read_json_feed
from tellings.sources.opml import read_opml
from tellings.sources.rss import read_rss
from tellings.sources.sitemap import read_index, read_sitemap

MAX_FEED = 50 * 1024 * 1024  # bytes, unpacked; what the sitemap protocol allows, and 20 times the largest feed met
READERS = {
    "rss": read_rss,
    "rdf": read_rss,
    "rdf:rdf": read_rss,
    "channel": read_rss,
    "atom:feed": read_atom,
    "feed": read_atom,
    "urlset": read_sitemap,
    "sitemapindex": read_index,
    "opml": read_opml,
}
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
TOO_LARGE = f"is larger than {MAX_FEED // 2**20} MB, which no feed is"


def read_feed(raw: bytes, address: str, charset: str | None = None) -> Reading | Skip:
    """`address` is where it was found: its links may be relative."""
    if raw[:2] == b"\x1f\x8b":
        raw = _unpack(raw)
    if len(raw) > MAX_FEED:
        return Skip(address, TOO_LARGE, "is this the address of a feed?")
    head = raw[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head:
        return Skip(address, "is empty", "try again later")
    if head[:1] in b"{[":
        return read_json_feed(decode(raw, charset) or "", address)
    try:
        root = read_tree(raw, charset)
        reader = READERS.get(kind(root)) if root is not None else None
        return reader(root, address) if root is not None and reader else _no_feed(raw, address)
    except Exception as fault:  # one odd feed must not stop a thousand others
        return Skip(address, f"cannot be read: {type(fault).__name__}: {fault}", "please report it")


def _unpack(raw: bytes) -> bytes:
    """A gzip file, at most one byte more than may be; what is cut short is read as far as it goes."""
    try:
        return zlib.decompressobj(wbits=31).decompress(raw, MAX_FEED + 1)
    except zlib.error:
        return b""


def _no_feed(raw: bytes, address: str) -> Skip:
    if b"<html" not in raw[:5000].lower() and b"<!doctype html" not in raw[:5000].lower():
        return Skip(address, "is no feed", "a feed is RSS, Atom, JSON Feed, a sitemap or OPML")
    found = named_feeds(raw, address)
    return Skip(address, "is a web page, no feed", f"it names this feed: {found[0]}" if found else "")


def named_feeds(raw: bytes, address: str) -> list[str]:
    """The feeds that a web page says it has."""
    root = etree.fromstring(raw[:500_000], etree.HTMLParser(no_network=True, huge_tree=False))
    links = root.iter("link") if root is not None else ()
    found = (e for e in links if "alternate" in e.get("rel", "").lower() and e.get("type", "").lower() in FEED_TYPES)
    return [urljoin(address, e.get("href", "")) for e in found]


__all__ = ["MAX_FEED", "Reading", "read_feed"]
