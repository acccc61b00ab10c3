"""SQL -> rows: what the two engines have in common. SQL is written with ? for values, whatever the engine."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from time import monotonic, sleep
from typing import Any, Literal, TypeVar

from tellings.errors import StoreAway

Row = tuple[Any, ...]
Result = TypeVar("Result")
EngineName = Literal["sqlite", "postgresql"]
FIRST_WAIT, LONGEST_WAIT = 0.1, 5.0  # seconds between two attempts to reach a server that is away; each is doubled


class Engine(ABC):
    """One connection. Outside `writing()` it only reads; nothing here commits but `writing()`."""

    name: EngineName

    def __init__(self, patience: float) -> None:
        self.patience = patience  # seconds to wait for a lock, or for a server that is away
        self.turn = 0  # counts the transactions that were begun
        self.failed = 0  # counts those that were rolled back
        self._depth = 0

    # ---- the engine's own ---------------------------------------------------------------------------------------
    @abstractmethod
    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]: ...

    @abstractmethod
    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Rows of a long answer, a few at a time."""

    @abstractmethod
    def _run(self, sql: str, values: Sequence[object]) -> int: ...

    @abstractmethod
    def _make(self, sql: str, values: Sequence[object], key: str) -> int | None: ...

    @abstractmethod
    def _many(self, sql: str, rows: Iterable[Sequence[object]]) -> None: ...

    @abstractmethod
    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]], conflict: str = "") -> None:
        """Many rows at once; a column with its type: "key text". `conflict`: an ON CONFLICT clause."""

    def load(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Many rows into a table that was empty."""
        self.many(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", rows)

    @abstractmethod
    def script(self, sql: str) -> None:
        """Several statements without values, separated by a line that is empty."""

    @abstractmethod
    def _begin(self) -> None: ...

    @abstractmethod
    def _commit(self) -> None: ...

    @abstractmethod
    def _rollback(self) -> None: ...

    @abstractmethod
    def alone(self, name: str) -> AbstractContextManager[bool]:
        """Holds a name that one process has at a time, until the block or the process ends; False: another has it."""

    @abstractmethod
    def frozen(self) -> AbstractContextManager[None]:
        """What others write meanwhile is not seen."""

    @abstractmethod
    def among(self, column: str, wanted: Sequence[object]) -> tuple[str, object]:
        """The condition that a column is one of these, and its value."""

    @abstractmethod
    def close(self) -> None: ...

    def reopen(self) -> None:  # noqa: B027  # only a server can go away
        """Connect again, where a server may have gone away."""

    # ---- for both -----------------------------------------------------------------------------------------------
    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        found = self.rows(sql, values)
        return found[0] if found else None

    def run(self, sql: str, values: Sequence[object] = ()) -> int:
        """How many rows it changed."""
        self._must_write()
        return self._run(sql, values)

    def many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        self._must_write()
        self._many(sql, rows)

    def make(self, sql: str, values: Sequence[object], key: str) -> int | None:
        """An INSERT of one row -> the number that the row got in its column `key`; None: there was one already."""
        self._must_write()
        return self._make(sql, values, key)

    def _must_write(self) -> None:
        if not self._depth:
            raise RuntimeError("a store is only written inside `with store.writing()` or `store.write(work)`")

    def put(self, table: str, columns: Mapping[str, object], n: int) -> None:
        """What an article has in this table. In two statements: for one, FTS5 would write out what it has gathered."""
        names, places = ", ".join(columns), "?, " * len(columns)
        values = (*columns.values(), n)
        if not self.run(f"INSERT INTO {table} ({names}, n) VALUES ({places}?) ON CONFLICT (n) DO NOTHING", values):
            changed = ", ".join(f"{name} = ?" for name in columns)
            self.run(f"UPDATE {table} SET {changed} WHERE n = ?", values)

    @property
    def is_writing(self) -> bool:
        return self._depth > 0

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, one writer at a time; inside another it joins that one."""
        if self._depth:
            yield
            return
        self._begin()
        self.turn += 1
        self._depth = 1
        try:
            yield
            self._commit()
        except BaseException:
            self.failed += 1
            self._rollback()
            raise
        finally:
            self._depth = 0

    def write(self, work: Callable[[], Result]) -> Result:
        """`work` in one transaction; where the server goes away, all of it again when the server is back."""
        if self._depth:
            return work()

        def whole() -> Result:
            with self.writing():
                return work()

        return self.again(whole)

    def again(self, work: Callable[[], Result]) -> Result:
        """`work` until the server is there, with back-off, for `patience` seconds at most."""
        end, wait = monotonic() + self.patience, FIRST_WAIT
        while True:
            try:
                return work()
            except StoreAway:
                if self._depth or monotonic() + wait > end:
                    raise
                sleep(wait)
                wait = min(2 * wait, LONGEST_WAIT)
                self._try_reopen()

    def _try_reopen(self) -> None:
        try:
            self.reopen()
        except StoreAway:
            return  # the next attempt says so again
