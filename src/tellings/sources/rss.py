"""An RSS tree (0.9x, 1.0, 2.0) -> what it says."""

from __future__ import annotations

from lxml import etree

from tellings.sources.entry import SUMMARY, Entry, Reading, moment, newest, plain, web_address
from tellings.sources.feed_tree import kind, parts_of, text_of

PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 7 * 86_400, "monthly": 30 * 86_400, "yearly": 365 * 86_400}
Parts = dict[str, etree._Element]


def read_rss(root: etree._Element, address: str) -> Reading:
    channel = next((e for e in root.iter() if kind(e) == "channel"), root)
    parts = parts_of(channel)
    items = [e for e in root.iter() if kind(e) == "item"]
    entries = [entry for item in items if (entry := _entry(item, address))]
    kept = newest(entries)
    return Reading(
        form="RSS",
        title=plain(text_of(parts.get("title"))),
        entries=kept,
        rest=_rest(parts),
        left_out=len(items) - len(kept),
    )


def _entry(item: etree._Element, base: str) -> Entry | None:
    parts = parts_of(item)
    base = web_address(item.base, base) or base
    address = web_address(_link(item, parts), base)
    if address is None:
        return None
    return Entry(
        address=address,
        title=plain(text_of(parts.get("title"))),
        published=_time(parts, "pubdate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published"),
        updated=_time(parts, "dcterms:modified", "atom:updated"),
        outlet=plain(text_of(parts.get("source"))),
        summary=plain(_text(parts, "description", "atom:summary", "content:encoded"), SUMMARY),
    )


def _link(item: etree._Element, parts: Parts) -> str | None:
    """The publisher's own address before a counting one; a guid where it is said, or looks, to be an address."""
    guid = parts.get("guid")
    named = text_of(guid) if guid is not None and (guid.get("isPermaLink") or "true").lower() == "true" else None
    atom = next(
        (e.get("href") for e in item if kind(e) == "atom:link" and e.get("rel", "alternate") == "alternate"), None
    )
    about = next((v for k, v in item.attrib.items() if str(k).endswith("}about")), None)
    own = named if named and named.startswith(("http://", "https://")) else None
    return _text(parts, "feedburner:origlink", "link") or atom or own or (str(about) if about else None)


def _text(parts: Parts, *names: str) -> str | None:
    return next((text for name in names if (text := text_of(parts.get(name)))), None)


def _time(parts: Parts, *names: str) -> str | None:
    return next((when for name in names if (when := moment(text_of(parts.get(name))))), None)


def _rest(parts: Parts) -> int:
    """Seconds: the longer of `ttl` (minutes) and the syndication module's period."""
    ttl = _whole(text_of(parts.get("ttl"))) * 60
    period = PERIODS.get((text_of(parts.get("sy:updateperiod")) or "").lower(), 0)
    return max(ttl, period // max(1, _whole(text_of(parts.get("sy:updatefrequency")))))


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 0
