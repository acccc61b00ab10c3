"""Answers that were given before -> the same again, as long as nobody has written to the library since."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import wraps
from threading import Lock

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response

from tellings.store import Store
from tellings.store.store import SERVERS

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
    return file_stamp(place)


def file_stamp(place: str) -> Stamp:
    return tuple(_state(place + ending) for ending in ("", "-wal"))


def _state(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def remembered(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """A page that only reads the library, answered from memory where it can be; else made in a thread, in turn."""

    @wraps(handler)
    async def answered(request: Request) -> Response:
        room = request.app.state.room
        if not room.place.startswith(SERVERS):  # looking at two files is quicker than changing threads
            found = room.memory.find(_key(request), file_stamp(room.place))
            if found:
                return _again(found, request)
        return await run_sync(_made, handler, request, limiter=room.turns)

    return answered


def _made(handler: Handler, request: Request) -> Response:
    room = request.app.state.room
    key, stamp = _key(request), stamp_of(room.library.store, room.place)
    found = room.memory.find(key, stamp)
    if found:
        return _again(found, request)
    made = handler(request)
    if made.status_code == 200 and "etag" in made.headers:
        room.memory.keep(key, Remembered(stamp, bytes(made.body), dict(made.headers)))
    return made


def _key(request: Request) -> Stamp:
    return request.url.path, request.url.query, request.state.role, request.state.who


def _again(found: Remembered, request: Request) -> Response:
    if found.headers["etag"] in request.headers.get("if-none-match", ""):
        short = {name: found.headers[name] for name in ("etag", "cache-control", "vary")}
        return Response(status_code=304, headers=short)
    return Response(found.body, 200, found.headers)
