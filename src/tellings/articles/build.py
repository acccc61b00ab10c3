"""What a reader made of a page -> Article: the one place where an article is put together."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.articles.credits import find_credits
from tellings.articles.language import find_language
from tellings.model import Article, Cut, Page, Skip, Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a reader read off a page."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: Stamp | None = None
    modified: Stamp | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    removed: tuple[Cut, ...] = ()
    form: str = "article"
    links: tuple[str, ...] = ()
    canonical: str | None = None


def build_article(page: Page, found: Found) -> Article | Skip:
    """The article; what the input itself says (`page.given`) is believed before what was read off the page."""
    if not any(c.isalnum() for c in found.text):
        return Skip(page.uri, "no article text in this page", "is it a front page, a video or a list of links?")
    given = page.given
    authors, outlet = given.authors or found.authors, given.outlet or found.outlet
    return Article(
        id=page.sha256[:12],
        uri=page.uri,
        title=given.title or found.title,
        outlet=outlet,
        published=Stamp(given.published, "given with the page", given.published)
        if given.published
        else found.published,
        modified=found.modified,
        authors=authors,
        language=given.language or found.language or find_language(found.text),
        text=found.text,
        removed=found.removed,
        credits=find_credits(found.text, tuple(cut.exact for cut in found.removed), authors, outlet=outlet),
        sha256=page.sha256,
        form=found.form,
        links=found.links,
        canonical=found.canonical,
    )
