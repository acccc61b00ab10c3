"""Answers that were given before -> the same again, as long as nobody has written to the library since."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

from tellings.store import Store

MOST = 64_000_000  # bytes of answers that are remembered
Stamp = tuple[object, ...]
Handler = Callable[[Request], Response]


@dataclass(frozen=True, slots=True)
class Remembered:
    stamp: Stamp
    body: bytes
    headers: dict[str, str]


@dataclass(slots=True)
class Memory:
    """The answers asked for last. Used by several threads at once."""

    _answers: OrderedDict[Stamp, Remembered] = field(default_factory=OrderedDict)
    _size: int = 0
    _lock: Lock = field(default_factory=Lock)

    def find(self, key: Stamp, stamp: Stamp) -> Remembered | None:
        with self._lock:
            found = self._answers.get(key)
            if found is None or found.stamp != stamp:
                return None
            self._answers.move_to_end(key)
            return found

    def keep(self, key: Stamp, answer: Remembered) -> None:
        with self._lock:
            old = self._answers.pop(key, None)
            self._answers[key] = answer
            self._size += len(answer.body) - (len(old.body) if old else 0)
            while self._size > MOST:
                self._size -= len(self._answers.popitem(last=False)[1].body)


def stamp_of(store: Store, place: str) -> Stamp:
    """Another one whenever something was written. For a file: its times and sizes, and those of its log."""
    if store.engine.name == "postgresql":
        return tuple(store.engine.row("SELECT pg_current_wal_lsn()::text") or ())
    return tuple(_state(Path(place + ending)) for ending in ("", "-wal"))


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def remembered(handler: Handler) -> Handler:
    """A page that only reads the library, answered from memory where it can be."""

    @wraps(handler)
    def answered(request: Request) -> Response:
        room = request.app.state.room
        key: Stamp = (request.url.path, request.url.query, request.state.role, request.state.who)
        stamp = stamp_of(room.library.store, room.place)
        found = room.memory.find(key, stamp)
        if found is None:
            made = handler(request)
            if made.status_code not in (200, 304) or "etag" not in made.headers:
                return made
            if made.status_code == 200:
                room.memory.keep(key, Remembered(stamp, bytes(made.body), dict(made.headers)))
            return made
        if found.headers["etag"] in request.headers.get("if-none-match", ""):
            short = {name: found.headers[name] for name in ("etag", "cache-control", "vary")}
            return Response(status_code=304, headers=short)
        return Response(found.body, 200, found.headers)

    return answered
