"""A page of kind "verbatim" -> Article or Skip."""

from __future__ import annotations

from tellings.articles.build import Found, build_article
from tellings.model import Article, Page, Skip


def read_verbatim(page: Page) -> Article | Skip:
    return build_article(page, Found(text=page.content))
