"""`tellings watch`: what feeds bring goes into the library, and who waits for it is told."""

from __future__ import annotations

import os
import sys
import time
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from tellings.errors import CallError
from tellings.library import Library
from tellings.library.announcing import Announcer
from tellings.library.watch import Watch, World
from tellings.model import Skip
from tellings.sources.entry import web_address
from tellings.sources.feeds import MAX_FEED, read_feed
from tellings.sources.posting import post_json
from tellings.sources.web import Fetcher, agent_of

NOWHERE = "https://opml.invalid/"  # what a file's relative addresses are relative to: none leads anywhere


def run(args: Namespace) -> int:
    urls = list(_urls(args.feeds))
    with Library(args.library, workers=1, model=args.model) as library, library.store.alone("watch") as alone:
        if not alone:
            raise CallError(f"{library.place} is being watched already", "one watch a library")
        watch = _watch(library, args)
        added = watch.add(urls)
        count = library.store.watched.count("feed")
        if not count:
            raise CallError("there is no feed to watch", "give an OPML file or the address of a feed")
        _tell(f"{_feeds(added)} added, {count} watched")
        watch.run(once=args.once)
        said = ", ".join(
            f"{n} {what}" for what in ("new", "known", "revision", "skipped", "failed") if (n := watch.tally[what])
        )
        _tell(f"{_feeds(watch.tally['feeds'])} looked at; pages: {said or 'none'}; {_next(library)}")
    return 1 if watch.tally["feeds failed"] else 0


def _watch(library: Library, args: Namespace) -> Watch:
    ask = Fetcher(clock=time.time, agent=agent_of(args.contact)).ask
    announcer = Announcer(library=library, out=sys.stdout, post=post_json, tell=_tell, environ=os.environ)
    world = World(ask=ask, clock=time.time, wait=time.sleep, tell=_tell)
    return Watch(library, world, announcer, every=args.every)


def _urls(feeds: Sequence[str]) -> Iterator[str]:
    """The addresses that the user gives, or gives a list of."""
    for one in feeds:
        if one.startswith(("http://", "https://")):
            url = web_address(one, one)
            if url is None:
                raise CallError(f"{one} is no address of a feed", "an address is https://host/path")
            yield url
        else:
            yield from _listed(one)


def _listed(path: str) -> tuple[str, ...]:
    try:
        with Path(path).open("rb") as file:
            reading = read_feed(file.read(MAX_FEED + 1), NOWHERE)
    except OSError as error:
        raise CallError(
            f"{path} cannot be read: {error.strerror or error}", "give an OPML file or an address"
        ) from error
    if isinstance(reading, Skip) or reading.form != "OPML":
        raise CallError(f"{path} is no OPML file", "of a feed, give its address")
    if not reading.feeds:
        raise CallError(f"{path} lists no feeds", 'each is an outline with an "xmlUrl"')
    return reading.feeds


def _feeds(count: int) -> str:
    return "1 feed" if count == 1 else f"{count} feeds"


def _next(library: Library) -> str:
    due = library.store.watched.next("feed")
    return f"next due {time.strftime('%Y-%m-%d %H:%M', time.gmtime(due))} UTC" if due else "nothing is due"


def _tell(words: str) -> None:
    print(f"tellings: {words}", file=sys.stderr, flush=True)
