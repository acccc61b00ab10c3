"""A web archive -> its pages, whole, cut short or damaged."""

from __future__ import annotations

import gzip
import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import Page, Skip
from tellings.sources import read_pages
from tellings.sources.http_body import unpack_body

HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\n%s\r\n"
CHUNKED = HTML % b"Transfer-Encoding: chunked\r\n"
PACKED = HTML % b"Content-Encoding: gzip\r\n"


def record(number, body, http=HTML % b"", kind=b"response"):
    block = http + body
    head = (b"WARC/1.0", b"WARC-Type: " + kind, b"WARC-Record-ID: <urn:uuid:%d>" % number,
            b"WARC-Date: 2031-03-04T09:30:00Z", b"WARC-Target-URI: https://orme.example/%d" % number,
            b"Content-Type: application/http", b"Content-Length: %d" % len(block))  # fmt: skip
    return b"\r\n".join(head) + b"\r\n\r\n" + block + b"\r\n\r\n"


RECORDS = [
    record(0, b"", b"GET / HTTP/1.1\r\n\r\n", b"request"),
    record(1, "<p>Le phare éteint.</p>".encode("latin-1")),
    record(2, b"6\r\n<p>Two\r\n5\r\n.</p>\r\n0\r\n\r\n", CHUNKED),
    record(3, gzip.compress(b"<p>Three.</p>"), PACKED),
    record(4, b"<p>Four, stored unpacked.</p>", PACKED),
    record(5, b"<p>Gone.</p>", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"),
    record(6, b"%PDF", b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"),
    record(7, b"<!doctype html><p>Of no type.</p>", b"HTTP/1.1 200 OK\r\nServer: orme\r\n\r\n"),
]
PAGES = ["<p>Le phare éteint.</p>", "<p>Two.</p>", "<p>Three.</p>", "<p>Four, stored unpacked.</p>",
         "<!doctype html><p>Of no type.</p>"]  # fmt: skip
PLAIN = b"".join(RECORDS)
MEMBERS = [gzip.compress(one, mtime=0) for one in RECORDS]


def read(tmp_path, raw, name="a.warc.gz"):
    (tmp_path / name).write_bytes(raw)
    found = list(read_pages([str(tmp_path / name)]))
    return [p.content for p in found if isinstance(p, Page)], [s for s in found if isinstance(s, Skip)]


@pytest.mark.parametrize(
    ("name", "raw"), [("a.warc", PLAIN), ("a.warc.gz", b"".join(MEMBERS)), ("b.warc.gz", gzip.compress(PLAIN))]
)
def test_an_archive_gives_every_html_response_and_counts_the_rest(tmp_path, caplog, name, raw):
    with caplog.at_level(logging.WARNING):
        assert read(tmp_path, raw, name) == (PAGES, [])
    assert "passed over 3 records that hold no page (1 not HTML, 1 request, 1 with status 404)" in caplog.text


def test_an_archive_s_date_says_when_a_page_was_fetched_and_not_when_it_was_published(tmp_path):
    (tmp_path / "a.warc").write_bytes(RECORDS[1])
    (page,) = read_pages([str(tmp_path)])
    assert (page.uri, page.given.fetched, page.given.published) == (
        "https://orme.example/1", "2031-03-04T09:30:00Z", None
    )  # fmt: skip


HURT = {
    "packed, cut in its last record": (b"".join(MEMBERS)[:-20], PAGES[:-1], " on"),
    "packed, cut behind a record": (b"".join(MEMBERS[:3]), PAGES[:2], None),
    "packed, cut in a record's head": (b"".join(MEMBERS[:3]) + MEMBERS[3][:30], PAGES[:2], " on"),
    "packed, damaged in the middle": (
        b"".join(MEMBERS[:2]) + MEMBERS[2][:60] + b"????" + MEMBERS[2][64:] + b"".join(MEMBERS[3:]),
        [PAGES[0], *PAGES[2:]], " to ",
    ),
    "plain, cut in its last record": (PLAIN[:-20], PAGES[:4], "cut short"),
    "plain, cut in a record's head": (b"".join(RECORDS[:3]) + RECORDS[3][:60], PAGES[:2], " on"),
    "plain, with junk between": (b"".join(RECORDS[:3]) + b"junk\r\n" * 9 + b"".join(RECORDS[3:]), PAGES, " to "),
    "no archive": (b"%PDF" * 99, [], " on"),
    "nothing": (b"", [], "no WARC record"),
    "begins a thousand times": (b"\x1f\x8b\x08" * 5000, [], "no WARC record"),
}  # fmt: skip


@pytest.mark.parametrize("case", HURT)
def test_damage_is_named_and_the_rest_is_read(tmp_path, case):
    raw, pages, told = HURT[case]
    name = "a.warc" if case.startswith("plain") else "a.warc.gz"
    found, skips = read(tmp_path, raw, name)
    assert found == pages
    assert any(told in s.reason for s in skips) if told else not skips


@settings(max_examples=60, deadline=None)
@given(st.integers(0, sum(map(len, MEMBERS)) - 1), st.binary(min_size=1, max_size=40))
def test_whatever_is_damaged_reading_goes_on_to_the_end(tmp_path_factory, place, junk):
    raw = b"".join(MEMBERS)
    hurt = raw[:place] + junk + raw[place + len(junk) :]
    pages, _ = read(tmp_path_factory.mktemp("warc"), hurt + b"".join(MEMBERS))
    assert pages[-1] == PAGES[-1]


def test_a_body_is_unpacked_no_further_than_asked():
    bomb = gzip.compress(b" " * 5_000_000, 1)
    assert len(unpack_body(bomb, {"Content-Encoding": "gzip"}, 1000)) == 1000
