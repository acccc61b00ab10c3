"""HTML text -> one lxml tree, in bounded time whatever comes in."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

LONGEST_PAGE = 8_000_000  # characters; the largest news pages are 3 MB with all their inline scripts
MOST_ELEMENTS = 60_000  # the largest of 1,400 news pages has 11,000
DEEPEST = 200  # levels of nesting; real pages have under 60
INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
BULK = re.compile(r"<(script|style|svg|template)\b(?![^>]*ld\+json)[^>]*>.*?</\1\s*>", re.I | re.S)


def parse_tree(content: str) -> HtmlElement | None:
    """The page as a tree without comments, or None where there is nothing to parse or far too much of it."""
    text = INVALID.sub("", content)
    if len(text) > LONGEST_PAGE:
        text = BULK.sub("", text)[:LONGEST_PAGE]
    if text.count("<") > 4 * MOST_ELEMENTS or not text.strip():
        return None
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return None if _absurd(tree) else tree


def _absurd(tree: HtmlElement) -> bool:
    """More elements or deeper nesting than any page that a person reads."""
    depth = deepest = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        deepest = max(deepest, depth)
        if deepest > DEEPEST or elements > MOST_ELEMENTS:
            return True
    return False
