"""Pages -> the library: read in processes, kept in batches, answered in input order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from tellings.library.keeping import Clock, Keeper, is_back, known
from tellings.library.recount import recount
from tellings.library.taking import Answers, Taken, take_pages
from tellings.model import Ingested, Page, Skip
from tellings.store import Store

CHUNK = 256  # pages asked for in the store before any is read
BATCH = 16  # articles kept in one transaction: processes wait meanwhile, and a killed run reads so many again


def ingest(store: Store, pages: Iterable[Page | Skip], *, now: Clock, workers: int) -> Iterator[Ingested]:
    """One answer a page, in input order, each after it is kept for good.

    What is kept already is not read again, so that a run that was stopped can simply be run again. At the end, and
    where the caller stops early, the sources of the stories that were touched are counted.
    """
    keeper = Keeper(store, now)
    try:
        yield from _kept(keeper, take_pages(_line(store, pages), workers=workers))
    finally:
        recount(store)


def _line(store: Store, pages: Iterable[Page | Skip]) -> Iterator[Page | Answers]:
    """In input order: the pages that are to be read, and between them the answers for those that are not."""
    stream = iter(pages)
    while chunk := list(islice(stream, CHUNK)):
        gap: list[Ingested] = []
        for one, answer in zip(chunk, _settled(store, chunk), strict=True):
            if answer is not None:
                gap.append(answer)
            elif isinstance(one, Page):
                yield from (tuple(gap), one) if gap else (one,)
                gap = []
        if gap:
            yield tuple(gap)


def _settled(store: Store, chunk: Sequence[Page | Skip]) -> list[Ingested | None]:
    """The answers that need no reading: a page that is none, or whose bytes are kept from this address."""
    placed = store.stories.of([article_id(one) for one in chunk if isinstance(one, Page)])
    settled: list[Ingested | None] = []
    for one in chunk:
        if isinstance(one, Skip):
            settled.append(skipped(one))
        elif article_id(one) in placed and store.sightings.known(one.uri, one.sha256) and not _is_back(store, one):
            settled.append(known(store, one.uri, article_id(one)))
        else:
            settled.append(None)
    return settled


def _is_back(store: Store, page: Page) -> bool:
    return page.given.fetched is not None and is_back(store.sightings.find(page.uri), page)


def _kept(keeper: Keeper, taken: Iterator[Taken | Skip | Answers]) -> Iterator[Ingested]:
    while some := list(islice(taken, BATCH)):
        batch = [one for one in some if isinstance(one, Taken)]
        kept = iter(keeper.keep(batch) if batch else ())
        for one in some:
            if isinstance(one, tuple):
                yield from one
            else:
                yield skipped(one) if isinstance(one, Skip) else next(kept)


def article_id(page: Page) -> str:
    return page.sha256[:12]


def skipped(skip: Skip) -> Ingested:
    return Ingested(uri=skip.uri, article=None, story=None, status="skipped", because=(skip.reason,))
