"""What the pages share: the library of the thread that answers, the settings, work under way."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from anyio import CapacityLimiter
from starlette.requests import Request

from tellings.web.jobs import Jobs
from tellings.web.known import Known
from tellings.web.memory import Memory
from tellings.web.opened import Table
from tellings.web.settings import Settings

if TYPE_CHECKING:
    from tellings.library import Library

AT_ONCE = 2  # pages that are made at a time, the others in turn


@dataclass(slots=True)
class Room:
    """`open_library` is called once in each thread: connections do not wander between threads."""

    place: str
    open_library: Callable[[], Library]
    settings: Settings
    jobs: Jobs
    memory: Memory = field(default_factory=Memory)
    known: Known = field(default_factory=Known)
    table: Table = field(default_factory=Table)
    turns: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(AT_ONCE))
    _own: threading.local = field(default_factory=threading.local)

    @property
    def library(self) -> Library:
        if not hasattr(self._own, "library"):
            self._own.library = self.open_library()
        library: Library = self._own.library
        return library


def room_of(request: Request) -> Room:
    room: Room = request.app.state.room
    return room


def library_of(request: Request) -> Library:
    return room_of(request).library
