"""A page that a feed named and what its host said -> the page, and when to look at it again. Nothing is fetched."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tellings.library.pacing import back_off
from tellings.model import Given, Page, Skip
from tellings.sources.asking import Answer, Failure, Request, wait_asked
from tellings.sources.entry import web_address
from tellings.sources.files import MAX_BYTES
from tellings.sources.web import read_answer

AGAIN = (86_400.0, 7 * 86_400.0)  # seconds after the first visit: by then most edits are made
TRIES = 6  # failures in a row after which a page is given up
LEAST = 3600.0  # seconds between two visits, however often a feed says that the page has changed
MOST_VISITS = 20
REST = 60.0  # seconds for which a host that does not answer is left alone: its other pages would only wait in vain
PASSING = (408, 425, 429, 500, 502, 503, 504)  # statuses that may be another tomorrow


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One page's state, kept between runs. Times are seconds since 1970, UTC."""

    feed: str = ""  # the feed that named it first
    named: str = ""  # the host that the user named outright
    published: str | None = None  # what the feed said of when it was published
    updated: str | None = None  # what the feed said last of when it changed
    visits: int = 0
    first: float | None = None  # when it was first read
    last: float | None = None
    tries: int = 0  # failures in a row
    error: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """What one visit came to; `page` where there is something to take in."""

    visit: Visit
    due: float | None
    page: Page | None = None
    wait: float | None = None  # seconds for which the host wants to be left alone


def page_request(address: str, visit: Visit) -> Request:
    return Request(address=address, most=MAX_BYTES, etag=visit.etag, modified=visit.modified, named=visit.named)


def visited(address: str, visit: Visit, said: Answer | Failure, now: float, stamp: str) -> Visited:
    """`stamp` is `now` in ISO 8601: when the page was fetched."""
    if isinstance(said, Failure):
        wait = said.wait or (REST if said.silent else None)
        return _failed(address, visit, said.reason, now, wait, lasting=said.lasting)
    if said.status == 304:
        return _seen(visit, now)
    if said.status != 200:
        wait = wait_asked(said.headers, now)
        reason = f"answers with HTTP status {said.status}"
        return _failed(address, visit, reason, now, wait, lasting=said.status not in PASSING)
    page = read_answer(said, web_address(said.final, address) or address)
    if isinstance(page, Skip):
        return _failed(address, visit, page.reason, now, None, lasting=True)
    known = replace(visit, etag=said.headers.get("etag"), modified=said.headers.get("last-modified"))
    given = Given(fetched=stamp, announced=visit.published, changed=visit.updated)
    return replace(_seen(known, now), page=replace(page, given=given))


def _seen(visit: Visit, now: float) -> Visited:
    first = visit.first if visit.first is not None else now
    seen = replace(visit, visits=visit.visits + 1, first=first, last=now, tries=0, error=None)
    later = [first + after for after in AGAIN if first + after > now]
    return Visited(visit=seen, due=min(later, default=None) if seen.visits < MOST_VISITS else None)


def _failed(address: str, visit: Visit, reason: str, now: float, wait: float | None, *, lasting: bool) -> Visited:
    tries = visit.tries + 1
    failed = replace(visit, tries=tries, error=reason)
    if lasting or tries >= TRIES:
        return Visited(visit=failed, due=None, wait=wait)
    return Visited(visit=failed, due=now + back_off(address, tries, wait), wait=wait)


def told_again(visit: Visit, due: float | None, updated: str | None, now: float) -> float | None:
    """When a page is due that a feed names again; as before, unless it says that the page has changed since."""
    if updated is None or updated == visit.updated or visit.first is None or visit.visits >= MOST_VISITS:
        return due
    soon = max(now, (visit.last or now) + LEAST)
    return soon if due is None else min(due, soon)
