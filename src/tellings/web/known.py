"""What many pages ask of the library as a whole -> found once, for as long as nobody writes to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from tellings.library import Library
from tellings.store import Store
from tellings.web.memory import Stamp, stamp_of

Answer = TypeVar("Answer")


@dataclass(slots=True)
class Known:
    """Used by several threads at once; only one of them asks."""

    _known: dict[Callable[[Store], Any], tuple[Stamp, Any]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def ask(self, library: Library, question: Callable[[Store], Answer]) -> Answer:
        stamp = stamp_of(library.store, library.place)
        with self._lock:
            held = self._known.get(question)
            if held is None or held[0] != stamp:
                held = self._known[question] = stamp, question(library.store)
        answer: Answer = held[1]
        return answer
