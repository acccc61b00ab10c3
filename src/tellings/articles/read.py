"""Page -> Article or Skip, by the kind of page."""

from __future__ import annotations

from tellings.articles.dump import read_dump
from tellings.articles.html import read_html
from tellings.articles.verbatim import read_verbatim
from tellings.model import Article, Page, Skip

READERS = {"html": read_html, "dump": read_dump, "text": read_verbatim}


def read_article(page: Page) -> Article | Skip:
    """The article of a page; what the input itself says of it (`page.given`) is believed."""
    return READERS[page.kind](page)
