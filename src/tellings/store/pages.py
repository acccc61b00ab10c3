"""Pages as they were read, and which stood at which address when."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.store.engine import Engine
from tellings.store.nouns import Packed, Sighting
from tellings.store.packing import pack, plain, unpack
from tellings.store.rows import SIGHTING, home_of, key_of, moment, sighting

OF_SIGHTING = "FROM sighting s LEFT JOIN article a ON a.n = s.n"


class Pages:
    """The very bytes, by their SHA-256."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, sha256: str, kind: str, raw: bytes | Packed) -> None:
        """`raw` may come packed (`pack`), from the process that read it."""
        data = raw.data if isinstance(raw, Packed) else pack(raw).data
        sql = "INSERT INTO page (sha256, kind, data) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING"
        self._engine.run(sql, (sha256, kind, data))

    def find(self, sha256: str) -> bytes | None:
        row = self._engine.row("SELECT data FROM page WHERE sha256 = ?", (sha256,))
        return unpack(row[0]) if row else None

    def kind(self, sha256: str) -> str | None:
        row = self._engine.row("SELECT kind FROM page WHERE sha256 = ?", (sha256,))
        return row[0] if row else None

    def forget(self, sha256: str) -> None:
        self._engine.run("DELETE FROM page WHERE sha256 = ?", (sha256,))

    def count(self) -> int:
        row = self._engine.row("SELECT count(*) FROM page")
        return int(row[0]) if row else 0


class Sightings:
    """Address -> the versions of its page, in the order in which they were seen.

    A page has many addresses. What is seen at one of them is kept at the `home` that stands for all.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(
        self,
        uri: str,
        sha256: str,
        seen: str,
        *,
        article: str | None = None,
        skipped: str | None = None,
        home: str | None = None,
        again: bool = False,
    ) -> bool:
        """False: these bytes were seen there before, and nothing is kept unless `again`. `article` is kept already.

        `home`: the address at which it is kept, by default the one that `uri` has.
        """
        at = self.home(uri) if home is None else home
        if not again and self._engine.row("SELECT 1 FROM sighting WHERE home = ? AND sha256 = ?", (at, sha256)):
            return False
        sql = (
            "INSERT INTO sighting (home, turn, uri, sha256, seen, n, skipped)"
            " VALUES (?, (SELECT coalesce(max(turn), 0) + 1 FROM sighting WHERE home = ?), ?, ?, ?,"
            " (SELECT n FROM article WHERE id = ?), ?)"
        )
        said = None if skipped is None else plain(skipped)
        return self._engine.run(sql, (at, at, key_of(uri), sha256, moment(seen), article, said)) > 0

    def home(self, uri: str) -> str:
        """Where what is seen at the address is kept: as before, else by the address itself."""
        there = self.find(uri)
        return there[-1].home if there else home_of(uri)

    def known(self, uri: str, sha256: str) -> bool:
        """Were these bytes seen at this address?"""
        sql = "SELECT 1 FROM sighting WHERE (home = ? OR uri = ?) AND sha256 = ?"
        return self._engine.row(sql, (home_of(uri), key_of(uri), sha256)) is not None

    def find(self, uri: str) -> tuple[Sighting, ...]:
        """Every version at the address, the oldest first."""
        sql = (
            f"SELECT {SIGHTING} {OF_SIGHTING} WHERE s.home IN (SELECT home FROM sighting WHERE home = ? OR uri = ?)"
            " ORDER BY s.seen, s.turn"
        )
        return tuple(sighting(row) for row in self._engine.rows(sql, (home_of(uri), key_of(uri))))

    def of(self, article: str) -> tuple[Sighting, ...]:
        """Every address at which the article stood, the first seen first."""
        sql = f"SELECT {SIGHTING} {OF_SIGHTING} WHERE a.id = ? ORDER BY s.seen, s.turn, s.uri"
        return tuple(sighting(row) for row in self._engine.rows(sql, (article,)))

    def seen_before(self, uris: Iterable[str]) -> frozenset[str]:
        """Those of the addresses at which anything was seen."""
        keys = {home_of(uri): uri for uri in uris}
        condition, value = self._engine.among("home", list(keys))
        found = self._engine.rows(f"SELECT DISTINCT home FROM sighting WHERE {condition}", (value,))
        return frozenset(keys[row[0]] for row in found)

    def skipped(self, limit: int = 100) -> tuple[Sighting, ...]:
        """What was no article, the latest first."""
        sql = f"SELECT {SIGHTING} {OF_SIGHTING} WHERE s.skipped IS NOT NULL ORDER BY s.seen DESC, s.uri LIMIT ?"
        return tuple(sighting(row) for row in self._engine.rows(sql, (limit,)))
