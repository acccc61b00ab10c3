"""What is asked of the web, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

LONGEST_WAIT = 7 * 86_400.0  # seconds; whoever asks for more is asked again after that


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One address to get; `etag` and `modified` are what the host said of the copy that is at hand."""

    address: str
    most: int  # bytes
    etag: str | None = None
    modified: str | None = None
    named: str = ""  # the host that the user named outright: it alone may be this machine or a private one


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a host said, after all redirects."""

    address: str  # as asked
    final: str  # where the redirects led
    moved: str | None = None  # where those that are for ever led
    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes
    pause: float = 0.0  # seconds to leave this host alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why there is no answer; `lasting` where asking again would not help, `silent` where the host says nothing to
    anybody."""

    address: str
    reason: str
    hint: str = ""
    lasting: bool = False
    silent: bool = False
    wait: float | None = None  # seconds that the host asked for
    pause: float = 0.0


def wait_asked(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds of a Retry-After, which is a number or a time."""
    value = headers.get("retry-after", "").strip()[:60]
    if value.isascii() and value.isdigit():
        return min(float(value), LONGEST_WAIT)
    try:
        return min(max(parsedate_to_datetime(value).timestamp() - now, 0.0), LONGEST_WAIT)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
