"""Whose words were read: speakers by how often they are quoted, and what one of them says through time."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.model import QuoteKind
from tellings.store.articles import JOINED
from tellings.store.engine import Engine
from tellings.store.nouns import Listed
from tellings.store.rows import LISTED, listed
from tellings.store.terms import words_of


@dataclass(frozen=True, slots=True)
class Quotee:
    """A name that words are put to, in how many places of how many articles."""

    name: str
    quotes: int
    articles: int


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

    def list(self, words: str = "", limit: int = 50, skip: int = 0) -> tuple[Quotee, ...]:
        """Most quoted first; `words` are those that a name begins with or has after a space."""
        asked = " ".join(words_of(words))
        where = "q.speaker IS NOT NULL" + (" AND (' ' || q.says) LIKE ?" if asked else "")
        sql = (
            f"SELECT q.speaker, count(*), count(DISTINCT q.n) FROM quote q WHERE {where}"
            " GROUP BY q.speaker ORDER BY count(*) DESC, q.speaker LIMIT ? OFFSET ?"
        )
        values = (*([f"% {asked}%"] if asked else []), limit, skip)
        return tuple(Quotee(*row) for row in self._engine.rows(sql, values))

    def sayings(self, speaker: str, limit: int = 50, skip: int = 0) -> tuple[Saying, ...]:
        """In order of the articles' time, each in its newest revision."""
        sql = (
            f"SELECT {LISTED}, q.start, q.finish, q.kind FROM {JOINED} JOIN quote q ON q.n = a.n"
            " WHERE q.speaker = ? AND a.newer IS NULL ORDER BY a.at, a.n, q.start LIMIT ? OFFSET ?"
        )
        rows = self._engine.rows(sql, (speaker, limit, skip))
        return tuple(Saying(listed(row[:-3]), row[-3], row[-2], row[-1]) for row in rows)

    def articles_read(self) -> int:
        """How many articles have been read for quotes."""
        row = self._engine.row("SELECT count(*) FROM dossier")
        return int(row[0]) if row else 0
