"""An address -> what stands there: politely (robots.txt, a pause a host), safely (no private hosts, bounded)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from email.message import Message
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from tellings.model import Page, PageKind, Skip
from tellings.sources.asking import Answer, Failure, Request, wait_asked
from tellings.sources.connect import Refused, TimeLimit, connections, is_private_name
from tellings.sources.files import MAX_BYTES, make_page
from tellings.sources.robots import MOST, Robots, Rules, read_rules
from tellings.version import __version__

AGENT = f"tellings/{__version__} (compares news accounts; one page at a time)"
PAUSE = 1.0  # seconds between two requests to one host
TIMEOUT = urllib3.Timeout(connect=5.0, read=10.0)  # seconds
LONGEST = 30.0  # seconds for one page, however slowly it drips
REDIRECTS = 5
FOR_EVER = (301, 308)
HOSTS = 10_000  # remembered with when they were asked last
CONTENT: dict[str, PageKind] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "dump"}


def agent_of(contact: str = "") -> str:
    """Who asks; `contact` says whom a site can write to."""
    return AGENT.replace("one page at a time", contact) if contact else AGENT


class Fetcher:
    """One reader of the web, for any number of threads: it remembers robots.txt and when it last spoke to a host.

    A host that the user names outright as this machine or a private address is fetched; no other page can lead there.
    """

    def __init__(
        self,
        pause: float = PAUSE,
        sleep: Callable[[float], None] = time.sleep,
        *,
        clock: Callable[[], float] = time.monotonic,
        longest: float = LONGEST,
        agent: str = AGENT,
    ) -> None:
        self._pause = pause
        self._sleep = sleep
        self._clock = clock
        self._longest = longest
        self._agent = agent
        self._free: dict[str, float] = {}  # when a host may be asked again
        self._lock = threading.Lock()
        self._open = connections(TIMEOUT, public=False)
        self._guarded = connections(TIMEOUT, public=True)
        self._robots = Robots(self._rules, clock)

    def fetch(self, address: str) -> Page | Skip:
        """The page at `address`, or why there is none."""
        answer = self.ask(Request(address=address, most=MAX_BYTES, named=_host(address)))
        return (
            Skip(address, answer.reason, answer.hint) if isinstance(answer, Failure) else read_answer(answer, address)
        )

    def ask(self, request: Request) -> Answer | Failure:
        """What the host says; no answer and no refusal raises."""
        address = request.address
        try:
            return self._ask(request)
        except Refused as error:
            hint = "save the page and give the file"
            return Failure(address=address, reason=str(error), hint=hint, lasting=error.lasting)
        except (HTTPError, OSError, ValueError) as error:
            reason = f"does not answer: {_plain(error)}"
            hint = "is the address right, and is there a network?"
            return Failure(address=address, reason=reason, hint=hint, silent=True)

    def _ask(self, request: Request) -> Answer | Failure:
        target, moved, for_ever = request.address, None, True
        for _ in range(REDIRECTS + 1):
            pool = self._pool(target, request.named)
            rules = self._robots.of(_site(target), request.named)
            pause = max(rules.pause(self._agent), self._pause)
            if closed := self._closed(rules, target):
                known = rules.closed is None
                return Failure(
                    address=request.address, reason=closed[0], hint=closed[1], lasting=known, silent=not known
                )
            status, headers, body = self._get(pool, target, _headers(request), request.most, pause)
            if status not in (301, 302, 303, 307, 308) or "location" not in headers:
                return Answer(
                    address=request.address, final=target, moved=moved, status=status, headers=headers, body=body,
                    pause=pause,
                )  # fmt: skip
            target = urljoin(target, headers["location"])
            for_ever = for_ever and status in FOR_EVER
            moved = target if for_ever else moved
        reason = f"redirects more than {REDIRECTS} times"
        return Failure(address=request.address, reason=reason, hint="give the address it ends at")

    def _closed(self, rules: Rules, target: str) -> tuple[str, str] | None:
        """Why the site does not want to be asked, and what the user can do."""
        if rules.closed:
            return rules.closed, "try again later"
        if not rules.allow(target, self._agent):
            return "its robots.txt asks not to fetch this page", "save it by hand and give the file"
        return None

    def _pool(self, target: str, named: str) -> urllib3.PoolManager:
        own = named and _host(target) == named and is_private_name(target)
        return self._open if own else self._guarded

    def _rules(self, site: str, named: str) -> Rules:
        """A site's robots.txt, as far as redirects lead."""
        target = f"{site}/robots.txt"
        for _ in range(REDIRECTS + 1):
            status, headers, raw = self._get(self._pool(target, named), target, {}, MOST, self._pause)
            if not (300 <= status < 400 and "location" in headers):
                return read_rules(status, raw)
            target = urljoin(target, headers["location"])
        return read_rules(404, b"")

    def _get(
        self, pool: urllib3.PoolManager, target: str, headers: dict[str, str], most: int, pause: float
    ) -> tuple[int, dict[str, str], bytes]:
        parts = urlsplit(target)
        if parts.scheme not in ("http", "https"):
            raise Refused(f"leads to {parts.scheme or 'nothing'}:, which is no web page")
        self._take_turn(parts.netloc, pause)
        headers = {"User-Agent": self._agent, "Accept-Encoding": "gzip, deflate", "Connection": "close", **headers}
        with TimeLimit(self._longest) as limit:
            try:
                found = _response(pool, target, headers, most)
                if limit.over:
                    raise self._late()
                return found
            except (HTTPError, OSError) as error:
                raise self._late() if limit.over else error from None
            finally:
                with self._lock:
                    self._free[parts.netloc] = max(self._free.get(parts.netloc, 0.0), self._clock() + pause)

    def _take_turn(self, host: str, pause: float) -> None:
        """Wait until the host may be asked; the next one to ask it waits longer."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._free.get(host, now))
            self._free[host] = turn + pause
            if len(self._free) > HOSTS:
                self._free = {name: free for name, free in self._free.items() if free > now}
        if turn > now:
            self._sleep(min(turn - now, 10 * pause))

    def _late(self) -> Refused:
        return Refused(f"sends its page for longer than {self._longest:.0f} seconds", lasting=False)


def _response(
    pool: urllib3.PoolManager, target: str, headers: dict[str, str], most: int
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers with lower-case names, and at most `most` + 1 bytes of the body."""
    response = pool.request("GET", target, headers=headers, preload_content=False, redirect=False)
    try:
        raw = bytearray()
        for block in response.stream(65536, decode_content=True):
            raw += block
            if len(raw) > most:
                break
        return response.status, {k.lower(): v for k, v in response.headers.items()}, bytes(raw[: most + 1])
    finally:
        response.close()


def _headers(request: Request) -> dict[str, str]:
    asked = {"If-None-Match": request.etag, "If-Modified-Since": request.modified}
    return {name: value for name, value in asked.items() if value and value.isascii() and value.isprintable()}


def _host(address: str) -> str:
    return urlsplit(address).netloc.lower()


def _site(target: str) -> str:
    return "{0.scheme}://{0.netloc}".format(urlsplit(target))


def read_answer(answer: Answer, uri: str) -> Page | Skip:
    """The page that was answered, under the address `uri`."""
    if answer.status != 200:
        hint = "open it in a browser, save it and give the file"
        return Skip(uri, f"answers with HTTP status {answer.status}", hint)
    content, charset = content_type(answer)
    kind = CONTENT.get(content)
    if kind is None:
        return Skip(uri, f"is {content}, no web page", "")
    return make_page(answer.body, uri=uri, kind=kind, charset=charset)


def content_type(answer: Answer) -> tuple[str, str | None]:
    """What it says that it is ("text/html" where it says nothing), and its charset."""
    header = Message()
    header["content-type"] = answer.headers.get("content-type", "text/html")
    return header.get_content_type(), header.get_content_charset()


def _plain(error: Exception) -> str:
    """The last words of an error: what went wrong without the object that it happened to."""
    return str(error).rpartition(": ")[2] or type(error).__name__


__all__ = ["Answer", "Failure", "Fetcher", "Request", "agent_of", "content_type", "read_answer", "wait_asked"]
