"""PostgreSQL as an engine: writers take turns, readers never wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from tellings.errors import StoreAway, StoreDamaged, StoreError, StoreFull, StoreLocked
from tellings.store.engine import Engine, Row

if TYPE_CHECKING:
    import psycopg

TURN = "SELECT pg_advisory_xact_lock(hashtext('tellings ' || current_schema()))"
ALONE = "SELECT pg_try_advisory_lock(hashtext('tellings ' || current_schema()), hashtext(%s))"
CONNECT = 10  # seconds
PULSE = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3, "tcp_user_timeout": 30_000}
TOGETHER = 5_000  # rows of one INSERT
FETCHED = 500  # rows of a stream at once
SAVE = "give it room and run the same command again: what was kept stays, the rest follows"


class Postgres(Engine):
    """`url` as in postgresql://user:password@host/name."""

    name = "postgresql"

    def __init__(self, url: str, *, patience: float = 30.0) -> None:
        super().__init__(patience)
        self.url = url
        self._server: psycopg.Connection[Any] | None = None
        self.again(self._connected)

    def reopen(self) -> None:
        if self._server is not None:
            self._server.close()
        self._server = None
        self._connected()

    def _connected(self) -> psycopg.Connection[Any]:
        if self._server is None or self._server.closed or self._server.broken:
            if self.is_writing:  # its transaction is gone: what follows must not be kept without what came before
                raise StoreAway("PostgreSQL went away in the middle of writing", "run the same command again")
            driver = _driver()
            with self._translated():
                self._server = driver.connect(self.url, autocommit=True, connect_timeout=CONNECT, **PULSE)
                self._server.execute(f"SET lock_timeout = {int(self.patience * 1000)}")
                self._server.execute("SET client_min_messages = warning")
                self._server.execute("SET enable_seqscan = off")  # it thinks little of what reading a tsvector costs
        return self._server

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        def read() -> list[Row]:
            with self._translated():
                return self._connected().execute(_percent(sql), values).fetchall()

        return read() if self.is_writing else self.again(read)

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        server = self._connected()
        with self._translated(), server.transaction(), server.cursor("stream") as cursor:
            cursor.itersize = FETCHED
            cursor.execute(_percent(sql), values)
            yield from cursor

    def _run(self, sql: str, values: Sequence[object]) -> int:
        with self._translated():
            return self._connected().execute(_percent(sql), values).rowcount

    def _make(self, sql: str, values: Sequence[object], key: str) -> int | None:
        made = self.row(f"{sql} RETURNING {key}", values)
        return int(made[0]) if made else None

    def _many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        with self._translated(), self._connected().cursor() as cursor:
            cursor.executemany(_percent(sql), rows)

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]], conflict: str = "") -> None:
        """Column by column, in one statement: ten times the speed of one statement a row."""
        names = ", ".join(column.split()[0] for column in columns)
        arrays = ", ".join(f"?::{column.split()[1]}[]" for column in columns)
        sql = f"INSERT INTO {table} ({names}) SELECT * FROM unnest({arrays}) {conflict}"
        for start in range(0, len(rows), TOGETHER):
            self.run(sql, [list(some) for some in zip(*rows[start : start + TOGETHER], strict=True)])

    def load(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """By COPY: ten times the speed of a statement a row."""
        self._must_write()
        sql = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
        with self._translated(), self._connected().cursor() as cursor, cursor.copy(sql) as copy:
            for row in rows:
                copy.write_row(row)

    def script(self, sql: str) -> None:
        self._must_write()
        with self._translated():
            self._connected().execute(sql)

    def _begin(self) -> None:
        with self._translated():
            self._connected().execute("BEGIN")
        try:
            with self._translated():
                self._connected().execute(TURN)
        except StoreError:
            self._rollback()
            raise

    def _commit(self) -> None:
        with self._translated():
            self._connected().execute("COMMIT")

    def _rollback(self) -> None:
        if self._server is None or self._server.closed or self._server.broken:
            return  # the server rolls back what its client left
        try:
            with self._translated():
                self._server.execute("ROLLBACK")
        except StoreAway:
            self._server.close()

    @contextmanager
    def alone(self, name: str) -> Iterator[bool]:
        """On a connection of its own: the lock goes when it closes."""
        with self._translated():
            holder = _driver().connect(self.url, autocommit=True, connect_timeout=CONNECT, **PULSE)
        try:
            with self._translated():
                held = holder.execute(ALONE, (name,)).fetchone()
            yield bool(held and held[0])
        finally:
            holder.close()

    @contextmanager
    def frozen(self) -> Iterator[None]:
        with self._translated():
            self._connected().execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            yield
        finally:
            self._rollback()

    def among(self, column: str, wanted: Sequence[object]) -> tuple[str, object]:
        return f"{column} = ANY(?)", list(wanted)

    def close(self) -> None:
        if self._server is not None:
            self._server.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        driver = _driver()
        try:
            yield
        except driver.Error as error:
            told = self._told(error)
            if told is None:
                raise
            raise told from error

    def _told(self, error: psycopg.Error) -> StoreError | None:
        """What a user can mend, in their words; None: it is our own fault."""
        code, said = error.sqlstate or "", str(error).strip().split("\n")[0]
        if code == "53100":
            return StoreFull("there is no room on PostgreSQL's disk", SAVE)
        if code in ("55P03", "40P01", "57014"):
            waited = f"another process has been writing to the library for over {self.patience:g} seconds"
            return StoreLocked(waited, "let it finish, or stop it, and run the same command again")
        if code.startswith("XX00"):
            return StoreDamaged(f"PostgreSQL found damage: {said}", "`tellings library restore` brings a backup back")
        if code.startswith(("28", "3D", "42501")):
            return StoreError(f"PostgreSQL refuses: {said}", "check the user, the password and the name in the URL")
        if code.startswith(("08", "57P", "53")) or (not code and isinstance(error, _driver().OperationalError)):
            return StoreAway(f"PostgreSQL cannot be reached: {said}", f"it was tried for {self.patience:g} seconds")
        if not code and isinstance(error, _driver().ProgrammingError):
            return StoreError(f"this is no address of a PostgreSQL: {said}", "postgresql://user:password@host/name")
        return None


def _driver() -> ModuleType:
    """Imported late: most libraries are SQLite files."""
    try:
        import psycopg
    except ImportError as error:
        raise StoreError("PostgreSQL needs its driver", 'pip install "tellings[postgres]"') from error
    return psycopg


@lru_cache(maxsize=1 << 10)
def _percent(sql: str) -> str:
    """? -> %s, which is how the driver has it."""
    return sql.replace("%", "%%").replace("?", "%s")
