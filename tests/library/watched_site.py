"""A site on this machine from which feeds and pages are really fetched, and a clock that moves when it is told to."""

from __future__ import annotations

import io
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tellings.library.announcing import Announcer, iso
from tellings.library.watch import Watch, World
from tellings.sources.posting import post_json
from tellings.sources.web import Fetcher

START = 1_930_000_000.0  # seconds: 2031-02-27T23:06:40 UTC
RSS = "application/rss+xml"


class Clock:
    """Seconds since 1970. Whoever waits moves it."""

    def __init__(self, now=START):
        self.now = now
        self.waits = []

    def __call__(self):
        return self.now

    def iso(self):
        return iso(self.now)

    def wait(self, seconds):
        self.waits.append(seconds)
        self.now += seconds


class Site:
    """`pages`: path -> (status, headers, body), or a function of the request handler. `asked` keeps what came."""

    def __init__(self, url):
        self.url = url
        self.pages = {}
        self.asked = []  # (path, headers)
        self.posts = []  # (headers, body)

    def paths(self):
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def put(self, path, body, kind="text/html; charset=utf-8", status=200, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        body = body if isinstance(body, bytes) else body.encode()
        self.pages[path] = (status, {"Content-Type": kind, **named}, body)

    def feed(self, *paths, at="/feed", dates=(), **headers):
        """An RSS feed of pages of this site."""
        dated = [*dates, *[None] * (len(paths) - len(dates))]
        items = "".join(
            f"<item><link>{path}</link>{f'<pubDate>{date}</pubDate>' if date else ''}</item>"
            for path, date in zip(paths, dated, strict=True)
        )
        self.put(at, f"<rss><channel><title>Orme</title>{items}</channel></rss>", RSS, **headers)


def article(number, words=""):
    """A page with an article of its own."""
    body = " ".join(
        f"<p>On day {number} the keeper {name} of harbour {number} counted {number + 7 * i} gulls near pier {i},"
        f" said the warden of district {number}{words}.</p>"
        for i, name in enumerate(("Orla Quist", "Benno Tarr", "Ida Moll", "Sten Fabre"))
    )
    title = f"Gulls of harbour {number}"
    head = f"<head><title>{title}</title></head>"
    return f"<html lang=en>{head}<body><article><h1>{title}</h1>{body}</article></body></html>"


@contextmanager
def serving():
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            found = site.pages.get(self.path, (404, {}, b""))
            if callable(found):
                found(self)
                return
            status, headers, body = found
            if headers.get("ETag") and headers["ETag"] == self.headers.get("If-None-Match"):
                status, body = 304, b""
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self):
            site.posts.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
            self.do_GET()

        def log_message(self, *args):
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request, client_address):
            pass  # a reader that hangs up

    server = Server(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def watcher(library, clock, *, out=None, told=None, every=None, longest=5.0, environ=None):
    """A watch in this world; `told` collects its words, `out` its alerts."""
    ask = Fetcher(pause=1.0, sleep=clock.wait, clock=clock, longest=longest).ask
    tell = (told if told is not None else []).append
    announcer = Announcer(
        library=library, out=out if out is not None else io.StringIO(), post=post_json, tell=tell, environ=environ or {}
    )
    world = World(ask=ask, clock=clock, wait=clock.wait, tell=tell)
    return Watch(library, world, announcer, every=every)
