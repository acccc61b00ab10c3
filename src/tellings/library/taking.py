"""Page -> taken: its article, sketch and packed bytes, all that can be made in a worker process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.articles import read_article
from tellings.model import Article, Page, Sketch, Skip
from tellings.pipeline import PAGE_SECONDS
from tellings.store.nouns import Packed
from tellings.store.packing import pack
from tellings.stories import sketch_article
from tellings.workers import Lost, in_order


WAITING = 5  # pages at each worker beside the one it reads, so that it goes on while a batch of articles is kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An article ready to be kept. `raw` is None where the page was made by hand."""

    page: Page  # without its content
    article: Article
    sketch: Sketch
    raw: Packed | None


def take_pages(pages: Sequence[Page], *, workers: int) -> Iterator[Taken | Skip]:
    """In the order of `pages`; a page that hangs or kills its process is a Skip, and the rest goes on."""
    taken = in_order(take_page, pages, seconds=PAGE_SECONDS, workers=workers, waiting=WAITING)
    for page, one in zip(pages, taken, strict=True):
        yield Skip(page.uri, one.reason, "the rest was done") if isinstance(one, Lost) else one


def take_page(page: Page) -> Taken | Skip:
    article = read_article(page)
    if isinstance(article, Skip):
        return article
    light = Page(uri=page.uri, kind=page.kind, content="", sha256=page.sha256, given=page.given)
    return Taken(page=light, article=article, sketch=sketch_article(article), raw=pack(page.raw) if page.raw else None)
