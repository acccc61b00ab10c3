"""An address -> Page: fetched politely (robots.txt, a pause a host) and safely (no private hosts, bounded)."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from email.message import Message
from urllib.parse import urljoin, urlsplit

import urllib3
from protego import Protego
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from tellings.model import Page, PageKind, Skip
from tellings.sources.files import MAX_BYTES, make_page
from tellings.version import __version__

AGENT = f"tellings/{__version__} (compares news accounts; one page at a time)"
PAUSE = 1.0  # seconds between two requests to one host
TIMEOUT = urllib3.Timeout(connect=5.0, read=10.0)  # seconds
LONGEST = 30.0  # seconds for one page, however slowly it drips
REDIRECTS = 5
NAT64 = ipaddress.ip_network("64:ff9b::/96")
CONTENT: dict[str, PageKind] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "dump"}


class Refused(HTTPError):
    """An address that must not be fetched; its message is for the user."""


def is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    return ip.is_global and not ip.is_multicast and ip not in NAT64


def _public_address(host: str, port: int) -> str:
    """The first address of `host`, where every one of them is public."""
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not all(map(is_public, found)):
        raise Refused(f"{host} is in a private network")
    return found[0]


class _PublicOnly(HTTPConnection):
    """Checked when the connection is made, so that a name cannot change its address in between."""

    def _new_conn(self) -> socket.socket:
        self._dns_host = _public_address(self._dns_host, self.port or 80)
        return super()._new_conn()


class _PublicOnlyTls(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        self._dns_host = _public_address(self._dns_host, self.port or 443)
        return super()._new_conn()


class _PublicPool(HTTPConnectionPool):
    ConnectionCls = _PublicOnly


class _PublicTlsPool(HTTPSConnectionPool):
    ConnectionCls = _PublicOnlyTls


class Fetcher:
    """One reader of the web: it remembers robots.txt and when it last spoke to a host.

    A host that the user names outright as this machine or a private address is fetched; no other page can lead there.
    """

    def __init__(self, pause: float = PAUSE, sleep: Callable[[float], None] = time.sleep) -> None:
        self._pause = pause
        self._sleep = sleep
        self._last: dict[str, float] = {}
        self._robots: dict[str, Protego] = {}
        self._open = urllib3.PoolManager(headers={"User-Agent": AGENT}, timeout=TIMEOUT, retries=False)
        self._guarded = urllib3.PoolManager(headers={"User-Agent": AGENT}, timeout=TIMEOUT, retries=False)
        self._guarded.pool_classes_by_scheme = {"http": _PublicPool, "https": _PublicTlsPool}

    def fetch(self, address: str) -> Page | Skip:
        """The page at `address`, or why there is none."""
        try:
            return self._fetch(address)
        except Refused as error:
            return Skip(address, str(error), "save the page and give the file")
        except (HTTPError, OSError, ValueError) as error:
            return Skip(address, f"does not answer: {_plain(error)}", "is the address right, and is there a network?")

    def _fetch(self, address: str) -> Page | Skip:
        named = urlsplit(address).netloc if _named_private(address) else ""
        target = address
        for _ in range(REDIRECTS + 1):
            pool = self._open if named and urlsplit(target).netloc == named else self._guarded
            if not self._robot(pool, target).can_fetch(target, AGENT):
                return Skip(address, "its robots.txt asks not to fetch this page", "save it by hand and give the file")
            status, headers, raw = self._get(pool, target)
            if 300 <= status < 400 and "location" in headers:
                target = urljoin(target, headers["location"])
                continue
            return _page(address, status, headers.get("content-type", "text/html"), raw)
        return Skip(address, f"redirects more than {REDIRECTS} times", "give the address it ends at")

    def _robot(self, pool: urllib3.PoolManager, target: str) -> Protego:
        """The host's robots.txt; one that is missing allows all (RFC 9309)."""
        site = "{0.scheme}://{0.netloc}".format(urlsplit(target))
        if site not in self._robots:
            status, _, raw = self._get(pool, f"{site}/robots.txt")
            self._robots[site] = Protego.parse(raw.decode("utf-8", "replace") if status == 200 else "")
        return self._robots[site]

    def _get(self, pool: urllib3.PoolManager, target: str) -> tuple[int, dict[str, str], bytes]:
        parts = urlsplit(target)
        if parts.scheme not in ("http", "https"):
            raise Refused(f"leads to {parts.scheme or 'nothing'}:, which is no web page")
        wait = self._last.get(parts.netloc, -self._pause) + self._pause - time.monotonic()
        if wait > 0:
            self._sleep(wait)
        response = pool.request("GET", target, preload_content=False, redirect=False)
        try:
            return response.status, {k.lower(): v for k, v in response.headers.items()}, _read(response)
        finally:
            response.close()
            self._last[parts.netloc] = time.monotonic()


def _read(response: urllib3.BaseHTTPResponse) -> bytes:
    """At most MAX_BYTES + 1 of the body, within LONGEST seconds."""
    end = time.monotonic() + LONGEST
    raw = bytearray()
    for block in response.stream(65536, decode_content=True):
        raw += block
        if time.monotonic() > end:
            raise Refused(f"sends its page for longer than {LONGEST:.0f} seconds")
        if len(raw) > MAX_BYTES:
            break
    return bytes(raw)


def _named_private(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or not is_public(host)
    except ValueError:
        return False


def _page(address: str, status: int, content_type: str, raw: bytes) -> Page | Skip:
    if status != 200:
        return Skip(address, f"answers with HTTP status {status}", "open it in a browser, save it and give the file")
    header = Message()
    header["content-type"] = content_type
    kind = CONTENT.get(header.get_content_type())
    if kind is None:
        return Skip(address, f"is {header.get_content_type()}, no web page", "")
    return make_page(raw, uri=address, kind=kind, charset=header.get_content_charset())


def _plain(error: Exception) -> str:
    """The last words of an error: what went wrong without the object that it happened to."""
    return str(error).rpartition(": ")[2] or type(error).__name__
