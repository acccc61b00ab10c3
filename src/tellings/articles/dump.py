"""A page of kind "dump" -> Article or Skip."""

from __future__ import annotations

from tellings.articles.build import Found, build_article
from tellings.articles.dump_body import chances
from tellings.articles.dump_lines import split_lines
from tellings.model import Article, Cut, Page, Skip

KEPT = 0.5  # chance from which a line is kept; F1 on unseen sites is flat from 0.4 to 0.6


def read_dump(page: Page) -> Article | Skip:
    lines = split_lines(page.content)
    kept = chances(lines) >= KEPT
    text = "\n".join(line.text for line, keep in zip(lines, kept, strict=True) if keep and line.text)
    removed = tuple(Cut(line.exact, "furniture") for line, keep in zip(lines, kept, strict=True) if not keep)
    return build_article(page, Found(text=text, removed=removed))
