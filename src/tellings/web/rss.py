"""Stories and articles -> RSS 2.0, for readers elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from tellings.formats.plain import line
from tellings.model import Standing
from tellings.store.nouns import Listed


def stories_feed(stories: Iterable[Standing], home: str) -> bytes:
    """`home`: the reading room's address, without a slash at the end."""
    items = [
        (
            f"{home}/stories/{s.id}",
            s.title,
            f"{s.outlets} outlets, {s.independent} independent, {s.copies} copies, {s.undecided} undecided",
            s.last_published or s.last_seen,
        )
        for s in stories
    ]
    return _feed("Tellings: stories", home, items)


def story_feed(story: Standing, rows: Sequence[Listed], home: str) -> bytes:
    """A story's articles, the newest first."""
    newest = sorted(rows, key=lambda r: r.published or r.seen, reverse=True)
    items = [
        (f"{home}/articles/{r.article}", r.title or r.uri, r.outlet or "", r.published or r.seen) for r in newest[:100]
    ]
    return _feed(story.title, f"{home}/stories/{story.id}", items)


def _feed(title: str, home: str, items: Iterable[tuple[str, str, str, str]]) -> bytes:
    rss = Element("rss", version="2.0")
    channel = SubElement(rss, "channel")
    for name, text in (("title", line(title)), ("link", home), ("description", "Every telling, side by side.")):
        SubElement(channel, name).text = text
    for address, name, says, when in items:
        item = SubElement(channel, "item")
        SubElement(item, "title").text = line(name)
        SubElement(item, "link").text = address
        SubElement(item, "guid", isPermaLink="true").text = address
        SubElement(item, "description").text = line(says)
        if stamp := _rfc822(when):
            SubElement(item, "pubDate").text = stamp
    body: bytes = tostring(rss, encoding="utf-8", xml_declaration=True)
    return body


def _rfc822(value: str) -> str | None:
    """Only what gives a time of day; a day alone would claim midnight."""
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        return None
    if "T" not in value:
        return None
    return format_datetime(when if when.tzinfo else when.replace(tzinfo=UTC))
