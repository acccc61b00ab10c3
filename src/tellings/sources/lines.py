"""A JSON line -> Page: `uri`, and one of `html`, `dump`, `text`; the optional fields are believed."""

from __future__ import annotations

import hashlib
import json
import re
from email.utils import parsedate_to_datetime
from typing import Any, get_args

from tellings.model import Given, Page, PageKind, Skip

KINDS: tuple[PageKind, ...] = get_args(PageKind)
HINT = 'a line is {"uri": …, and one of "html", "dump", "text"}'
ISO = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d(:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?")


def read_line(line: bytes, place: str) -> Page | Skip:
    """`place` names the line for a person: "pages.jsonl:12"; it is the URI of a line that gives none."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return Skip(place, "this line is no JSON", HINT)
    if not isinstance(row, dict):
        return Skip(place, "this line is no JSON object", HINT)
    kind = next((k for k in KINDS if isinstance(row.get(k), str)), None)
    uri = _text(row.get("uri")) or place
    if kind is None:
        return Skip(uri, "this line has no page in it", HINT)
    return Page(
        uri=uri, kind=kind, content=row[kind], sha256=hashlib.sha256(line).hexdigest(), given=_given(row), raw=line
    )


def _given(row: dict[str, Any]) -> Given:
    authors = row.get("authors") or ()
    return Given(
        title=_text(row.get("title")),
        outlet=_text(row.get("outlet")),
        published=_iso(_text(row.get("published"))),
        authors=tuple(filter(None, map(_text, [authors] if isinstance(authors, str) else list(authors)))),
        language=_text(row.get("language")),
        fetched=_text(row.get("fetched")),
    )


def _text(value: object) -> str | None:
    return (value.strip() or None) if isinstance(value, str) else None


def _iso(value: str | None) -> str | None:
    """ISO 8601 as it is, a feed's "Sun, 22 Oct 2017 15:45:00 GMT" turned into it; else None."""
    if value is None or ISO.fullmatch(value):
        return value
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError):
        return None
