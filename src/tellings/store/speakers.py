"""Whose words were read: speakers by how often they are quoted, and what one of them says through time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import QuoteKind
from tellings.store.articles import JOINED
from tellings.store.engine import Engine
from tellings.store.nouns import Listed
from tellings.store.rows import LISTED, listed, masthead

NEWEST = "quote q JOIN article a ON a.n = q.n WHERE a.newer IS NULL"
NOT_EDITED = (
    "quote q WHERE q.n NOT IN (SELECT n FROM article WHERE newer IS NOT NULL)"  # the same; only edited ones read
)


@dataclass(frozen=True, slots=True)
class Quotee:
    """A name that words are put to, in how many places of how many articles."""

    name: str
    quotes: int
    articles: int
    terms: str  # the terms of the name


@dataclass(frozen=True, slots=True)
class Quoter:
    """An outlet that quotes somebody, and how often; `uri` is one of its pages."""

    outlet: str | None
    uri: str
    quotes: int


@dataclass(frozen=True, slots=True)
class Saying:
    """Words at `start` to `end` of an article's text, and the article that has them."""

    listed: Listed
    start: int
    end: int
    kind: QuoteKind


class Speakers:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> tuple[Quotee, ...]:
        """Everybody, most quoted first."""
        sql = (
            f"SELECT q.speaker, count(*), count(DISTINCT q.n), max(q.says) FROM {NOT_EDITED} AND q.speaker IS NOT NULL"
            " GROUP BY q.speaker ORDER BY count(*) DESC, q.speaker"
        )
        return tuple(Quotee(*row) for row in self._engine.rows(sql))

    def of_outlet(self, outlet: str) -> tuple[Quotee, ...]:
        """Whom this outlet quotes, those it quotes most first."""
        sql = (
            f"SELECT q.speaker, count(*), count(DISTINCT q.n), max(q.says) FROM {NEWEST} AND a.masthead = ?"
            " AND q.speaker IS NOT NULL GROUP BY q.speaker ORDER BY count(*) DESC, q.speaker"
        )
        return tuple(Quotee(*row) for row in self._engine.rows(sql, (masthead(outlet),)))

    def quoters(self, speakers: Sequence[str]) -> dict[str, tuple[Quoter, ...]]:
        """Which outlets quote each of them, those that do so most first."""
        condition, names = self._engine.among("q.speaker", speakers)
        sql = (
            f"SELECT q.speaker, max(a.outlet), max(a.uri), count(*) FROM {NEWEST} AND {condition}"
            " GROUP BY q.speaker, a.masthead ORDER BY count(*) DESC, a.masthead"
        )
        found: dict[str, tuple[Quoter, ...]] = {}
        for speaker, *row in self._engine.rows(sql, (names,)):
            found[speaker] = (*found.get(speaker, ()), Quoter(*row))
        return found

    def sayings(self, speaker: str, limit: int = 50, skip: int = 0) -> tuple[Saying, ...]:
        """In order of the articles' time, each in its newest revision."""
        some = f"SELECT q.number FROM {NEWEST} AND q.speaker = ? ORDER BY a.at, q.n, q.number LIMIT ? OFFSET ?"
        sql = (
            f"SELECT {LISTED}, q.start, q.finish, q.kind FROM {JOINED} JOIN quote q ON q.n = a.n"
            f" WHERE q.number IN ({some}) ORDER BY a.at, a.n, q.number"
        )
        rows = self._engine.rows(sql, (speaker, limit, skip))
        return tuple(Saying(listed(row[:-3]), row[-3], row[-2], row[-1]) for row in rows)

    def articles_read(self) -> int:
        """How many articles have been read for quotes."""
        row = self._engine.row("SELECT count(*) FROM dossier")
        return int(row[0]) if row else 0
