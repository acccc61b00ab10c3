"""A JSON Feed (1.0, 1.1) -> what it says."""

from __future__ import annotations

import json
from typing import Any

from tellings.model import Skip
from tellings.sources.entry import SUMMARY, Entry, Reading, moment, newest, plain, web_address


def read_json_feed(text: str, address: str) -> Reading | Skip:
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        return Skip(address, "is broken JSON, no feed", "tell its publisher")
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return Skip(address, "is JSON, but no JSON Feed", 'a feed has "version" and "items"')
    rows = [row for row in feed["items"] if isinstance(row, dict)]
    kept = newest([entry for row in rows if (entry := _entry(row, address))])
    return Reading(
        form="JSON Feed", title=plain(_text(feed, "title")), entries=kept, left_out=len(feed["items"]) - len(kept)
    )


def _entry(row: dict[str, Any], base: str) -> Entry | None:
    """An `id` that is an address stands in for a missing `url`, as the format says."""
    name = _text(row, "id") or ""
    address = web_address(_text(row, "url") or (name if name.startswith(("http://", "https://")) else None), base)
    if address is None:
        return None
    return Entry(
        address=address,
        title=plain(_text(row, "title")),
        published=moment(_text(row, "date_published")),
        updated=moment(_text(row, "date_modified")),
        summary=plain(_text(row, "summary") or _text(row, "content_text") or _text(row, "content_html"), SUMMARY),
    )


def _text(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    return value if isinstance(value, str) else None
