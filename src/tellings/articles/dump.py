"""A page of kind "dump" -> Article or Skip: the article in the text of a whole page."""

from __future__ import annotations

from tellings.articles.build import Found, build_article
from tellings.articles.dump_body import chances
from tellings.articles.dump_cuts import cut_lines
from tellings.articles.dump_lines import split_lines
from tellings.articles.dump_meta import read_head
from tellings.articles.language import find_language
from tellings.model import Article, Cut, Page, Skip


def read_dump(page: Page) -> Article | Skip:
    lines = split_lines(page.content)
    reasons = cut_lines(lines, chances(lines), page.given.title)
    text = "\n".join(line.text for line, reason in zip(lines, reasons, strict=True) if reason is None)
    language = find_language(text)
    head = read_head(lines, [reason is None for reason in reasons], language, page.given.title)
    for i, reason in head.used:
        reasons[i] = reason
    removed = tuple(Cut(line.exact, reason) for line, reason in zip(lines, reasons, strict=True) if reason is not None)
    found = Found(
        text=text,
        title=head.title,
        outlet=head.outlet,
        published=head.published,
        modified=head.modified,
        authors=head.authors,
        language=language,
        removed=removed,
    )
    return build_article(page, found)
