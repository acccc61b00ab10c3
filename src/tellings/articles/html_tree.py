"""HTML text -> one lxml tree, in bounded time whatever comes in."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

LONGEST_PAGE = 5_000_000  # bytes; the largest news pages are 3 MB with all their inline scripts
MOST_TAGS = 60_000  # opening and closing; of 1,400 news pages the largest has 20,000
MOST_ATTRIBUTES = 2_000  # of one tag; the parser compares each with all others
MOST_INVALID = 0.05  # share of control characters; a file with more is binary
TAG = re.compile(rb"<[a-zA-Z!?]")
LONG_TAG = re.compile(rb"<[^<>]{20000,}")
CONTROLS = bytes(range(9)) + b"\x0b\x0c" + bytes(range(0x0E, 0x20)) + b"\x7f"
BULK = re.compile(rb"<(script|style|svg|template)\b(?![^>]*ld\+json)[^>]*>.*?</\1\s*>", re.I | re.S)


def parse_tree(content: str) -> HtmlElement | None:
    """The page as a tree without comments, or None where there is nothing to parse or far too much of it.

    The parser drops what is nested more than 255 levels deep.
    """
    raw = content.encode("utf-8", "ignore")  # without lone surrogates
    text = raw.translate(None, CONTROLS)
    if len(raw) - len(text) > MOST_INVALID * len(raw) or not TAG.search(text):
        return None
    if len(text) > LONGEST_PAGE:
        text = BULK.sub(b"", text)[:LONGEST_PAGE]
    text = LONG_TAG.sub(_plain, text)
    if text.count(b"<") > MOST_TAGS:
        return None
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _plain(tag: re.Match[bytes]) -> bytes:
    """A tag with too many attributes, without them."""
    return b"<div" if tag[0].count(b"=") > MOST_ATTRIBUTES else tag[0]
