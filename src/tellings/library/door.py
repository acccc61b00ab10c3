"""The library as everything else sees it: the command line, the web, watching and notebooks ask this one class."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from os import PathLike, fspath
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from tellings.library.touched import KIND
from tellings.store import Store, open_store

if TYPE_CHECKING:
    from tellings.library.judging import By
    from tellings.model import (
        Article,
        Comparison,
        Dossier,
        Filters,
        Found,
        Ingested,
        Judgement,
        Opened,
        Page,
        Revision,
        Skip,
        Sources,
        Standing,
    )

READ_AT_MOST = 40  # articles that a search reads for quotes before it answers
READ_SECONDS = 5.0  # and for how long


def utc_now() -> str:
    return datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="seconds")


def default_place() -> str:
    """$TELLINGS_LIBRARY, else a file among the user's data (XDG Base Directory)."""
    if place := os.environ.get("TELLINGS_LIBRARY"):
        return place
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return str(Path(data) / "tellings" / "library.sqlite")


def default_cache() -> Path:
    """XDG Base Directory."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tellings"


class Library:
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
    ) -> None:
        """`place`: a file or a postgresql:// URL; by default that of the command line.

        `now` gives the time as ISO 8601, UTC; `workers` counts processes, 0 does all in this one; `patience` is how
        many seconds to wait for another writer or for a server that is away; `cache` is a folder for what can be made
        again, by default the user's.
        """
        self.place = fspath(place) if place is not None else default_place()
        self.store: Store = open_store(self.place, create=create, patience=patience)
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

        return ingest(self.store, _pages(pages), now=self.now, workers=self.workers)

    def read(self, articles: Sequence[str]) -> int:
        """Look for quotes, figures and names in these articles now; how many had not been read."""
        from tellings.library.reading import read_findings
        from tellings.store import code_version

        unread = self.store.findings.unread(articles, code_version())
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

    def open_story(self, story: str) -> Opened:
        """The same, with why its articles are together, their revisions, and what entered by an edit."""
        from tellings.library.kept_stories import open_kept
        from tellings.library.opening import open_story

        return open_kept(
            self.store, story, self.cache, lambda asked: open_story(self.store, asked, workers=self.workers)
        )

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

    # ---- judgements -----------------------------------------------------------------------------------------------
    def merge(self, stories: Sequence[str], *, who: str, why: str = "") -> Judgement:
        """They are one story. The id of the one that began first stays, the others lead there for ever."""
        from tellings.library import judging

        return self._judge(lambda: judging.merge(self.store, stories, self._by(who, why)))

    def split(self, story: str, articles: Sequence[str], *, who: str, why: str = "") -> Judgement:
        """These articles are a story of their own."""
        from tellings.library import judging

        return self._judge(lambda: judging.split(self.store, story, articles, self._by(who, why)))

    def move(self, article: str, story: str, *, who: str, why: str = "") -> Judgement:
        """The article is of this story, not of the one that it is in."""
        from tellings.library import judging

        return self._judge(lambda: judging.move(self.store, article, story, self._by(who, why)))

    def rename(self, story: str, title: str, *, who: str, why: str = "") -> Judgement:
        """The story has this headline until the judgement is undone or another one follows."""
        from tellings.library import judging

        return self._judge(lambda: judging.rename(self.store, story, title, self._by(who, why)))

    def note(self, story: str, text: str, *, who: str, why: str = "") -> Judgement:
        """Words beside the story; they change nothing."""
        from tellings.library import judging

        return self._judge(lambda: judging.note(self.store, story, text, self._by(who, why)))

    def undo(self, judgement: str, *, who: str, why: str = "") -> Judgement:
        """Take a judgement back; it stays in the list, with who undid it."""
        from tellings.library import undoing

        return self._judge(lambda: undoing.undo(self.store, judgement, self._by(who, why)))

    def judgements(self) -> tuple[Judgement, ...]:
        """The oldest first, those that were undone too."""
        return self.store.judgements.list()

    def take_over(self, judgements: Iterable[Judgement]) -> list[Judgement]:
        """Those of another library that are not here yet; they bind what comes in from now on."""
        from tellings.library.taking_over import take_over

        taken = self.store.write(lambda: take_over(self.store, judgements))
        self._count([story for one in taken for story, _ in (*one.stories, *one.after)])
        return taken

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
    def _by(self, who: str, why: str) -> By:
        from tellings.library.judging import By

        return By(who, self.now(), why)

    def _today(self, story: str) -> str:
        from tellings.library.judging import today

        return today(self.store, story)

    def _judge(self, act: Callable[[], Judgement]) -> Judgement:
        judgement = self.store.write(act)
        self._count([story for story, _ in (*judgement.stories, *judgement.after)])
        return judgement

    def _count(self, stories: Iterable[str]) -> None:
        """Count the sources of these stories again."""
        from tellings.library.recount import renew

        renew(self.store, dict.fromkeys(stories), whole=True)

    def _count_rest(self) -> None:
        """Those whose counting was cut off by a run that was killed."""
        if self.store.watched.list(KIND, limit=1):
            from tellings.library.recount import recount

            recount(self.store)


def _pages(inputs: Iterable[str | PathLike[str] | Page | Skip]) -> Iterator[Page | Skip]:
    """The web is not even loaded before the first address."""
    from tellings.model import Page, Skip
    from tellings.sources import read_pages

    for one in inputs:
        if isinstance(one, Page | Skip):
            yield one
        else:
            yield from read_pages([fspath(one)], fetch=_fetch)


def _fetch(address: str) -> Page | Skip:
    from tellings.sources.web import Fetcher

    return Fetcher().fetch(address)
