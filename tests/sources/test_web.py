"""Addresses -> pages, from a real server on this machine."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from watched_site import Clock, article, serving

from tellings.model import Page, Skip
from tellings.sources.asking import wait_asked
from tellings.sources.connect import Refused, is_public, public_address
from tellings.sources.web import Fetcher

PAGES = {
    "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /private/\n", {}),
    "/a.html": (200, "text/html; charset=iso-8859-1", "<p>Le phare s'est éteint.</p>".encode("latin-1"), {}),
    "/private/b.html": (200, "text/html", b"<p>Not for readers.</p>", {}),
    "/c.pdf": (200, "application/pdf", b"%PDF", {}),
    "/moved": (301, "text/html", b"", {"Location": "/a.html"}),
    "/loop": (302, "text/html", b"", {"Location": "/loop"}),
    "/inside": (302, "text/html", b"", {"Location": "http://10.0.0.1/admin"}),
    "/file": (302, "text/html", b"", {"Location": "file:///etc/passwd"}),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        status, kind, body, headers = PAGES.get(self.path, (404, "text/html", b"", {}))
        self.send_response(status)
        for key, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetch():
    return Fetcher(pause=0).fetch


def test_a_page_is_fetched_with_the_header_s_charset(site, fetch):
    page = fetch(f"{site}/a.html")
    assert isinstance(page, Page)
    assert page.content == "<p>Le phare s'est éteint.</p>"


def test_a_redirect_is_followed_and_the_asked_address_kept(site, fetch):
    assert fetch(f"{site}/moved").uri == f"{site}/moved"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/private/b.html", "robots.txt"),
        ("/c.pdf", "application/pdf, no web page"),
        ("/nothing", "HTTP status 404"),
        ("/loop", "redirects more than 5 times"),
        ("/inside", "private network"),
        ("/file", "file:, which is no web page"),
    ],
)
def test_what_is_not_fetched_is_named(site, fetch, path, reason):
    skip = fetch(f"{site}{path}")
    assert isinstance(skip, Skip)
    assert reason in skip.reason


def test_an_address_that_does_not_answer_is_named(fetch):
    assert fetch("http://127.0.0.1:9/a.html").reason.startswith("does not answer")


def test_one_host_is_asked_with_a_pause_between(site):
    pauses = []
    fetcher = Fetcher(pause=2.0, sleep=pauses.append)
    fetcher.fetch(f"{site}/a.html")
    assert len(pauses) == 1
    assert 1.5 < pauses[0] <= 2.0


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fe80::1%eth0", "64:ff9b::a00:1"]
)
def test_private_addresses_are_not_public(address):
    assert not is_public(address)


def test_a_name_that_leads_to_this_machine_is_refused():
    with pytest.raises(Refused):
        public_address("localhost", 80)


def test_a_redirect_asks_nothing_of_another_private_host_not_even_its_robots_txt():
    with serving() as named, serving() as other:
        named.put("/a", "", status=302, Location=f"{other.url}/robots.txt")
        skip = Fetcher(pause=0).fetch(f"{named.url}/a")
    assert "private network" in skip.reason
    assert other.asked == []


def test_robots_txt_is_asked_once_a_day_and_its_pause_is_kept():
    clock = Clock()
    fetcher = Fetcher(pause=1.0, sleep=clock.wait, clock=clock)
    with serving() as site:
        site.put("/robots.txt", "User-agent: *\nRequest-rate: 1/20\n", "text/plain")
        site.put("/a", article(1))
        for _ in range(3):
            fetcher.fetch(f"{site.url}/a")
        assert clock.waits[-2:] == [20.0, 20.0]
        clock.now += 90_000
        fetcher.fetch(f"{site.url}/a")
        assert [path for path, _ in site.asked].count("/robots.txt") == 2


def test_a_body_that_is_cut_short_is_no_page():
    with serving() as site:
        site.put("/a", article(1))
        status, _, body = site.pages["/a"]

        def short(handler):
            handler.send_response(status)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body[:50])

        site.pages["/a"] = short
        assert Fetcher(pause=0).fetch(f"{site.url}/a").reason.startswith("does not answer")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120.0), ("Tue, 04 Mar 2031 09:30:10 GMT", 10.0), ("Tue, 04 Mar 2031 09:00:00 GMT", 0.0), ("soon", None),
     ("99999999999", 7 * 86_400.0), ("", None), ("-5", None)],
)  # fmt: skip
def test_a_host_may_say_when_to_come_back(value, seconds):
    now = datetime(2031, 3, 4, 9, 30, tzinfo=UTC).timestamp()
    assert wait_asked({"retry-after": value}, now) == seconds
