"""Blocks of a page that are not its article -> what was cut, in page order, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numpy import bool_
from numpy.typing import NDArray

from tellings.articles.html_blocks import Block
from tellings.articles.html_facts import Facts
from tellings.articles.html_titles import fold
from tellings.model import Cut
from tellings.text.words import words

# What the elements around a block are called says what it is; the first that fits counts.
REASONS = (
    ("cookie", "cookie notice"),
    ("comment", "comments"),
    ("<nav>", "navigation"),
    ("navigation", "navigation"),
    ("<footer>", "footer"),
    ("advert", "advert"),
    ("<figcaption>", "caption"),
    ("caption", "caption"),
    ("newsletter", "promotion"),
    ("share", "share buttons"),
    ("byline", "byline"),
    ("related", "related links"),
    ("date", "date"),
    ("tags", "topics"),
    ("footer", "footer"),
    ("headline", "headline"),
    ("lead", "standfirst"),
    ("<figure>", "caption"),
    ("<aside>", "related links"),
    ("sidebar", "related links"),
    ("header", "page header"),
    ("<header>", "page header"),
    ("embed", "embedded media"),
    ("button", "button"),
    ("<button>", "button"),
    ("<form>", "form"),
)
WORDED = (("promotion", "promotion"), ("related", "related links"), ("picture", "caption"))
OWN_TEXT = 0.5  # share of a block's characters outside links from which it is more than a link
HEADLINE_TAGS = ("h1",)


def find_removed(blocks: Sequence[Block], kept: NDArray[bool_], facts: Facts, authors: Sequence[str]) -> Iterator[Cut]:
    """Hidden text was never seen, so it is not told of."""
    title = fold(facts.title or "")
    names = {fold(name) for name in authors}
    starts = tuple(fold(d)[:60] for d in facts.descriptions if len(d) > 40)
    for block, keep in zip(blocks, kept, strict=True):
        if not keep and not block.hidden:
            folded = fold(block.text)
            if block.tag in HEADLINE_TAGS or (folded and folded == title):
                yield Cut(block.text, "headline")
            elif any(name in folded for name in names) and len(folded) < 80:
                yield Cut(block.text, "byline")
            elif starts and folded.startswith(starts):
                yield Cut(block.text, "standfirst")
            else:
                yield Cut(block.text, _reason(block))


def _reason(block: Block) -> str:
    for marks in (block.own, block.marks):
        for mark, reason in REASONS:
            if mark in marks:
                return reason
    start = block.text[:120].casefold()
    tables = words("en", "boilerplate")
    for topic, reason in WORDED:
        if any(piece in start for piece in tables[topic]):
            return reason
    return "links" if block.linked > OWN_TEXT * len(block.text) else "outside the article"
