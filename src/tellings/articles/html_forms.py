"""What was kept of a web page -> its form, where it is no ordinary article; or why it is none at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from numpy import bool_
from numpy.typing import NDArray

from tellings.articles.dump_features import WIDE
from tellings.articles.html_blocks import Block
from tellings.articles.html_dates import find_published
from tellings.articles.html_declared import Json
from tellings.articles.html_facts import Facts
from tellings.articles.page_form import Piece, find_form, is_consent, own_words
from tellings.model import Skip

STUB = 1200  # characters; a text that the page says is not free, and that is longer, is more than its opening
HARDLY = 250  # characters; fewer beside a wall or a page of links are no article
MOST = 0.6  # share of a page's text that a wall or its links have
LINKED = 0.3  # likewise, that links have on the front page of a site with more than one text
LEADS = 0.8  # share of a block that is a link, where the block leads to another page
SLUG = re.compile(r"/(?:[^/\s-]+-){3,}[^/\s]*")
FURNITURE = frozenset({"<nav>", "<footer>", "comment", "navigation", "cookie"})

Kept = NDArray[bool_]


def form_of(uri: str, facts: Facts, blocks: Sequence[Block], kept: Kept) -> tuple[str, Kept]:
    """Its name, and what is kept of it: a gallery's captions, too."""
    if "LiveBlogPosting" in facts.declared.kinds:
        return "live blog", kept
    if _is_closed(facts) and _size(b for b, k in zip(blocks, kept, strict=True) if k) < STUB:
        return "paywall stub", kept
    places = [i for i, block in enumerate(blocks) if not block.hidden and FURNITURE.isdisjoint(block.marks)]
    pieces = [_piece(blocks[i], kept=bool(kept[i])) for i in places]
    form = find_form(facts.title, pieces)
    if form == "list" and _is_dated_or_named(uri, facts):
        return "article", kept
    kept = kept.copy()
    kept[[places[i] for i in own_words(form, facts.title, pieces)]] = True
    return form, kept


def _piece(block: Block, *, kept: bool) -> Piece:
    item = block.tag == "li"
    return Piece(
        text=block.text,
        kept=kept,
        item=item,
        result=item and block.linked > 0,
        leads=block.linked >= LEADS * len(block.text) or (item and block.linked > 0),
        caption="<figcaption>" in block.marks and "related" not in block.marks,
    )


def _size(blocks: Iterable[Block]) -> int:
    """Characters; one of Chinese, Japanese, Korean or Thai says as much as three."""
    return sum(len(block.text) + 2 * len(WIDE.findall(block.text)) for block in blocks)


def _is_closed(facts: Facts) -> bool:
    """Does the page say that it is not free?"""
    free: Json = facts.declared.article.get("isAccessibleForFree")
    tier = facts.declared.first("article:content_tier", "content_tier") or ""
    return free is False or str(free).lower() in ("false", "no") or tier.lower() == "locked"


def why_none(uri: str, facts: Facts, blocks: Sequence[Block], kept: Sequence[Block]) -> Skip | None:
    """A consent wall, a front page or a list of links is no article; neither is a page without text."""
    size = _size(kept)
    seen = [b for b in blocks if not b.hidden]
    whole = max(1, sum(len(b.text) for b in seen))
    asks = sum(len(b.text) for b in seen if "cookie" in b.marks) > MOST * whole
    if (size < HARDLY and asks) or is_consent([_piece(b, kept=False) for b in seen]):
        return Skip(uri, "a consent wall stands in place of the article", "save the page after answering it")
    links = sum(b.linked for b in seen)
    if size < HARDLY and links > MOST * whole and not _is_dated_or_named(uri, facts):
        return Skip(uri, "a page of links, not an article", "give the address of one article")
    if _is_front(uri, facts) and size < STUB and links > LINKED * whole:
        return Skip(uri, "a front page, not an article", "give the address of one article")
    return None


def _is_dated_or_named(uri: str, facts: Facts) -> bool:
    """Does the page give a date, or an address like ".../rain-floods-lower-town", as articles do?"""
    return bool(find_published(facts.declared, uri)) or bool(SLUG.search(uri))


def _is_front(uri: str, facts: Facts) -> bool:
    """The root of a site that declares no article."""
    try:
        address = urlsplit(facts.canonical or uri)
    except ValueError:
        return False
    root = address.scheme in ("http", "https") and address.path in ("", "/") and not address.query
    return root and not facts.declared.article and facts.declared.first("og:type") in (None, "website")
