"""A WARC archive -> its web pages: every HTML response; other records are passed over and counted."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from fastwarc.warc import WarcRecord, WarcRecordType

from tellings.model import Given, Page, Skip
from tellings.sources.files import MAX_BYTES, TOO_LARGE, make_page
from tellings.sources.http_body import unpack_body
from tellings.sources.warc_records import Damage, read_records

HTML = ("text/html", "application/xhtml+xml")
MARKS = (b"<!doctype html", b"<html")
log = logging.getLogger(__name__)


def read_archive(file: BinaryIO, path: str) -> Iterator[Page | Skip]:
    """In the order of the archive. A record's date says when its page was fetched, not when it was published."""
    passed: Counter[str] = Counter()
    found = 0
    for record in read_records(file):
        one = _damaged(record, path) if isinstance(record, Damage) else _read(record)
        if isinstance(one, str):
            passed[one] += 1
        else:
            found += 1
            yield one
    if not found and not passed:
        yield Skip(path, "no WARC record in it", "is it a web archive, and was it saved whole?")
    elif passed:
        told = ", ".join(f"{count} {reason}" for reason, count in sorted(passed.items()))
        log.warning("tellings: %s: passed over %d records that hold no page (%s)", path, passed.total(), told)


def _damaged(damage: Damage, path: str) -> Skip:
    place = f"from byte {damage.start} " + ("on" if damage.end is None else f"to {damage.end}")
    return Skip(path, f"the archive is damaged or ends too early: nothing could be read {place}", "the rest was read")


def _read(record: WarcRecord) -> Page | Skip | str:
    """The page, or in a word what else it is."""
    return _other(record) or _page(record)


def _other(record: WarcRecord) -> str | None:
    """What a record is that holds no page, as far as can be told without its body."""
    if record.record_type != WarcRecordType.response:
        return (record.headers.get("WARC-Type") or "of no type").lower()
    if not _address(record).startswith(("http://", "https://")):
        return "without a web address"
    record.parse_http()
    status = record.http_headers.status_code if record.http_headers else None
    return None if status == 200 else f"with status {status}" if status else "with no HTTP in it"


def _address(record: WarcRecord) -> str:
    return (record.headers.get("WARC-Target-URI") or "").strip("<> ")


def _page(record: WarcRecord) -> Page | Skip | str:
    uri, headers, charset = _address(record), dict(record.http_headers), record.http_charset
    fetched = record.headers.get("WARC-Date")
    kind = (record.http_content_type or "").lower()
    if kind and kind not in HTML:
        return "not HTML"
    if record.content_length > MAX_BYTES:
        return Skip(uri, TOO_LARGE, "is it really one page?")
    length = record.content_length
    sent = record.reader.read(MAX_BYTES + 1)
    if len(sent) < length:
        return Skip(uri, "its record in the archive is cut short", "fetch it again")
    body = unpack_body(sent, headers, MAX_BYTES + 1)
    if not kind and not any(mark in body[:1000].lower() for mark in MARKS):
        return "not HTML"
    page = make_page(body, uri=uri, kind="html", charset=charset)
    return replace(page, given=Given(fetched=fetched)) if isinstance(page, Page) else page
