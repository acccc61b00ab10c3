"""How each watched feed is doing, for people and programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from tellings.library.door import Library
from tellings.library.feeds import Feed
from tellings.library.rows import read_feed_row

PAGE = 500  # rows read at once


def feeds_of(library: Library) -> Iterator[tuple[Feed, float | None]]:
    """Each feed and when it is due, by address."""
    after = ""
    while rows := library.store.watched.list("feed", after=after, limit=PAGE):
        yield from ((read_feed_row(row), row.due) for row in rows)
        after = rows[-1].key


def remove_feed(library: Library, url: str) -> bool:
    """Also what it led to; pages that came in stay. False: it was not watched."""
    gone = [feed.url for feed, _ in feeds_of(library) if url in (feed.url, feed.root)]
    library.store.write(lambda: library.store.watched.drop("feed", gone))
    return bool(gone)


def feed_health(feed: Feed, due: float | None) -> dict[str, Any]:
    return {
        "url": feed.url,
        "title": feed.title,
        "form": feed.form,
        "state": _state(feed),
        "last_asked": _time(feed.asked),
        "last_success": _time(feed.answered),
        "last_error": feed.last_error,
        "failed": _time(feed.failed),
        "failures": feed.failures,
        "entries": feed.entries,
        "left_out": feed.left_out,
        "newest": _time(feed.newest),
        "every": round(feed.interval),
        "due": _time(due),
        "moved": feed.moved,
        "from": feed.root if feed.root != feed.url else None,
    }


def _state(feed: Feed) -> str:
    if feed.gone:
        return "has ended"
    if feed.failures:
        return f"failing, {feed.failures} time{'s' if feed.failures > 1 else ''} in a row"
    return "well" if feed.answered is not None else "new"


def _time(seconds: float | None) -> str | None:
    """ISO 8601, UTC."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
