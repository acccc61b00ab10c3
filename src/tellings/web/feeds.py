"""Stories, a story's articles, what a saved search finds -> RSS 2.0 and Atom, for readers elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tellings.formats.plain import line
from tellings.library import glances
from tellings.library.following import newest
from tellings.library.searches import find_search
from tellings.store.nouns import Listed
from tellings.web.front import asked_filters
from tellings.web.render import answer
from tellings.web.room import library_of

MOST = 100  # items, the newest
NONCHARACTER = re.compile("[\ufffe\uffff]")  # which XML cannot hold


@dataclass(frozen=True, slots=True)
class Item:
    """`when`: ISO 8601, as precise as the page gives it; `seen`: when it came in, UTC."""

    address: str
    title: str
    says: str
    when: str | None
    seen: str


@dataclass(frozen=True, slots=True)
class Feed:
    title: str
    address: str  # of the page that shows the same
    items: tuple[Item, ...]


# ---- what they hold -------------------------------------------------------------------------------------------------
def stories(request: Request) -> Feed:
    home = _home(request)
    found = library_of(request).stories(asked_filters(request), limit=MOST)
    items = (
        Item(
            f"{home}/stories/{s.id}",
            s.title,
            f"{s.outlets} outlets, {s.independent} independent, {s.copies} copies, {s.undecided} undecided",
            s.last_published,
            s.last_seen,
        )
        for s in found
    )
    return Feed("Tellings: stories", f"{home}/", tuple(items))


def story(request: Request) -> Feed:
    """A story's articles, the newest first."""
    library, home = library_of(request), _home(request)
    today = library.resolve(request.path_params["story"])
    standing = library.store.stories.find(today) if today else None
    if standing is None:
        raise HTTPException(404, "There is no such story.")
    rows = glances.rows(library.store, [standing.id]).get(standing.id, ())
    ordered = sorted(rows, key=lambda r: r.at, reverse=True)
    return Feed(standing.title, f"{home}/stories/{standing.id}", _articles(ordered[:MOST], home))


def saved_search(request: Request) -> Feed:
    """The articles that it finds, the newest first."""
    library, home = library_of(request), _home(request)
    found = find_search(library, request.path_params["search"])
    if found is None:
        raise HTTPException(404, "There is no such saved search.")
    return Feed(found.name, f"{home}/watch#{found.id}", _articles(newest(library.store, found, MOST), home))


def _articles(rows: Sequence[Listed], home: str) -> tuple[Item, ...]:
    return tuple(
        Item(f"{home}/articles/{r.article}", r.title or r.uri, r.outlet or "", r.published, r.seen) for r in rows
    )


def _home(request: Request) -> str:
    return str(request.base_url).rstrip("/")


# ---- how they are written -------------------------------------------------------------------------------------------
def as_feed(make: Callable[[Request], Feed], form: str) -> Callable[[Request], Response]:
    """`form`: "rss" or "atom"."""
    write = {"rss": rss, "atom": atom}[form]
    return lambda request: answer(request, write(make(request)), f"application/{form}+xml; charset=utf-8")


def rss(feed: Feed) -> bytes:
    root = Element("rss", version="2.0")
    channel = SubElement(root, "channel")
    for name, text in (("title", feed.title), ("link", feed.address), ("description", "Every telling, side by side.")):
        _part(channel, name, text)
    for one in feed.items:
        item = SubElement(channel, "item")
        _part(item, "title", one.title)
        _part(item, "link", one.address)
        _part(item, "guid", one.address, isPermaLink="true")
        _part(item, "description", one.says)
        if when := _clock(one.when):
            _part(item, "pubDate", format_datetime(when))
    return _written(root)


def atom(feed: Feed) -> bytes:
    root = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _part(root, "title", feed.title)
    _part(root, "id", feed.address)
    SubElement(root, "link", href=feed.address)
    _part(root, "updated", _utc(max((one.seen for one in feed.items), default="1970-01-01T00:00:00")))
    _part(SubElement(root, "author"), "name", "Tellings")
    for one in feed.items:
        entry = SubElement(root, "entry")
        _part(entry, "title", one.title)
        _part(entry, "id", one.address)
        SubElement(entry, "link", href=one.address)
        _part(entry, "updated", _utc(one.seen))
        if when := _clock(one.when):
            _part(entry, "published", when.isoformat())
        _part(entry, "summary", one.says)
    return _written(root)


def _part(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = NONCHARACTER.sub("\N{REPLACEMENT CHARACTER}", line(text))


def _written(root: Element) -> bytes:
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _utc(seen: str) -> str:
    return f"{seen}Z" if "T" in seen and not seen.endswith("Z") and "+" not in seen else seen


def _clock(value: str | None) -> datetime | None:
    """Only what gives a time of day; a day alone would claim midnight."""
    try:
        when = datetime.fromisoformat(value or "")
    except ValueError:
        return None
    if "T" not in (value or ""):
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)
