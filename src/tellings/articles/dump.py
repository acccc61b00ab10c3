"""A page of kind "dump" -> Article or Skip: the article in the text of a whole page."""

from __future__ import annotations

from tellings.articles.build import Found, build_article
from tellings.articles.dump_body import body_lines, chances
from tellings.articles.dump_cuts import cut_lines
from tellings.articles.dump_form import find_form, why_none
from tellings.articles.dump_lines import split_lines
from tellings.articles.dump_meta import read_head
from tellings.articles.dump_title import find_title
from tellings.articles.language import find_language
from tellings.model import Article, Cut, Page, Skip

MOST = 50_000  # lines of a dump that are read, a book of a thousand pages; they take some seconds
TOO_LONG = f"beyond the first {MOST} lines"


def read_dump(page: Page) -> Article | Skip:
    whole = split_lines(page.content)
    lines = whole[:MOST]
    reasons = cut_lines(lines, body_lines(lines, chances(lines)), page.given.title)
    kept = [reason is None for reason in reasons]
    if none := why_none(lines, kept):
        return Skip(page.uri, none, "give the page as it looks once the article is open")
    headline = find_title(lines, kept)
    form, own = find_form(lines, kept, page.given.title or (headline.text if headline else None))
    for i in own:
        kept[i], reasons[i] = True, None
    text = "\n".join(line.text for line, keep in zip(lines, kept, strict=True) if keep)
    language = find_language(text)
    head = read_head(lines, kept, language, page.given.title)
    for i, reason in head.used:
        reasons[i] = reason
    removed = tuple(Cut(line.exact, reason) for line, reason in zip(lines, reasons, strict=True) if reason is not None)
    removed += tuple(Cut(line.exact, TOO_LONG) for line in whole[MOST:])
    found = Found(
        text=text,
        title=head.title,
        outlet=head.outlet,
        published=head.published,
        modified=head.modified,
        authors=head.authors,
        language=language,
        removed=removed,
        form=form,
    )
    return build_article(page, found)
