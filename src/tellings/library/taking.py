"""Page -> taken: its article, sketch and packed bytes, all that can be made in a worker process."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tellings.articles import read_article
from tellings.model import Article, Ingested, Page, Sketch, Skip
from tellings.pipeline import PAGE_SECONDS
from tellings.store.nouns import Packed
from tellings.store.packing import pack
from tellings.stories import sketch_article
from tellings.workers import Lost, in_order

Answers = tuple[Ingested, ...]  # for pages that need not be read
WAITING = 5  # pages at each worker beside the one it reads, so that it goes on while a batch of articles is kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An article ready to be kept. `raw` is None where the page was made by hand."""

    page: Page  # without its content
    article: Article
    sketch: Sketch
    raw: Packed | None


def take_pages(pages: Iterable[Page | Answers], *, workers: int) -> Iterator[Taken | Skip | Answers]:
    """In the order of `pages`; a page that hangs or kills its process is a Skip, and the rest goes on.

    What is settled already keeps its place among them.
    """
    waiting: deque[Page | Answers] = deque()

    def noted() -> Iterator[Page | Answers]:
        for one in pages:
            waiting.append(one)
            yield one

    for taken in in_order(_take, noted(), seconds=PAGE_SECONDS, workers=workers, waiting=WAITING):
        one = waiting.popleft()
        if not isinstance(taken, Lost):
            yield taken
        elif isinstance(one, Page):
            yield Skip(one.uri, taken.reason, "the rest was done")
        else:
            yield one


def _take(one: Page | Answers) -> Taken | Skip | Answers:
    return take_page(one) if isinstance(one, Page) else one


def take_page(page: Page) -> Taken | Skip:
    article = read_article(page)
    if isinstance(article, Skip):
        return article
    light = Page(uri=page.uri, kind=page.kind, content="", sha256=page.sha256, given=page.given)
    return Taken(page=light, article=article, sketch=sketch_article(article), raw=pack(page.raw) if page.raw else None)
