"""A page of kind "html" -> Article or Skip."""

from __future__ import annotations

from tellings.model import Article, Page, Skip, Stamp


def read_html(page: Page) -> Article | Skip:
    if not page.content.strip():
        return Skip(page.uri, "no text")
    given = page.given
    return Article(
        id=page.sha256[:12],
        uri=page.uri,
        title=given.title,
        outlet=given.outlet,
        published=Stamp(given.published, "given", given.published) if given.published else None,
        modified=None,
        authors=given.authors,
        language=given.language,
        text=page.content,
        removed=(),
        credits=(),
        sha256=page.sha256,
    )
