"""What watching keeps: feeds, pages to fetch, hosts, saved searches, alerts; each with when it is due."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.model import Watched as One
from tellings.store.engine import Engine
from tellings.store.rows import WATCHED, watched, watched_row

NEW = f"INSERT INTO watched ({WATCHED}) VALUES (?, ?, ?, ?)"


class Watched:
    """Rows by kind and key; a key has 2,000 bytes at most. `due`: seconds since 1970, UTC."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, rows: Iterable[One]) -> None:
        """What is here already is replaced."""
        replaced = "ON CONFLICT (kind, key) DO UPDATE SET due = excluded.due, state = excluded.state"
        self._engine.many(f"{NEW} {replaced}", [watched_row(one) for one in rows])

    def add(self, rows: Iterable[One]) -> int:
        """What is here already stays as it is; how many were new."""
        return sum(self._engine.run(f"{NEW} ON CONFLICT (kind, key) DO NOTHING", watched_row(one)) for one in rows)

    def find(self, kind: str, key: str) -> One | None:
        row = self._engine.row(f"SELECT {WATCHED} FROM watched WHERE kind = ? AND key = ?", (kind, key))
        return watched(row) if row else None

    def list(self, kind: str, *, after: str = "", limit: int = 1000) -> tuple[One, ...]:
        """Those whose key comes after `after`, in the order of their keys."""
        sql = f"SELECT {WATCHED} FROM watched WHERE kind = ? AND key > ? ORDER BY key LIMIT ?"
        return tuple(watched(row) for row in self._engine.rows(sql, (kind, after, limit)))

    def due(self, kind: str, now: float, limit: int) -> tuple[One, ...]:
        """Those that were due by now, the longest due first."""
        sql = f"SELECT {WATCHED} FROM watched WHERE kind = ? AND due <= ? ORDER BY due, key LIMIT ?"
        return tuple(watched(row) for row in self._engine.rows(sql, (kind, now, limit)))

    def next(self, kind: str) -> float | None:
        """When the first is due."""
        row = self._engine.row("SELECT min(due) FROM watched WHERE kind = ? AND due IS NOT NULL", (kind,))
        return row[0] if row else None

    def drop(self, kind: str, keys: Iterable[str]) -> None:
        self._engine.many("DELETE FROM watched WHERE kind = ? AND key = ?", [(kind, key) for key in keys])

    def count(self, kind: str) -> int:
        row = self._engine.row("SELECT count(*) FROM watched WHERE kind = ?", (kind,))
        return int(row[0]) if row else 0
