"""What was kept of a page -> its form, where it is no ordinary article; or why it is none at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from tellings.articles.html_blocks import Block
from tellings.articles.html_dates import find_published
from tellings.articles.html_declared import Json
from tellings.articles.html_facts import Facts
from tellings.model import Skip

STUB = 1500  # characters; a text behind a paywall that is longer is more than its opening
PARAGRAPH = 80  # characters
HARDLY = 250  # characters; fewer beside a wall or a page of links are no article
CONSENT = re.compile(r"cookies|personal data|partners|legitimate interest|consent|privacy|personali[sz]ed", re.I)
NOTICE = 1500  # characters of the whole page
TERMS = 4  # different ones: an article about cookies is longer
ENTRIES = 6  # entries with a clock time that make a live blog
ITEMS = 6  # items or pictures that make a list or a gallery
MOST = 0.6  # share of the text that the items of a list have
CLOCK = re.compile(r"^\W*(?:[01]?\d|2[0-3])[:.h][0-5]\d\b")
LIVE = re.compile(
    r"\b(?:live[ -]?(?:blog|ticker|updates?)|newsblog|liveticker|minute by minute|en direct|en vivo)\b", re.I
)
SLUG = re.compile(r"(?:[^/\s-]+-){3,}[^/\s]*$")
NUMBERED = re.compile(r"^\W*\d{1,3}\b")


def form_of(facts: Facts, blocks: Sequence[Block], kept: Sequence[Block]) -> str:
    """ "live blog", "gallery", "list", "paywall stub" or "article"."""
    size = sum(len(b.text) for b in kept)
    if _is_live(facts, blocks):
        return "live blog"
    if size < STUB and _is_closed(facts):
        return "paywall stub"
    pictures = sum("<figcaption>" in b.marks for b in blocks)
    paragraphs = sum(len(b.text) > PARAGRAPH for b in kept)
    if "ImageGallery" in facts.declared.kinds or (pictures >= ITEMS and pictures > 2 * paragraphs):
        return "gallery"
    items = [b for b in kept if b.tag == "li"]
    numbered = sum(b.tag in ("h2", "h3") and bool(NUMBERED.match(b.text)) for b in kept)
    listed = len(items) >= ITEMS and sum(len(b.text) for b in items) > MOST * size
    return "list" if listed or numbered >= ITEMS else "article"


def _is_live(facts: Facts, blocks: Sequence[Block]) -> bool:
    if "LiveBlogPosting" in facts.declared.kinds:
        return True
    entries = sum(len(b.text) < 40 and bool(CLOCK.match(b.text)) for b in blocks)
    return entries >= ENTRIES and bool(LIVE.search(facts.title or ""))


def _is_closed(facts: Facts) -> bool:
    """Does the page say that it is not free?"""
    free: Json = facts.declared.article.get("isAccessibleForFree")
    tier = facts.declared.first("article:content_tier", "content_tier") or ""
    return free is False or str(free).lower() in ("false", "no") or tier.lower() in ("locked", "metered")


def why_none(uri: str, facts: Facts, blocks: Sequence[Block], kept: Sequence[Block]) -> Skip | None:
    """A consent wall, a front page or a list of links is no article; neither is a page without text."""
    size = sum(len(b.text) for b in kept)
    seen = [b for b in blocks if not b.hidden]
    whole = max(1, sum(len(b.text) for b in seen))
    asks = sum(len(b.text) for b in seen if "cookie" in b.marks) > MOST * whole
    if (size < HARDLY and asks) or (whole < NOTICE and not facts.declared.kinds and _asks_consent(seen)):
        return Skip(uri, "a consent wall stands in place of the article", "save the page after answering it")
    links = sum(b.linked for b in seen)
    if size < HARDLY and links > MOST * whole and not _is_dated_or_named(uri, facts):
        return Skip(uri, "a page of links, not an article", "give the address of one article")
    if _is_front(uri, facts) and size < STUB:
        return Skip(uri, "a front page, not an article", "give the address of one article")
    return None


def _asks_consent(seen: Sequence[Block]) -> bool:
    """Its few words are those of a consent notice."""
    return len({m.lower() for m in CONSENT.findall(" ".join(b.text for b in seen))}) >= TERMS


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
