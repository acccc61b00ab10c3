"""HTML text -> one lxml tree, in bounded time whatever comes in."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

LONGEST_PAGE = 5_000_000  # characters; the largest news pages are 3 MB with all their inline scripts
MOST_TAGS = 60_000  # opening and closing; of 1,400 news pages the largest has 20,000
MOST_ATTRIBUTES = 2_000  # of one tag; the parser compares each with all others
MOST_INVALID = 0.05  # share of control characters; a file with more is binary
TAG = re.compile(r"<[a-zA-Z!?]")
LONG_TAG = re.compile(r"<[^<>]{20000,}")
INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
BULK = re.compile(r"<(script|style|svg|template)\b(?![^>]*ld\+json)[^>]*>.*?</\1\s*>", re.I | re.S)


def parse_tree(content: str) -> HtmlElement | None:
    """The page as a tree without comments, or None where there is nothing to parse or far too much of it.

    The parser drops what is nested more than 255 levels deep.
    """
    text = INVALID.sub("", content)
    if len(content) - len(text) > MOST_INVALID * len(content) or not TAG.search(text):
        return None
    if len(text) > LONGEST_PAGE:
        text = BULK.sub("", text)[:LONGEST_PAGE]
    text = LONG_TAG.sub(_plain, text)
    if text.count("<") > MOST_TAGS:
        return None
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _plain(tag: re.Match[str]) -> str:
    """A tag with too many attributes, without them."""
    return "<div" if tag[0].count("=") > MOST_ATTRIBUTES else tag[0]
