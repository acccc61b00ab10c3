"""What a feed is read as: entries, further feeds, and how often it wants to be asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from tellings.text.addresses import is_tracking

MOST_ENTRIES = 1000  # of one reading, the newest; what a news sitemap may hold at most
TITLE, SUMMARY = 500, 1000  # code points kept
ADDRESS = 1900  # bytes; longer ones are no article's
TAG = re.compile(r"<[^<>]{0,2000}>")
SPACE = re.compile(r"\s+")
PARTIAL = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
DAYS = re.compile(r"^\s*[A-Za-z]+\.?,\s*")  # "Tues, 4 Mar": names that no standard has
LONG_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]+\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article that a feed names. Times are ISO 8601 in UTC."""

    address: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    outlet: str | None = None  # where the feed says that the article is another's (`<source url>`, news sitemaps)
    summary: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one look at a feed gives."""

    form: str  # "RSS", "Atom", "JSON Feed", "sitemap", "sitemap index", "OPML"
    title: str | None = None
    entries: tuple[Entry, ...] = ()
    feeds: tuple[str, ...] = ()  # addresses of feeds that it names
    rest: int = 0  # seconds that it asks not to be asked again
    left_out: int = 0  # entries beyond the limits, or without an address


def newest(entries: list[Entry], most: int = MOST_ENTRIES) -> tuple[Entry, ...]:
    """Each address once, in the feed's order; of too many those with the latest times."""
    once = list({entry.address: entry for entry in reversed(entries)}.values())[::-1]
    if len(once) > most:
        latest = sorted(once, key=lambda e: e.updated or e.published or "", reverse=True)[:most]
        kept = {entry.address for entry in latest}
        once = [entry for entry in once if entry.address in kept]
    return tuple(once)


def web_address(link: str | None, base: str) -> str | None:
    """The absolute address without fragment and tracking; None where it is no web page's."""
    if not link or len(link) > ADDRESS:
        return None
    try:
        whole = urljoin(base, "".join(link.split()))
        parts = urlsplit(whole)
        if len(whole.encode()) > ADDRESS or not whole.isprintable():
            return None
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
            return None
        host = parts.netloc.lower().removesuffix(":80" if parts.scheme == "http" else ":443")
    except ValueError:
        return None
    return urlunsplit((parts.scheme, host, parts.path or "/", _query(parts.query), ""))


def _query(query: str) -> str:
    """As it is, unless something in it tracks the reader."""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not is_tracking(name)]
    return query if len(kept) == len(pairs) else urlencode(kept)


def plain(text: str | None, most: int = TITLE) -> str | None:
    """One line of plain text: mark-up dropped, entities read, white space folded."""
    if not text:
        return None
    bare = unescape(TAG.sub(" ", unescape(text[: 20 * most]))) if "<" in text or "&" in text else text
    return SPACE.sub(" ", bare[: 20 * most]).strip()[:most].strip() or None


def moment(text: str | None) -> str | None:
    """A feed's time as ISO 8601 in UTC: RFC 822 or ISO 8601; a day or month as such; None for what is neither."""
    text = (text or "").strip()[:60]
    if PARTIAL.fullmatch(text):
        return text
    for read in (datetime.fromisoformat, _rfc822):
        try:
            when = read(text)
            return (when.replace(tzinfo=UTC) if when.tzinfo is None else when).astimezone(UTC).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _rfc822(text: str) -> datetime:
    return parsedate_to_datetime(LONG_MONTH.sub(lambda m: m[1], DAYS.sub("", text)))
