"""Feeds -> the library, for as long as it runs: what is due is asked, what is new is taken in, who waits is told.

All that it must remember stands in the store. Each round is kept before the next begins, so that a run that was killed
at any moment goes on where it was: what had not been kept is asked again, and a page that was taken in is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlsplit

from tellings.errors import StoreDamaged, StoreError
from tellings.library.announcing import Announcer, iso
from tellings.library.door import Library
from tellings.library.feeds import Feed, Looked, feed_request, look
from tellings.library.rows import feed_row, read_feed_row, read_visit, visit_row
from tellings.library.visits import Visit, Visited, page_request, told_again, visited
from tellings.model import Ingested, Watched
from tellings.sources.asking import Answer, Failure, Request, wait_asked
from tellings.sources.entry import Entry

LANES = 8  # hosts asked at once
SCANNED = 2000  # rows that are due, looked at for a host that may be asked
PATIENCE = 60.0  # seconds that one round waits for hosts whose turn it is not yet; a held host waits for a later run
TROUBLE = 60.0  # seconds before a store that was away or locked is tried again

Ask = Callable[[Request], Answer | Failure]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What watching touches of the world, so that tests can hand in their own."""

    ask: Ask
    clock: Callable[[], float]  # seconds since 1970, UTC
    wait: Callable[[float], None]
    tell: Callable[[str], None]  # words to the user


def host_of(address: str) -> str:
    return urlsplit(address).netloc


def choose(due: Iterable[Watched], free: dict[str, float], now: float, lanes: int = LANES) -> list[Watched]:
    """Of what is due at most one a host, where the host may be asked by now; the longest due first."""
    chosen: dict[str, Watched] = {}
    for row in due:
        host = host_of(row.key)
        if host not in chosen and free.get(host, 0.0) <= now:
            chosen[host] = row
        if len(chosen) == lanes:
            break
    return list(chosen.values())


class Watch:
    """One watcher of one library. `every`: seconds between two looks at a feed, in place of its own rhythm."""

    def __init__(self, library: Library, world: World, announcer: Announcer, *, every: float | None = None) -> None:
        self._library = library
        self._rows = library.store.watched
        self._world = world
        self._announcer = announcer
        self._every = every
        self._free: dict[str, float] = {}  # when a host may be asked again
        self.tally: Counter[str] = Counter()

    # ---- what is watched ------------------------------------------------------------------------------------------
    def add(self, urls: Iterable[str], root: str | None = None) -> int:
        """Feeds that are here already stay as they are; how many were new."""
        now = self._world.clock()
        rows = [feed_row(Feed(url=url, root=root or url), now) for url in urls]
        return self._library.store.write(lambda: self._rows.add(rows))

    def run(self, *, once: bool) -> None:
        """`once`: until nothing that was due is left; else for ever."""
        since = self._world.clock() if once else None
        while True:
            try:
                if not self._round(since) and self._rest(since):
                    return
            except StoreError as error:
                if once or isinstance(error, StoreDamaged):  # which no waiting mends
                    raise
                self._world.tell(f"{error}; trying again in {TROUBLE:.0f} seconds")
                self._world.wait(TROUBLE)

    def _rest(self, since: float | None) -> bool:
        """Sleep until something is due; True where a single run is done."""
        now = self._world.clock()
        self._free = {host: free for host, free in self._free.items() if free > now}
        self._library.store.write(self._release)
        self._announcer.deliver(now)
        return self._end(now, since) if since is not None else self._sleep(now)

    def _release(self) -> None:
        """Hosts whose time of rest is over."""
        self._rows.drop("host", [row.key for row in self._rows.due("host", self._world.clock(), SCANNED)])

    def _end(self, now: float, since: float) -> bool:
        """A single run waits for hosts whose turn is near, and for no others."""
        due = [*self._due_feeds(now, since), *self._rows.due("page", now, SCANNED)]
        hosts = {host_of(row.key) for row in due}
        turns = [free - now for host, free in self._free.items() if host in hosts and free - now <= PATIENCE]
        if turns:
            self._world.wait(min(turns))
        return not turns

    def _sleep(self, now: float) -> bool:
        wakes = [self._rows.next(kind) for kind in ("feed", "page", "alert")]
        next_one = min((max(t, now) for t in (*wakes, *self._free.values()) if t is not None), default=now + PATIENCE)
        self._world.wait(min(max(next_one - now, 0.5), PATIENCE))
        return False

    # ---- one round ------------------------------------------------------------------------------------------------
    def _round(self, since: float | None) -> bool:
        """Ask up to one thing of each of some hosts and keep what came of it; False: nothing could be asked."""
        now = self._world.clock()
        free = self._free | {row.key: row.due or now for row in self._rows.list("host")}
        jobs = choose([*self._due_feeds(now, since), *self._rows.due("page", now, SCANNED)], free, now)
        if not jobs:
            return False
        with ThreadPoolExecutor(len(jobs)) as lanes:  # none is left when pages are read in processes of their own
            answers = list(lanes.map(self._world.ask, map(_request, jobs)))
        now = self._world.clock()
        for job, said in zip(jobs, answers, strict=True):
            self._free[host_of(job.key)] = now + said.pause
        self._feeds([(r, a) for r, a in zip(jobs, answers, strict=True) if r.kind == "feed"], now)
        self._pages([(r, a) for r, a in zip(jobs, answers, strict=True) if r.kind == "page"], now)
        self._announcer.deliver(now)
        return True

    def _due_feeds(self, now: float, since: float | None) -> list[Watched]:
        """Of a single run only those that it has not asked yet."""
        due = self._rows.due("feed", now, SCANNED)
        return [row for row in due if since is None or (read_feed_row(row).asked or 0.0) < since]

    # ---- feeds ----------------------------------------------------------------------------------------------------
    def _feeds(self, answered: Sequence[tuple[Watched, Answer | Failure]], now: float) -> None:
        for row, said in answered:
            looked = look(read_feed_row(row), said, now, every=self._every)
            wait = said.wait if isinstance(said, Failure) else wait_asked(said.headers, now)
            self._library.store.write(partial(self._keep_feed, looked, now, host_of(row.key), wait))
            self.tally["feeds"] += 1
            if looked.feed.error:
                self.tally["feeds failed"] += 1
                self._world.tell(f"{looked.feed.url}: {looked.feed.error}")

    def _keep_feed(self, looked: Looked, now: float, host: str, wait: float | None) -> None:
        """The feed's state and what it names, in one transaction: its ETag is never ahead of its entries."""
        feed = looked.feed
        new = self._rows.add([visit_row(e.address, self._visit(e, feed), now) for e in looked.entries])
        self._rows.keep(filter(None, (self._again(e, now) for e in looked.entries if e.updated)))
        self._rows.add([feed_row(Feed(url=url, root=feed.root), now) for url in looked.feeds])
        feed = replace(feed, entries=feed.entries + new, newest=now if new else feed.newest)
        self._rows.keep([feed_row(feed, looked.due)])
        if wait:
            self._hold(host, now + wait)

    def _visit(self, entry: Entry, feed: Feed) -> Visit:
        return Visit(feed=feed.url, named=host_of(feed.root), published=entry.published, updated=entry.updated)

    def _again(self, entry: Entry, now: float) -> Watched | None:
        """A page that is known and of which the feed says that it has changed."""
        row = self._rows.find("page", entry.address)
        if row is None:
            return None
        visit = read_visit(row)
        due = told_again(visit, row.due, entry.updated, now)
        return visit_row(row.key, replace(visit, updated=entry.updated), due) if due != row.due else None

    # ---- pages ----------------------------------------------------------------------------------------------------
    def _pages(self, answered: Sequence[tuple[Watched, Answer | Failure]], now: float) -> None:
        """Taken in first; then the visits and their alerts in one transaction: after a kill all is asked again."""
        visits = [(row, visited(row.key, read_visit(row), said, now, iso(now))) for row, said in answered]
        taken = list(self._library.ingest([one.page for _, one in visits if one.page]))
        answers = iter(taken)
        ends = [(row.key, _settled(one, next(answers)) if one.page else one) for row, one in visits]
        fresh = [t.story for t, (_, one) in zip(taken, [v for v in visits if v[1].page], strict=True) if _stirs(t, one)]
        alerts = self._announcer.waiting(dict.fromkeys(filter(None, fresh)), now)
        self._library.store.write(lambda: self._keep_visits(ends, alerts, now))
        for address, one in ends:
            self.tally["failed" if one.visit.error else "pages"] += 1
            if one.visit.error:
                self._world.tell(f"{address}: {one.visit.error}")
        self.tally.update(one.status for one in taken)

    def _keep_visits(self, ends: Sequence[tuple[str, Visited]], alerts: Sequence[Watched], now: float) -> None:
        self._rows.keep(visit_row(address, one.visit, one.due) for address, one in ends)
        self._rows.add(alerts)
        for address, one in ends:
            if one.wait:
                self._hold(host_of(address), now + one.wait)

    def _hold(self, host: str, until: float) -> None:
        """A host that wants to be left alone: what is due of it is put off."""
        self._rows.keep([Watched("host", host, until, "{}")])
        due = [row for row in self._rows.due("page", until, SCANNED) if host_of(row.key) == host]
        self._rows.keep(replace(row, due=until) for row in due)


def _settled(one: Visited, taken: Ingested) -> Visited:
    """A page that is no article is looked at again as any other: it may become one, or have been our fault."""
    if taken.status != "skipped":
        return one
    return replace(one, visit=replace(one.visit, error=", ".join(taken.because)))


def _stirs(taken: Ingested, one: Visited) -> bool:
    """Can it give alerts? What was known may be what a killed run took in, on a first visit."""
    return taken.status in ("new", "revision") or (taken.status == "known" and one.visit.visits == 1)


def _request(row: Watched) -> Request:
    return feed_request(read_feed_row(row)) if row.kind == "feed" else page_request(row.key, read_visit(row))
