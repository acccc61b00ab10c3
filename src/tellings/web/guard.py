"""Request -> let in, or turned away with a reason: host, rate, size, other sites, login; and every answer's headers."""

from __future__ import annotations

import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tellings.web.problems import problem
from tellings.web.settings import Account, Settings, digest

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
COOKIE = "tellings"
HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
MOST_CLIENTS = 10_000  # addresses remembered for the rate; the longest unheard is forgotten


@dataclass(slots=True)
class Bucket:
    """Requests that an address may still make; it fills at `rate` a second up to `burst`."""

    left: float
    at: float


@dataclass(slots=True)
class Guard:
    """ASGI middleware. `clock` gives seconds that never run back."""

    app: ASGIApp
    settings: Settings
    clock: Callable[[], float] = time.monotonic
    buckets: dict[str, Bucket] = field(default_factory=dict)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, _dressed(send))
            return
        await self.app(scope, _counted(receive, self.settings.upload), _dressed(send))

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        host = _host_name(headers.get("host", ""))
        if host not in self.settings.hosts:
            return problem(421, f"this reading room does not answer to the name {host!r}")
        wait = self._wait((scope.get("client") or ("", 0))[0])
        if wait:
            return problem(429, "too many requests", headers={"retry-after": str(wait)})
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()):
            return problem(400, "content-length is not a number")
        if int(length[:20]) > self.settings.upload:
            return problem(413, f"more than {self.settings.upload:,} bytes in one request")
        if scope["method"] not in SAFE and not _same_site(headers):
            return problem(403, "this request came from another site")
        return self._login(scope, headers)

    def _wait(self, client: str) -> int:
        """Whole seconds until the address may ask again; 0: it may."""
        now, settings = self.clock(), self.settings
        bucket = self.buckets.pop(client, None) or Bucket(settings.burst, now)
        bucket.left = min(settings.burst, bucket.left + (now - bucket.at) * settings.rate)
        bucket.at = now
        self.buckets[client] = bucket
        if len(self.buckets) > MOST_CLIENTS:
            del self.buckets[next(iter(self.buckets))]
        if bucket.left < 1:
            return int((1 - bucket.left) / settings.rate) + 1
        bucket.left -= 1
        return 0

    def _login(self, scope: Scope, headers: Headers) -> Response | None:
        """Puts who is asking into the request's state; refuses who may not."""
        state = scope.setdefault("state", {})
        if not self.settings.accounts:
            state["who"], state["role"] = "", "editor"
            return None
        who = _by_token(headers, self.settings) or _by_cookie(headers, self.settings)
        state["who"], state["role"] = (who.name, who.role) if who else ("", "")
        path = scope["path"]
        if path == "/login" or path.startswith("/static/"):
            return None
        if who is None:
            if path.startswith("/api/"):
                return problem(401, "a token is needed", headers={"www-authenticate": "Bearer"})
            return RedirectResponse(f"/login?next={quote(path)}", 303)
        if scope["method"] not in SAFE and who.role != "editor" and path != "/logout":
            return problem(403, "readers may read; changing something needs an editor")
        return None


def _host_name(host: str) -> str:
    """ "[::1]:8000" -> "::1"."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _same_site(headers: Headers) -> bool:
    """Browsers say where a request comes from; what says nothing is no browser, and has no login to be borrowed."""
    fetched_from = headers.get("sec-fetch-site")
    if fetched_from is not None:
        return fetched_from in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _by_token(headers: Headers, settings: Settings) -> Account | None:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return find_account(settings, token.strip()) if scheme.casefold() == "bearer" else None


def find_account(settings: Settings, token: str) -> Account | None:
    """Every account is looked at, however early one fits, so that the time tells nothing."""
    given = digest(token)
    fitting = [account for account in settings.accounts if hmac.compare_digest(account.digest, given)]
    return fitting[0] if fitting else None


def _by_cookie(headers: Headers, settings: Settings) -> Account | None:
    cookie = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
    fitting = [a for a in settings.accounts if hmac.compare_digest(cookie_of(a, settings).encode(), cookie.encode())]
    return fitting[0] if fitting else None


def cookie_of(account: Account, settings: Settings) -> str:
    """Good until the server is started again."""
    return hmac.new(settings.secret, account.digest.encode(), "sha256").hexdigest()


def _counted(receive: Receive, most: int) -> Receive:
    """A body that is longer than it may be ends as if the client had gone."""
    read = 0

    async def counting() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        return {"type": "http.disconnect"} if read > most else message

    return counting


def _dressed(send: Send) -> Send:
    async def dressing(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return dressing
