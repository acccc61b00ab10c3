"""`tellings feeds`: the feeds that are watched, and how each is doing."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from tellings.cli.lines import emit
from tellings.errors import CallError
from tellings.library import Library
from tellings.library.feeds import Feed
from tellings.library.health import feed_health, feeds_of, remove_feed


def run(args: Namespace) -> int:
    with Library(args.library, create=False) as library:
        for url in args.remove:
            if not remove_feed(library, url):
                raise CallError(f"{url} is not watched", "`tellings feeds` shows those that are")
            print(f"tellings: {url} is watched no more", file=sys.stderr)
        if not args.remove or args.json:
            for feed, due in feeds_of(library):
                emit(feed_health(feed, due)) if args.json else print("\n".join(_lines(feed, feed_health(feed, due))))
    return 0


def _lines(feed: Feed, health: dict[str, Any]) -> Iterator[str]:
    """Two lines a feed, three where something went wrong."""
    yield f"{feed.title or feed.url}  [{health['state']}]"
    yield (
        f"  {feed.url}: {feed.form or 'not read yet'}, {feed.entries} page{'' if feed.entries == 1 else 's'}, "
        f"last read {health['last_success'] or 'never'}, due {health['due'] or 'never'}"
    )
    if feed.last_error:
        yield f"  last error {health['failed']}: {feed.last_error}"
