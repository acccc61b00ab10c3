"""A feed and what its host said -> its health, when it is due again, what it names. Nothing is fetched here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from tellings.library.pacing import LATEST, SOONEST, USUAL, back_off, rhythm
from tellings.model import Skip
from tellings.sources.asking import Answer, Failure, Request, wait_asked
from tellings.sources.entry import Entry, Reading
from tellings.sources.feeds import MAX_FEED, read_feed

FRESH = 3 * 86_400.0  # seconds; older pages of a sitemap, which names all that a site ever had, are no news
DISTRUST = 3  # failures after which the address that a redirect for ever led to is given up
FAST_CLOCK = 3600.0  # seconds that a publisher's clock may be ahead; what is further ahead says nothing
SITEMAPS = ("sitemap", "sitemap index")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One feed's state: all that is known of it, kept between runs. Times are seconds since 1970, UTC."""

    url: str  # as the user gave it, or as an index named it
    root: str  # the address that the user gave and that led here
    title: str | None = None
    form: str | None = None
    moved: str | None = None  # where its redirects for ever led
    asked: float | None = None
    answered: float | None = None
    failures: int = 0  # in a row
    error: str | None = None  # of the last time, in words; None: it went well
    failed: float | None = None  # when it last went wrong
    last_error: str | None = None
    etag: str | None = None
    modified: str | None = None
    digest: str | None = None  # of the bytes read last
    interval: float = USUAL
    entries: int = 0  # pages that it brought
    newest: float | None = None  # when it last brought one
    left_out: int = 0  # entries of the last reading that were too many, too old or without an address
    gone: bool = False  # it said that it has ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What one look at a feed came to."""

    feed: Feed
    due: float | None
    entries: tuple[Entry, ...] = ()
    feeds: tuple[str, ...] = ()


def feed_request(feed: Feed) -> Request:
    """Conditional: a host that has nothing new says so in a line."""
    named = urlsplit(feed.root).netloc
    return Request(address=feed.moved or feed.url, most=MAX_FEED, etag=feed.etag, modified=feed.modified, named=named)


def look(feed: Feed, said: Answer | Failure, now: float, *, every: float | None = None) -> Looked:
    """`every`: the user's own choice of seconds between two looks, in place of the feed's rhythm."""
    feed = replace(feed, asked=now)
    if isinstance(said, Failure):
        return _failed(feed, said.reason, now, said.wait)
    if said.status == 304:
        return _well(feed, now, every)
    if said.status == 410:
        return Looked(feed=replace(_erring(feed, "has ended (HTTP status 410)", now), gone=True), due=None)
    if said.status not in (200, 226):
        return _failed(feed, f"answers with HTTP status {said.status}", now, wait_asked(said.headers, now))
    return _read(feed, said, now, every)


def _read(feed: Feed, said: Answer, now: float, every: float | None) -> Looked:
    digest = hashlib.sha256(said.body).hexdigest()[:16]
    known = replace(feed, moved=said.moved or feed.moved)
    if digest == feed.digest:
        return _well(_validators(known, said), now, every)
    charset = _charset(said.headers.get("content-type", ""))
    reading = read_feed(said.body, said.final, charset)
    if isinstance(reading, Skip):
        return _failed(feed, reason(reading), now, None)
    entries = tuple(_believed(e, now) for e in reading.entries)
    fresh = tuple(e for e in entries if reading.form != "sitemap" or now - FRESH <= (entry_time(e) or now))
    known = replace(
        _validators(known, said), title=reading.title or feed.title, form=reading.form, digest=digest,
        interval=_interval(reading, fresh, now), left_out=reading.left_out + len(entries) - len(fresh),
    )  # fmt: skip
    return replace(_well(known, now, every), entries=fresh, feeds=reading.feeds)


def _interval(reading: Reading, entries: tuple[Entry, ...], now: float) -> float:
    if reading.feeds:
        return USUAL
    return rhythm([t for e in entries if (t := entry_time(e)) is not None], now, min(reading.rest, LATEST))


def _validators(feed: Feed, said: Answer) -> Feed:
    return replace(feed, etag=said.headers.get("etag"), modified=said.headers.get("last-modified"))


def _well(feed: Feed, now: float, every: float | None) -> Looked:
    well = replace(feed, answered=now, failures=0, error=None)
    return Looked(feed=well, due=now + (max(every, SOONEST / 5) if every else feed.interval))


def _failed(feed: Feed, error: str, now: float, wait: float | None) -> Looked:
    failures = feed.failures + 1
    failed = replace(_erring(feed, error, now), failures=failures)
    if failures >= DISTRUST:
        failed = replace(failed, moved=None)
    return Looked(feed=failed, due=now + back_off(feed.url, failures, wait))


def _erring(feed: Feed, error: str, now: float) -> Feed:
    return replace(feed, error=error, last_error=error, failed=now)


def reason(skip: Skip) -> str:
    return f"{skip.reason} ({skip.hint})" if skip.hint else skip.reason


def _charset(content_type: str) -> str | None:
    _, found, rest = content_type.lower().partition("charset=")
    return rest.split(";")[0].strip(" \"'") or None if found else None


def _believed(entry: Entry, now: float) -> Entry:
    """Without times that lie ahead: a clock that is wrong says nothing of when."""
    ahead = now + FAST_CLOCK
    published, updated = (None if (_seconds(t) or 0.0) > ahead else t for t in (entry.published, entry.updated))
    return replace(entry, published=published, updated=updated)


def entry_time(entry: Entry) -> float | None:
    return _seconds(entry.published) or _seconds(entry.updated)


def _seconds(stamp: str | None) -> float | None:
    """Of a day its end: it may be that late."""
    if stamp is None:
        return None
    try:
        when = datetime.fromisoformat(stamp if len(stamp) > 7 else f"{stamp}-28")
        if len(stamp) <= 10:
            when = when.replace(hour=23, minute=59)
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
