"""Work on many items at once, in processes that may be stopped: no item can hang or kill the rest."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
import time
import traceback
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
GARBAGE = 50_000  # objects before a collection: items make many that die together; saves 5 % of the time of a page
AHEAD = 4  # items read ahead for each worker, at least: enough to keep it busy, few enough to hold in memory
_processes: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


@dataclass(frozen=True, slots=True)
class Lost:
    """An item that was given up, and why."""

    reason: str


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    given: deque[tuple[int, Any]] = field(default_factory=deque)  # the item it is at, with its index, and those waiting
    due: float = field(default=float("inf"))  # monotonic seconds


def in_order(
    work: Callable[[Item], Result], items: Iterable[Item], *, seconds: float, workers: int = CORES, waiting: int = 0
) -> Iterator[Result | Lost]:
    """`work` on each item, results in item order; `work` is a function of a module, and all can be pickled.

    An item that takes over `seconds`, kills its process or makes `work` raise is `Lost`, and the rest goes on.
    With no workers all is done in this process, where nothing can be stopped. `waiting`: so many items wait at each
    worker, so that it goes on while the caller does something else between two results.
    """
    if not workers:
        yield from (_try(work, item) for item in items)
        return
    crew = _Crew(work, seconds, workers, waiting)
    try:
        yield from crew.run(items)
    finally:
        crew.dismiss()


class _Crew(Generic[Item, Result]):
    """The worker processes of one run."""

    def __init__(self, work: Callable[[Item], Result], seconds: float, size: int, waiting: int) -> None:
        self.work = work
        self.seconds = seconds
        self.size = size
        self.most = 1 + waiting  # items at one worker
        self.workers: list[_Worker] = []
        self.again: deque[tuple[int, Item]] = deque()  # what waited at a worker that is gone
        self.done: dict[int, Result | Lost] = {}

    def run(self, items: Iterable[Item]) -> Iterator[Result | Lost]:
        given = shown = 0
        for item in items:
            while given - shown >= self.size * max(AHEAD, self.most) or not self.hand(given, item):
                self.collect()
                while shown in self.done:
                    yield self.done.pop(shown)
                    shown += 1
            given += 1
        while shown < given:
            while shown not in self.done:
                self.collect()
            yield self.done.pop(shown)
            shown += 1

    def hand(self, index: int, item: Item) -> bool:
        """Give the item to an idle worker, to a new one, or to the least busy; False if all have enough."""
        worker = min(self.workers, key=lambda w: len(w.given), default=None)
        if worker is None or (worker.given and len(self.workers) < self.size):
            worker = self.hire()
        if len(worker.given) >= self.most:
            return False
        if not worker.given:
            worker.due = time.monotonic() + self.seconds
        worker.given.append((index, item))
        try:
            worker.pipe.send(item)
        except OSError:
            self.drop(worker, "its process died: out of memory?")
        return True

    def hire(self) -> _Worker:
        ours, theirs = _processes.Pipe()
        process = _processes.Process(target=_serve, args=(theirs, self.work), daemon=True)
        with warnings.catch_warnings():  # a fork beside the idle threads of a maths library is safe: they hold no lock
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        theirs.close()
        self.workers.append(_Worker(process, ours))
        return self.workers[-1]

    def collect(self) -> None:
        """Wait for a result or for the next item to be due."""
        while self.again and self.hand(*self.again[0]):
            self.again.popleft()
        busy = {w.pipe: w for w in self.workers if w.given}
        patience = min(w.due for w in busy.values()) - time.monotonic()
        for pipe in wait(list(busy), timeout=max(0.0, patience)):
            self.receive(busy[pipe])  # type: ignore[index]  # wait() gives back what it was given
        for worker in [w for w in self.workers if w.given and time.monotonic() > w.due]:
            self.drop(worker, f"took longer than {self.seconds:g} seconds")

    def receive(self, worker: _Worker) -> None:
        try:
            found = worker.pipe.recv()
        except (EOFError, OSError):
            self.drop(worker, "its process died: out of memory?")
            return
        index, _ = worker.given.popleft()
        self.done[index] = found
        worker.due = time.monotonic() + self.seconds if worker.given else float("inf")

    def drop(self, worker: _Worker, reason: str) -> None:
        """Its item is lost; those that waited go to another."""
        index, _ = worker.given.popleft()
        self.done[index] = Lost(reason)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self.workers.remove(worker)
        self.again += worker.given

    def dismiss(self) -> None:
        for worker in self.workers:
            worker.pipe.close()
            worker.process.kill()
            worker.process.join()


def _serve(pipe: Connection, work: Callable[[Item], Result]) -> None:
    """A worker's whole life: an item in, its result or its exception out."""
    gc.freeze()
    gc.set_threshold(GARBAGE)
    waiting: SimpleQueue[tuple[Item] | None] = SimpleQueue()
    threading.Thread(target=_receive, args=(pipe, waiting), daemon=True).start()
    try:
        while given := waiting.get():
            pipe.send(_try(work, given[0]))
    except (OSError, KeyboardInterrupt):
        return


def _receive(pipe: Connection, waiting: SimpleQueue[tuple[Any] | None]) -> None:
    """All that is sent, at once: who sends never waits for work to be done, as two that both send would for ever."""
    try:
        while True:
            waiting.put((pipe.recv(),))
    except (EOFError, OSError):
        waiting.put(None)


def _try(work: Callable[[Item], Result], item: Item) -> Result | Lost:
    try:
        return work(item)
    except Exception as fault:  # one bad item must not stop a million; it is named and counted
        return Lost(_named(fault))


def _named(fault: Exception) -> str:
    """The fault and where it came up: "ValueError at body.py:83: no root"."""
    where = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__} at {os.path.basename(where.filename)}:{where.lineno}: {fault}"
