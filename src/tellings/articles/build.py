"""What a reader made of a page -> Article: the one place where an article is put together."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.articles.credits import find_credits
from tellings.articles.language import find_language
from tellings.model import Article, Cut, Given, Page, Skip, Stamp

FEED = "feed"  # the evidence of a time that a feed announced
SOMEWHERE = "text of the page"  # the evidence of a date that was found anywhere on a page


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
        published=_published(given, found.published),
        modified=found.modified or _announced(given.changed),
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


def _published(given: Given, found: Stamp | None) -> Stamp | None:
    """What a feed announced comes before a date that merely stands somewhere on the page."""
    if given.published:
        return Stamp(given.published, "given with the page", given.published)
    if found and found.evidence != SOMEWHERE:
        return found
    return _announced(given.announced) or found


def _announced(stamp: str | None) -> Stamp | None:
    return Stamp(stamp, FEED, stamp) if stamp else None
