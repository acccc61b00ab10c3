"""A SQLite file as an engine: WAL, so that readers and a writer do not wait for each other."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tellings.errors import StoreDamaged, StoreError, StoreFull, StoreLocked
from tellings.store.engine import Engine, Row

CACHE = 64 * 1024  # KiB of the file kept in memory
OLDEST = (3, 35)  # of SQLite: INSERT … RETURNING
SAVE = "give it room and run the same command again: what was kept stays, the rest follows"
RESTORE = "`tellings library check` says what is damaged; `tellings library restore` brings a backup back"


class Sqlite(Engine):
    """`path` is made where it is missing, if `create`."""

    name = "sqlite"

    def __init__(self, path: Path, *, create: bool = True, patience: float = 30.0, pages: int | None = None) -> None:
        """`pages`: the most that the file may have, of 4 KiB each (None: as many as the disk has room for)."""
        super().__init__(patience)
        self.path = path
        if sqlite3.sqlite_version_info < OLDEST:
            raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old", "3.35 or later is needed")
        if not create and not path.exists():
            raise StoreError(f"there is no library at {path}", "`tellings ingest` makes one")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{path.parent} cannot be made: {error.strerror}", "check the path") from error
        with self._translated():
            self._file = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            self._prepare(pages)
        except BaseException:
            self._file.close()
            raise

    def _prepare(self, pages: int | None) -> None:
        with self._translated():
            self._file.execute(f"PRAGMA busy_timeout = {int(self.patience * 1000)}")
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute(
                "PRAGMA synchronous = NORMAL"
            )  # a killed process loses nothing, a power cut the last turn
            self._file.execute(f"PRAGMA cache_size = -{CACHE}")
            self._file.execute("PRAGMA foreign_keys = ON")
            if pages is not None:
                self._file.execute(f"PRAGMA max_page_count = {pages}")

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        with self._translated():
            return self._file.execute(sql, values).fetchall()

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        with self._translated():
            yield from self._file.execute(sql, values)

    def _run(self, sql: str, values: Sequence[object]) -> int:
        with self._translated():
            return self._file.execute(sql, values).rowcount

    def _make(self, sql: str, values: Sequence[object], key: str) -> int | None:
        """Without RETURNING, for which FTS5 would write out what it has gathered so far."""
        with self._translated():
            made = self._file.execute(sql, values)
        return made.lastrowid if made.rowcount > 0 else None

    def _many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        with self._translated():
            self._file.executemany(sql, rows)

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]], conflict: str = "") -> None:
        names = ", ".join(column.split()[0] for column in columns)
        places = ", ".join("?" * len(columns))
        self.many(f"INSERT INTO {table} ({names}) VALUES ({places}) {conflict}", rows)

    def script(self, sql: str) -> None:
        for statement in re.split(r"\n\s*\n", sql):
            self.run(statement)

    def _begin(self) -> None:
        with self._translated():
            self._file.execute("BEGIN IMMEDIATE")

    def _commit(self) -> None:
        with self._translated():
            self._file.execute("COMMIT")

    def _rollback(self) -> None:
        if self._file.in_transaction:  # a full disk may have rolled back already
            with self._translated():
                self._file.execute("ROLLBACK")

    @contextmanager
    def alone(self, name: str) -> Iterator[bool]:
        import fcntl  # not on every system, and only watching needs it

        file = os.open(f"{self.path}.{name}", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                held = True
            except BlockingIOError:
                held = False
            yield held
        finally:
            os.close(file)

    def among(self, column: str, wanted: Sequence[object]) -> tuple[str, object]:
        return f"{column} IN (SELECT value FROM json_each(?))", json.dumps(list(wanted))

    def copy_to(self, path: Path) -> None:
        """A consistent copy, in one file, while others read and write."""
        with self._translated():
            _copy(self._file, path)

    def copy_into(self, other: Sqlite) -> None:
        """Everything here in place of everything there; there is all or nothing."""
        with self._translated():
            self._file.backup(other._file)

    @contextmanager
    def frozen(self) -> Iterator[None]:
        self._file.execute("BEGIN")
        try:
            yield
        finally:
            self._file.execute("COMMIT")

    @staticmethod
    def copied(path: Path, to: Path) -> Sqlite:
        """The copy, opened; the original is only read."""
        try:
            original = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
            try:
                _copy(original, to)
            finally:
                original.close()
        except sqlite3.DatabaseError as error:
            raise StoreDamaged(f"{path} is no library, or damaged: {error}", "give another backup") from error
        return Sqlite(to)

    def settle(self) -> None:
        """One file with nothing beside it, until it is opened again."""
        with self._translated():
            self._file.execute("PRAGMA journal_mode = DELETE")

    def close(self) -> None:
        self._file.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            told = self._told(error)
            if told is None:
                raise
            raise told from error

    def _told(self, error: sqlite3.Error) -> StoreError | None:
        """What a user can mend, in their words; None: it is our own fault."""
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            said = f"another process has been writing to {self.path} for over {self.patience:g} seconds"
            return StoreLocked(said, "let it finish, or stop it, and run the same command again")
        if code == sqlite3.SQLITE_FULL:
            return StoreFull(f"there is no room on the disk for {self.path}", SAVE)
        if code == sqlite3.SQLITE_NOTADB:
            return StoreDamaged(f"{self.path} is no library", "give another path, or a backup of it")
        if code == sqlite3.SQLITE_CORRUPT or "fts5: corrupt" in str(error):
            return StoreDamaged(f"the library {self.path} is damaged", RESTORE)
        if code == sqlite3.SQLITE_READONLY:
            return StoreError(f"{self.path} can only be read", "check its permissions")
        if code == sqlite3.SQLITE_CANTOPEN:
            return StoreError(f"{self.path} cannot be opened", "check the path and its permissions")
        if code == sqlite3.SQLITE_IOERR:
            return StoreFull(f"{self.path} cannot be written: {error}", f"is the disk full or broken? {SAVE}")
        return None


def _copy(file: sqlite3.Connection, path: Path) -> None:
    other = sqlite3.connect(path)
    try:
        file.backup(other)  # in one step: in several, it begins again whenever somebody writes
        other.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
    finally:
        other.close()
