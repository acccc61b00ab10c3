"""The library as everything else sees it: the command line, the web, watching and notebooks ask this one class."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from os import PathLike, fspath
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from tellings.errors import StoreError
from tellings.library.judge import Judge
from tellings.library.places import default_cache, default_model, default_place, utc_now
from tellings.library.touched import KIND
from tellings.store import Store, open_store

if TYPE_CHECKING:
    from tellings.model import (
        Article,
        Comparison,
        Dossier,
        Filters,
        Found,
        Ingested,
        Opened,
        Page,
        Revision,
        Skip,
        Sources,
        Standing,
    )

READ_AT_MOST = 40  # articles that a search reads for quotes before it answers
READ_SECONDS = 5.0  # and for how long


class Library(Judge):
    """Pages that came in, the stories they form, and what people judged of them, at one place for years.

        with Library("news.sqlite") as library:
            for page in library.ingest(["saved-pages"]):
                print(page.status, page.uri)

    One process and thread a `Library`; any number of them on one place. Whoever opens it closes it.
    """

    def __init__(
        self,
        place: str | PathLike[str] | None = None,
        *,
        create: bool = True,
        now: Callable[[], str] = utc_now,
        workers: int = 0,
        patience: float = 30.0,
        cache: str | PathLike[str] | None = None,
        model: str | None = None,
    ) -> None:
        """`place`: a file or a postgresql:// URL; by default that of the command line.

        `now` gives the time as ISO 8601, UTC; `workers` counts processes, 0 does all in this one; `patience` is how
        many seconds to wait for another writer or for a server that is away; `cache` is a folder for what can be made
        again, by default the user's; `model` is an installed spaCy pipeline, or its folder, that reads for quotes,
        figures and names, by default the best.
        """
        self.place = fspath(place) if place is not None else default_place()
        self.store: Store = open_store(self.place, create=create, patience=patience)
        self.store.model = model or default_model()
        self.now = now
        self.workers = workers
        self.cache = Path(cache) if cache is not None else default_cache()

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ---- pages come in --------------------------------------------------------------------------------------------
    def ingest(self, pages: Iterable[str | PathLike[str] | Page | Skip]) -> Iterator[Ingested]:
        """One answer a page, in input order, each when it is kept for good; nothing happens before you ask for them.

        Takes paths, folders, addresses and Pages, in any mix. A run that was stopped at any moment can be run again:
        what is kept is "known", the rest follows.
        """
        from tellings.library.ingest import ingest
        from tellings.library.inputs import pages_of

        return ingest(self.store, pages_of(pages, self.now), now=self.now, workers=self.workers)

    def read(self, articles: Sequence[str]) -> int:
        """Look for quotes, figures and names in these articles now; how many had not been read."""
        from tellings.library.reading import code_of, read_findings

        unread = self.store.findings.unread(articles, code_of(self.store))
        read_findings(self.store, self.store.articles.many(unread), workers=self.workers)
        return len(unread)

    # ---- stories --------------------------------------------------------------------------------------------------
    def stories(
        self, filters: Filters | None = None, *, limit: int = 20, after: str | None = None
    ) -> tuple[Standing, ...]:
        """By independent sources and freshness; `after`: the id of the last one shown."""
        self._count_rest()
        return self.store.stories.list(filters, limit, after)

    def story(self, story: str) -> Comparison:
        """All its articles, each in its newest revision, side by side. An id that was merged away is followed."""
        return self.open_story(story).comparison

    def open_story(self, story: str, *, findings: bool = True) -> Opened:
        """The same, with why its articles are together, their revisions, edits; if asked, all `findings` in each."""
        from tellings.library.kept_stories import open_kept
        from tellings.library.opening import open_story

        def make(asked: str) -> Opened:
            return open_story(self.store, asked, workers=self.workers)

        return open_kept(self.store, story, self.cache, make, findings=findings)

    def resolve(self, story: str) -> str | None:
        """The id that stands for the story today; None: there was never such a story."""
        return self.store.stories.resolve(story)

    def sources(self, story: str) -> Sources:
        """Who copied whom in it, without reading any article for findings."""
        from tellings.library.standing import count_sources

        return count_sources(self.store, self._today(story))

    def articles(self, story: str) -> tuple[Article, ...]:
        """In the order in which they came, each in its newest revision."""
        from tellings.library.standing import current

        return self.store.articles.many(current(self.store, self._today(story)))

    # ---- articles -------------------------------------------------------------------------------------------------
    def article(self, article: str) -> Article | None:
        return self.store.articles.find(article)

    def first_seen(self, article: str) -> str | None:
        """When it came in: ISO 8601, UTC."""
        listed = self.store.articles.look_up([article])
        return listed[0].seen if listed else None

    def raw(self, article: str) -> bytes | None:
        """The very bytes of its page."""
        found = self.article(article)
        return self.store.pages.find(found.sha256) if found else None

    def dossier(self, article: str) -> Dossier | Skip | None:
        """What it says; it is read where it was not yet."""
        from tellings.library.reading import read_findings

        found = self.store.articles.many([article])
        return read_findings(self.store, found, workers=0)[0] if found else None

    def revisions(self, address: str) -> tuple[Revision, ...]:
        """Every state of the article at an address, the oldest first, each with what it changed."""
        from tellings.library.opening import address_revisions

        return address_revisions(self.store, address)

    # ---- search ---------------------------------------------------------------------------------------------------
    def search(
        self,
        words: str = "",
        filters: Filters | None = None,
        *,
        limit: int = 20,
        after: int = 0,
        quotes: bool = False,
        articles: Sequence[str] | None = None,
    ) -> Found:
        """Articles with all the words and "phrases", best first; `after`: how many were shown before.

        With `quotes`, or a speaker among the filters, the best matches that nobody has read are read first, for
        some seconds at most; the answer says how many of the matching articles were read.
        """
        from tellings.library.searching import Budget, Wanted, search
        from tellings.model import Filters

        end = monotonic() + READ_SECONDS
        wanted = Wanted(
            words=words,
            filters=filters or Filters(),
            limit=limit,
            after=after,
            quotes=quotes,
            among=None if articles is None else tuple(articles),
        )
        return search(self.store, wanted, Budget(READ_AT_MOST, lambda: monotonic() < end, self.workers))

    # ---- the library as a whole -----------------------------------------------------------------------------------
    def pages(self) -> Iterator[Page]:
        """Every page as it came in, in the order in which they came: what a fresh library is filled from."""
        from tellings.library.exporting import kept_pages

        return kept_pages(self.store)

    def export(self) -> Iterator[dict[str, Any]]:
        """Judgements, then stories, then articles, each as JSON."""
        from tellings.library.exporting import export

        self._count_rest()
        return export(self.store)

    def all_stories(self) -> Iterator[Standing]:
        """Every one, by rank."""
        from tellings.library.exporting import all_stories

        self._count_rest()
        return all_stories(self.store)

    def check(self) -> tuple[str, ...]:
        """What is wrong with it, in words; nothing where it is whole."""
        return self.store.check()

    def backup(self, file: str | PathLike[str]) -> None:
        """All of it in one file, whatever the engine, while others read and write."""
        self.store.backup(Path(file))

    def restore(self, file: str | PathLike[str]) -> None:
        """Fill this library, which must be empty, from a backup."""
        self.store.restore(Path(file))

    def forget(self, article: str, *, who: str, why: str) -> None:
        """Remove the words and the page of an article for good; its digest stays, so that it is not taken in again."""
        from tellings.library.forgetting import forget

        story = self.store.stories.of([article]).get(article)
        self.store.write(lambda: forget(self.store, article, self._by(who, why)))
        self._count([story] if story else [])

    # ---- parts ----------------------------------------------------------------------------------------------------
    def _today(self, story: str) -> str:
        from tellings.library.judging import today

        return today(self.store, story)

    def _count_rest(self) -> None:
        """Those whose counting was cut off by a run that was killed; a library that cannot be written now is read."""
        if self.store.watched.list(KIND, limit=1):
            from tellings.library.recount import recount

            with suppress(StoreError):
                recount(self.store)
